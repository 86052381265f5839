"""Reference figures of whole groups: scores, themes against bands, impact. By numpy over the rows, not from tallies."""

import math

import numpy as np
import scipy.stats as st
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

import common
from distributions import fisher_large
from intervals import Z, adjusted_wald

HEADLINES = ["net", "shareHighest", "shareLowest", "mean"]
MINIMUM_N = 10


def values(kind, scores, bands):
    """Each respondent's part in the headline."""
    if kind == "net":
        return 100.0 * (bands == 2) - 100.0 * (bands == 0)
    if kind == "mean":
        return scores
    return 100.0 * (bands == (2 if kind == "shareHighest" else 0))


def effective(w):
    return float(w.sum() ** 2 / (w**2).sum()) if len(w) else 0.0


def spread(kind, x, w):
    """V of one group: the population variance, for a mean the sample variance."""
    n = effective(w)
    mean = np.average(x, weights=w)
    variance = float(np.average((x - mean) ** 2, weights=w))
    return variance * n / (n - 1) if kind == "mean" else variance


def headline(kind, scores, bands, w):
    """Value and interval."""
    n = effective(w)
    if len(w) == 0:
        return {"value": None, "low": None, "high": None}
    x = values(kind, scores, bands)
    value = float(np.average(x, weights=w))
    if kind == "net":
        up, down = np.average(bands == 2, weights=w), np.average(bands == 0, weights=w)
        low, high = adjusted_wald(up * n, down * n, n)
    elif kind == "mean":
        if n <= 1:
            return {"value": value, "low": None, "high": None}
        reach = st.t.ppf(0.975, n - 1) * math.sqrt(spread(kind, x, w) / n)
        low, high = value - reach, value + reach
    else:
        low, high = (100 * e for e in proportion_confint(value / 100 * n, n, method="wilson"))
    return {"value": value, "low": low, "high": high}


def is_small(kind, scores, bands, w):
    """Below 30 answers; a share of a band with fewer than 20 inside or outside; a net score with fewer than 10 outside one band."""
    n = effective(w)
    if n < 30:
        return True
    if kind == "net":
        return (1 - max(float(np.average(bands == b, weights=w)) for b in range(3))) * n < 10
    if kind not in ("shareLowest", "shareHighest"):
        return False
    share = float(np.average(bands == (0 if kind == "shareLowest" else 2), weights=w))
    return min(share, 1 - share) * n < 20


def mover(kind, first, second):
    """Zou and Donner's reaches of first - second below and above, from the intervals of both."""
    a, b = headline(kind, *first), headline(kind, *second)
    return (math.hypot(a["value"] - a["low"], b["high"] - b["value"]),
            math.hypot(a["high"] - a["value"], b["value"] - b["low"]))


def third_moment(scores, bands, w):
    """Of the means of the bands: third moments of single answers are not counted."""
    mean = np.average(scores, weights=w)
    present = [bands == b for b in range(3) if (bands == b).any()]
    return sum(w[m].sum() / w.sum() * (np.average(scores[m], weights=w[m]) - mean) ** 3 for m in present)


def skewed(first, second):
    """Reaches of a difference of means below and above by Hall's transformation with Welch's t, at least the plain ones; None without skewness."""
    n, m = effective(first[2]), effective(second[2])
    v, u = spread("mean", first[0], first[2]) / n, spread("mean", second[0], second[2]) / m
    error = math.sqrt(v + u)
    if error == 0:
        return None
    a = (third_moment(*first) / n**2 - third_moment(*second) / m**2) / error**3
    if abs(a) < 0.05:
        return None
    t = st.t.ppf(0.975, (v + u) ** 2 / (v * v / (n - 1) + u * u / (m - 1)))
    low, high = (3 / a * (float(np.cbrt(1 + a * (x - a / 6))) - 1) for x in (-t, t))
    return max(Z, high) * error, max(Z, -low) * error


def impact(kind, scores, bands, w, with_):
    x, n, p = values(kind, scores, bands), effective(w), float(np.average(with_, weights=w))
    result = {"with": float(np.average(x[with_], weights=w[with_]))}
    if with_.all():
        return result | {"without": None, "impact": None, "low": None, "high": None}
    without = float(np.average(x[~with_], weights=w[~with_]))
    value = float(np.average(x, weights=w)) - without
    result |= {"without": without, "impact": value, "low": None, "high": None}
    n1, n0 = effective(w[with_]), effective(w[~with_])
    if n1 > 1 and n0 > 1:
        v1, v0 = spread(kind, x[with_], w[with_]), spread(kind, x[~with_], w[~with_])
        gap = result["with"] - without
        mixture = gap * gap * p * (1 - p) / n
        se = math.sqrt(p * p * (v1 / n1 + v0 / n0) + mixture)
        down = up = Z * se
        groups = [(scores[m], bands[m], w[m]) for m in (with_, ~with_)]
        if any(is_small(kind, *group) for group in groups):
            down, up = (math.sqrt((p * r) ** 2 + Z * Z * mixture) for r in mover(kind, *groups))
        elif kind == "mean" and skewed(*groups):
            down, up = (math.sqrt((p * r) ** 2 + Z * Z * mixture) for r in skewed(*groups))
        result |= {"low": value - down, "high": value + up}
    return result


