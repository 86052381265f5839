#!/usr/bin/env bash
# Writes the measured part of docs/scale.md: rows a second by cores and partitions, and where the time goes.
#   Scripts/measure-spark.sh [ROWS] [BINARY]     ROWS comments (100,000 when left out): the rows of the bench file, repeated
# Needs the bench file (VERBATIM_DATA/../bench, else ../shared/bench), Java, and what Scripts/try-spark.sh has installed.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=.build/spark-venv-${VERBATIM_SPARK_VERSION:-3.5.7}
[ -e "$venv/ready" ] || { echo 'measure-spark: run Scripts/try-spark.sh first: it installs PySpark' >&2; exit 2; }
export PYSPARK_PYTHON=$PWD/$venv/bin/python PYSPARK_DRIVER_PYTHON=$PWD/$venv/bin/python
export SPARK_LOCAL_IP=127.0.0.1 PYTHONPATH=$PWD/integrations/spark
exec "$PYSPARK_PYTHON" Scripts/measure_spark.py --rows "${1:-100000}" --binary "$(realpath "${2:-.build/release/verbatim}")"
