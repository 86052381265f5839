"""Puts together docs/statistics.md from what the tests took down: python3 Scripts/statistics_page.py FOLDER

Errors are rounded up to powers of ten, so that the page is the same on every machine.
"""

import math
import sys
from collections import defaultdict
from pathlib import Path

# What each statistic was held against, by the beginning of its name; the first that fits.
SOURCES = [
    ("NPS: interval", "the formula, in numpy"), ("NPS", "numpy"), ("adjusted Wald", "the formula, in numpy"),
    ("share of the highest band: interval", "statsmodels `proportion_confint`"), ("share of the lowest band: interval", "statsmodels `proportion_confint`"),
    ("share of the", "numpy"), ("mean: interval", "SciPy `t`"), ("mean", "numpy"), ("sample variance", "numpy"),
    ("t interval", "statsmodels `DescrStatsW`"), ("effective n", "numpy"), ("impact on mean: interval", "the formula, in numpy and SciPy"),
    ("impact", "the formula, in numpy"), ("theme × band: p", "SciPy `chi2_contingency`; exact fractions"), ("theme × band: q", "statsmodels `multipletests`"),
    ("theme", "numpy"), ("Wilson", "statsmodels `proportion_confint`"), ("Newcombe", "statsmodels `confint_proportions_2indep`"),
    ("normal", "mpmath"), ("Student", "mpmath"), ("χ²", "mpmath"), ("hypergeometric", "mpmath"), ("Fisher's exact", "exact fractions; mpmath"),
    ("Mantel", "statsmodels `StratifiedTable`"), ("Robins", "statsmodels `StratifiedTable`"),
    ("crude", "statsmodels `StratifiedTable`"), ("standardised", "numpy"), ("change of share: Newcombe", "statsmodels `confint_proportions_2indep`"),
    ("change of share: q", "statsmodels `multipletests`"), ("change", "numpy and SciPy"), ("split", "numpy, respondent by respondent"),
    ("odds ratio", "statsmodels `Table2x2`"), ("excess", "numpy"), ("log-odds", "the formula, in Python and SciPy"), ("correlation", "SciPy `pearsonr`"),
    ("share over time: interval", "statsmodels `proportion_confint`"), ("score over time: q", "statsmodels `multipletests`"),
    ("share over time: q", "statsmodels `multipletests`"), ("score over time", "numpy and SciPy"), ("share over time", "numpy and SciPy"),
    ("what-if", "numpy"), ("revenue", "numpy"), ("least squares", "statsmodels `OLS`"), ("variance inflation", "statsmodels `variance_inflation_factor`"),
    ("condition", "numpy `eigvalsh`"), ("Johnson", "SciPy `sqrtm`"), ("logistic", "Firth's score equations, in numpy and SciPy"),
    ("lift", "numerical derivatives, in mpmath"), ("risk difference: Newcombe", "statsmodels `confint_proportions_2indep`"),
]
SHOWN = 12


def source(name):
    found = [text for start, text in SOURCES if name.startswith(start)]
    if not found:
        sys.exit(f"statistics_page: say what '{name}' was held against")
    return found[0]


def error(value):
    return "0" if value == 0 else f"< 1e{max(-16, math.ceil(math.log10(value) + 1e-9))}"


def main():
    rows = defaultdict(dict)
    for path in sorted(Path(sys.argv[1]).glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            statistic, data, count, worst = line.split("\t")
            rows[statistic][data] = (int(count), float(worst))
    few = [name for name, sets in rows.items() if len(sets) < 3]
    if few or not rows:
        sys.exit(f"statistics_page: fewer than three data sets: {', '.join(few) or 'no statistics at all'}")
    print("# The statistics, held against others\n")
    print("Written by `Scripts/statistics.sh --write` from what the tests compare: each statistic, the data sets, the number of values and the")
    print("largest relative difference (rounded up to a power of ten; below 1e-12 of what a difference is taken of counts as 0). The tests fail")
    print("above 1e-9. The reference values are in `Tests/*/Reference`; `Scripts/reference/run.sh` makes them anew, without this program. How often")
    print("the intervals hold the truth and the tests cry wolf is in [simulation.md](simulation.md).\n")
    print("Data sets: telecom is a public set of British broadband customers; random and weighted are seeded; ties, one band, zero cells, one")
    print("respondent, small and a million rows are the extremes.\n")
    print("| statistic | held against | values | largest difference | data sets |\n|---|---|---:|---:|---|")
    for name in sorted(rows, key=str.lower):
        sets = rows[name]
        names = sorted(sets)
        listed = "; ".join(names[:SHOWN]) + (f"; and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
        count = sum(values for values, _ in sets.values())
        print(f"| {name} | {source(name)} | {count:,} | {error(max(worst for _, worst in sets.values()))} | {listed} |")
    print("\nThe interval of a net score is the adjusted Wald interval as published: centred a little nearer to 0 than the score, and not cut")
    print("at ±100. With few answers, or nearly all of one band, it may pass ±100 or leave the score itself out; results say so where it does.")
    print("The impact on a mean has Hall's interval where answers lean to one side, with the skewness taken from the means of the bands.")
    print("\nNot in the table, as no other program gives them: bootstrap intervals of drivers (seeded; tested against the standard errors of")
    print("least squares, and for independence of the order of rows), the reading after Kano (a rule on intervals), priorities (likewise).")


main()
