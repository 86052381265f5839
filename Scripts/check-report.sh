#!/usr/bin/env bash
# Opens reports in headless Chromium and checks that they draw, filter, export, print and stay inert, that axe-core finds
# nothing, and that 50,000 comments are quick; see check_report.py.
#   Scripts/check-report.sh [--quick|--write] [BINARY]     the release build when left out; --quick looks at fewer views and
#                                                          no large report; --write writes docs/reports.md
# Passes with a message where there is no Chromium. axe-core comes from a Python package, once; AXE=FILE names one of your own.
set -euo pipefail
cd "$(dirname "$0")/.."
write=()
if [ "${1:-}" = --quick ]; then write=(--quick); shift; fi
if [ "${1:-}" = --write ]; then write=(--write docs/reports.md); shift; fi
binary=${1:-.build/release/verbatim}
browser=${CHROMIUM:-}
for name in chromium chromium-browser google-chrome; do
  [ -n "$browser" ] || browser=$(command -v "$name" || true)
done
if [ -z "$browser" ]; then
  echo "check-report: no Chromium here: the browser checks are left out" >&2
  exit 0
fi

# axe.min.js is in the wheel of axe-playwright-python; nothing else of it is used.
axe_package=axe-playwright-python==0.1.8
if [ -z "${AXE:-}" ]; then
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/verbatim/$axe_package
  AXE=$cache/axe_playwright_python/axe.min.js
  if [ ! -r "$AXE" ]; then
    mkdir -p "$cache"
    python3 -m pip install --quiet --no-deps --target "$cache" "$axe_package" ||
      { echo "check-report: axe-core cannot be fetched: name axe.min.js in AXE" >&2; exit 1; }
  fi
fi
export AXE

shared=${VERBATIM_DATA:+$VERBATIM_DATA/..}
bench=()
if [ -r "${shared:-../shared}/bench/bench.csv" ]; then bench=(--bench "${shared:-../shared}/bench/bench.csv"); fi
exec python3 Scripts/check_report.py "$binary" "$browser" ${bench[@]+"${bench[@]}"} ${write[@]+"${write[@]}"}
