#!/usr/bin/env bash
# Measures the sentiment and the themes on the labelled sets and writes docs/accuracy.md and docs/accuracy-themes.md. With
# `check`, holds a fast part against its floors.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/build.sh
if [ "${1:-}" = check ]; then
  for language in nl sv en; do
    .build/release/verbatim evaluate "corpora/gold-$language.csv" --label label --lang "$language" --min-auc 0.88 > /dev/null
  done
  PYTHONDONTWRITEBYTECODE=1 python3 Scripts/accuracy_themes.py check
else
  PYTHONDONTWRITEBYTECODE=1 python3 Scripts/accuracy.py report
  PYTHONDONTWRITEBYTECODE=1 python3 Scripts/accuracy_themes.py report
fi
