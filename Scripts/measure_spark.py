"""Measures integrations/spark on this machine and writes the tables of docs/scale.md. Called by Scripts/measure-spark.sh.

Every run is a Spark of its own. The job is done twice and the second time is measured, so that the Java machine has
compiled what it needs and the words have been read. Processor time is read from the processes themselves: Spark (java),
the package (python) and the analysis (verbatim).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from spark_cluster import cpu_seconds, session_members

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "scale.md"
CHOICES = {"text": "comment", "score": "score", "scale": "nps", "id": "id"}
OPTIONS = ["--text", "comment", "--score", "score", "--scale", "nps", "--id", "id", "--no-config", "--quiet"]
JOBS = {
    "read": "read Parquet",
    "arrow": "… and through Python unchanged",
    "tag": "… and `tag`",
    "evidence": "… and `tag` with every hit",
    "summary": "read Parquet, and `summary`",
}
# What the calculation for a billion rows assumes.
ROWS_A_PARTITION = 250_000
# Job, cores, partitions.
RUNS = [
    *(("read", 2, 8), ("arrow", 2, 8), ("tag", 2, 8), ("evidence", 2, 8), ("summary", 2, 8)),
    *(("tag", 1, 8), ("summary", 1, 8)),
    *(("tag", 2, 2), ("tag", 2, 32), ("summary", 2, 2), ("summary", 2, 32)),
]


def main() -> None:
    """Measures everything, or, with --job, one thing in this process."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--job")
    parser.add_argument("--cores", type=int)
    parser.add_argument("--partitions", type=int)
    parser.add_argument("--data")
    options = parser.parse_args()
    if options.job:
        print(json.dumps(measure(options)))
        return
    with tempfile.TemporaryDirectory(prefix="verbatim-measure-") as folder:
        lines = Path(folder) / "rows.jsonl"
        write_rows(lines, options.rows)
        first = Path(folder) / "first.jsonl"
        first.write_bytes(lines.read_bytes().partition(b"\n")[0] + b"\n")
        start = one_machine(options.binary, "tag", first)
        alone = {name: one_machine(options.binary, name, lines) for name in ("tag", "summary")}
        fresh = {name: fresh_row(options.binary, name, Path(folder)) for name in alone}
        in_own_process(options.binary, folder, "write", 2, 0)
        runs = {run: in_own_process(options.binary, folder, *run) for run in RUNS}
        shares = row_shares(options.binary, lines)
    fill_page(options.rows, start, alone, fresh, runs, shares)


def bench_rows() -> list[dict[str, str]]:
    """The rows of the bench file."""
    import csv

    data = os.environ.get("VERBATIM_DATA")
    source = (Path(data).parent if data else ROOT.parent / "shared") / "bench" / "bench.csv"
    with source.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, count: int) -> None:
    """The bench file's rows over and over, under ids of their own."""
    rows = bench_rows()
    with path.open("w", encoding="utf-8") as file:
        for index in range(count):
            row = rows[index % len(rows)]
            record = {"id": f"r{index:09d}", "score": row["nps"], "comment": row["comment"], "region": row["region"]}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def one_machine(binary: str, command: str, lines: Path) -> dict:
    """Wall and processor seconds of the program alone with one thread, and its peak memory in MB."""
    began = time.monotonic()
    call = [binary, command, str(lines), *OPTIONS, "--threads", "1"]
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"measure-spark: verbatim {command} failed")
    found = {
        "wall": time.monotonic() - began,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss / 1024,
    }
    print(f"alone {command}: {found}", flush=True)
    return found


