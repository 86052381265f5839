#!/usr/bin/env bash
# Speaks with `verbatim mcp` through the protocol's own Python client, in an environment of its own under .build/; passes over it,
# and says so, where that cannot be installed. VERBATIM_BINARY names the program.
set -euo pipefail
cd "$(dirname "$0")/.."
export VERBATIM_BINARY="${VERBATIM_BINARY:-.build/debug/verbatim}"
skip() { echo "check-mcp: skipped, $1" >&2; exit 0; }

wanted=Scripts/mcp-requirements.txt
venv=.build/mcp-venv
if ! cmp --quiet "$wanted" "$venv/ready"; then
  rm -rf "$venv"
  python3 -m venv "$venv" > /dev/null 2>&1 || skip 'python3 -m venv does not work (Debian: python3-venv)'
  timeout 300 "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted" > /dev/null 2>&1 \
    || { rm -rf "$venv"; skip 'the client of PyPI cannot be installed from here'; }
  cp "$wanted" "$venv/ready"
fi
PYTHONDONTWRITEBYTECODE=1 timeout 120 "$venv/bin/python" Scripts/check_mcp.py
