"""Reference values of what `why` and `summary` rest on: odds ratios with Woolf's interval, weighted log-odds with their p value,
correlation with Fisher's interval."""

import math
import random

import mpmath
import numpy as np
import scipy.stats as st
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.proportion import confint_proportions_2indep

import common

TELECOM = common.telecom()


def telecom_terms():
    """How many detractors and others of the British broadband set match each keyword."""
    low = [r for r in TELECOM if r[0] <= 6]
    rest = [r for r in TELECOM if r[0] > 6]
    count = lambda rows, theme: sum(r[1] >> theme & 1 for r in rows)
    return [(count(low, t), len(low), count(rest, t), len(rest)) for t in range(len(common.KEYWORDS))]


TABLES = [
    (96, 35, 194, 625), (1, 1, 1, 1), (0, 12, 30, 200), (7, 0, 30, 200), (5, 40, 0, 9), (3, 0, 0, 4), (20, 80, 30, 9870),
    (250_000, 150_000, 310_000, 290_000), (12, 12, 12, 12), (1, 0, 0, 0),
] + [(a, b, n - a, m - b) for a, n, b, m in telecom_terms()]
TERMS = telecom_terms() + [(12, 96, 9, 854), (0, 50, 3, 400), (50, 50, 1, 400), (1, 1, 1, 2), (300, 1000, 2, 99000), (7, 20, 140, 400), (130_000, 400_000, 90_000, 600_000), (0, 1, 3, 9)]


def odds():
    rows = []
    for a, b, c, d in TABLES:
        add = 0.5 if 0 in (a, b, c, d) else 0
        table = Table2x2(np.array([[a, b], [c, d]], dtype=float) + add, shift_zeros=False)
        low, high = table.oddsratio_confint(0.05)
        expected = (a + b) * (a + c) / (a + b + c + d)
        rows.append({"cells": [a, b, c, d], "value": table.oddsratio, "low": low, "high": high, "excess": a - expected,
                     **lift(a, b, c, d), **difference(a, b, c, d)})
    return rows


def lift(a, b, c, d):
    """The interval of the lift: the gradient of its logarithm by central differences, and the covariance of multinomial counts."""
    if 0 in (a + b, c + d, a + c, b + d):
        return {}
    x = np.array([a, b, c, d], dtype=float) + (0.5 if 0 in (a, b, c, d) else 0)
    n = x.sum()

    def value(x):
        return mpmath.log(x[0]) + mpmath.log(sum(x)) - mpmath.log(x[0] + x[1]) - mpmath.log(x[0] + x[2])

    with mpmath.workdps(40):
        exact = [mpmath.mpf(v) for v in x]
        gradient = []
        for i in range(4):
            step = exact[i] * mpmath.mpf(10) ** -12
            up, down = list(exact), list(exact)
            up[i] += step
            down[i] -= step
            gradient.append((value(up) - value(down)) / (2 * step))
        slope = sum(g * v for g, v in zip(gradient, exact))
        variance = sum(g * g * v for g, v in zip(gradient, exact)) - slope**2 / mpmath.mpf(n)
        reach = mpmath.mpf(st.norm.ppf(0.975)) * mpmath.sqrt(variance)
        center = value(exact)
        return {"lift": [float(mpmath.exp(center - reach)), float(mpmath.exp(center + reach))]}


def difference(a, b, c, d):
    if 0 in (a + b, c + d):
        return {}
    low, high = confint_proportions_2indep(a, a + b, c, c + d, method="newcomb", compare="diff")
    return {"difference": [low, high]}


def log_odds():
    """Monroe, Colaresi and Quinn (2008), equations 16, 19 and 22 with a prior of 100 comments."""
    rows = []
    for y_i, n_i, y_j, n_j in TERMS:
        alpha = 100 * (y_i + y_j) / (n_i + n_j)
        delta = math.log((y_i + alpha) / (n_i + 100 - y_i - alpha)) - math.log((y_j + alpha) / (n_j + 100 - y_j - alpha))
        error = math.sqrt(1 / (y_i + alpha) + 1 / (y_j + alpha))
        reach = st.norm.ppf(0.975) * error
        p = 2 * st.norm.sf(abs(delta / error))
        rows.append({"counts": [y_i, n_i, y_j, n_j], "value": delta, "low": delta - reach, "high": delta + reach, "p": p})
    return rows


def correlations():
    rows = []
    for n, slope, seed in [(40, 0.5, 1), (500, -0.3, 2), (4, 0.1, 3), (2000, 0.0, 4)]:
        draw = random.Random(seed)
        x = [draw.randrange(11) for _ in range(n)]
        y = [round(max(-1, min(1, slope * (v - 5) / 5 + draw.gauss(0, 0.4))), 6) for v in x]
        result = st.pearsonr(x, y)
        low, high = result.confidence_interval(0.95)
        rows.append({"name": f"random, n = {n}", "x": x, "y": y, "value": result.statistic, "low": low, "high": high})
    x = [int(r[0]) for r in TELECOM]
    y = [common.SENTIMENT[r[2]] for r in TELECOM]
    ties = [0, 10] * 20, [0.5, -0.5, -0.5, 0.5, -0.5] * 8
    for name, (x, y) in (("telecom", (x, y)), ("ties", ties)):
        result = st.pearsonr(x, y)
        low, high = result.confidence_interval(0.95)
        rows.append({"name": name, "x": x, "y": y, "value": result.statistic, "low": low, "high": high})
    return rows


common.write("associations", {"odds": odds(), "logOdds": log_odds(), "correlations": correlations()})
