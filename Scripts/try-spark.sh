#!/usr/bin/env bash
# Tries integrations/spark in a real Spark: a standalone cluster on this machine, a master and two workers as processes of
# their own, of which one is killed in the middle, and a process of verbatim with it. The result must be that of one machine.
#   Scripts/try-spark.sh [BINARY]            the bench comments, repeated (VERBATIM_DATA/../bench or ../shared/bench), and
#                                            the examples, with GNU parallel and DuckDB where they are installed
#   Scripts/try-spark.sh --small [BINARY]    the sample comments: the gate's form
#   Scripts/try-spark.sh --unit              only the tests that need no Spark
# Before the cluster come the tests inside a Spark of one process.
# VERBATIM_BUNDLE names the bundle of Scripts/bundle.sh, to be tried with executors that have nothing but what is sent.
# Without Java, or where PySpark cannot be had, it says so and ends well. VERBATIM_SPARK_VERSION names another PySpark.
set -euo pipefail
cd "$(dirname "$0")/.."
pyspark=${VERBATIM_SPARK_VERSION:-3.5.7}
small=()
unit=
binary=
for argument in "$@"; do
  case $argument in
    --small) small=(--small) ;;
    --unit) unit=1 ;;
    -*) echo "try-spark: there is no option $argument" >&2; exit 2 ;;
    *) binary=$argument ;;
  esac
done
binary=$(realpath --canonicalize-missing "${binary:-.build/release/verbatim}")

# The tests in a folder; their last line, or what failed.
run_tests() {
  local log
  log=$(mktemp)
  (cd integrations/spark \
    && timeout 900 "$1" -W ignore -m unittest discover --start-directory "$2" --top-level-directory .) > "$log" 2>&1 \
    || { grep -vE '^\s+at |WARN|Stage' "$log" | tail -n 60; rm -f "$log"; exit 1; }
  echo "$2: $(grep -E '^Ran' "$log"), $(tail -n 1 "$log")"
  rm -f "$log"
}
run_tests python3 tests
[ -z "$unit" ] || exit 0

skip() { echo "try-spark: skipped, $1"; exit 0; }
[ -x "$binary" ] || { echo "try-spark: there is no $binary: Scripts/build.sh" >&2; exit 2; }
command -v java > /dev/null || skip 'there is no Java (Debian: openjdk-17-jre-headless)'

venv=.build/spark-venv-$pyspark
wanted=integrations/spark/tried-with.txt
if ! cmp --quiet "$wanted" "$venv/ready"; then
  rm -rf "$venv"
  python3 -m venv "$venv" > /dev/null 2>&1 || skip 'python3 -m venv does not work (Debian: python3-venv)'
  timeout 300 "$venv/bin/pip" install --quiet --disable-pip-version-check \
    "pyspark==$pyspark" -r "$wanted" \
    || { rm -rf "$venv"; skip "PySpark $pyspark cannot be installed from here"; }
  cp "$wanted" "$venv/ready"
fi
export PYSPARK_PYTHON=$PWD/$venv/bin/python PYSPARK_DRIVER_PYTHON=$PWD/$venv/bin/python
export SPARK_LOCAL_IP=127.0.0.1 PYTHONPATH=$PWD/integrations/spark VERBATIM_BINARY=$binary
echo "PySpark $pyspark, $(java -version 2>&1 | head -n 1)"
run_tests "$PYSPARK_PYTHON" tests_spark
[ ${#small[@]} -gt 0 ] || run_tests "$PYSPARK_PYTHON" tests_examples
exec "$PYSPARK_PYTHON" Scripts/try_spark.py "${small[@]}" --binary "$binary"
