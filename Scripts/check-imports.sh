#!/usr/bin/env bash
# Checks every import against the arrows of Package.swift; see check_imports.py for the rules.
#   Scripts/check-imports.sh [FOLDER]     the package to check; this one when left out
#   Scripts/check-imports.sh --self-test  proves on a package with one violation of each rule that every rule bites
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

check() { swift package --package-path "$1" dump-package | python3 "$here/check_imports.py" "$1"; }

if [ "${1:-}" = --self-test ]; then
  fixture=$(mktemp -d)
  trap 'rm -rf "$fixture"' EXIT
  cp -R "$here/fixtures/violating-imports/." "$fixture"
  if found=$(check "$fixture" 2>&1); then
    echo "check-imports: the package with violations passed" >&2
    exit 1
  fi
  while IFS= read -r expected; do
    grep -qF "$expected" <<< "$found" || { printf 'check-imports: not found: %s\nin:\n%s\n' "$expected" "$found" >&2; exit 1; }
  done < "$here/fixtures/violating-imports/expected.txt"
  [ "$(wc -l <<< "$found")" = "$(($(wc -l < "$here/fixtures/violating-imports/expected.txt") + 1))" ] || { echo "$found" >&2; exit 1; }
  echo "check-imports: every rule bites"
else
  check "$(cd "${1:-$here/..}" && pwd)"
fi
