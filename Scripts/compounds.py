#!/usr/bin/env python3
"""Measures how compounds are split: Dutch ones of the labelled set, Swedish ones of corpora/compounds-sv.tsv.

    Scripts/compounds.py          figures
    Scripts/compounds.py errors   the words that come out wrong, with what was found

A split is right where the head is the labelled one and the modifier is, too, a linking element aside.
"""

import csv
import json
import subprocess
import sys

from accuracy import DATA, PROGRAM, ROOT

LINKERS = {"nl": ["s", "en", "e", "n", "er"], "sv": ["s", "e", "a", "o", "u", "es"]}


def gold(language):
    """(word, modifier, head), all in small letters."""
    if language == "nl":
        with open(DATA / "compound/nl_compound_head_split.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield row["text"].lower(), row["modifier"].lower(), row["head"].lower()
    else:
        with open(ROOT / "corpora/compounds-sv.tsv", encoding="utf-8") as file:
            next(file)
            yield from (tuple(text.rstrip("\n").split("\t")) for text in file)


def splits(language, words):
    """The parts that the program finds of each word; nothing where it splits none."""
    found = {}
    for start in range(0, len(words), 500):
        command = [PROGRAM, "explain", "--lang", language, "--format", "json", "\n".join(words[start : start + 500])]
        tokens = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["tokens"]
        found.update((t["text"].lower(), tuple(t["parts"])) for t in tokens if "parts" in t)
    return found


def same(found, wanted, language):
    """Whether two modifiers differ by no more than a linking element."""
    ends = [""] + LINKERS[language]
    return any(found + a == wanted + b for a in ends for b in ends)


def judge(language):
    """(word, wanted, found, head right, both right) of every compound."""
    rows = list(gold(language))
    found = splits(language, [word for word, _, _ in rows])
    for word, modifier, head in rows:
        parts = found.get(word, ("", ""))
        is_head = parts[1] == head
        yield word, (modifier, head), parts, is_head, is_head and same(parts[0], modifier, language)


def figures(language):
    """How many compounds, and the shares split at all, with the right head, with both parts right."""
    judged = list(judge(language))
    n = len(judged)
    return n, sum(p[2][1] != "" for p in judged) / n, sum(p[3] for p in judged) / n, sum(p[4] for p in judged) / n


def section():
    """The lines of a section of docs/accuracy.md."""
    lines = [
        "## Compounds", "",
        "Dutch: the labelled set; Swedish: `corpora/compounds-sv.tsv`, written without sight of the splitter or its words. A modifier is",
        "right whether or not a linking element is counted to it.", "",
        "| language | compounds | split | head right | head and modifier right |", "| --- | --- | --- | --- | --- |",
    ]
    for code in ["nl", "sv"]:
        n, *shares = figures(code)
        lines.append(f"| {code} | {n} | " + " | ".join(f"{share:.3f}" for share in shares) + " |")
    return lines


if __name__ == "__main__":
    for code in ["nl", "sv"]:
        print(code, "n {} split {:.3f} head {:.3f} both {:.3f}".format(*figures(code)))
        if sys.argv[1:] == ["errors"]:
            for word, wanted, parts, _, is_right in judge(code):
                if not is_right:
                    print("  ", word, "|".join(wanted), "|".join(parts))
