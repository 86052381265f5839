#!/usr/bin/env bash
# Whether `tag` and `summary` are as fast beside plain ICU word boundaries as docs/performance.md says, with slack for a busy
# machine: at least 70 % of the ratios recorded there, in the best of five attempts. A benchmark, not a test.
# Needs what Scripts/bench.sh needs; without the bench file it says so and is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${VERBATIM_DATA:+$VERBATIM_DATA/..}
shared=${shared:-../shared}
[ -r "$shared/bench/bench.csv" ] || { echo 'check-speed: skipped, the bench file is not there (VERBATIM_DATA)'; exit 0; }
[ -x .build/release/verbatim ] || Scripts/build.sh > /dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cc -O2 -o "$folder/icu_words" "$shared/peers/icu_words.c" $(pkg-config --cflags --libs icu-uc icu-i18n)
python3 Benchmarks/bench.py --check .build/release/verbatim "$folder" "$shared" 0
