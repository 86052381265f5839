"""Reference values of confounding (statsmodels' StratifiedTable), comparisons and the split of a change."""

import math

import numpy as np
import scipy.stats as st
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

import common
from groups import HEADLINES, MINIMUM_N, columns, effective, is_small, mover, p_value, spread, table, values
from intervals import Z


def stratified(tables):
    strata = StratifiedTable([np.array([[a, b], [c, d]], float) for a, b, c, d in tables])
    low, high = strata.oddsratio_pooled_confint()
    test = strata.test_null_odds(correction=False)
    single = StratifiedTable([sum(np.array([[a, b], [c, d]], float) for a, b, c, d in tables)])
    crude = single.oddsratio_pooled_confint()
    return {"tables": tables, "odds_ratio": float(strata.oddsratio_pooled), "low": float(low), "high": float(high),
            "chi_square": float(test.statistic), "p": float(st.chi2.sf(test.statistic, 1)), "crude": float(single.oddsratio_pooled),
            "crude_low": float(crude[0]), "crude_high": float(crude[1]),
            "simpson": bool((crude[0] > 1 and high < 1) or (crude[1] < 1 and low > 1))}


def by_segment(rows, theme):
    tables = []
    for segment in sorted({r[5] for r in rows}):
        part = [r for r in rows if r[5] == segment and r[4]]
        cells = [0, 0, 0, 0]
        for r in part:
            cells[(0 if r[1] >> theme & 1 else 2) + (0 if r[0] <= 6 else 1)] += 1
        tables.append(cells)
    return tables


def standardised(kind, rows, weights):
    total, variance = 0.0, 0.0
    share = np.array(weights, float) / sum(weights)
    for segment, weight in enumerate(share):
        scores, bands, w = columns([r for r in rows if r[5] == segment])[:3]
        x = values(kind, scores, bands)
        total += weight * np.average(x, weights=w)
        variance += weight**2 * spread(kind, x, w) / effective(w)
    reach = Z * math.sqrt(variance)
    return [float(total), float(total - reach), float(total + reach)]


def split(kind, base, current, themes):
    """Each respondent's part over the themes it mentions, against the mean of the two headlines."""
    headlines = [float(np.average(values(kind, *columns(rows)[:2]), weights=columns(rows)[2])) for rows in (base, current)]
    middle = sum(headlines) / 2
    result = np.zeros(themes + 1)
    for sign, rows in ((-1, base), (1, current)):
        scores, bands, w, masks, _ = columns(rows)
        gap = (values(kind, scores, bands) - middle) * w / w.sum()
        text = np.array([r[4] for r in rows])
        count = np.array([bin(m).count("1") for m in masks]) * text
        for theme in range(themes):
            with_ = ((masks >> theme) & 1 == 1) & text
            result[theme] += sign * (gap[with_] / count[with_]).sum()
        result[themes] += sign * gap[count == 0].sum()
    assert abs(result.sum() - (headlines[1] - headlines[0])) < 1e-9
    return [float(x) for x in result]


def score_difference(kind, base, current):
    (s0, b0, w0), (s1, b1, w1) = columns(base)[:3], columns(current)[:3]
    x0, x1 = values(kind, s0, b0), values(kind, s1, b1)
    difference = float(np.average(x1, weights=w1) - np.average(x0, weights=w0))
    error = math.sqrt(spread(kind, x0, w0) / effective(w0) + spread(kind, x1, w1) / effective(w1))
    down = up = Z * error
    small = is_small(kind, s0, b0, w0) or is_small(kind, s1, b1, w1)
    if small:
        down, up = mover(kind, (s1, b1, w1), (s0, b0, w0))
    n0, n1 = effective(w0), effective(w1)
    p = 2 * st.norm.sf(abs(difference / error)) if error > 0 else None
    if small or min(n0, n1) < 200:
        p = dealt(kind, (x0, b0, w0), (x1, b1, w1))
    return [difference, difference - down, difference + up, None if p is None else float(p)]


def dealt(kind, base, current):
    """p with the variance of both groups together; for shares that of the 2x2 table."""
    x, bands, w = (np.concatenate([a, b]) for a, b in zip(base, current))
    n0, n1, n = effective(base[2]), effective(current[2]), effective(w)
    if kind in ("shareLowest", "shareHighest"):
        inside = bands == (0 if kind == "shareLowest" else 2)
        is_current = np.arange(len(w)) >= len(base[0])
        return p_value(*table(is_current, inside, w))
    variance = spread(kind, x, w)
    variance *= 1 if kind == "mean" else n / (n - 1)
    if variance == 0:
        return None
    gap = np.average(current[0], weights=current[2]) - np.average(base[0], weights=base[2])
    return 2 * st.norm.sf(abs(gap) / math.sqrt(variance * (1 / n0 + 1 / n1)))


