"""Reference values of the evaluation figures, from scikit-learn, SciPy and krippendorff.

    python3 -m venv .venv && .venv/bin/pip install scikit-learn scipy krippendorff
"""

import random

import krippendorff
import numpy as np
from scipy import stats
from sklearn import metrics
from sklearn.preprocessing import MultiLabelBinarizer

from common import write

CLASSES = [-1, 0, 1]
LABELS = ["billing", "contact", "delivery", "price", "staff"]


def sentiment(n, seed, levels):
    """Gold classes beside scores that take few values (so that there are ties) and a band around 0."""
    draw = random.Random(seed)
    gold = [draw.choice([-1, -1, 0, 1, 1, 1]) for _ in range(n)]
    stars = [draw.choice({-1: [1, 2], 0: [3], 1: [4, 5]}[g]) for g in gold]
    scores = [round((g * 0.4 + draw.gauss(0, 0.5)) * levels) / levels for g in gold]
    given = [1 if s > 0.12 else -1 if s < -0.08 else 0 for s in scores]
    sided = [i for i in range(n) if gold[i]]
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(
        gold, given, labels=CLASSES, zero_division=0)
    return {
        "gold": gold, "stars": stars, "scores": scores, "given": given,
        "accuracy": metrics.accuracy_score(gold, given),
        "macro_f1": metrics.f1_score(gold, given, labels=CLASSES, average="macro", zero_division=0),
        "precision": list(precision), "recall": list(recall), "f1": list(f1),
        "confusion": metrics.confusion_matrix(gold, given, labels=CLASSES).tolist(),
        "auc": metrics.roc_auc_score([gold[i] > 0 for i in sided], [scores[i] for i in sided]),
        "two_class_accuracy": metrics.accuracy_score(
            [gold[i] > 0 for i in sided], [scores[i] > 0 for i in sided]),
        "pearson": stats.pearsonr(scores, stars).statistic,
        "spearman": stats.spearmanr(scores, stars).statistic,
    }


def themes(n, seed):
    """Sets of gold labels beside sets found; one label is never found, and some sets are empty."""
    draw = random.Random(seed)
    gold, found = [], []
    for _ in range(n):
        gold.append(sorted(label for label in LABELS if draw.random() < 0.3))
        found.append(sorted(
            label for label in LABELS
            if label != "staff" and draw.random() < (0.7 if label in gold[-1] else 0.1)))
    binary = MultiLabelBinarizer(classes=LABELS)
    a, b = binary.fit_transform(gold), binary.transform(found)
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(a, b, average=None, zero_division=0)
    micro = metrics.precision_recall_fscore_support(a, b, average="micro", zero_division=0)
    return {
        "gold": gold, "found": found, "labels": LABELS,
        "precision": list(precision), "recall": list(recall), "f1": list(f1),
        "micro": list(micro[:3]), "macro_f1": metrics.f1_score(a, b, average="macro", zero_division=0),
        "alpha": jaccard_alpha(list(zip(gold, found))),
    }


def jaccard_alpha(units):
    """Krippendorff's alpha over sets: the package takes any distance between the values' indices."""
    kinds = sorted({tuple(value) for unit in units for value in unit})
    index = {kind: i for i, kind in enumerate(kinds)}

    def distance(v1, v2, **_):
        result = np.zeros(np.broadcast(v1, v2).shape)
        for place in np.ndindex(result.shape):
            a = set(kinds[int(np.broadcast_to(v1, result.shape)[place])])
            b = set(kinds[int(np.broadcast_to(v2, result.shape)[place])])
            result[place] = 1 - len(a & b) / len(a | b) if a | b else 0
        return result

    data = [[index[tuple(unit[coder])] for unit in units] for coder in range(2)]
    return krippendorff.alpha(
        reliability_data=data, value_domain=list(range(len(kinds))), level_of_measurement=distance)


def agreement(n, seed):
    """Two coders with three classes; some units lack the second."""
    draw = random.Random(seed)
    first = [draw.choice(CLASSES) for _ in range(n)]
    second = [None if draw.random() < 0.1 else c if draw.random() < 0.7 else draw.choice(CLASSES) for c in first]
    data = [[float(c) for c in first], [np.nan if c is None else float(c) for c in second]]
    return {"first": first, "second": second,
            "alpha": krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")}


write("evaluation", {
    "sentiment": [sentiment(60, 1, 4), sentiment(400, 2, 20), sentiment(40, 3, 1)],
    "themes": [themes(50, 4), themes(300, 5)],
    "agreement": [agreement(30, 6), agreement(500, 7)],
}, "EvaluationTests")
