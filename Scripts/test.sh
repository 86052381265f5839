#!/usr/bin/env bash
# Installs what is missing, builds Verbatim and runs its tests.
#   Scripts/test.sh [OPTION…]     options of `swift test`, such as --filter CorpusTests
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/setup.sh --tests
# What killed tests leave goes with the folder.
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
swift test "$@"
