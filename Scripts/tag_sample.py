#!/usr/bin/env python3
"""Draws tags to be read by hand, for docs/tag-samples.

    Scripts/tag_sample.py SET SEED [NUMBER]     NUMBER tags (200) of a set, one a line: id, theme, what was found, the comment

Tags are those that the codebook customer-experience gives to comments of five words or more; each tag of each comment has the
same chance. The program is VERBATIM, the folder of the sets VERBATIM_DATA, else ../shared/data. The sheet goes to the
standard output and is not to be committed, as the comments belong to others; the verdicts are: id, theme, yes or no.
"""

import csv
import json
import random
import sys

from accuracy import DATA
from accuracy_themes import COVERED, run


def tags(language, file):
    """Every tag of the set: id, theme, what was found, the comment."""
    with open(DATA / file, encoding="utf-8", newline="") as handle:
        texts = {row["id"]: row["text"] for row in csv.DictReader(handle)}
    found = run("tag", str(DATA / file), "--text", "text", "--id", "id", "--lang", language, "--evidence", "--quiet")
    for record in map(json.loads, found.splitlines()):
        text = texts[record["id"]]
        if len(text.split()) >= 5:
            for theme in record["themes"]:
                evidence = " … ".join(piece["text"] for piece in theme["evidence"])
                yield record["id"], theme["id"], evidence, " ".join(text.split())


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sets = {name: (language, file) for name, language, file in COVERED}
    if sys.argv[1] not in sets:
        sys.exit(f"{sys.argv[1]}: the sets are {', '.join(sets)}")
    every = list(tags(*sets[sys.argv[1]]))
    number = int(sys.argv[3]) if len(sys.argv) == 4 else 200
    for row in random.Random(int(sys.argv[2])).sample(every, number):
        print("\t".join(row))


if __name__ == "__main__":
    main()
