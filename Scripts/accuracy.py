#!/usr/bin/env python3
"""Measures the sentiment on the labelled sets, and writes docs/accuracy.md or the learned weights.

    Scripts/accuracy.py measure           figures of the program as it is, one line a set
    Scripts/accuracy.py learn OUT [SET…]  learned.tsv of every language, from all sets but those named
    Scripts/accuracy.py report            docs/accuracy.md: as shipped, by hand alone, own source left out

The sets are those of the folder VERBATIM_DATA, else ../shared/data. Nothing of a comment is written anywhere but to a
temporary folder.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("VERBATIM_DATA", ROOT.parent / "shared" / "data"))
PROGRAM = os.environ.get("VERBATIM", str(ROOT / ".build/release/verbatim"))
LANGUAGES = ["nl", "sv", "en"]

# Name, language, file, where the gold is; goals of AUC, macro-F1 (accuracy of two classes for books) and recall of the
# unhappy; the best lexicon tool on the same rows (AUC, macro-F1 with its own best band).
SETS = [
    ("thuisbezorgd", "nl", "nl/thuisbezorgd_reviews_stars.csv", ["--score", "label_or_score"],
     (.965, .63, .80), ("pattern.nl", .900, .518)),
    ("semeval16-nl", "nl", "nl/semeval16_restaurants_sentences.csv",
     ["--label", "label_or_score", "--where-not", "OutOfScope=TRUE"], (.93, .62, .75), ("pattern.nl", .880, .554)),
    ("bolcom", "nl", "nl/bolcom_book_reviews.csv", ["--label", "label_or_score"], (.94, .87, .80),
     ("pattern.nl", .899, .828)),
    ("politics", "nl", "nl/political_tweets_polarity.csv", ["--label", "label_or_score"], None, None),
    ("trustpilot_se", "sv", "sv/trustpilot_se_stars.csv", ["--score", "label_or_score"], (.945, .63, .80),
     ("asent-sv", .841, .517)),
    ("swe_emoji", "sv", "sv/swe_emoji_sentiment.csv", ["--label", "label_or_score"], (.90, .66, .75),
     ("asent-sv", .795, .514)),
    ("twitter-sv", "sv", "sv/twitter_niklas_palm.csv", ["--label", "label_or_score"], (.86, .60, .70),
     ("asent-sv", .790, .545)),
    ("telecom", "en", "en/telecom_nps_verbatims.csv", ["--score", "label_or_score", "--scale", "nps"],
     (.945, .63, .80), ("VADER", .881, .548)),
    ("nhs", "en", "en/nhs_fft_v6.csv",
     ["--score", "label_or_score", "--score-direction", "reversed", "--question", "FFT_question"],
     (.93, .62, .75), ("VADER", .772, .473)),
    ("airline", "en", "en/airline_tweets.csv", ["--label", "label_or_score"], (.95, .70, .82), ("VADER", .868, .523)),
    ("semeval16-en", "en", "en/semeval16_restaurants_sentences.csv",
     ["--label", "label_or_score", "--where-not", "OutOfScope=TRUE"], (.92, .62, .75), ("VADER", .852, .531)),
    ("amazon", "en", "en/vader_amazon_snippets.csv", ["--label", "polarity3"], (.88, .63, .70), ("VADER", .827, .562)),
    ("vader-tweets", "en", "en/vader_tweets.csv", ["--label", "polarity3"], None, ("VADER", .990, .741)),
    ("uci", "en", "en/uci_sentiment_sentences.csv", ["--label", "label_or_score"], None, None),
]


def measure(entry, *options):
    """The figures of one set as `verbatim evaluate` gives them."""
    if not DATA.is_dir():
        sys.exit(f"accuracy: the labelled comments are not in {DATA}; set VERBATIM_DATA to their folder")
    _, language, file, gold, _, _ = entry
    command = [PROGRAM, "evaluate", str(DATA / file), *gold, "--lang", language, "--format", "json", *options]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        sys.exit(result.stderr)
    return json.loads(result.stdout)


def figures(report):
    """AUC, macro-F1 or two-class accuracy, recall of the unhappy."""
    found = report["sentiment"]
    has_neutral = found["classes"]["neutral"]["n"] > 0
    return found["auc"], found["macro_f1" if has_neutral else "two_class_accuracy"], found["recall_negative"]


def rows(entry):
    """The rows of a set as (id, text, class)."""
    name, _, file, gold, _, _ = entry
    column = gold[1]
    with open(DATA / file, encoding="utf-8", newline="") as handle:
        for record in csv.DictReader(handle):
            if record.get("OutOfScope") == "TRUE":
                continue
            value = record[column].strip()
            if gold[0] == "--label":
                label = {"pos": "positive", "neg": "negative", "neu": "neutral"}.get(value, value)
            else:
                label = of_score(value, gold)
            if label in ("positive", "neutral", "negative"):
                yield record["id"], record["text"], label


def of_score(value, gold):
    """The class of a score."""
    try:
        score = float(value)
    except ValueError:
        return None
    if "nps" in gold:
        return "negative" if score <= 6 else "positive" if score >= 9 else "neutral"
    if "reversed" in gold:
        score = 6 - score
    return "negative" if score <= 2 else "positive" if score >= 4 else "neutral"


def learn(folder, without=(), languages=LANGUAGES, options=()):
    """Learns the weights of every language from all sets but those named."""
    with tempfile.TemporaryDirectory() as scratch:
        for language in languages:
            files = []
            for entry in SETS:
                if entry[1] != language or entry[0] in without:
                    continue
                path = Path(scratch) / f"{entry[0]}.csv"
                with open(path, "w", encoding="utf-8", newline="") as handle:
                    writer = csv.writer(handle)
                    writer.writerow(["id", "text", "label"])
                    writer.writerows(rows(entry))
                files.append(str(path))
            subprocess.run(
                [PROGRAM, "lexicons", "learn", *files, "--label", "label", "--lang", language, "--hand-written",
                 "-o", str(folder), *options], check=True, stderr=subprocess.DEVNULL)
    strike_out(Path(folder))


def strike_out(folder):
    """Takes the terms out that were struck out by hand."""
    struck = set()
    with open(ROOT / "Scripts" / "learned-struck-out.txt", encoding="utf-8") as handle:
        struck = {tuple(text.rstrip("\n").split("\t")) for text in handle if not text.startswith("#")}
    for language in LANGUAGES:
        path = folder / language / "learned.tsv"
        if not path.exists():
            continue
        kept = [text for text in path.read_text(encoding="utf-8").splitlines()
                if "; was " in text or (language, text.split("\t")[0]) not in struck]
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def line(entry, report):
    """One set's figures in a line, with what is still missing."""
    auc, f1, recall = figures(report)
    text = f"{entry[0]:14} AUC {auc:.4f}  F1 {f1:.3f}  recall {recall:.3f}  coverage {report['sentiment']['coverage']:.3f}"
    if entry[4]:
        missing = [n for n, have, want in zip(("AUC", "F1", "recall"), (auc, f1, recall), entry[4]) if have < want]
        text += "  goals " + "/".join(f"{goal:.3f}" for goal in entry[4]) + ("  below: " + ", ".join(missing) if missing else "")
    return text


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if sys.argv[1] == "measure":
        for entry in SETS:
            print(line(entry, measure(entry, *sys.argv[2:])), flush=True)
    elif sys.argv[1] == "learn":
        learn(sys.argv[2], sys.argv[3:], options=["--examples", "0"])
    elif sys.argv[1] == "report":
        from accuracy_report import write
        write()
    else:
        sys.exit(__doc__)
