#!/usr/bin/env bash
# Tries the statistics on made-up populations and writes docs/simulation.md: false alarms, coverage, changes, a planted cause,
# groups, and whole runs of `why`.
#   Scripts/simulate.sh [data sets per population, default 2000 [runs of `why` per population, default 200]]
#   Scripts/simulate.sh --write      only puts together the tables of the last run, in VERBATIM_SIMULATION_TABLES
# Every table of a page is of one run of one state of the code: a run begins by removing the tables that are there, the page is
# written only where all of them are, and --write refuses those of another state. With 0 runs of `why` no page is written.
# The seeds are fixed, so that the same numbers give the same figures on every run. The statistics are built alone, optimised, in
# a folder of their own (VERBATIM_SIMULATION_BUILD keeps it); `why` needs the whole, as the tests build it.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
names='1-false-alarms 2-coverage 3-impact-coverage 4-planted-cause 5-series 6-waves 7-why 8-groups'
# A digest of the code that the figures depend on: statistics, `why`, and the simulations themselves.
code() {
  cat Sources/RootCause/*/*.swift Sources/DriverAnalysis/*/*.swift Sources/VerbatimModel/*.swift Sources/Verbatim/Why/*.swift \
    Tests/RootCauseTests/*.swift Tests/VerbatimTests/WhySimulationTests.swift | sha256sum | cut -c 1-16
}
tables=${VERBATIM_SIMULATION_TABLES:-$(mktemp -d)}
mkdir -p "$tables"
if [ "${1:-}" = --write ]; then
  read -r count runs state < "$tables/run" || { echo "simulate.sh: no finished run in $tables" >&2; exit 2; }
  [ "$state" = "$(code)" ] || { echo "simulate.sh: the tables in $tables are of other code: run it anew" >&2; exit 2; }
else
count=${1:-2000}
runs=${2:-200}
build=${VERBATIM_SIMULATION_BUILD:-$(mktemp -d)}
[ -n "${VERBATIM_SIMULATION_BUILD:-}" ] || trap 'rm -rf "$build"' EXIT
rm -f "$tables"/*.md "$tables/run"
state=$(code)
mkdir -p "$build/Sources" "$build/Tests"
ln -sfn "$root/Sources/RootCause" "$build/Sources/RootCause"
ln -sfn "$root/Sources/VerbatimModel" "$build/Sources/VerbatimModel"
ln -sfn "$root/Tests/RootCauseTests" "$build/Tests/RootCauseTests"
cat > "$build/Package.swift" <<'PACKAGE'
// swift-tools-version: 6.2
import PackageDescription
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
let package = Package(
  name: "simulation",
  targets: [
    .target(name: "VerbatimModel", swiftSettings: strict),
    .target(name: "RootCause", dependencies: ["VerbatimModel"], swiftSettings: strict),
    .testTarget(
      name: "RootCauseTests", dependencies: ["RootCause", "VerbatimModel"], exclude: ["Reference"], swiftSettings: strict),
  ])
PACKAGE
export VERBATIM_SIMULATION_TABLES=$tables
(cd "$build" && VERBATIM_SIMULATIONS=$count swift test ${SWIFT_TEST_FLAGS:-} -c release --filter SimulationTests)
if [ "$runs" = 0 ]; then
  echo "simulate.sh: tables in $tables; without runs of 'why' docs/simulation.md stays as it is"
  exit
fi
VERBATIM_WHY_SIMULATIONS=$runs swift test ${SWIFT_TEST_FLAGS:-} --filter WhySimulationTests
[ "$state" = "$(code)" ] || { echo "simulate.sh: the code changed while it ran: run it anew" >&2; exit 1; }
echo "$count $runs $state" > "$tables/run"
fi
for name in $names; do
  [ -s "$tables/$name.md" ] || { echo "simulate.sh: $tables/$name.md is missing" >&2; exit 1; }
done
section() {
  printf '\n## %s\n\n%s\n\n' "$1" "$2"
  cat "$tables/$3.md"
}
page=$(mktemp)
{
  printf '# Simulation of the statistics\n\n'
  printf 'Written by `Scripts/simulate.sh %s %s`: every figure is the share of %s seeded data sets drawn from a made-up\n' \
    "$count" "$runs" "$count"
  printf 'population (Monte-Carlo standard error at 5 %% or 95 %%: %s points), all of one run of one state of the code (%s).\n' \
    "$(awk -v n="$count" 'BEGIN { printf "%.2f", 100 * sqrt(.05 * .95 / n) }')" "$state"
  printf 'The run fails where a promise is broken by more than two standard errors. The tests run the same code short: single\n'
  printf 'populations may then be off by up to four, all populations of a kind together by two.\n'
  section 'False alarms' \
    'Thirty themes with prevalences of 1–30 % and no effect. Promised: at most 5 % of data sets show any significant theme.' \
    1-false-alarms
  section 'Coverage of score intervals' \
    'How often the 95 % interval holds the true value. Promised: 93–97 % where np and n(1 − p) are at least 10; other cells are left out (–).' \
    2-coverage
  section 'Coverage of impact intervals' \
    'For data sets with at least 30 comments on the theme; bands are detractors, passives, promoters. Promised: 93–97 % for the mean, and for the others where at least 10 comments with the theme are expected in and outside each end of the scale that the headline counts. Below that (in parentheses) counts come in steps too coarse for just 95 %: promised is at least 92 %, and intervals of rare shares err on the wide side. The mean has its own remedy for answers that lean to one side (Hall'"'"'s transformation): the plain interval held the truth in 92.5–92.9 % where 2–10 % of the answers are low and 50 comments carry the theme, and Student'"'"'s t in place of z added only half a point.' \
    3-impact-coverage
  section 'Finding a planted cause' \
    'One of thirty themes has prevalence 10 % and 65 % detractors where the others have 30 %. Promised: ranked first by impact in at least 95 % of data sets at n = 1,000.' \
    4-planted-cause
  section 'Series without a change' \
    'Periods drawn from one population, each compared with the one before. Promised: at most 5 % of series flag any change. Periods of fewer answers than the minimum n (10, here 1 for the first row) are not compared.' \
    5-series
  section 'Two waves without a difference' \
    'Promised: at most 5 % of comparisons show any theme at q < .05. The single tests of the score reject in at most 6 %, as answers come in steps.' \
    6-waves
  section '`why` without a cause' \
    'Comments made of random sentences, with scores, regions, channels and months that have nothing to do with them; the whole run from text to tree. Promised: at most 5 % of trees show any step, whatever kinds are looked at.' \
    7-why
  section 'Groups without a difference' \
    'Fifteen themes without effect in several groups of respondents (half as many data sets). Promised: at most 5 % for the whole, and at most 5 % for any theme in any group where all groups are one family (`family_q`). `q` takes each group by itself, as an analyst of one region wants it: then the more groups, the more of them show a theme by chance.' \
    8-groups
} > "$page"
mv "$page" docs/simulation.md
chmod 644 docs/simulation.md
echo "docs/simulation.md"
