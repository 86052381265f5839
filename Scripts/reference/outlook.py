"""Reference values of series over time, of what-if and of revenue at risk: SciPy, statsmodels and numpy over the rows."""

import numpy as np
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

import common
from comparison import score_difference
from groups import HEADLINES, MINIMUM_N, columns, effective, headline, p_value, values

CHURN = [0.35, 0.1, 0.0125]
SPEND = 480.0


def pairs(periods, is_counted):
    """Each period with the last large enough one before it; None for a small one and for the first."""
    previous = None
    for rows in periods:
        large = sum(is_counted(r) for r in rows) >= MINIMUM_N
        yield (previous if large else None), rows
        previous = rows if large else previous


def corrected(points):
    tested = [point for point in points if point["p"] is not None]
    if tested:
        for point, q in zip(tested, multipletests([point["p"] for point in tested], method="fdr_bh")[1]):
            point["q"] = float(q)
    return points


def score_series(kind, periods):
    points = []
    for before, rows in pairs(periods, lambda r: True):
        scores, bands, w = columns(rows)[:3]
        point = headline(kind, scores, bands, w) | {"n": len(rows), "change": None, "p": None, "q": None}
        if before is not None:
            change, _, _, p = score_difference(kind, before, rows)
            point |= {"change": change, "p": p}
        points.append(point)
    return corrected(points)


def share_of(rows, theme):
    """The share of the comments with the theme, their effective n, and how many they are."""
    written = [r for r in rows if r[4]]
    if not written:
        return None, 0.0, 0
    _, _, w, masks, _ = columns(written)
    with_ = (masks >> theme) & 1 == 1
    return float(np.average(with_, weights=w)), effective(w), int(with_.sum())


def share_series(theme, periods):
    points = []
    for before, rows in pairs(periods, lambda r: r[4]):
        share, size, count = share_of(rows, theme)
        low, high = (None, None) if share is None else proportion_confint(share * size, size, method="wilson")
        point = {"n": count, "value": share, "low": low, "high": high, "change": None, "p": None, "q": None}
        if before is not None:
            old, old_size, _ = share_of(before, theme)
            point |= {"change": share - old, "p": p_value(share * size, (1 - share) * size, old * old_size, (1 - old) * old_size)}
        points.append(point)
    return corrected(points)


def series(name, periods, themes):
    return {"name": name, "themes": themes, "periods": [common.patterns(rows) for rows in periods],
            "score": {kind: score_series(kind, periods) for kind in HEADLINES},
            "shares": [share_series(theme, periods) for theme in range(themes)]}


def what_if(kind, rows, theme):
    """Half of the theme's answers in the lowest band moved up by one band, and to the highest."""
    scores, bands, w, masks, _ = columns(rows)
    text = np.array([r[4] for r in rows])
    affected = text & ((masks >> theme) & 1 == 1) & (bands == 0)
    share = 0.5 * w[affected].sum() / w.sum()
    x = values(kind, scores, bands)

    def level(band):
        if kind != "mean":
            return {"net": [-100.0, 0.0, 100.0], "shareHighest": [0.0, 0.0, 100.0], "shareLowest": [100.0, 0.0, 0.0]}[kind][band]
        while band >= 0:
            if (bands == band).any():
                return float(np.average(scores[bands == band], weights=w[bands == band]))
            band -= 1
        return 0.0

    own = level(0)
    if kind == "mean" and affected.any():
        own = float(np.average(scores[affected], weights=w[affected]))
    now = float(np.average(x, weights=w))
    return {"now": now, "up": now + float(share * (level(1) - own)), "top": now + float(share * (level(2) - own)),
            "moved": float(0.5 * w[affected].sum())}


def at_risk(rows, theme=None):
    """Customers that stand to leave, by band, and what they spend; with a theme its share of each band's comments."""
    _, bands, w, masks, _ = columns(rows)
    text = np.array([r[4] for r in rows])
    customers = []
    for band, churn in enumerate(CHURN):
        size = float((bands == band).sum())
        if theme is not None:
            written = text & (bands == band)
            size *= float(np.average((masks[written] >> theme) & 1, weights=w[written])) if written.any() else 0.0
        customers.append(size * churn)
    return customers + [sum(customers) * SPEND]


def outlook(name, rows, themes):
    return {"name": name, "themes": themes, "patterns": common.patterns(rows), "risk": at_risk(rows),
            "theme_risk": [at_risk(rows, theme) for theme in range(themes)],
            "what_if": [{kind: what_if(kind, rows, theme) for kind in HEADLINES} for theme in range(themes)]}


def main():
    telecom = common.telecom()
    stages = [[r for r in telecom if r[5] == stage] for stage in range(1 + max(r[5] for r in telecom))]
    random = [common.synthetic(120 + 40 * month, 60 + month, themes=3) for month in range(12)]
    weighted = [common.synthetic(260, 80 + month, themes=3, weights=[0.5, 1.0, 2.25]) for month in range(6)]
    small = [common.synthetic(size, 90 + size, themes=3) if size else [] for size in (14, 3, 0, 22, 9, 10, 31, 1, 12)]
    one_band = [[(float(s % 7), s % 4, 2, 1.0, True, 0) for s in range(size)] for size in (40, 60, 25)]
    million = [common.synthetic(250_000, 70 + part, themes=2) for part in range(4)]
    whole = [row for part in million for row in part]
    zero_cells = [(9.0 + s % 2, 1, 0, 1.0, True, 0) for s in range(25)] + [(float(s % 7), 2 * (s % 2), 2, 1.0, True, 0) for s in range(60)]
    common.write("outlook", {
        "churn": CHURN, "spend": SPEND,
        "series": [series("telecom stages", stages, len(common.KEYWORDS)), series("random", random, 3), series("weighted", weighted, 3),
                   series("small and empty", small, 3), series("one band", one_band, 2), series("a million", million, 2)],
        "outlooks": [outlook("telecom", telecom, len(common.KEYWORDS)), outlook("random", random[11], 3), outlook("weighted", weighted[0], 3),
                     outlook("one respondent", [(3.0, 1, 2, 1.0, True, 0)], 2), outlook("one band", one_band[1], 3),
                     outlook("zero cells", zero_cells, 2), outlook("a million", whole, 2)],
    })


if __name__ == "__main__":
    main()
