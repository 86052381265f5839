#!/usr/bin/env bash
# Installs what is missing, builds Verbatim and shows what goes with the detractors of a sample survey.
#   Scripts/try.sh [FILE…]     another file than the sample, with any option of `verbatim summary`
set -euo pipefail
from=$PWD
cd "$(dirname "$0")/.."
Scripts/setup.sh
echo "building (the first time takes a few minutes)" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
swift build -c release --product verbatim > "$log" 2>&1 || { cat "$log" >&2; exit 1; }
binary=$PWD/.build/release/verbatim
if [ $# -eq 0 ]; then
  "$binary" summary corpora/nps-nl.csv
else
  cd "$from"
  "$binary" summary "$@"
fi
