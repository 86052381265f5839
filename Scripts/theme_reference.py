#!/usr/bin/env python3
"""Writes docs/themes.md: every theme of every codebook that comes with the program, with an example a language. Called by
generate-docs.sh.

    VERBATIM_BINARY=… Scripts/theme_reference.py > docs/themes.md
"""

import csv
import json
import os
import subprocess
import tempfile
from pathlib import Path

LANGUAGES = ["en", "nl", "sv"]
HEAD = """<!-- Made by Scripts/generate-docs.sh from lexicons/themes; do not edit. -->
# The codebooks that come with the program

Give one by its name, `--themes telecom`. Terms are those of a theme itself, in English, Dutch and Swedish; a theme
without any is there wherever one below it is. Of each language the shortest example is shown; `verbatim themes export`
writes all of them, and every term. [codebooks.md](codebooks.md) says how to write one of your own.
"""


def run(*arguments):
    return subprocess.run([os.environ["VERBATIM_BINARY"], *arguments], capture_output=True, text=True, check=True).stdout


def examples(name):
    """The shortest example of every theme and language."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "codebook.csv"
        run("themes", "export", name, "--lexicons", "lexicons", "-o", str(file))
        with open(file, encoding="utf-8-sig", newline="") as handle:
            for row in csv.DictReader(handle):
                key = row["theme"], row["language"]
                if row["kind"] == "example" and len(row["text"]) < len(found.get(key, row["text"] + " ")):
                    found[key] = row["text"]
    return found


def cell(text):
    return " ".join(text.split()).replace("|", "\\|")


def main():
    print(HEAD)
    paths = sorted(Path("lexicons/themes").glob("*.yaml"))
    for path in paths:
        book = json.loads(run("themes", "list", str(path), "--lexicons", "lexicons", "--format", "json"))
        shown = examples(str(path))
        print(f"## {book['codebook']}\n\n{len(book['themes'])} themes.\n")
        print("| id | label | terms | examples |\n| --- | --- | --- | --- |")
        for theme in book["themes"]:
            labels = list(dict.fromkeys(theme["labels"].get(code, "") for code in LANGUAGES))
            counts = [str(theme["terms"].get(code, 0)) for code in LANGUAGES] if theme["terms"] else ["—"]
            texts = [shown[theme["id"], code] for code in LANGUAGES if (theme["id"], code) in shown]
            cells = [f"`{theme['id']}`", " / ".join(labels), " / ".join(counts), " / ".join(texts)]
            print("| " + " | ".join(map(cell, cells)) + " |")
        print()


main()
