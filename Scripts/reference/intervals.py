"""Reference values of intervals and of the log-odds of words."""

import math

import numpy as np
import scipy.stats as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

import common

Z = st.norm.ppf(0.975)


def adjusted_wald(up, down, n):
    """By hand from the formula in the documentation of the interval."""
    size = n + 3
    p, q = (up + 0.75) / size, (down + 0.75) / size
    net = p - q
    reach = Z * math.sqrt((p + q - net**2) / size)
    return [100 * (net - reach), 100 * (net + reach)]


def log_odds(yi, ni, yj, nj, prior=100.0):
    a = prior * (yi + yj) / (ni + nj)
    delta = math.log((yi + a) / (ni + prior - yi - a)) - math.log((yj + a) / (nj + prior - yj - a))
    return [delta, delta / math.sqrt(1 / (yi + a) + 1 / (yj + a))]


def main():
    shares = [(0, 1), (1, 1), (0, 50), (50, 50), (1, 7), (13, 100), (300, 990), (999999, 1000000), (5, 10000000)]
    nets = [(0, 0, 1), (1, 0, 1), (0, 5, 5), (361, 652, 1152), (392, 290, 990), (400000, 300000, 1000000)]
    samples = [[7.0, 7.0, 7.0], [1.0, 5.0], [0, 10, 3, 8, 9, 9, 2, 7], list(np.arange(1000) % 11 * 1.0)]
    pairs = [(10, 100, 20, 150), (0, 30, 5, 40), (0, 9, 0, 12), (50, 50, 3, 60), (56, 70, 48, 80), (1, 1, 0, 1)]
    words = [(12, 300, 4, 650), (0, 300, 9, 650), (300, 300, 10, 650), (1, 1, 0, 1000000), (50000, 400000, 1, 600000)]
    weighted = [([1, 2, 3, 4], [0.5, 1.5, 1.0, 2.0]), ([9, 9, 9], [1, 2, 3]), ([0, 10, 5], [3, 3, 3])]
    common.write("intervals", {
        "wilson": [[k, n, *proportion_confint(k, n, method="wilson")] for k, n in shares],
        "adjusted_wald": [[u, d, n, *adjusted_wald(u, d, n)] for u, d, n in nets],
        "mean": [{"scores": s, "mean": float(np.mean(s)), "variance": float(np.var(s, ddof=1)),
                  "interval": list(DescrStatsW(s).tconfint_mean()) if np.var(s) > 0 else [s[0], s[0]]} for s in samples],
        "newcombe": [[*p, *confint_proportions_2indep(*p, method="newcomb", compare="diff")] for p in pairs],
        "log_odds": [[*w, *log_odds(*w)] for w in words],
        "kish": [{"scores": s, "weights": w, "n": float(np.sum(w)**2 / np.sum(np.square(w))),
                  "mean": float(np.average(s, weights=w))} for s, w in weighted],
    })


if __name__ == "__main__":
    main()