def fresh_row(binary: str, command: str, folder: Path) -> float:
    """Processor seconds of a row that was not met before: what the second half of the bench file adds to the first.

    The median of three runs. Words become known in time, so that later rows of a long run cost less than this.
    """
    count = len(bench_rows())
    half, whole = folder / "half.jsonl", folder / "whole.jsonl"
    write_rows(half, count // 2)
    write_rows(whole, count)
    more = sorted(
        one_machine(binary, command, whole)["cpu"] - one_machine(binary, command, half)["cpu"] for _ in range(3))
    return more[1] / (count - count // 2)


def in_own_process(binary: str, folder: str, job: str, cores: int, partitions: int) -> dict:
    """One run, in a session of its own so that its processes can be told from others."""
    command = [sys.executable, "-W", "ignore", __file__, "--binary", binary, "--job", job, "--cores", str(cores)]
    command += ["--partitions", str(partitions), "--data", folder]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, start_new_session=True)
    if ran.returncode != 0:
        sys.exit("\n".join(ran.stderr.splitlines()[-5:]))
    found = json.loads(ran.stdout.splitlines()[-1])
    print(f"{job}, {cores} cores, {partitions} partitions: {found}", flush=True)
    return found


def row_shares(binary: str, lines: Path) -> dict[str, float]:
    """Processor seconds of each step that a row takes between Arrow and the program, without Spark, the second time."""
    import pyarrow as pa

    sys.path.insert(0, str(ROOT / "integrations" / "spark"))
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import StructType
    from verbatim_spark.answers import arrow_columns
    from verbatim_spark.lines import json_lines
    from verbatim_spark.process import AnswerProcess
    from verbatim_spark.schema import answer_fields
    from verbatim_spark.settings import Settings

    settings = Settings(**CHOICES, binary=binary)
    fields = list(to_arrow_schema(StructType(answer_fields(evidence=True))))
    with lines.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    batches = [pa.RecordBatch.from_pylist(rows[at : at + 10_000]) for at in range(0, len(rows), 10_000)]
    process = AnswerProcess([binary, *settings.tag_arguments()], settings.timeout)
    try:
        for _ in range(2):
            used = {"lines": 0.0, "pipe": 0.0, "analysis": 0.0, "columns": 0.0}
            for batch in batches:
                marks = [time.process_time()]
                asked = json_lines(batch, settings.needed())
                marks.append(time.process_time())
                before = cpu_seconds(process.pid)
                answers, failure = process.ask(asked)
                if failure is not None:
                    sys.exit(f"measure-spark: {failure}")
                used["analysis"] += cpu_seconds(process.pid) - before
                marks.append(time.process_time())
                arrow_columns(answers, fields)
                marks.append(time.process_time())
                for step, began, ended in zip(("lines", "pipe", "columns"), marks, marks[1:]):
                    used[step] += ended - began
    finally:
        process.stop()
    print(f"steps: {used}", flush=True)
    return used


# In the process that measures


def measure(options: argparse.Namespace) -> dict:
    """Seconds by the clock and of processor time, by kind of process, of the second time."""
    from pyspark.sql import SparkSession

    import verbatim_spark as vs

    builder = SparkSession.builder.master(f"local[{options.cores or 2}]")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "4",
        # A file is a partition.
        "spark.sql.files.openCostInBytes": str(1 << 30),
    }.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    try:
        if options.job == "write":
            rows = spark.read.schema("id string, score string, comment string, region string").json(options.data + "/rows.jsonl")
            for partitions in sorted({run[2] for run in RUNS}):
                rows.repartition(partitions).write.parquet(f"{options.data}/parquet{partitions}")
            return {}
        vs.ship(spark, options.binary)
        df = spark.read.parquet(f"{options.data}/parquet{options.partitions}")
        began = time.monotonic()
        run_job(vs, df, options)
        cold = time.monotonic() - began
        before, began = processor_time(), time.monotonic()
        size = run_job(vs, df, options)
        wall, after = time.monotonic() - began, processor_time()
        return {"wall": wall, "cold": cold - wall, "bytes": size, **{kind: after[kind] - before[kind] for kind in after}}
    finally:
        spark.stop()


def run_job(vs, df, options: argparse.Namespace) -> int:
    """Does the job; the bytes it wrote, if any."""
    if options.job == "summary":
        vs.summary(df, **CHOICES)
        return 0
    if options.job == "arrow":
        df = df.mapInArrow(lambda batches: batches, df.schema)
    if options.job in ("tag", "evidence"):
        df = vs.tag(df, **CHOICES, evidence=options.job == "evidence")
        target = f"{options.data}/out"
        df.write.mode("overwrite").parquet(target)
        return sum(file.stat().st_size for file in Path(target).glob("*.parquet"))
    df.write.format("noop").mode("overwrite").save()
    return 0


