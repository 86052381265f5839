#!/usr/bin/env bash
# Much of everything: rows through `tag` and `summary`, lines through one `--unbuffered` process, transcripts, processes at once.
# Memory must not grow with the rows, and results must not depend on how much ran beside them.
#   Scripts/load.sh [ROWS [LINES [TRANSCRIPTS [PROCESSES]]]]     10,000,000 10,000,000 5,000 64 when left out
# Counts, seconds and peak memory go to standard output as JSON; status 1 where a promise is broken.
set -euo pipefail
cd "$(dirname "$0")/.."
exec python3 Scripts/load.py "${VERBATIM_BINARY:-.build/release/verbatim}" "${1:-10000000}" "${2:-10000000}" "${3:-5000}" "${4:-64}"