def compare(name, base, current, themes):
    texts = [[r for r in rows if r[4]] for rows in (base, current)]
    shares = []
    for theme in range(themes):
        cells = []
        for rows in texts:
            _, _, w, masks, _ = columns(rows)
            with_ = (masks >> theme) & 1 == 1
            cells.append((float(np.average(with_, weights=w)), effective(w), int(with_.sum())))
        (p0, n0, k0), (p1, n1, k1) = cells
        low, high = confint_proportions_2indep(p1 * n1, n1, p0 * n0, n0, method="newcomb", compare="diff")
        shares.append({"difference": p1 - p0, "low": float(low), "high": float(high), "n": k0 + k1,
                       "p": p_value(p1 * n1, (1 - p1) * n1, p0 * n0, (1 - p0) * n0)})
    tested = [s for s in shares if s["n"] >= MINIMUM_N and s["p"] is not None]
    for share, q in zip(tested, multipletests([s["p"] for s in tested], method="fdr_bh")[1]):
        share["q"] = float(q)
    return {"name": name, "themes": themes, "base": common.patterns(base), "current": common.patterns(current),
            "score": {k: score_difference(k, base, current) for k in HEADLINES}, "shares": shares,
            "split": {k: split(k, base, current, themes) for k in HEADLINES}}


def standardised_set(name, rows):
    """The groups with and without theme 0, with the segments in the proportions of all rows."""
    sizes = [sum(r[5] == s for r in rows) for s in range(1 + max(r[5] for r in rows))]
    groups = [[r for r in rows if bool(r[1] & 1) == flag] for flag in (True, False)]
    return {"name": name, "patterns": common.patterns(rows), "weights": sizes,
            "groups": [{k: standardised(k, g, sizes) for k in HEADLINES} for g in groups]}


def main():
    telecom = common.telecom()
    synthetic = [common.synthetic(900, 31), common.synthetic(1400, 32)]
    weighted = [common.synthetic(700, s, weights=[0.5, 1.0, 2.25]) for s in (33, 34)]
    half = [r for r in telecom if r[5] % 2 == 0], [r for r in telecom if r[5] % 2 == 1]
    cases = [stratified(by_segment(telecom, t)) for t in range(4)]
    cases.append(stratified([[3200, 800, 340, 60], [40, 760, 320, 3680]]))  # each segment one way, together the other
    cases.append(stratified([[3, 0, 2, 5], [0, 0, 1, 4], [10, 12, 7, 30], [1, 1, 0, 0]]))
    cases.append(stratified([[96_000, 35_000, 194_000, 175_000], [41_000, 22_000, 203_000, 234_000]]))
    assert cases[4]["simpson"]
    common.write("comparison", {
        "stratified": cases,
        "standardised": [standardised_set(name, rows) for name, rows in (
            ("telecom", telecom), ("random", common.synthetic(900, 31)),
            ("weighted", common.synthetic(700, 33, weights=[0.5, 1.0, 2.25])),
            ("a million", common.synthetic(1_000_000, 41, themes=2)))],
        "comparisons": [compare("telecom stages", *half, len(common.KEYWORDS)), compare("random", *synthetic, 5),
                        compare("weighted", *weighted, 5), compare("a million", common.synthetic(600_000, 42, themes=3), common.synthetic(400_000, 43, themes=3), 3),
                        compare("small", common.synthetic(24, 35), common.synthetic(19, 36), 5),
                        compare("months", common.synthetic(90, 37), common.synthetic(150, 38), 5),
                        compare("small and weighted", *(common.synthetic(40, s, weights=[0.5, 1.0, 2.25]) for s in (39, 40)), 5),
                        compare("opposite", [(0.0, 1, 2, 1.0, True, 0)] * 4, [(10.0, 0, 0, 1.0, True, 0)] * 5, 1),
                        compare("alike", [(3.0, 1, 2, 1.0, True, 0)] * 12, [(3.0, 0, 0, 1.0, True, 0)] * 15, 1)],
    })


if __name__ == "__main__":
    main()
