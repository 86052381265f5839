#!/usr/bin/env bash
# One summary of a JSON Lines file that is cut into blocks, on all processors: without Spark, with GNU parallel.
#   integrations/partials/parallel.sh FILE.jsonl OPTION…    OPTIONs are those of 'verbatim summary': --text comment …
# The scale must be among them: a block must not guess it for itself. VERBATIM is the program; BLOCK a block's size.
set -euo pipefail
[ $# -gt 0 ] || { echo 'parallel.sh: name the file, then the options of verbatim summary' >&2; exit 2; }
file=$1
shift
[[ " $* " =~ \ --(scale|bands)[\ =] ]] \
  || { echo "parallel.sh: name the scale (--scale sentiment without scores): blocks must not guess it each" >&2; exit 2; }
program=${VERBATIM:-verbatim}
command -v "$program" > /dev/null || { echo "parallel.sh: there is no program $program: name it as VERBATIM" >&2; exit 2; }
[ -s "$file" ] || { echo "parallel.sh: $file is empty or not there" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Each block becomes counts; the number of a block tells blocks apart that hold the same records, and gives their order.
printf -v options '%q ' "$@"
parallel --will-cite --halt now,fail=1 --pipe --no-run-if-empty --block "${BLOCK:-50M}" \
  "$program summary - --input-format jsonl --encoding utf-8 --threads 1 --quiet --partial --part {#} -o $folder/{#}.json $options" < "$file"
mapfile -t parts < <(ls -v "$folder"/*.json)
"$program" merge "${parts[@]}" --format json
