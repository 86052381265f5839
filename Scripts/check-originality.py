#!/usr/bin/env python3
"""Finds runs of six words that our own texts share with the labelled comments, which belong to others.

    Scripts/check-originality.py              status 1 where there is one; each as file:line: words
    Scripts/check-originality.py --self-test  the check itself, on texts made for it

Read are the codebooks, corpora, examples, tests and docs. The comments are those of the folder VERBATIM_DATA, else
../shared/data; without them the check says so and passes. A run that stands in five comments of two files or more is common
speech and is let pass.
"""

import csv
import json
import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("VERBATIM_DATA", ROOT.parent / "shared" / "data"))
OURS = ["lexicons/themes/*.yaml", "lexicons/*/examples*.tsv", "corpora/*", "Tests/**/*.swift", "docs/**/*.md", "README.md"]
LENGTH = 6
COMMON_COMMENTS = 5
COMMON_FILES = 2
WORD = re.compile(r"\w+(?:['’]\w+)*")
csv.field_size_limit(1 << 24)


def runs(words):
    """All runs of LENGTH words, with the place of the first; letters alone, as in "a b c", are no speech."""
    for start in range(len(words) - LENGTH + 1):
        run = words[start:start + LENGTH]
        if sum(map(len, run)) > 2 * LENGTH:
            yield start, " ".join(run)


def folded(text):
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


def own_runs(root):
    """Each run of our own texts with the places where it stands. Only in prose does a run go on in the next line, and in a
    codebook's list of terms each is a text of its own."""
    found = {}
    for path in sorted({path for pattern in OURS for path in root.glob(pattern) if path.is_file()}):
        for words, lines in texts(path):
            for start, run in runs(words):
                found.setdefault(run, []).append((path.relative_to(root), lines[start]))
    return found


def texts(path):
    """The texts of one of our files: their words, and the line of each word."""
    words, lines = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        for piece in re.split(r"['\"],", line) if path.suffix == ".yaml" else [line]:
            if words and (path.suffix != ".md" or not piece.strip()):
                yield words, lines
                words, lines = [], []
            here = folded(piece)
            words = words + here
            lines = lines + [number] * len(here)
    yield words, lines


def strings(value):
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def comments(path):
    """The texts of one file of others."""
    with open(path, encoding="utf-8", errors="replace", newline="") as handle:
        if path.suffix == ".csv":
            for row in csv.reader(handle):
                yield from row
        elif path.suffix == ".jsonl":
            for line in handle:
                yield from strings(json.loads(line))
        elif path.suffix in (".vtt", ".srt"):
            yield from handle


def shared_runs(root, data):
    """(file, line, run) for each run of ours that stands in the comments of others and is not common speech."""
    ours = own_runs(root)
    counts, files = {}, {}
    for path in sorted(data.rglob("*")):
        if path.suffix not in (".csv", ".jsonl", ".vtt", ".srt"):
            continue
        for text in comments(path):
            for run in {run for _, run in runs(folded(text)) if run in ours}:
                counts[run] = counts.get(run, 0) + 1
                files.setdefault(run, set()).add(path)
    for run, count in counts.items():
        if count < COMMON_COMMENTS or len(files[run]) < COMMON_FILES:
            yield from ((file, line, run) for file, line in ours[run])


def self_test():
    """A run of six words must be found at its line, one of five or a common one must not."""
    with tempfile.TemporaryDirectory() as folder:
        root, data = Path(folder) / "ours", Path(folder) / "data"
        (root / "docs").mkdir(parents=True)
        data.mkdir()
        common = "the old boat sails at dawn"
        (root / "docs" / "a.md").write_text(f"# Boats\n\nWe say that {common}.\n\nA green hat fell\ninto the lake.\n")
        (data / "one.csv").write_text("id,text\n1,a green hat fell into it\n" + f"2,{common}\n" * 4)
        (data / "two.csv").write_text(f"id,text\n1,{common}\n")
        if list(shared_runs(root, data)):
            sys.exit("check-originality: a common run or one of five words was reported")
        (data / "two.csv").write_text("id,text\n1,\"oh, A green HAT fell into the sea\"\n")
        found = [(str(file), line, run) for file, line, run in shared_runs(root, data) if run != common]
        if found != [("docs/a.md", 5, "a green hat fell into the")]:
            sys.exit(f"check-originality: expected one run at docs/a.md:5, got {found}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        self_test()
    elif sys.argv[1:]:
        sys.exit(__doc__)
    elif not DATA.is_dir():
        print(f"check-originality: skipped, there are no comments of others at {os.path.relpath(DATA, ROOT)} (VERBATIM_DATA)")
    else:
        hits = sorted(shared_runs(ROOT, DATA))
        for file, line, run in hits:
            print(f"{file}:{line}: {run}")
        if hits:
            sys.exit(f"{len(hits)} runs of {LENGTH} words are also in comments of others: say it in other words")
