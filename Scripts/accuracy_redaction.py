#!/usr/bin/env python3
"""Measures the masking of personal data on marked texts, and writes its part of docs/accuracy.md.

    Scripts/accuracy_redaction.py measure FILE…   recall by kind and precision of any marked files, on standard output
    Scripts/accuracy_redaction.py failures FILE…  what is not masked, and what should not have been
    Scripts/accuracy_redaction.py first           keeps the figures of the blind texts in corpora/redaction-first.json, before
                                                  anything is changed because of them
    Scripts/accuracy_redaction.py report          the section in docs/accuracy.md is replaced

A line of a file is a text in which what must be masked stands as {kind:text}; # begins a comment. The language is the part of
the file's name behind the last hyphen. A place counts as found where every letter and digit of it is masked, and what is
masked counts as right where no letter or digit in it should have stayed: masking more than what is personal is a mistake.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from accuracy import LANGUAGES, PROGRAM, ROOT

TITLE = "## Personal data"
MARK = re.compile(r"\{([a-z]+):([^}]*)\}")
# What the program writes in place of personal data.
MARKER = re.compile(r"\[[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)*(?:-\d+)?\]")
NUMBERS = ["bsn", "card", "iban", "nationalid", "personnummer", "rijksregister"]
FIRST = ROOT / "corpora/redaction-first.json"
BLIND = {code: ROOT / f"corpora/redaction-blind-{code}.tsv" for code in LANGUAGES}


def examples(path):
    """The texts of a file, each with what must be masked as (kind, start, end)."""
    found = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        text, wanted, at = "", [], 0
        for mark in MARK.finditer(line):
            text += line[at : mark.start()]
            wanted.append((mark[1], len(text), len(text) + len(mark[2])))
            text += mark[2]
            at = mark.end()
        found.append((text + line[at:], wanted))
    return found


def masked(texts, language):
    """The texts as `verbatim redact` gives them back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        path.write_text("".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts), encoding="utf-8")
        command = [PROGRAM, "redact", str(path), "--lang", language, "--quiet"]
        result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        sys.exit(result.stderr)
    given = [json.loads(line)["text"] for line in result.stdout.splitlines()]
    if len(given) != len(texts):
        sys.exit(f"accuracy_redaction: {len(texts)} texts went in and {len(given)} came out")
    return given


def spans(text, given):
    """Where the markers of a masked text stand in the original."""
    pieces = MARKER.split(given)
    if len(pieces) == 1 or given == text:
        return []
    pattern = "(.+?)".join(re.escape(piece) for piece in pieces)
    match = re.fullmatch(pattern, text, re.DOTALL)
    if not match:
        sys.exit(f"accuracy_redaction: the masked text is not the original with markers: {given}")
    return [match.span(number) for number in range(1, len(pieces))]


def measure(path):
    """Counts of a file: places and found ones by kind, masked places and right ones; and what went wrong."""
    language = Path(path).stem.rsplit("-", 1)[-1]
    cases = examples(path)
    counts, failures = Counter(lines=len(cases)), []
    for (text, wanted), given in zip(cases, masked([text for text, _ in cases], language), strict=True):
        hidden = set()
        allowed = {place for _, start, end in wanted for place in range(start, end)}
        for start, end in spans(text, given):
            hidden.update(range(start, end))
            counts["masked"] += 1
            more = [text[place] for place in range(start, end) if text[place].isalnum() and place not in allowed]
            counts["right"] += not more
            if more:
                failures.append(f"{language}\ttoo much\t{text[start:end]}\t{text}")
        for kind, start, end in wanted:
            is_found = all(place in hidden for place in range(start, end) if text[place].isalnum())
            counts[kind, "all"] += 1
            counts[kind, "found"] += is_found
            if not is_found:
                failures.append(f"{language}\tnot masked as {kind}\t{text[start:end]}\t{text}")
    return counts, failures


