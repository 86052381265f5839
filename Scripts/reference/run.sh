#!/usr/bin/env bash
# Writes every reference file of the statistics tests anew. Needs numpy, SciPy, statsmodels, mpmath, scikit-learn and krippendorff:
#   python3 -m venv .venv && .venv/bin/pip install numpy scipy statsmodels mpmath scikit-learn krippendorff
#   PYTHON=.venv/bin/python Scripts/reference/run.sh
set -euo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-python3}
for script in distributions intervals groups comparison outlook dates drivers associations evaluation; do
  "$python" "$script.py"
done