def table(with_, in_band, w):
    """The four cells, scaled to the effective n."""
    scale = effective(w) / w.sum()
    return [float(w[m].sum() * scale) for m in (with_ & in_band, with_ & ~in_band, ~with_ & in_band, ~with_ & ~in_band)]


def p_value(a, b, c, d):
    n = a + b + c + d
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    if margins == 0:
        return None
    if min(a + b, c + d) * min(a + c, b + d) / n >= 50:
        return float(st.chi2_contingency([[a, b], [c, d]], correction=False).pvalue)
    return float(fisher_large(*(int(math.floor(x + 0.5)) for x in (a, b, c, d))))


def band_figures(a, b, c, d):
    n = a + b + c + d
    share = a / (a + c) if a + c else None
    lift = (a / (a + b)) / ((a + c) / n) if a + b and a + c else None
    half = 0.5 if 0 in (a, b, c, d) else 0.0
    odds = (a + half) * (d + half) / ((b + half) * (c + half))
    rd = a / (a + b) - c / (c + d) if a + b and c + d else None
    return {"share": share, "lift": lift, "odds_ratio": odds, "risk_difference": rd, "p": p_value(a, b, c, d)}


def theme_figures(index, data):
    scores, bands, w, masks, polarity = data
    with_ = (masks >> index) & 1 == 1
    if not with_.any():
        return None
    tone = np.array([common.SENTIMENT[p] for p in polarity[with_]])
    return {
        "theme": index, "n": int(with_.sum()), "share": float(np.average(with_, weights=w)),
        "bands": [{"n": int((with_ & (bands == b)).sum())} | band_figures(*table(with_, bands == b, w)) for b in range(3)],
        "impact": {kind: impact(kind, scores, bands, w, with_) for kind in HEADLINES},
        "sentiment": [float(np.average(tone, weights=w[with_]))]
        + [float(np.average(polarity[with_] == p, weights=w[with_])) for p in range(4)],
    }


def columns(rows):
    scores = np.array([r[0] for r in rows])
    return (scores, np.array([common.band(s) for s in scores]), np.array([r[3] for r in rows]),
            np.array([r[1] for r in rows]), np.array([r[2] for r in rows]))


def figures(name, rows, theme_count):
    every = columns(rows)
    base = columns([r for r in rows if r[4]])
    themes = [t for t in (theme_figures(i, base) for i in range(theme_count)) if t] if len(base[0]) else []
    tested = [b for t in themes if t["n"] >= MINIMUM_N for b in t["bands"] if b["p"] is not None]
    if tested:
        for cell, q in zip(tested, multipletests([b["p"] for b in tested], method="fdr_bh")[1]):
            cell["q"] = float(q)
    return {
        "name": name, "themes": theme_count, "patterns": common.patterns(rows),
        "scored": {kind: headline(kind, every[0], every[1], every[2]) for kind in HEADLINES},
        "base": {kind: headline(kind, base[0], base[1], base[2]) for kind in HEADLINES},
        "n": len(rows), "effective_n": effective(every[2]), "figures": themes,
    }


def main():
    telecom = common.telecom()
    net = headline("net", *columns(telecom)[:3])
    assert (len(telecom), round(net["value"], 2)) == (1152, -25.26), net
    assert (round(net["low"], 2), round(net["high"], 2)) == (-30.26, -20.13), net
    ties = [(7.0, m % 4, m % 4, 1.0, True, 0) for m in range(64)]
    one_band = [(float(s % 7), s % 8, s % 4, 1.0, True, 0) for s in range(120)]
    zero_cells = [(9.0 + s % 2, 1, 0, 1.0, True, 0) for s in range(25)] + [
        (float(s % 9), 2 * (s % 2), 2, 1.0, True, 0) for s in range(60)]
    common.write("groups", [
        figures("telecom", telecom, len(common.KEYWORDS)),
        figures("one respondent", [(3.0, 1, 2, 1.0, True, 0)], 2),
        figures("one in two", [(3.0, 1, 2, 1.0, True, 0), (9.0, 0, 1, 1.0, True, 0)], 2),
        figures("no text", [(3.0, 0, 1, 1.0, False, 0), (9.0, 0, 1, 1.0, False, 0)], 2),
        figures("ties", ties, 2),
        figures("one band", one_band, 3),
        figures("zero cells", zero_cells, 2),
        figures("random", common.synthetic(3000, 11), 5),
        figures("weighted", common.synthetic(2500, 12, weights=[0.25, 0.5, 1.0, 1.7, 3.125]), 5),
        figures("equal weights", common.synthetic(400, 13, weights=[2.5]), 5),
        figures("a million", common.synthetic(1_000_000, 14), 5),
    ])


if __name__ == "__main__":
    main()
