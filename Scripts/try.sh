#!/usr/bin/env bash
# Installs what is missing, builds Verbatim and shows what goes with the detractors of a sample survey.
#   Scripts/try.sh [FILE…]     another file than the sample, with any option of `verbatim summary`
set -euo pipefail
from=$PWD
cd "$(dirname "$0")/.."
say() { printf '%s\n' "$*" >&2; }

say "1/3 looking for what the build needs, and installing what is missing (Scripts/setup.sh)"
Scripts/setup.sh >&2
say "2/3 building; the first time takes a few minutes"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
Scripts/build.sh > "$log" 2>&1 &
build=$!
began=$SECONDS
told=0
while kill -0 "$build" 2> /dev/null; do
  sleep 1
  now=$((SECONDS - began))
  if [ $((now - told)) -ge 10 ]; then
    told=$now
    say "    $now s: $(grep -E '^\[[0-9]+/[0-9]+\]' "$log" | tail -n 1 | cut -c 1-70)"
  fi
done
wait "$build" || { cat "$log" >&2; exit 1; }
binary=$PWD/.build/release/verbatim
if [ $# -eq 0 ]; then
  say "3/3 verbatim summary corpora/nps-nl.csv"
  "$binary" summary corpora/nps-nl.csv
else
  say "3/3 verbatim summary $*"
  cd "$from"
  "$binary" summary "$@"
fi
