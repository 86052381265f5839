"""Reference values of distributions: mpmath at 60 digits, exact rational arithmetic for Fisher's test."""

from fractions import Fraction
from math import comb

import mpmath as mp
import scipy.stats as st
from statsmodels.stats.multitest import multipletests

import common

mp.mp.dps = 60


def normal_quantile(p):
    """The quantile by a root search on the complementary error function."""
    tail = mp.mpf(p)
    if p == 0.5:
        return 0.0
    start = st.norm.ppf(p)
    return float(mp.findroot(lambda x: mp.log(mp.erfc(-x / mp.sqrt(2)) / 2) - mp.log(tail), start))


def t_survival(t, df):
    t, df = mp.mpf(t), mp.mpf(df)
    return mp.betainc(df / 2, mp.mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2


def t_quantile(p, df):
    """The quantile for p above ½; df up to 1e5 by the beta function, above by SciPy."""
    start = st.t.ppf(p, df)
    if df > 1e5:
        return float(start)
    tail = 1 - mp.mpf(p)
    return float(mp.findroot(lambda t: mp.log(t_survival(t, df)) - mp.log(tail), start))


def log_choose(n, k):
    return mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)


def log_hypergeometric(x, total, marked, draws):
    value = log_choose(marked, x) + log_choose(total - marked, draws - x) - log_choose(total, draws)
    return float(value)


def fisher_exact(a, b, c, d):
    """The sum of all table probabilities at most (1 + 1e-7) times the observed one, in integers."""
    total, marked, draws = a + b + c + d, a + c, a + b
    low, high = max(0, draws + marked - total), min(draws, marked)
    weights = {x: comb(marked, x) * comb(total - marked, draws - x) for x in range(low, high + 1)}
    limit = Fraction(weights[a]) * (1 + Fraction(1, 10**7))
    part = sum(w for w in weights.values() if w <= limit)
    return mp.mpf(part) / mp.mpf(sum(weights.values()))


def fisher_large(a, b, c, d):
    """The same for large tables, term by term at 60 digits from the observed table outward."""
    total, marked, draws = a + b + c + d, a + c, a + b
    low, high = max(0, draws + marked - total), min(draws, marked)

    def log_p(x):
        return log_choose(marked, x) + log_choose(total - marked, draws - x) - log_choose(total, draws)

    def ratio(x):
        return mp.mpf(marked - x) * (draws - x) / ((x + 1) * mp.mpf(total - marked - draws + x + 1))

    mode = (draws + 1) * (marked + 1) // (total + 2)
    limit = log_p(a) + mp.log(1 + mp.mpf(10) ** -7)
    down = a if a <= mode else first_below(log_p, mode, low, limit)
    up = a if a >= mode else first_below(log_p, mode, high, limit)
    sum_ = mp.mpf(0)
    if up is not None:
        term, x = mp.exp(log_p(up)), up
        while x <= high and (sum_ == 0 or term > sum_ * mp.mpf(10) ** -30):
            sum_ += term
            term *= ratio(x)
            x += 1
    if down is not None:
        part, term, x = mp.mpf(0), mp.exp(log_p(down)), down
        while x >= low and (part == 0 or term > part * mp.mpf(10) ** -30):
            part += term
            term = term / ratio(x - 1) if x > low else mp.mpf(0)
            x -= 1
        sum_ += part
    return min(sum_, mp.mpf(1))


def first_below(log_p, mode, end, limit):
    if log_p(end) > limit:
        return None
    inside, outside = mode, end
    while abs(outside - inside) > 1:
        middle = (inside + outside) // 2
        if log_p(middle) <= limit:
            outside = middle
        else:
            inside = middle
    return outside


def main():
    ps = [1e-300, 1e-100, 1e-20, 1e-8, 1e-3, 0.025, 0.1, 0.2499, 0.3, 0.4999999, 0.5, 0.6, 0.75, 0.9, 0.975, 0.9999]
    xs = [-37.0, -12.0, -3.3, -1.0, 0.0, 1e-5, 0.7, 1.96, 5.0, 20.0, 37.5]
    ts = [0.01, 0.3, 1.0, 1.7, 1.75, 2.5, 6.0, 40.0, 3000.0]
    dfs = [0.7, 1.0, 2.0, 3.5, 9.0, 30.0, 149.25, 1151.0, 99999.0]
    tables = [
        (3, 1, 1, 3), (8, 2, 1, 5), (0, 10, 12, 0), (0, 3, 0, 9), (10, 0, 0, 10), (1, 9, 11, 3), (5, 5, 5, 5),
        (2, 8, 8, 2), (0, 0, 4, 6), (1, 0, 0, 0), (96, 35, 194, 625), (12, 190, 30, 920), (7, 0, 493, 500),
        (250, 250, 250, 250), (100, 900, 30, 1970), (1, 1, 1, 1), (2, 0, 0, 2), (40, 160, 10, 790),
        (400, 100, 100, 1400), (700, 0, 0, 700),
    ]
    large = [
        (600, 49400, 8800, 941200), (5, 95, 500000, 9499900), (120, 380, 2999880, 6999620),
        (2500100, 2499900, 2500000, 2500000), (2501500, 2498500, 2498500, 2501500), (49, 999951, 20, 8999980),
        (30, 99970, 10, 9899990), (5030000, 1, 4969999, 0),
    ]
    for table in tables:
        small = float(fisher_exact(*table))
        assert abs(st.fisher_exact([table[:2], table[2:]]).pvalue - small) <= 1e-9 * small, table
        assert abs(float(fisher_large(*table)) - small) <= 1e-12 * small, table
    p_family = [0.01, 0.04, 0.03, 0.005, 0.8, 0.8, 1.0, 1e-30, 0.2, 0.03]
    common.write("distributions", {
        "normal_quantile": [[p, normal_quantile(p)] for p in ps],
        "normal_cumulative": [[x, float(mp.erfc(-mp.mpf(x) / mp.sqrt(2)) / 2)] for x in xs],
        "t_survival": [[t, df, float(t_survival(t, df))] for t in ts for df in dfs],
        "t_quantile": [[p, df, t_quantile(p, df)] for p in (0.6, 0.9, 0.975, 0.999999)
                       for df in dfs + [1e6, 1e7]],
        "chi_square": [[x, df, float(mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, mp.inf, regularized=True))]
                       for x in (0.01, 0.9, 3.84, 20.0, 150.0, 1300.0) for df in (1, 2, 3, 7, 40, 500)],
        "log_hypergeometric": [[*case, log_hypergeometric(*case)] for case in [
            (0, 10, 3, 4), (3, 10, 3, 4), (96, 950, 290, 131), (9000, 1000000, 9400, 50000),
            (600, 1000000, 9400, 50000), (2500000, 10000000, 5000000, 5000000), (1, 10000000, 1, 9999999)]],
        "fisher": [[*t, float(fisher_exact(*t))] for t in tables] + [[*t, float(fisher_large(*t))] for t in large],
        "benjamini_hochberg": {"p": p_family, "q": list(multipletests(p_family, method="fdr_bh")[1])},
    })


if __name__ == "__main__":
    main()
