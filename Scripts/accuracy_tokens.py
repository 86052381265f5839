"""Compares the program's tokens with those of the treebanks; a section of docs/accuracy.md.

Alone, it prints the section; with `errors CLASS`, the differences of one class.
"""

import collections
import json
import re
import subprocess
import sys

from accuracy import DATA, PROGRAM

TREEBANKS = [
    ("UD Dutch-Alpino", "nl", "nl_alpino-dev"), ("UD Dutch-LassySmall", "nl", "nl_lassysmall-dev"),
    ("UD Swedish-Talbanken", "sv", "sv_talbanken-dev"), ("UD English-EWT", "en", "en_ewt-dev"),
]

# What a difference is called, by the marks in the stretch of text that is cut in two ways, and why we do as we do.
CLASSES = [
    ("address", re.compile(r"https?:|www\.|@|\.(com|org|net|nl|se|uk)\b", re.I),
     "addresses with a bracket or shortened with dots"),
    ("face", re.compile(r"[:;=][-']?[()DPp/]"), "emoticons are one token to us"),
    ("contraction or genitive", re.compile(r"\w['’´`](s|t|d|m|ll|re|ve)\b|n['’]t|s['’](\s|$)|\b(can|gon|wan|got)(not|na|ta)\b", re.I),
     "genitives of plurals and of decades (*soldiers'*, *80's*)"),
    ("number", re.compile(r"\d"), "spans of years, dates, times, per cents: cut at the mark here; amounts with a hyphen or unit letter whole"),
    ("hyphen", re.compile(r"\w[-‐‑–]\w|\w[-‐‑–](\s|$)|(^|\s)[-‐‑–]\w"), "*grass-roots* is whole here and three tokens in EWT; *barn-* (och ungdom) is two here and one in the others"),
    ("slash", re.compile(r"/"), "*en/of* is cut here"),
    ("run of marks", re.compile(r"[^\w\s]{2,}"), "'' and ,, as quotation marks, !!! and ...: one token in the treebank, a token a mark here"),
    ("abbreviation or full stop", re.compile(r"\w\."), "initials and abbreviations that the list lacks; names of files"),
    ("apostrophe", re.compile(r"['’´`]"), "the apostrophe of *'t* is a token of its own here"),
    ("space", re.compile(r"\w\s+\w"), "the treebank has a token with a space inside"),
    ("written together", re.compile(r"^\w+$"), "*alot*, *redline*: the treebank corrects what the writer joined"),
]  # fmt: skip


def sentences(name):
    """(text, the treebank's spans) of each sentence."""
    with open(DATA / f"tokenizer/{name}.jsonl", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if "\n" not in row["text"]:
                yield row["text"], [tuple(span) for span in row["offsets"]]


def given(language, texts):
    """The program's spans of each text."""
    spans = []
    for start in range(0, len(texts), 200):
        batch = texts[start : start + 200]
        command = [PROGRAM, "explain", "--lang", language, "--format", "json", "\n".join(batch)]
        tokens = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["tokens"]
        tokens = [(t["start"], t["end"]) for t in tokens if t["kind"] != "newline"]
        position, place = 0, 0
        for text in batch:
            end = position + len(text)
            own = []
            while place < len(tokens) and tokens[place][0] < end:
                own.append((tokens[place][0] - position, tokens[place][1] - position))
                place += 1
            spans.append(own)
            position = end + 1
    return spans


def differences(text, wanted, found):
    """The stretches of a text that the two cut differently: between boundaries that both have."""
    both = sorted({a for a, _ in wanted} & {a for a, _ in found}) + [len(text)]
    for start, end in zip(both, both[1:]):
        one = [span for span in wanted if start <= span[0] < end]
        other = [span for span in found if start <= span[0] < end]
        if one != other:
            yield text[start:end].strip(), [text[a:b] for a, b in one], [text[a:b] for a, b in other]


def called(stretch):
    return next((name for name, marks, _ in CLASSES if marks.search(stretch)), "other")


def compare(language, name):
    """F1 over all tokens, over those with a letter or digit, their number, and the differences by class."""
    rows = list(sentences(name))
    counts = {False: [0, 0, 0], True: [0, 0, 0]}
    classes, examples = collections.Counter(), collections.defaultdict(list)
    for (text, wanted), found in zip(rows, given(language, [text for text, _ in rows])):
        for words in (False, True):
            def kept(spans):
                return {s for s in spans if not words or any(c.isalnum() for c in text[s[0] : s[1]])}
            for i, n in enumerate((len(kept(wanted) & kept(found)), len(kept(wanted)), len(kept(found)))):
                counts[words][i] += n
        for stretch, one, other in differences(text, wanted, found):
            classes[called(stretch)] += 1
            examples[called(stretch)].append((one, other))
    score = {words: 2 * right / (a + b) for words, (right, a, b) in counts.items()}
    return score[False], score[True], counts[False][1], classes, examples


def section():
    """The lines of the section."""
    results = [(title, *compare(language, name)[:4]) for title, language, name in TREEBANKS]
    lines = [
        "## Tokens", "",
        "Against the development parts of four treebanks: a token is right where both its ends are. Every stretch of text that is",
        "cut differently is counted once, under the first class that fits.", "",
        "| treebank | tokens | F1 | F1 of tokens with a letter or digit | differences |", "| --- | --- | --- | --- | --- |",
    ]
    for title, score, words, n, classes in results:
        lines.append(f"| {title} | {n} | {score:.4f} | {words:.4f} | {classes.total()} |")
    lines += ["", "| difference | " + " | ".join(r[0] for r in results) + " | what it is |", "| --- |" + " --- |" * (len(results) + 1)]
    for name, reason in [(c[0], c[2]) for c in CLASSES] + [("other", "formulas, names with a mark (*CD&V*, *Yahoo!*)")]:
        lines.append(f"| {name} | " + " | ".join(str(r[4][name]) for r in results) + f" | {reason} |")
    return lines


if __name__ == "__main__":
    if sys.argv[1:2] == ["errors"]:
        for title, language, name in TREEBANKS:
            for one, other in compare(language, name)[4][sys.argv[2]]:
                print(title[3:], "|", " ".join(f"[{t}]" for t in one), "|", " ".join(f"[{t}]" for t in other))
    else:
        print("\n".join(section()))
