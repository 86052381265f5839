#!/usr/bin/env bash
# Runs everything behind docs/reliability.md and writes its figures: an hour or two with the default sizes.
#   Scripts/reliability.sh [ROWS [FUZZ_SECONDS]]      10,000,000 rows of load, 600 seconds of CPU time a fuzz target when left out
set -uo pipefail
cd "$(dirname "$0")/.."
results=.build-reliability
mkdir -p "$results"
Scripts/build.sh || exit 2
failed=0
rm -f "$results"/*.json
python3 Scripts/faults/faults.py --binary .build/release/verbatim --json "$results/faults.json" || failed=1
python3 Scripts/faults/resume.py --json "$results/resume.json" || failed=1
python3 Scripts/faults/hostile.py --json "$results/hostile.json" || failed=1
python3 Scripts/reproducible.py --json "$results/reproducible.json" || failed=1
Scripts/no_network.sh || failed=1
for kind in address thread; do Scripts/sanitize.sh "$kind" || failed=1; done
Scripts/load.sh "${1:-10000000}" > "$results/load.json" || failed=1
[ "${2:-600}" = 0 ] || Scripts/fuzz.sh "${2:-600}" || failed=1
python3 Scripts/reliability.py --from .
exit $failed