def processor_time() -> dict[str, float]:
    """Seconds used so far in this session: `java`, `python`, and `verbatim` with those of its processes that have ended."""
    ticks = os.sysconf("SC_CLK_TCK")
    used = {"java": 0.0, "python": 0.0, "verbatim": 0.0}
    for pid in session_members(os.getsid(0)):
        try:
            text = Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            continue
        name = text[text.index("(") + 1 : text.rindex(")")]
        fields = text[text.rindex(")") + 2 :].split()
        kind = "java" if name == "java" else "verbatim" if name == "verbatim" else "python"
        used[kind] += (int(fields[11]) + int(fields[12])) / ticks
        if kind == "python":
            used["verbatim"] += (int(fields[13]) + int(fields[14])) / ticks
    return used


# The page


def fill_page(
    rows: int, start: dict, alone: dict[str, dict], fresh: dict[str, float],
    runs: dict[tuple[str, int, int], dict], shares: dict[str, float],
) -> None:
    """Puts the tables between the marks of the page."""
    text = PAGE.read_text(encoding="utf-8")
    for name, table in {
        "machine": machine(rows),
        "process": process_words(start, alone, runs),
        "steps": steps_table(rows, shares),
        "jobs": jobs_table(rows, alone, fresh, runs),
        "partitions": partitions_table(rows, runs),
        "billion": billion_table(rows, alone, fresh, runs),
    }.items():
        pattern = re.compile(rf"(<!-- measured: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text, count = pattern.subn(lambda found: found[1] + table + found[2], text)
        if count != 1:
            sys.exit(f"measure-spark: {PAGE} has no place for {name}")
    PAGE.write_text(text, encoding="utf-8")


def machine(rows: int) -> str:
    """Where and on what it was measured."""
    import pyarrow
    import pyspark

    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr.splitlines()[0]
    cores, load = os.cpu_count() or 1, os.getloadavg()[2]
    bound = ": rows a second by the clock are a\nlower bound, processor time is what to go by" if load > 1.5 * cores else ""
    return (
        f"{rows:,} rows, which repeat {min(rows, len(bench_rows())):,} real comments in three languages, on {cores} cores of"
        f" {model[1] if model else platform.machine()}.\nPySpark {pyspark.__version__}, {java}, Python"
        f" {platform.python_version()}, PyArrow {pyarrow.__version__}. The load of the machine was {load:.1f} over the\nlast"
        f" quarter of an hour{bound}.\n"
    )


def process_words(start: dict, alone: dict[str, dict], runs: dict) -> str:
    """What one process costs, and what the first job of a session does."""
    return (
        f"To start and read its words a process takes {start['cpu']:.2f} s of processor time; it needs at most"
        f" {max(run['memory'] for run in alone.values()):.0f} MB.\nThe first `tag` of a session took"
        f" {runs['tag', 2, 8]['cold']:.0f} s longer than the second by the clock: Java compiles, Python workers and\nprocesses"
        " start.\n"
    )


def steps_table(rows: int, shares: dict[str, float]) -> str:
    """What a row costs between Arrow and the program, in microseconds."""
    words = {
        "lines": "Arrow to lines of JSON", "pipe": "through the pipe and back", "analysis": "`verbatim tag`",
        "columns": "answers to Arrow",
    }  # fmt: skip
    lines = ["| step of `tag` with every hit | µs a row | share |", "|---|---|---|"]
    for step, seconds in shares.items():
        share = seconds / sum(shares.values())
        lines.append(f"| {words[step]} | {seconds / rows * 1e6:,.0f} | {share:.0%} |")
    return "\n".join(lines) + "\n"


def total(run: dict) -> float:
    """The processor time of a run, all processes together."""
    return run["java"] + run["python"] + run["verbatim"]


def jobs_table(rows: int, alone: dict[str, dict], fresh: dict[str, float], runs: dict) -> str:
    """Where the time goes."""
    lines = [
        "| job, 2 cores, 8 partitions | rows/s | CPU s: Spark | package | verbatim | rows a CPU second |",
        "|---|---|---|---|---|---|",
    ]
    for job, words in JOBS.items():
        run = runs[job, 2, 8]
        parts = " | ".join(f"{run[kind]:.1f}" for kind in ("java", "python", "verbatim"))
        lines.append(f"| {words} | {rows / run['wall']:,.0f} | {parts} | {rows / total(run):,.0f} |")
    for command, run in alone.items():
        speeds = f"{run['cpu']:.1f} | {rows / run['cpu']:,.0f}"
        lines.append(f"| `verbatim {command}` alone, one thread | {rows / run['wall']:,.0f} | | | {speeds} |")
    for command, seconds in fresh.items():
        lines.append(f"| `verbatim {command}` alone, comments not met before | | | | | {1 / seconds:,.0f} |")
    return "\n".join(lines) + "\n"


def partitions_table(rows: int, runs: dict) -> str:
    """Rows a second by cores and partitions."""
    lines = ["| cores | partitions | `tag` rows/s | CPU s | `summary` rows/s | CPU s |", "|---|---|---|---|---|---|"]
    for cores, partitions in sorted({run[1:] for run in runs}):
        tag, summary = runs["tag", cores, partitions], runs["summary", cores, partitions]
        lines.append(
            f"| {cores} | {partitions} | {rows / tag['wall']:,.0f} | {total(tag):.1f} |"
            f" {rows / summary['wall']:,.0f} | {total(summary):.1f} |"
        )
    return "\n".join(lines) + "\n"


def billion_table(rows: int, alone: dict[str, dict], fresh: dict[str, float], runs: dict) -> str:
    """What a billion comments would take, by the processor time of these: with repeated rows, and with all of them new."""
    lines = ["| a billion comments | core hours | on 16 cores | on 256 cores | Parquet written |", "|---|---|---|---|---|"]
    costs = {job: costs_of(job, rows, runs) for job in ("tag", "summary")}
    evidence = total(runs["evidence", 2, 8]) - 8 * costs["tag"][1]
    costs["evidence"] = (evidence / rows, costs["tag"][1])
    # The long-lived processes have met these very rows before; the program alone only those that it repeats.
    warm = max(0.0, alone["tag"]["cpu"] - runs["tag", 2, 8]["verbatim"]) / rows
    for job in ("tag", "evidence"):
        costs[job] = (costs[job][0] + warm, costs[job][1])
    for words, job in {"`tag`": "tag", "`tag` with every hit": "evidence", "`summary`": "summary"}.items():
        a_row, a_partition = costs[job]
        size = runs[job, 2, 8]["bytes"] / rows
        written = f"{size:,.0f} GB" if size else "one file"
        command = "summary" if job == "summary" else "tag"
        new = max(0.0, fresh[command] - alone[command]["cpu"] / rows)
        low = a_row + a_partition / ROWS_A_PARTITION
        lines.append(f"| {words} in Spark | {hours(low, low + new, written)}")
    low = alone["summary"]["cpu"] / rows
    lines.append(f"| `verbatim summary` of files, no Spark | {hours(low, max(low, fresh['summary']), 'one file')}")
    told = ", ".join(f"{costs[job][1]:.2f} s for `{job}`" for job in ("tag", "summary"))
    note = f"\nA partition costs {told}, whatever is in it; {ROWS_A_PARTITION:,} rows a partition are assumed. The\nParquet files hold repeated comments, which pack better than different ones.\n"
    return "\n".join(lines) + "\n" + note


def costs_of(job: str, rows: int, runs: dict) -> tuple[float, float]:
    """Processor seconds a row and a partition: the straight line through the runs on two cores, by least squares."""
    points = [(partitions, total(run)) for (name, cores, partitions), run in runs.items() if (name, cores) == (job, 2)]
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    return (mean_y - slope * mean_x) / rows, slope


def hours(low: float, high: float, written: str) -> str:
    """The cells of a row: 10⁹ rows at these seconds each."""
    a, b = low * 1e9 / 3600, high * 1e9 / 3600
    cells = [span(f"{a:,.0f}", f"{b:,.0f}"), span(f"{a / 16:,.1f}", f"{b / 16:,.1f}") + " h"]
    return " | ".join([*cells, span(f"{a / 256 * 60:,.0f}", f"{b / 256 * 60:,.0f}") + " min", written]) + " |"


def span(low: str, high: str) -> str:
    """Both ends, or one where they print the same."""
    return low if low == high else f"{low}–{high}"


if __name__ == "__main__":
    main()
