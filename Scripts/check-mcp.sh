#!/usr/bin/env bash
# Speaks with `verbatim mcp` through the protocol's own Python client; passes over it where that is not installed.
# VERBATIM_BINARY names the program, PYTHON the interpreter.
set -euo pipefail
cd "$(dirname "$0")/.."
export VERBATIM_BINARY="${VERBATIM_BINARY:-.build/debug/verbatim}"
python="${PYTHON:-python3}"
if ! "$python" -c 'import mcp' 2> /dev/null; then
  echo "check-mcp: skipped, the Python package mcp is not installed" >&2
  exit 0
fi
PYTHONDONTWRITEBYTECODE=1 "$python" Scripts/check_mcp.py
