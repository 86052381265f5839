#!/usr/bin/env bash
# Writes docs/performance.md: whole-process timings beside the yardsticks, memory, growth and hostile input.
#   Scripts/bench.sh [ROWS]        ROWS comments (200,000 when left out): the rows of the bench file, repeated
# Needs the bench file and the yardsticks (VERBATIM_DATA/../bench and ../peers, else ../shared), a C compiler and ICU.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${VERBATIM_DATA:+$VERBATIM_DATA/..}
shared=${shared:-../shared}
[ -r "$shared/bench/bench.csv" ] || { echo "the bench file is not there: set VERBATIM_DATA" >&2; exit 2; }
Scripts/build.sh > /dev/null
swift build -c release --package-path Benchmarks --product TokenizerSpeed > /dev/null
export VERBATIM_TOKENIZER=Benchmarks/.build/release/TokenizerSpeed
peers=.build/peers-venv
if [ ! -e "$peers/ready" ]; then
  python3 -m venv "$peers" && "$peers/bin/pip" install -q -r Benchmarks/peers.txt && touch "$peers/ready" ||
    echo 'bench: the libraries of the Python pipeline cannot be installed; its row will say so' >&2
fi
[ ! -e "$peers/ready" ] || export VERBATIM_PEERS=$peers/bin/python
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cc -O2 -o "$folder/icu_words" "$shared/peers/icu_words.c" $(pkg-config --cflags --libs icu-uc icu-i18n)
python3 Benchmarks/bench.py .build/release/verbatim "$folder" "$shared" "${1:-200000}"
