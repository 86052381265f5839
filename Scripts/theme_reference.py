#!/usr/bin/env python3
"""Writes docs/themes.md: every theme of every codebook that comes with the program. Called by generate-docs.sh.

    VERBATIM_BINARY=… Scripts/theme_reference.py > docs/themes.md
"""
import json
import os
import subprocess

BINARY = os.environ["VERBATIM_BINARY"]
LANGUAGES = ["en", "nl", "sv"]

done = subprocess.run([BINARY, "themes", "list", "--format", "json"], capture_output=True, text=True, check=True)
books = [json.loads(line) for line in done.stdout.splitlines() if line]
count = sum(len(book["themes"]) for book in books)
print("# The themes that come with Verbatim\n")
print(f"Written by `Scripts/generate-docs.sh` from the codebooks themselves: {count} themes in {len(books)} codebooks. How to write one of")
print("your own: [codebooks.md](codebooks.md). The numbers are the terms in each language; a theme without any is found through the")
print("themes below it.\n")
for book in books:
    print(f"## {book['codebook']} {book['version']}\n")
    print("| id | " + " | ".join(LANGUAGES) + " | terms (" + ", ".join(LANGUAGES) + ") |")
    print("|---|" + "---|" * len(LANGUAGES) + "---|")
    for theme in book["themes"]:
        depth = theme["id"].count(".")
        labels = " | ".join(theme["labels"].get(code, "–") for code in LANGUAGES)
        terms = ", ".join(str(theme["terms"].get(code, 0)) for code in LANGUAGES)
        print(f"| {'&nbsp;&nbsp;' * depth}`{theme['id']}` | {labels} | {terms} |")
    print()
