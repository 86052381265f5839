"""Fills the sample runs in Markdown files with what the program really prints.

A sample is a comment `<!-- run: COMMAND -->` with a fenced block behind it. COMMAND runs in the project's folder, with
`verbatim` standing for the binary in VERBATIM_BINARY. In a file with `<!-- fresh folder: FILE … -->` the commands run one
after the other in one fresh folder with copies of these files, and every line of a block marked `sh` must be among them.
With --check nothing is written: stale samples are named.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = re.compile(r"(<!-- run: (?P<command>.*?) -->\n```\w*\n)(?P<output>.*?)(?P<end>```\n)", re.DOTALL)

FRESH = re.compile(r"<!-- fresh folder: (.*?) -->")
SHOWN = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def run(command, tools, folder):
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "COLUMNS": "110", "NO_COLOR": "1"}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, cwd=folder, check=False)
    if not done.stdout:
        sys.exit(f"no output of '{command}': {done.stderr}")
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").split("\n")) + "\n"


def filled(file, text, tools):
    """The text with fresh output in every sample."""
    fresh = FRESH.search(text)
    with tempfile.TemporaryDirectory() as folder:
        if fresh:
            for name in fresh[1].split():
                shutil.copy(name, folder)
            commands = [found["command"] for found in SAMPLE.finditer(text)]
            for line in "".join(SHOWN.findall(text)).splitlines():
                if not any(line in command for command in commands):
                    sys.exit(f"{file}: '{line}' is shown, but not run")
        place = folder if fresh else "."
        return SAMPLE.sub(lambda found: found[1] + run(found["command"], tools, place) + found["end"], text)


def main():
    check = "--check" in sys.argv
    files = [Path(name) for name in sys.argv[1:] if name != "--check"]
    stale = []
    with tempfile.TemporaryDirectory() as tools:
        os.symlink(os.path.abspath(os.environ["VERBATIM_BINARY"]), f"{tools}/verbatim")
        for file in files:
            text = file.read_text()
            fresh = filled(file, text, tools)
            if fresh == text:
                continue
            if check:
                stale.append(str(file))
            else:
                file.write_text(fresh)
    if stale:
        sys.exit(f"the sample runs in {', '.join(stale)} are out of date: run Scripts/generate-docs.sh")


main()
