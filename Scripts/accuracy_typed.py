"""Measures the sentiment of the comments in corpora/typed-*.csv for docs/accuracy.md; each batch beside its first figures.

    Scripts/accuracy_typed.py          the section of docs/accuracy.md
    Scripts/accuracy_typed.py first N  what batch N gives now, as its first figures: before anything is changed because of it
"""

import json
import subprocess
import sys

from accuracy import LANGUAGES, PROGRAM, ROOT

FIRST = ROOT / "corpora" / "typed-first.json"
BATCHES = ["1", "2", "3"]


def measure(language, batch):
    """The figures of a batch: comments, accuracy, macro-F1, recall of the negative, AUC, share with a known word."""
    command = [
        PROGRAM, "evaluate", str(ROOT / f"corpora/typed-{language}.csv"), "--text", "text", "--id", "id", "--label", "label",
        "--where", f"batch={batch}", "--lang", language, "--format", "json"]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        sys.exit(result.stderr)
    found = json.loads(result.stdout)["sentiment"]
    return {key: round(found[key], 4) for key in ("n", "accuracy", "macro_f1", "recall_negative", "auc", "coverage")}


def section():
    """The lines of the page."""
    first = json.loads(FIRST.read_text(encoding="utf-8"))
    lines = [
        "## Hard comments of trades not met before", "",
        "Ours (`corpora/typed-*.csv`): invented comments of other trades, written and labelled before any was run, and meant to be",
        "hard: complaints and praise told as bare facts, idioms, understatement, litotes, questions, wishes, marked sarcasm, dialect,",
        "slang, misspellings. After each batch its errors were read and phrases of general use added, so that only the first figure",
        "of a batch says what to expect. All that was added after the first two changed one label of the 303 comments that followed:",
        "such phrases help where they are said, and comments of this kind hardly ever say the same twice.", "",
        "| batch | language | n | at first: accuracy / F1 / recall / AUC / coverage | now |", "| --- | --- | --- | --- | --- |",
    ]
    for batch in BATCHES:
        for language in LANGUAGES:
            cells = [
                " / ".join(f"{figures[key]:.3f}" for key in ("accuracy", "macro_f1", "recall_negative", "auc", "coverage"))
                for figures in (first[language][batch], measure(language, batch))]
            lines.append(f"| {batch} | {language} | {first[language][batch]['n']} | {cells[0]} | {cells[1]} |")
    return lines


if __name__ == "__main__":
    if sys.argv[1:2] == ["first"] and len(sys.argv) == 3:
        first = json.loads(FIRST.read_text(encoding="utf-8")) if FIRST.exists() else {}
        for language in LANGUAGES:
            first.setdefault(language, {})[sys.argv[2]] = measure(language, sys.argv[2])
        FIRST.write_text(json.dumps(first, indent=2) + "\n", encoding="utf-8")
    else:
        print("\n".join(section()))
