#!/usr/bin/env bash
# Runs tests under a sanitizer, each in a build folder of its own.
#   Scripts/sanitize.sh address|thread [FILTER]     FILTER as of `swift test`; by default the suites with unsafe code or threads
set -uo pipefail
cd "$(dirname "$0")/.."
kind=${1:?address or thread}
default='DelimitedTests|StrayQuoteTests|ReferenceTests|RandomBytesTests|JSONTests|EncodingTests|SpreadsheetTests|RowPromiseTests|BlockPipelineTests|RedactionReadingTests|BoundaryTests|WordFoldingTests|FlatBufferTests|LongCommentTests|BreakerTests|TranscoderTests|DatabaseInputTests|TagDatabaseTests|WorkbookTests|DialogueTests|TranscriptFormatTests|ResumableOutputTests|CellWriterTests'
# The tests run the sanitised code in their own process; those that start the program do not belong here.
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0}
mkdir -p .build-reliability
log=.build-reliability/sanitize-$kind.txt
swift test --sanitize "$kind" --scratch-path ".build-$kind" --filter "${2:-$default}" 2>&1 | tee "$log"
status=$?
python3 - "$log" > ".build-reliability/sanitize-$kind.json" << 'END'
import json, re, sys
log = open(sys.argv[1], errors="replace").read()
tests = re.findall(r"Test run with (\d+) tests", log)
print(json.dumps({"tests": int(tests[-1]) if tests else 0, "failed": len(re.findall(r"^✘ Test .* failed", log, re.M)),
                  "reports": len(re.findall(r"ERROR: AddressSanitizer|WARNING: ThreadSanitizer", log))}))
END
exit $status
