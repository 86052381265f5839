#!/usr/bin/env bash
# Tries the statistics on made-up populations and writes docs/simulation.md: false alarms, coverage, changes, a planted cause, and
# whole runs of `why`.
#   Scripts/simulate.sh [--write] [data sets per population, default 2000 [runs of `why` per population, default 200]]
# --write only puts together the tables that are in VERBATIM_SIMULATION_TABLES; a table that is not there is left out.
# The seeds are fixed, so that the same numbers give the same figures on every run. The statistics are built alone, optimised, in
# a folder of their own (VERBATIM_SIMULATION_BUILD keeps it); `why` needs the whole, as the tests build it.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
only_write=
if [ "${1:-}" = --write ]; then
  only_write=1
  shift
fi
count=${1:-2000}
runs=${2:-200}
tables=${VERBATIM_SIMULATION_TABLES:-$(mktemp -d)}
build=${VERBATIM_SIMULATION_BUILD:-$(mktemp -d)}
[ -n "${VERBATIM_SIMULATION_BUILD:-}" ] || trap 'rm -rf "$build"' EXIT
if [ -z "$only_write" ]; then
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
[ "$runs" = 0 ] || VERBATIM_WHY_SIMULATIONS=$runs swift test ${SWIFT_TEST_FLAGS:-} --filter WhySimulationTests
fi
section() {
  [ ! -r "$tables/$3.md" ] || { printf '\n## %s\n\n%s\n\n' "$1" "$2"; cat "$tables/$3.md"; }
}
{
  printf '# Simulation of the statistics\n\n'
  printf 'Written by `Scripts/simulate.sh %s %s`: every figure is the share of %s seeded data sets drawn from a made-up\n' \
    "$count" "$runs" "$count"
  printf 'population (Monte-Carlo standard error at 5 %% or 95 %%: %s points). The same code runs short in the tests, which fail\n' \
    "$(awk -v n="$count" 'BEGIN { printf "%.2f", 100 * sqrt(.05 * .95 / n) }')"
  printf 'where a promise is broken by more than two standard errors.\n'
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
    'Promised: at most 5 % of comparisons show any theme at q < .05. The single tests of the score reject in about 5 %.' \
    6-waves
  section '`why` without a cause' \
    'Comments made of random sentences, with scores, regions, channels and months that have nothing to do with them; the whole run from text to tree. Promised: at most 5 % of trees show any step, whatever kinds are looked at.' \
    7-why
} > docs/simulation.md
echo "docs/simulation.md"
