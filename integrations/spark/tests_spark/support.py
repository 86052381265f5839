"""A Spark of two cores in this process, the program under test, and what it says on one machine.

VERBATIM_BINARY names the program; the release build of this package when it is not set.
"""

import atexit
import csv
import functools
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "..", "..", ".."))
BINARY = os.path.abspath(os.environ.get("VERBATIM_BINARY") or os.path.join(ROOT, ".build", "release", "verbatim"))
FAKE = os.path.abspath(os.path.join(HERE, "..", "tests", "fake_verbatim.py"))
CSAT = {"text": "comment", "score": "csat", "scale": "csat", "id": "id"}


@functools.lru_cache(maxsize=None)
def session():
    """The one session of these tests."""
    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    import verbatim_spark
    from pyspark.sql import SparkSession

    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        # Short jobs: to compile less is quicker.
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "Europe/Amsterdam")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    atexit.register(spark.stop)
    verbatim_spark.ship(spark, BINARY)
    return spark


def corpus(name):
    """The rows of a sample file, as dicts of strings; None where nothing is written."""
    with open(os.path.join(ROOT, "corpora", name), encoding="utf-8-sig", newline="") as file:
        return [{key: value or None for key, value in row.items()} for row in csv.DictReader(file)]


def frame(rows, schema, partitions):
    """A data frame with these rows, in their order, over so many partitions."""
    spark = session()
    names = [part.strip().split()[0] for part in schema.split(",")]
    data = [tuple(row[name] for name in names) for row in rows]
    return spark.createDataFrame(spark.sparkContext.parallelize(data, partitions), schema)


def one_machine(command, rows, folder, *options):
    """What the program prints for these rows alone, in one process."""
    path = os.path.join(folder, "rows.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    call = [BINARY, command, path, "--input-format", "jsonl", "--no-config", "--quiet", *options]
    ran = subprocess.run(call, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode()