def recall(counts, kinds):
    """The share of the places of these kinds that are found, with how many there are; a dash where there are none."""
    number, found = (sum(counts[kind, what] for kind in kinds) for what in ("all", "found"))
    return f"{found / number:.3f} ({number})" if number else "–"


def table(measured):
    """Figures by language as a table."""
    kinds = sorted({key[0] for counts in measured.values() for key in counts if isinstance(key, tuple)})
    rows = ["| | " + " | ".join(measured) + " |", "|---|" + "---|" * len(measured)]

    def row(label, cells):
        rows.append(f"| {label} | " + " | ".join(cells) + " |")

    row("texts", [str(counts["lines"]) for counts in measured.values()])
    row("recall, numbers with a checksum", [recall(counts, NUMBERS) for counts in measured.values()])
    for kind in kinds:
        row(f"recall, {kind}", [recall(counts, [kind]) for counts in measured.values()])
    row("recall, all", [recall(counts, kinds) for counts in measured.values()])
    precision = [f"{counts['right'] / counts['masked']:.3f} ({counts['masked']})" if counts["masked"] else "–" for counts in measured.values()]
    row("precision", precision)
    return "\n".join(rows)


def section():
    """The section of docs/accuracy.md."""
    parts = [
        TITLE,
        "Places that `redact` finds in texts written for it, in brackets how many there are. Recall: every letter and digit of the "
        "place is masked. Precision: masked places without a letter or digit that should have stayed, so that masking more than "
        "what is personal counts as a mistake. `Scripts/accuracy_redaction.py` measures and writes this.",
        "Written by the authors of the rules (`corpora/redaction-*.tsv`):",
        table({code: measure(ROOT / f"corpora/redaction-{code}.tsv")[0] for code in LANGUAGES}),
    ]
    parts += [
        "Written by somebody who had seen neither rules nor code (`corpora/redaction-blind-*.tsv`; `nationalid` is a BSN, "
        "rijksregisternummer or personnummer). As first measured, before anything was changed because of them:",
        table(kept()),
        "The same texts now. Their failures were read and general causes mended, so that these figures say less of other texts:",
        table({code: measure(path)[0] for code, path in BLIND.items()}),
    ]
    return "\n\n".join(parts) + "\n"


def first():
    """Keeps the figures of the blind texts."""
    if FIRST.exists():
        sys.exit(f"{FIRST} exists: the first figures are measured once")
    figures = {}
    for code, path in BLIND.items():
        counts = measure(path)[0]
        kinds = sorted({key[0] for key in counts if isinstance(key, tuple)})
        figures[code] = {what: counts[what] for what in ("lines", "masked", "right")}
        figures[code]["places"] = {kind: {what: counts[kind, what] for what in ("all", "found")} for kind in kinds}
    FIRST.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def kept():
    """The counts of the first measure."""
    measured = {}
    for code, figures in json.loads(FIRST.read_text(encoding="utf-8")).items():
        counts = Counter({what: figures[what] for what in ("lines", "masked", "right")})
        for kind, places in figures["places"].items():
            counts.update({(kind, what): number for what, number in places.items()})
        measured[code] = counts
    return measured


def report():
    """The section in docs/accuracy.md is replaced, or stands last where there is none."""
    path = ROOT / "docs/accuracy.md"
    text = path.read_text(encoding="utf-8")
    start = text.find(TITLE)
    if start < 0:
        path.write_text(text.rstrip("\n") + "\n\n" + section(), encoding="utf-8")
        return
    following = text.find("\n## ", start + 1)
    rest = text[following + 1 :] if following >= 0 else ""
    path.write_text(text[:start] + section() + ("\n" + rest if rest else ""), encoding="utf-8")


def main():
    """Does what the command line asks for."""
    command, files = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if command == "report" and not files:
        report()
    elif command == "first" and not files:
        first()
    elif command == "measure" and files:
        print(table({Path(path).stem: measure(path)[0] for path in files}))
    elif command == "failures" and files:
        print("\n".join(line for path in files for line in measure(path)[1]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
