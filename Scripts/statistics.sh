#!/usr/bin/env bash
# Writes docs/statistics.md: every statistic, the data sets on which it was held against SciPy, statsmodels, numpy, mpmath or a
# calculation in fractions, and how far it was off. Runs the tests that compare; fails where one of them does, or where a statistic
# has fewer than three data sets.
#   Scripts/statistics.sh [--write]     without --write the page is only compared
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
VERBATIM_AGREEMENT=$folder swift test ${SWIFT_TEST_FLAGS:-} --filter \
  'AssociationTests|ComparisonTests|DistributionTests|GroupFiguresTests|IntervalTests|OutlookReferenceTests|LinearModelTests|LogisticModelTests' \
  > "$folder/log" 2>&1 || { tail -n 40 "$folder/log" >&2; exit 1; }
python3 Scripts/statistics_page.py "$folder" > "$folder/page"
if [ "${1:-}" = --write ]; then
  cp "$folder/page" docs/statistics.md
  echo docs/statistics.md
else
  diff -u docs/statistics.md "$folder/page"
fi
