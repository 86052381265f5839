#!/usr/bin/env bash
# Coverage-guided fuzzing with the compiler's own libFuzzer.
#   Scripts/fuzz.sh [SECONDS [TARGET…]]     each target for so many seconds of CPU time (60); all when none is named
# VERBATIM_FUZZ_BUILT=1 takes the program as it was built last.
# What libFuzzer found worth keeping stays in .build-fuzz/corpus/TARGET and is where the next run begins, besides the seeds in
# Fuzzing/Seeds/TARGET; each run adds a line with its counts to .build-fuzz/results/runs.jsonl, so that several short runs may take the
# place of a long one. Ends with status 1 where an input breaks a promise.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
build=$PWD/.build-fuzz

runtime=$(swiftc -print-target-info | sed -nE 's/.*"runtimeResourcePath": "(.*)".*/\1/p')/clang/lib/linux/libclang_rt.fuzzer_no_main-$(uname -m).a
[ -f "$runtime" ] || runtime=$(compgen -G "$(dirname "$(readlink -f "$(command -v swiftc)")")/../lib/clang/*/lib/linux/libclang_rt.fuzzer_no_main-$(uname -m).a" | head -n 1)
[ -f "$runtime" ] || { echo 'fuzz: this toolchain has no libclang_rt.fuzzer_no_main' >&2; exit 2; }

# The front end alone is told of the sanitizer: the program has its own main. What is open to tests shows through imports, down
# to the system libraries.
maps=()
for library in CExpat CZlib; do maps+=(-Xswiftc -Xcc -Xswiftc "-fmodule-map-file=$PWD/Sources/$library/module.modulemap"); done
[ "${VERBATIM_FUZZ_BUILT:-}" = 1 ] || swift build --package-path Fuzzing --scratch-path "$build" -c release --product VerbatimFuzz \
  -Xswiftc -enable-testing -Xswiftc -Xfrontend -Xswiftc -sanitize=fuzzer -Xlinker "$runtime" -Xlinker -lstdc++ \
  "${maps[@]}" 2>&1 | grep -vE '^\[[0-9]+/[0-9]+\]' >&2
# libFuzzer keeps the input of a crash, where Swift does not catch it first.
export SWIFT_BACKTRACE=enable=no
program=$build/release/VerbatimFuzz

mkdir -p "$build/results"
targets=("$@")
[ "${#targets[@]}" -gt 0 ] || mapfile -t targets < <("$program")
failed=()
for target in "${targets[@]}"; do
  mkdir -p "$build/corpus/$target" "$build/found/$target" "Fuzzing/Seeds/$target"
  log=$build/results/$target.log
  status=0
  "$program" "$target" "$build/corpus/$target" "Fuzzing/Seeds/$target" -timeout=120 -rss_limit_mb=4096 \
    -max_len=8192 -print_final_stats=1 -artifact_prefix="$build/found/$target/" > "$log" 2>&1 &
  process=$!
  # libFuzzer counts seconds of the clock; on a busy machine those are not seconds of work. SIGUSR1 ends it in good order.
  used=0
  while now=$(ps -o cputimes= -p "$process"); do
    used=$((now))
    [ "$used" -lt "$seconds" ] || kill -USR1 "$process" || true
    sleep 1
  done
  wait "$process" || status=$?
  python3 Scripts/fuzz_result.py "$target" "$log" "$status" "$used" | tee -a "$build/results/runs.jsonl"
  # 72: stopped from outside
  [ "$status" = 0 ] || [ "$status" = 72 ] || failed+=("$target")
done
[ "${#failed[@]}" -eq 0 ] || { echo "broken: ${failed[*]}; see $build/found and $build/results" >&2; exit 1; }
