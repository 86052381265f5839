#!/usr/bin/env bash
# Tries the statistics on made-up populations and writes docs/simulation.md: false alarms, coverage, a planted cause.
#   Scripts/simulate.sh [data sets per population, default 5000]
# The seeds are fixed, so that the same number of data sets gives the same figures on every run.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-5000}
tables=$(mktemp -d)
trap 'rm -rf "$tables"' EXIT
VERBATIM_SIMULATIONS=$count VERBATIM_SIMULATION_TABLES=$tables \
  swift test ${SWIFT_TEST_FLAGS:-} -c release --filter SimulationTests
section() { printf '\n## %s\n\n%s\n\n' "$1" "$2"; cat "$tables/$3.md"; }
{
  printf '# Simulation of the statistics\n\n'
  printf 'Written by `Scripts/simulate.sh %s`: every figure is the share of %s seeded data sets drawn from a made-up\n' \
    "$count" "$count"
  printf 'population (Monte-Carlo standard error at 5 %% or 95 %%: %s points). The same code runs short in the tests.\n' \
    "$(awk -v n="$count" 'BEGIN { printf "%.2f", 100 * sqrt(.05 * .95 / n) }')"
  section 'False alarms' \
    'Thirty themes with prevalences of 1–30 % and no effect. Promised: at most 5 % of data sets show any significant theme.' \
    1-false-alarms
  section 'Coverage of score intervals' \
    'How often the 95 % interval holds the true value. Promised: 93–97 % where np and n(1 − p) are at least 10; other cells are left out (–).' \
    2-coverage
  section 'Coverage of impact intervals' \
    'For data sets with at least 30 comments on the theme; bands are detractors, passives, promoters. Promised: 93–97 % where at least 10 comments with the theme are expected in and outside each end of the scale that the headline counts. Cells in parentheses lie below that: the intervals of NPS and mean stay near 95 % even there, that of the share of a rare band does not, since a theme without a single such answer has variance 0. Where just 30 comments are expected, leaving out the data sets with fewer moves the figure up a little.' \
    3-impact-coverage
  section 'Finding a planted cause' \
    'One of thirty themes has prevalence 10 % and 65 % detractors where the others have 30 %. Promised: ranked first by impact in at least 95 % of data sets at n = 1,000.' \
    4-planted-cause
} > docs/simulation.md
echo "docs/simulation.md"
