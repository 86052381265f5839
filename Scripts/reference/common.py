"""Data sets and small tools that the reference scripts share.

The values come from SciPy, statsmodels, numpy or exact rational arithmetic, never from Verbatim itself.
"""

import csv
import json
import os
import random
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("VERBATIM_DATA", ROOT.parent / "shared" / "data"))
NPS_BANDS = [(0, 6), (7, 8), (9, 10)]
POLARITIES = ["positive", "neutral", "negative", "mixed"]
SENTIMENT = {0: 0.5, 1: 0.0, 2: -0.6, 3: -0.1}

# Simple keyword flags stand in for a codebook: only the counts of the patterns are written.
KEYWORDS = [
    r"wait|queue|on hold", r"price|cost|expensive|cheap|bill", r"engineer|technician", r"speed|slow|fast",
    r"staff|polite|friendly|helpful", r"call|phone|email|contact", r"instal|set ?up|setup", r"easy|simple|quick",
]
GOOD = r"good|great|excellent|helpful|easy|happy|friendly|best|fast|quick"
BAD = r"not|never|bad|poor|terrible|slow|wrong|worst|no |problem"


def band(score):
    """The index of the NPS band of a score."""
    return 0 if score <= 6 else 1 if score <= 8 else 2


def telecom():
    """Rows (score, theme mask, polarity, weight, has text, segment) of the British broadband set."""
    rows = []
    path = DATA / "en" / "telecom_nps_verbatims.csv"
    stages = []
    with open(path, encoding="utf-8") as file:
        for record in csv.DictReader(file):
            try:
                score = float(record["label_or_score"])
            except ValueError:
                continue
            text = record["text"].lower()
            mask = sum(1 << i for i, word in enumerate(KEYWORDS) if re.search(word, text))
            good, bad = bool(re.search(GOOD, text)), bool(re.search(BAD, text))
            polarity = 3 if good and bad else 0 if good else 2 if bad else 1
            stages.append(record["SURVEY_SUB_TYPE"])
            rows.append([score, mask, polarity, 1.0, bool(text.strip()), stages[-1]])
    order = sorted(set(stages))
    return [tuple(row[:5]) + (order.index(row[5]),) for row in rows]


def synthetic(n, seed, themes=5, weights=None):
    """Random rows; theme 0 harms, theme 1 helps, the others are noise."""
    draw = random.Random(seed)
    rows = []
    for _ in range(n):
        mask = sum(1 << i for i in range(themes) if draw.random() < 0.04 + 0.09 * i)
        low = 0.65 if mask & 1 else 0.1 if mask & 2 else 0.3
        bottom = draw.random() < low
        score = float(draw.choice([s for s in range(11) if (s <= 6) == bottom]))
        polarity = draw.choice([0, 1, 2, 3]) if not mask & 1 else draw.choice([2, 2, 2, 3, 1])
        weight = draw.choice(weights) if weights else 1.0
        rows.append((score, mask, polarity, weight, draw.random() > 0.04, draw.randrange(3)))
    return rows


def patterns(rows):
    """Rows as [score, mask, polarity, weight, has text, segment, count]."""
    return [list(key) + [count] for key, count in sorted(Counter(rows).items())]


def write(name, value, module="RootCauseTests"):
    """Writes reference values for the tests of `module`."""
    folder = ROOT / "Tests" / module / "Reference"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f"{name}.json", "w", encoding="utf-8") as file:
        json.dump(value, file, separators=(",", ":"), sort_keys=True)
        file.write("\n")
    print(f"{module}/Reference/{name}.json")
