#!/usr/bin/env bash
# Opens a report in headless Chromium and checks that it draws, filters, exports, prints and stays inert; see check_report.py.
#   Scripts/check-report.sh [BINARY]     the program to check; the release build when left out
# Passes with a message where there is no Chromium. AXE=axe.min.js runs axe-core too.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${1:-.build/release/verbatim}
browser=${CHROMIUM:-}
for name in chromium chromium-browser google-chrome; do
  [ -n "$browser" ] || browser=$(command -v "$name" || true)
done
if [ -z "$browser" ]; then
  echo "check-report: no Chromium here: the browser checks are left out" >&2
  exit 0
fi
exec python3 Scripts/check_report.py "$binary" "$browser"
