"""Runs `tag` and `summary` on a cluster of two workers, kills processes of verbatim, Python and Spark in the middle, and holds
the result against that of one machine. Called by Scripts/try-spark.sh."""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import verbatim_spark as vs
from pyspark.sql import DataFrame, SparkSession
from spark_cluster import Cluster, cpu_seconds, is_alive, parent

ROOT = Path(__file__).resolve().parent.parent
CHOICES = {"text": "comment", "score": "score", "scale": "nps", "id": "id"}
OPTIONS = ["--text", "comment", "--score", "score", "--scale", "nps", "--id", "id", "--no-config", "--quiet"]
SCHEMA = "id string, score string, comment string, region string"
ANSWERED = ("language", "band", "sentiment", "themes", "flags", "rejected")
# A process that has used this share of what one machine needs for all rows has read its words and is among the rows.
BUSY_SHARE = 0.2
# What was killed, or has lost what started it, is gone after so many seconds.
_GONE_SECONDS = 10


def main() -> None:
    """Exits with a message where anything differs or takes too long."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--small", action="store_true", help="the sample comments instead of the bench file")
    parser.add_argument("--repeat", type=int, help="how often the comments are repeated")
    parser.add_argument("--limit", type=int, default=900, help="seconds after which it gives up")
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"try-spark: not done after {options.limit} s"))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("try-spark: told to end"))
    signal.alarm(options.limit)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory(prefix="verbatim-spark-") as folder:
        trial(Path(folder), options)


def trial(folder: Path, options: argparse.Namespace) -> None:
    """Writes the input, asks one machine, then the cluster."""
    rows = write_input(folder / "rows.jsonl", options.small, options.repeat)
    path = folder / "rows.jsonl"
    began, start = time.monotonic(), used_by_children()
    expected = tags_of_one_machine(options.binary, path)
    middle = used_by_children()
    figures = summary_of_one_machine(options.binary, path)
    busy = {"tag": BUSY_SHARE * (middle - start), "summary": BUSY_SHARE * (used_by_children() - middle)}
    print(f"{rows:,} rows; one machine: {time.monotonic() - began:.1f} s for tag and summary", flush=True)
    with Cluster(folder, workers=2) as cluster:
        spark = start_session(cluster.url, folder)
        try:
            vs.ship(spark, options.binary)
            df = in_parts(spark, path, 2)
            with Killer("summary", busy, folder, kill_process, kill_python) as killer:
                found = timed("summary", lambda: vs.summary(df, **CHOICES, by=["region"]))
            print("  killed in the middle: " + killer.report())
            require(found == figures, "the summary differs from that of one machine")

            # More partitions than cores, so that much is left to do when a worker is killed.
            df = in_parts(spark, path, 12)
            deeds = [kill_process, kill_python, lambda _: cluster.kill("worker1")]
            with Killer("tag", busy, folder, *deeds) as killer:
                out = str(folder / "tagged")
                timed("tag, written to Parquet", lambda: vs.tag(df, **CHOICES).write.parquet(out))
            print("  killed in the middle: " + killer.report() + " and then a worker of Spark with all it had started")
            compare_tags(expected, folder / "tagged")
        finally:
            spark.stop()
    print("try-spark: tags and summary are those of one machine")


def write_input(path: Path, small: bool, repeat: int | None) -> int:
    """The comments, repeated under new ids, as JSON Lines; how many there are."""
    rows = list(sample_rows() if small else bench_rows())
    times = repeat or (150 if small else 15)
    with path.open("w", encoding="utf-8") as file:
        for turn in range(times):
            for key, score, comment, region in rows:
                record = {"id": f"{key}-{turn}", "score": score, "comment": comment, "region": region}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return times * len(rows)


def bench_rows() -> Iterator[tuple[str, str, str, str]]:
    """The rows of the bench file: id, score, comment, region."""
    data = os.environ.get("VERBATIM_DATA")
    folders = [Path(data).parent] if data else [ROOT.parent / "shared"]
    path = folders[0] / "bench" / "bench.csv"
    if not path.exists():
        sys.exit(f"try-spark: there is no {path}; try --small")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["id"], row["nps"], row["comment"], row["region"]


def sample_rows() -> Iterator[tuple[str, str, str, str]]:
    """The sample file in three languages, its scores as they are."""
    with (ROOT / "corpora" / "csat-mixed.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield row["id"], row["csat"], row["comment"], row["country"]


def start_session(url: str, folder: Path) -> SparkSession:
    """A driver on the cluster, on the loopback only."""
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executor.memory": "512m",
        # Short jobs: to compile less is quicker.
        "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.local.dir": str(folder),
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.files.openCostInBytes": "0",
        "spark.task.maxFailures": "8",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master(url).appName("try-spark")
    for key, value in settings.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    # A killed worker is expected here, and said by this script.
    spark.sparkContext.setLogLevel("OFF")
    return spark


def in_parts(spark: SparkSession, path: Path, parts: int) -> DataFrame:
    """The rows in their order, over so many partitions."""
    spark.conf.set("spark.sql.files.maxPartitionBytes", str(path.stat().st_size // parts + 1))
    df = spark.read.schema(SCHEMA).json(str(path))
    print(f"{df.rdd.getNumPartitions()} partitions:", end=" ", flush=True)
    return df


def used_by_children() -> float:
    """The processor time, in seconds, of processes that this one has started and that have ended."""
    times = os.times()
    return times.children_user + times.children_system


# Killing


class Killer:
    """Watches for processes of verbatim that are among the rows, and does to them one thing after the other."""

    def __init__(self, command: str, busy: dict[str, float], folder: Path, *deeds: Callable[[int], None]) -> None:
        """`busy` is, for each command, the processor time in seconds from which on a process is among the rows."""
        self._command = command
        self._busy = busy[command]
        self._folder = folder
        self._deeds = list(deeds)
        self._done: list[int] = []
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Killer:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._is_over.set()
        self._thread.join()
        if error[0] is None:
            require(not self._deeds, f"no process of 'verbatim {self._command}' was there long enough to be killed")
            deadline = time.monotonic() + _GONE_SECONDS
            # What is done after the first two strikes no process of ours in particular.
            struck = self._done[:2]
            while any(map(is_alive, struck)) and time.monotonic() < deadline:
                time.sleep(0.1)
            left = list(filter(is_alive, struck))
            require(not left, f"a process of 'verbatim {self._command}' outlives what started it: {left}")

    def report(self) -> str:
        """What was killed."""
        program, other = self._done[:2]
        return f"verbatim {self._command} (process {program}), a Python worker (with process {other})"

    def _watch(self) -> None:
        while self._deeds and not self._is_over.wait(0.01):
            busy = [pid for pid in self._processes() if pid not in self._done and cpu_seconds(pid) > self._busy]
            if busy:
                self._deeds.pop(0)(busy[0])
                self._done.append(busy[0])

    def _processes(self) -> Iterator[int]:
        """Processes of the program that lies in the cluster's own folder, called with this command."""
        for entry in filter(str.isdigit, os.listdir("/proc")):
            try:
                program = os.readlink(f"/proc/{entry}/exe")
                words = Path(f"/proc/{entry}/cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if program.startswith(str(self._folder)) and words[1:2] == [self._command.encode()]:
                yield int(entry)


def kill_process(pid: int) -> None:
    """Kills one process of verbatim, as when memory runs out."""
    os.kill(pid, signal.SIGKILL)


def kill_python(pid: int) -> None:
    """Kills the Python worker that one process of verbatim works for."""
    os.kill(parent(pid), signal.SIGKILL)


# Comparing


def tags_of_one_machine(binary: str, rows: Path) -> dict[str, str]:
    """The digest of each row's tags, by its id."""
    command = [binary, "tag", str(rows), *OPTIONS, "--evidence"]
    digests = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for line in process.stdout:
            answer = json.loads(line, parse_int=float)
            digests[answer["id"]] = digest(answer)
    require(process.returncode == 0, "verbatim tag failed")
    return digests


def summary_of_one_machine(binary: str, rows: Path) -> dict:
    """The summary, as JSON."""
    command = [binary, "summary", str(rows), *OPTIONS, "--by", "region", "--format", "json"]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def compare_tags(expected: dict[str, str], folder: Path) -> None:
    """Every row once, none set aside, each with the very tags of one machine."""
    seen = 0
    for path in sorted(folder.glob("*.parquet")):
        for batch in parquet.ParquetFile(path).iter_batches(5_000):
            for row in batch.to_pylist():
                seen += 1
                require(row["verbatim_error"] is None, f"row {row['id']} was set aside: {row['verbatim_error']}")
                require(expected.get(row["id"]) == digest(with_floats(row)), f"row {row['id']} differs from that of one machine")
                del expected[row["id"]]
    require(not expected, f"{len(expected)} rows are missing")
    print(f"  {seen:,} rows, each with the tags of one machine")


def digest(record: dict) -> str:
    """A hash of what verbatim says of a row, whose numbers are all floats."""
    answer = json.dumps([record.get(key) for key in ANSWERED], sort_keys=True, ensure_ascii=False)
    return hashlib.sha1(answer.encode()).hexdigest()


def with_floats(row: dict) -> dict:
    """The row with offsets as floats: JSON knows one kind of number."""
    return json.loads(json.dumps(row), parse_int=float)


def timed(name: str, work: Callable[[], Any]) -> Any:
    """Does it and says how long it took."""
    began = time.monotonic()
    result = work()
    print(f"{name}: {time.monotonic() - began:.1f} s", flush=True)
    return result


def require(holds: bool, words: str) -> None:
    """Ends with these words where it does not hold."""
    if not holds:
        sys.exit(f"try-spark: {words}")


if __name__ == "__main__":
    main()
