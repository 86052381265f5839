#!/usr/bin/env python3
"""Summarises comments by two segments and month, 100,000 of them and ten times as many, and writes docs/segments.md.

    Scripts/measure_segments.py [BINARY [ROWS [SMALL]]]     .build/release/verbatim, 1,000,000 and 100,000 when left out
Status 1 where the memory grows with the rows, or a row is lost.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BINARY = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build/release/verbatim")
LARGE = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
SMALL = int(sys.argv[3]) if len(sys.argv) > 3 else LARGE // 10
# What the larger run may take more: room for the samples of comments, which are bounded, and for the allocator.
ALLOWED_MB = 40
WORDS = ("the delivery was late nobody answered phone very friendly staff good price slow site order broken again return shop "
         "invoice wrong contract waiting engineer helpful quick easy never").split()


def write(path, rows):
    draw = random.Random(5)
    texts = [" ".join(draw.choice(WORDS) for _ in range(draw.randrange(3, 25))) for _ in range(5000)]
    with open(path, "w", buffering=1 << 20, encoding="utf-8") as file:
        file.write("id,nps,comment,region,channel,date\n")
        for row in range(rows):
            file.write(f"{row},{draw.randrange(11)},{texts[draw.randrange(5000)]},region {draw.randrange(12)},"
                       f"channel {draw.randrange(6)},2026-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}\n")


def run(folder, rows):
    path = f"{folder}/{rows}.csv"
    write(path, rows)
    call = [BINARY, "summary", path, "--no-config", "--quiet", "--text", "comment", "--score", "nps", "--scale", "nps", "--by",
            "region", "--by", "channel", "--time", "date", "--period", "month", "--threads", "2", "--format", "json",
            "-o", f"{folder}/out.json"]
    child = subprocess.Popen(call)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"summary of {rows} rows ended with status {os.waitstatus_to_exitcode(status)}")
    found = json.loads(Path(f"{folder}/out.json").read_text(encoding="utf-8"))
    os.remove(path)
    cells = sum(len(period["groups"]) for period in found["periods"])
    counted = sum(group["n"] for period in found["periods"] for group in period["groups"])
    if found["rows"]["read"] != rows or counted != rows:
        sys.exit(f"of {rows} rows {found['rows']['read']} were read and {counted} are in the cells")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, cells


def main():
    with tempfile.TemporaryDirectory(prefix="verbatim-segments-") as folder:
        results = [(rows, *run(folder, rows)) for rows in (SMALL, LARGE)]
    lines = ["# By two segments and month, in one pass", "",
             f"Written by `Scripts/measure_segments.py`: `summary` of made-up comments by region and channel (72 segments) and month, two",
             "threads. The memory is that of the whole process at its highest.", "",
             "| comments | cells of segment and month | seconds of CPU | memory |", "|---:|---:|---:|---:|"]
    for rows, processor, memory, cells in results:
        lines.append(f"| {rows:,} | {cells:,} | {processor:.1f} | {memory:.0f} MB |")
    growth = results[1][2] - results[0][2]
    lines += ["", f"{results[1][0] // results[0][0]} times as many comments take {growth:+.0f} MB; more than {ALLOWED_MB} MB fail the script."]
    text = "\n".join(lines)
    if len(sys.argv) <= 2:
        (ROOT / "docs/segments.md").write_text(text + "\n", encoding="utf-8")
    print(text)
    if growth > ALLOWED_MB:
        sys.exit(f"memory grows with the rows: {growth:.0f} MB more")


if __name__ == "__main__":
    main()
