"""Recomputes what `verbatim why` says, from the rows of `verbatim tag`, with numpy, SciPy and statsmodels.

  VERBATIM=.build/release/verbatim Scripts/reference/check_why.py FILE --text COL --score COL [--by COL]

Compares R², coefficients, p values, relative weights, Firth's odds ratios, and the odds ratio, interval and q of every theme step.
"""

import csv
import json
import os
import subprocess
import sys

import numpy as np
import scipy.stats as st
import statsmodels.api as sm
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.multitest import multipletests

import firth
from distributions import fisher_large

PROGRAM = os.environ.get("VERBATIM", ".build/debug/verbatim")
MINIMUM_N = 10


def run(command, arguments):
    output = subprocess.run([PROGRAM, command, *arguments, "--quiet"], capture_output=True, check=True).stdout
    return output.decode("utf-8")


def lineage(theme):
    parts = theme.split(".")
    return [".".join(parts[:i]) for i in range(1, len(parts) + 1)]


def p_value(a, b, c, d):
    n = a + b + c + d
    expected = min(a + b, c + d) * min(a + c, b + d) / n
    if min(a + b, c + d, a + c, b + d) == 0:
        return None
    if expected >= 50:
        return st.chi2_contingency([[a, b], [c, d]], correction=False)[1]
    return fisher_large(a, b, c, d)


def close(name, ours, theirs, tolerance, worst):
    error = abs(ours - theirs) / max(abs(theirs), 1e-300)
    worst[0] = max(worst[0], error if theirs else abs(ours))
    if error > tolerance and abs(ours - theirs) > 1e-11:
        print(f"{name}: {ours} against {theirs}")
        return 1
    return 0


def main(arguments):
    plain = [a for i, a in enumerate(arguments) if a not in ("--by",) and (i == 0 or arguments[i - 1] != "--by")]
    answer = json.loads(run("why", arguments + ["--format", "json", "--top", "1000", "--replicates", "0"]))
    rows = [json.loads(line) for line in run("tag", plain).splitlines()]
    rows = [r for r in rows if r["band"] and "no_answer" not in r["flags"] and "no_text" not in r["flags"]]
    band = answer["target"]["band"]
    inside = np.array([r["band"] == band for r in rows])
    score = np.array([float(r["score"]) for r in rows])
    bad, worst = 0, [0.0]
    if answer["target"]["base"] != len(rows) or answer["target"]["n"] != inside.sum():
        print("target", answer["target"], len(rows), inside.sum())
        bad += 1

    columns = {}
    for i, r in enumerate(rows):
        for theme in r["themes"]:
            label = theme["sentiment"]["label"]
            for polarity in ["positive", "negative"]:
                if label in (polarity, "mixed"):
                    columns.setdefault((theme["id"], polarity), np.zeros(len(rows)))[i] = 1
    names = [(d["theme"], d["polarity"]) for d in answer["drivers"]]
    wanted = {k for k, v in columns.items() if v.sum() >= MINIMUM_N}
    if wanted != set(names):
        print("predictors", wanted ^ set(names))
        bad += 1
    x = np.column_stack([columns[name] for name in names])
    fit = sm.OLS(score, sm.add_constant(x)).fit()
    bad += close("R²", answer["model"]["r_squared"], fit.rsquared, 1e-9, worst)
    bad += close("adjusted R²", answer["model"]["adjusted_r_squared"], fit.rsquared_adj, 1e-9, worst)
    correlation = np.corrcoef(np.column_stack([x, score]), rowvar=False)
    values, vectors = np.linalg.eigh(correlation[:-1, :-1])
    root = vectors @ np.diag(np.sqrt(values)) @ vectors.T
    beta = np.linalg.solve(root, correlation[:-1, -1])
    weights = (root**2) @ beta**2
    odds = np.exp(firth.fit(x, inside.astype(float), np.ones(len(x)), wald_limit=np.inf)["coefficients"])
    interval = fit.conf_int()
    for i, driver in enumerate(answer["drivers"]):
        name = " ".join(names[i])
        bad += close(name + " coefficient", driver["coefficient"], fit.params[i + 1], 1e-8, worst)
        bad += close(name + " low", driver["coefficient_low"], interval[i + 1][0], 1e-8, worst)
        bad += close(name + " p", driver["p"], fit.pvalues[i + 1], 1e-7, worst)
        bad += close(name + " weight", driver["weight"], weights[i], 1e-8, worst)
        bad += close(name + " odds ratio", driver["odds_ratio"], odds[i + 1], 1e-6, worst)

    carriers = {}
    for i, r in enumerate(rows):
        for theme in {t for found in r["themes"] for t in lineage(found["id"])}:
            carriers.setdefault(theme, set()).add(i)
    steps = [0]
    bad += check_themes(answer["steps"], None, carriers, inside, steps, worst)
    print(f"{len(names)} drivers, {steps[0]} theme steps, {bad} disagreements, largest relative difference {worst[0]:.1e}")
    return 1 if bad else 0


def check_themes(steps, parent, carriers, inside, count, worst):
    depth = 0 if parent is None else parent.count(".") + 1
    family = [t for t, rows in carriers.items() if t.count(".") == depth and len(rows) >= MINIMUM_N]
    family = sorted(t for t in family if parent is None or t.startswith(parent + "."))
    tables = {}
    for theme in family:
        a = sum(1 for i in carriers[theme] if inside[i])
        b = len(carriers[theme]) - a
        tables[theme] = (a, b, int(inside.sum()) - a, int((~inside).sum()) - b)
    tested = [(t, p_value(*tables[t])) for t in family]
    tested = [(t, p) for t, p in tested if p is not None]
    q = dict(zip([t for t, _ in tested], multipletests([p for _, p in tested], method="fdr_bh")[1])) if tested else {}
    shown = [s for s in steps if s["kind"] in ("theme", "subtheme")]
    bad = 0
    expected = {t for t in q if q[t] < 0.05 and tables[t][0] >= MINIMUM_N
                and tables[t][0] * tables[t][3] > tables[t][1] * tables[t][2]}
    if expected != {s["id"] for s in shown}:
        print("steps", parent, expected ^ {s["id"] for s in shown})
        bad += 1
    for step in shown:
        cells = tables[step["id"]]
        add = 0.5 if 0 in cells else 0
        table = Table2x2(np.array(cells, dtype=float).reshape(2, 2) + add, shift_zeros=False)
        low, high = table.oddsratio_confint(0.05)
        count[0] += 1
        for key, value in [("effect", table.oddsratio), ("low", low), ("high", high), ("q", q[step["id"]]), ("n", cells[0])]:
            bad += close(f"{step['id']} {key}", step[key], value, 1e-8, worst)
        bad += check_themes(step["steps"], step["id"], carriers, inside, count, worst)
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
