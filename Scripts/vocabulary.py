#!/usr/bin/env python3
"""Writes lexicons/{nl,sv}/vocabulary.tsv: words of customers' comments with how often they occur, for compounds and spelling.

    Scripts/vocabulary.py         writes both files
    Scripts/vocabulary.py tidy    takes repeated words out of lexicons/{nl,sv}/everyday.txt and breaks its lines

Counted are the labelled comments, the sentences of the tokenizer sets and the sentences for language detection, all of the
folder VERBATIM_DATA, else ../shared/data. A word counts where it is written in small letters more often than not, so no names.
It says, too, how often the median word of everyday.txt occurs there: the key everyday_count of language.json.
"""

import collections
import csv
import json
import re
import statistics
import sys
import textwrap

from accuracy import DATA, ROOT

LEAST = 3  # occurrences
LONG = 8  # letters; shorter words are not corrected
MISSPELT = 10
WIDTH = 127  # of a line, in letters
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
TREEBANKS = {"nl": "nl_*.jsonl", "sv": "sv_*.jsonl"}


def comments(code):
    """Every text of a language, once."""
    texts = {}
    for path in sorted((DATA / code).glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            texts.update((row["text"], None) for row in csv.DictReader(file))
    for path in sorted((DATA / "langid").glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            texts.update((row["text"], None) for row in csv.DictReader(file) if row["label_or_score"] == code)
    for path in sorted((DATA / "tokenizer").glob(TREEBANKS[code])):
        with open(path, encoding="utf-8") as file:
            texts.update((" ".join(json.loads(line)["tokens"]), None) for line in file)
    return texts


def counts(code):
    """How often each word occurs; words written mostly in small letters, of three letters or more."""
    small, all_of = collections.Counter(), collections.Counter()
    for text in comments(code):
        words = [word for word in WORD.findall(text) if word.isalpha() and len(word) >= 3]
        all_of.update(word.lower() for word in words)
        small.update(word for word in words if word == word.lower())
    found = {word: n for word, n in all_of.items() if n >= LEAST and 2 * small[word] > n}
    wrong = misspelt(found)
    return {word: n for word, n in found.items() if word not in wrong}


def misspelt(found):
    """Long words one letter away from one that is MISSPELT times as common; an ending of two letters must be the same."""
    near = collections.defaultdict(set)
    for word in found:
        if len(word) >= LONG - 1:
            for key in shortened(word):
                near[key].add(word)
    return {
        word for word, n in found.items() if len(word) >= LONG
        for key in shortened(word) for other in near[key]
        if found[other] >= MISSPELT * n and other[-2:] == word[-2:]}


def shortened(word):
    """The word, and the word without one of its letters but the first."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}


def everyday(code):
    """The topics of everyday.txt, each as its heading and its words."""
    topics = []
    for line in (ROOT / f"lexicons/{code}/everyday.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            topics.append((line, []))
        else:
            topics[-1][1].extend(line.split())
    return topics


def tidy(code):
    """Leaves each word of everyday.txt where it stands first, and breaks long lines."""
    seen, lines = set(), []
    for heading, words in everyday(code):
        words = [word for word in dict.fromkeys(words) if word not in seen]
        seen.update(words)
        lines += [heading, *textwrap.wrap(" ".join(words), WIDTH, break_on_hyphens=False)]
    (ROOT / f"lexicons/{code}/everyday.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write(code):
    """Writes the counts and says the median of the everyday words among them."""
    found = counts(code)
    lines = ["# Words of customers' comments: word, occurrences. Written by Scripts/vocabulary.py."]
    lines += [f"{word}\t{n}" for word, n in sorted(found.items())]
    (ROOT / f"lexicons/{code}/vocabulary.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    words = {word for _, topic in everyday(code) for word in topic}
    median = statistics.median(found[word] for word in words if word in found)
    print(f"{code}: {len(found)} words; {len(words)} everyday ones, {len(words & found.keys())} of them counted, median {median:g}")


if __name__ == "__main__":
    for language in TREEBANKS:
        if sys.argv[1:] == ["tidy"]:
            tidy(language)
        elif sys.argv[1:]:
            sys.exit(__doc__)
        else:
            write(language)
