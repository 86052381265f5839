#!/usr/bin/env python3
"""Measures `verbatim redact` on the hand-marked texts of corpora/redaction-*.tsv, and writes its part of docs/accuracy.md.

    Scripts/accuracy_redaction.py measure   the figures on standard output, with every text that is not masked as marked
    Scripts/accuracy_redaction.py report    the section in docs/accuracy.md is replaced
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter

from accuracy import LANGUAGES, PROGRAM, ROOT
from accuracy_conversations import replace

TITLE = "## Personal data"
MARKED = re.compile(r"\{([a-z]+):([^}]*)\}")
MARKER = re.compile(r"\[[A-ZÅÄÖ-]+(?:-\d+)?\]")
HARD = {"email", "phone", "iban", "card", "bsn", "rijksregister", "personnummer"}


def marked(language):
    """Pairs of a text and its (start, end, kind)."""
    for line in (ROOT / f"corpora/redaction-{language}.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, spans, at = "", [], 0
        for match in MARKED.finditer(line):
            text += line[at : match.start()]
            spans.append((len(text), len(text) + len(match[2]), match[1]))
            text += match[2]
            at = match.end()
        yield text + line[at:], spans


def masked(texts, language):
    """The texts as the program masks them."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
        file.flush()
        command = [PROGRAM, "redact", file.name, "--lang", language, "--quiet"]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line)["text"] for line in result.stdout.splitlines()]


def places(text, result):
    """Where markers stand in a result, as stretches of the text; what is between them stands in both."""
    pattern = "(.+?)".join(re.escape(piece) for piece in MARKER.split(result))
    match = re.fullmatch(pattern, text, re.DOTALL)
    return [match.span(group) for group in range(1, (match.re.groups if match else 0) + 1)]


def measure(language):
    """Counts of what is marked and found by kind, of what is masked and right, and the texts that differ."""
    counts, differ = Counter(), []
    rows = list(marked(language))
    for (text, wanted), result in zip(rows, masked([text for text, _ in rows], language), strict=True):
        counts["texts"] += 1
        given = places(text, result)
        for start, end, kind in wanted:
            group = "name" if kind == "name" else "hard" if kind in HARD else "other"
            counts[f"{group} marked"] += 1
            counts[f"{group} found"] += any(one <= start and end <= other for one, other in given)
        for one, other in given:
            counts["masked"] += 1
            counts["right"] += any(start <= one and other <= end for start, end, _ in wanted)
        if sorted((start, end) for start, end, _ in wanted) != given:
            differ.append((text, result))
    return counts, differ


def section():
    """The lines of the section."""
    lines = [
        TITLE, "",
        "`corpora/redaction-*.tsv`: invented texts, marked by hand, by the authors of the rules. Found is what is masked whole; right is",
        "what is masked and lies within a mark, so that a word too many counts as wrong. A third of the texts have nothing to be masked in",
        "them: products, prices, dates of delivery, companies, everyday words.", "",
        "| language | texts | numbers with checksums, e-mail, phone: recall | names: recall | the rest: recall | precision |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for language in LANGUAGES:
        counts, _ = measure(language)
        shares = [f"{counts[group + ' found'] / counts[group + ' marked']:.3f} of {counts[group + ' marked']}" for group in ("hard", "name", "other")]
        lines.append(f"| {language} | {counts['texts']} | {' | '.join(shares)} | {counts['right'] / counts['masked']:.3f} of {counts['masked']} |")
    return lines


if __name__ == "__main__":
    if sys.argv[1:] == ["report"]:
        replace(TITLE, section())
    else:
        print("\n".join(section()))
        for language in LANGUAGES:
            for text, result in measure(language)[1]:
                print(f"{language}  {text}  →  {result}")
