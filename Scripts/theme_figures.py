#!/usr/bin/env python3
"""Measures the themes against comments that people have coded, and writes docs/theme-figures.md.

    Scripts/theme_figures.py            VERBATIM_DATA names the labelled comments, else ../shared/data;
                                        VERBATIM_BINARY the program, else .build/release/verbatim
Status 1 where a figure has fallen below what is promised here. The comments themselves stay where they are.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("VERBATIM_DATA", ROOT.parent / "shared" / "data"))
BINARY = os.environ.get("VERBATIM_BINARY", str(ROOT / ".build/release/verbatim"))
RESTAURANTS = ["--text", "text", "--themes", "categories", "--polarity", "category_polarity", "--codebook", "hospitality",
               "--where-not", "OutOfScope=TRUE"]
# name, file, mapping, codebook and columns, promised micro-F1
SETS = [
    ("restaurant reviews, Dutch (SemEval 2016), 12 categories", "nl/semeval16_restaurants_sentences.csv", "nl-semeval16.tsv",
     RESTAURANTS, 0.66),
    ("restaurant reviews, English (SemEval 2016), 12 categories", "en/semeval16_restaurants_sentences.csv", "en-semeval16.tsv",
     RESTAURANTS, 0.68),
    ("airline tweets, reason of the complaint, one tag a tweet", "en/airline_tweets.csv", "en-airline.tsv",
     ["--text", "text", "--themes", "negativereason", "--codebook", "airline-travel", "--primary", "--where",
      "negativereason_confidence>=0.65", "--where-not", "negativereason=Can't Tell"], 0.75),
    ("patients' answers (NHS Friends and Family), 43 themes", "en/nhs_fft_v6.csv", "en-nhs.tsv",
     ["--text", "text", "--themes", "themes", "--codebook", "health-care", "--where-not", "themes=Labelling not possible",
      "--where-not", "themes=Not assigned"], 0.58),
]
POLARITY = 0.82


def measure(file, mapping, options):
    language = file.split("/")[0]
    call = [BINARY, "evaluate", str(DATA / file), "--mapping", str(ROOT / "corpora/mappings" / mapping), "--lang", language,
            "--format", "json", *options]
    done = subprocess.run(call, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{file}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def main():
    if not DATA.is_dir():
        sys.exit("the labelled comments are not there: set VERBATIM_DATA")
    lines = ["# Themes against comments that people have coded", "",
             "Written by `Scripts/theme_figures.py`, over all gold labels of each set: a label that no theme is mapped to counts as",
             "missed. The mappings are in `corpora/mappings/`.", "",
             "| set | comments | micro-F1 | promised | precision | recall | macro-F1 |", "|---|---:|---:|---:|---:|---:|---:|"]
    fallen, right, paired = [], 0, 0
    for name, file, mapping, options, promised in SETS:
        found = measure(file, mapping, options)
        themes = found["themes"]
        micro = themes["micro"]
        lines.append(f"| {name} | {themes['n']} | {micro['f1']:.3f} | {promised:.2f} | {micro['precision']:.3f} | {micro['recall']:.3f} "
                     f"| {themes['macro_f1']:.3f} |")
        if micro["f1"] < promised:
            fallen.append(f"{name}: {micro['f1']:.3f} < {promised}")
        if (themes.get("polarity") or {}).get("accuracy") is not None:
            right += themes["polarity"]["accuracy"] * themes["polarity"]["n"]
            paired += themes["polarity"]["n"]
    polarity = right / paired
    lines += ["", f"Polarity of the categories found rightly in both restaurant sets: {polarity:.3f} of {paired} are right "
              f"({POLARITY:.2f} is aimed at)."]
    (ROOT / "docs/theme-figures.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("docs/theme-figures.md")
    if fallen:
        sys.exit("\n".join(fallen))


if __name__ == "__main__":
    main()
