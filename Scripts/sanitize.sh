#!/usr/bin/env bash
# Runs tests under a sanitizer, each in a build folder of its own.
#   Scripts/sanitize.sh address|thread [FILTER]     FILTER as of `swift test`; by default the suites with unsafe code or threads
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:?address or thread}
default='DelimitedTests|JSONTests|EncodingTests|SpreadsheetTests|RowPromiseTests|BlockPipelineTests'
# The tests run the sanitised code in their own process; those that start the program do not belong here.
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0}
mkdir -p .build-reliability
swift test --sanitize "$kind" --scratch-path ".build-$kind" --filter "${2:-$default}" 2>&1 | tee ".build-reliability/sanitize-$kind.txt"
