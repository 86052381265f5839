#!/usr/bin/env python3
"""What two bounds on the score could give: whether a goal is missed for the bounds or for what is read.

    Scripts/accuracy_bounds.py measure   the table on standard output
    Scripts/accuracy_bounds.py report    its section in docs/accuracy.md is replaced
"""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from accuracy import DATA, PROGRAM, SETS, rows
from accuracy_conversations import replace

TITLE = "## Bounds"
CLASSES = ("negative", "neutral", "positive")
# Bounds from -0.70 to 0.70.
STEPS = [step / 100 for step in range(-70, 71, 2)]


def scores(entry, comments):
    """The score of each comment; 0 where no word has a weight."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "comments.csv"
        with open(path, "w", newline="", encoding="utf-8") as handle:
            writer = csv.writer(handle)
            writer.writerow(["id", "comment"])
            writer.writerows([number, text] for number, (_, text, _) in enumerate(comments))
        command = [PROGRAM, "tag", str(path), "--text", "comment", "--id", "id", "--lang", entry[1], "--scale", "sentiment",
                   "--format", "jsonl", "--quiet", "--no-config"]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    found = [0.0] * len(comments)
    for record in map(json.loads, lines):
        if record["sentiment"]:
            found[int(record["id"])] = record["sentiment"]["score"]
    return found


def table(entry):
    """Macro-F1 and recall of the unhappy for every pair of bounds."""
    comments = list(rows(entry))
    # Per class: how many scores lie at or below each bound.
    below = {name: [0] * (len(STEPS) + 1) for name in CLASSES}
    for (_, _, label), score in zip(comments, scores(entry, comments)):
        place = next((place for place, bound in enumerate(STEPS) if score <= bound), len(STEPS))
        below[label][place] += 1
    totals = {name: sum(counts) for name, counts in below.items()}
    for counts in below.values():
        for place in range(1, len(counts)):
            counts[place] += counts[place - 1]
    results = {}
    for low in range(len(STEPS)):
        for high in range(low, len(STEPS)):
            given = {"negative": {name: below[name][low] for name in CLASSES}}
            given["neutral"] = {name: below[name][high] - below[name][low] for name in CLASSES}
            given["positive"] = {name: totals[name] - below[name][high] for name in CLASSES}
            f1 = [2 * given[name][name] / (totals[name] + sum(given[name].values())) for name in CLASSES]
            results[STEPS[low], STEPS[high]] = (sum(f1) / 3, given["negative"]["negative"] / totals["negative"])
    return results


def section():
    """The lines of the section."""
    measured = {entry[0]: (entry, table(entry)) for entry in SETS if entry[4] and entry[0] not in ("bolcom", "nhs")}
    lines = [
        TITLE, "",
        "A comment is blamed where its score is at or below one bound, and praised above another. What the best pair would give",
        "each set, found on the set itself (an upper limit, not a result): for F1 alone, and for F1 where the recall of the unhappy",
        "reaches its goal. The labels are drawn otherwise (blame and praise are weighed apart), with one setting for all sets.", "",
        "| set | best F1 | at bounds | its recall | best F1 with the goal of recall | goals: F1, recall |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, (entry, results) in measured.items():
        f1, recall = entry[4][1:]
        bounds, best = max(results.items(), key=lambda item: item[1])
        held = max((found for found in results.values() if found[1] >= recall), default=None)
        lines.append(
            f"| {name} | {best[0]:.3f} | {bounds[0]:+.2f}, {bounds[1]:+.2f} | {best[1]:.3f} "
            f"| {f'{held[0]:.3f}' if held else 'none'} | {f1:.2f}, {recall:.2f} |")
    common = {
        bounds: min(results[bounds][0] - entry[4][1] for entry, results in measured.values())
        for bounds in next(iter(measured.values()))[1]}
    bounds, margin = max(common.items(), key=lambda item: item[1])
    verdict = f"{-margin:.3f} below its goal of F1: no pair reaches all" if margin < 0 else "at its goal of F1"
    lines += [
        "", f"One pair for all ({bounds[0]:+.2f}, {bounds[1]:+.2f}) leaves the worst set {verdict}.",
        "What is called neutral differs from set to set: three stars beside praise with a remark, a tweet that merely tells, a",
        "passive on NPS."]
    return lines


if __name__ == "__main__":
    if not DATA.is_dir():
        sys.exit(f"accuracy: the labelled comments are not in {DATA}; set VERBATIM_DATA to their folder")
    if sys.argv[1:] == ["report"]:
        replace(TITLE, section())
    else:
        print("\n".join(section()))
