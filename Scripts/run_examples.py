"""Fills the sample runs in Markdown files with what the program really prints.

A sample is a comment `<!-- run: COMMAND -->` with a fenced block behind it. COMMAND runs in the project's folder, with
`verbatim` standing for the binary in VERBATIM_BINARY. With --check nothing is written: stale samples are named.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = re.compile(r"(<!-- run: (?P<command>.*?) -->\n```\w*\n)(?P<output>.*?)(?P<end>```\n)", re.DOTALL)


def run(command, folder):
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "COLUMNS": "110", "NO_COLOR": "1"}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, check=False)
    if not done.stdout:
        sys.exit(f"no output of '{command}': {done.stderr}")
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").split("\n")) + "\n"


def main():
    check = "--check" in sys.argv
    files = [Path(name) for name in sys.argv[1:] if name != "--check"]
    stale = []
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.abspath(os.environ["VERBATIM_BINARY"]), f"{folder}/verbatim")
        for file in files:
            text = file.read_text()
            fresh = SAMPLE.sub(lambda found: found[1] + run(found["command"], folder) + found["end"], text)
            if fresh == text:
                continue
            if check:
                stale.append(str(file))
            else:
                file.write_text(fresh)
    if stale:
        sys.exit(f"the sample runs in {', '.join(stale)} are out of date: run Scripts/generate-docs.sh")


main()
