#!/usr/bin/env python3
"""What Scripts/load.sh runs: load.py BINARY ROWS LINES TRANSCRIPTS PROCESSES."""
import atexit
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from measured import commit

binary = os.path.abspath(sys.argv[1])
rows, lines, transcripts, processes = map(int, sys.argv[2:6])
folder = tempfile.mkdtemp(prefix="verbatim-load-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
draw = random.Random(1)
words = "the delivery was late nobody answered phone very friendly staff good price slow site order broken again return shop".split()
texts = [" ".join(draw.choice(words) for _ in range(draw.randrange(3, 25))) for _ in range(5000)]
results = []
broken = []


def table(name, count):
    with open(os.path.join(folder, name), "w", buffering=1 << 20) as file:
        file.write("id,score,comment\n")
        for row in range(count):
            file.write(f"{row},{draw.randrange(11)},{texts[draw.randrange(5000)]}\n")


def run(what, count, arguments, feed=None, out=None):
    """The program's time and peak memory, and what it wrote."""
    began = time.time()
    with open(os.path.join(folder, out), "wb") if out else open(os.devnull, "wb") as target:
        process = subprocess.Popen([binary, *arguments], cwd=folder, stdout=target, stderr=subprocess.DEVNULL,
                                   stdin=subprocess.PIPE if feed else subprocess.DEVNULL)
        if feed:
            feed(process.stdin)
            process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.time() - began
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code != 0:
        broken.append(f"{what}: status {code}")
    megabytes = round(usage.ru_maxrss / 1024)
    results.append({"what": what, "count": count, "seconds": round(seconds, 1), "per_second": round(count / seconds),
                    "cpu_seconds": round(usage.ru_utime + usage.ru_stime), "peak_mb": megabytes})
    print(json.dumps(results[-1]), file=sys.stderr, flush=True)
    return megabytes


def count_lines(name):
    with open(os.path.join(folder, name), "rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


base = ["--no-config", "--quiet", "--score", "score", "--text", "comment", "--scale", "nps", "--threads", "2"]
small, large = rows // 10, rows
for count, name in [(small, "small.csv"), (large, "large.csv")]:
    table(name, count)
tag = [run("tag", count, ["tag", name, *base], out="tags.jsonl") for count, name in [(small, "small.csv"), (large, "large.csv")]]
if count_lines("tags.jsonl") != large:
    broken.append("tag: rows were lost")
os.remove(os.path.join(folder, "tags.jsonl"))
summary = [run("summary", count, ["summary", name, "--format", "json", *base], out="summary.json")
           for count, name in [(small, "small.csv"), (large, "large.csv")]]
if json.load(open(os.path.join(folder, "summary.json")))["rows"]["read"] != large:
    broken.append("summary: rows were lost")
for name, (before, after) in {"tag": tag, "summary": summary}.items():
    if after > before * 1.5 + 50:
        broken.append(f"{name}: memory grows with the rows, {before} to {after} MB")
os.remove(os.path.join(folder, "large.csv"))


# These keep a seeded sample of comments, so that no two are alike here; beyond it their memory must not grow as the rows do.
different = ["".join(draw.choice("abcdefghijklmnop") for _ in range(6)) for _ in range(3000)] + words * 50


def table_of_different(name, count):
    with open(os.path.join(folder, name), "w", buffering=1 << 20) as file:
        file.write("id,score,comment\n")
        for row in range(count):
            file.write(f"{row},{draw.randrange(11)},{' '.join(draw.choices(different, k=8))}\n")


many = min(rows, 1_000_000)
few = many * 4 // 10
table_of_different("few.csv", few)
table_of_different("many.csv", many)
for what in ["why", "report", "discover"]:
    rest = ["-o", "report.html"] if what == "report" else ["--format", "json"]
    before, after = [run(what, count, [what, name, *rest, *base], out="out.json") for count, name in [(few, "few.csv"), (many, "many.csv")]]
    # 100,000 comments a thread and a quarter more: with two threads the smaller table fills them.
    if few >= 300_000 and after / before > 0.8 * many / few:
        broken.append(f"{what}: memory grows with the rows, {before} to {after} MB")
os.remove(os.path.join(folder, "many.csv"))


def feed(pipe):
    for number in range(lines):
        pipe.write(b'{"id": %d, "comment": "%s"}\n' % (number, texts[number % 5000].encode()))


peak = run("tag --unbuffered", lines, ["tag", "-", "--input-format", "jsonl", "--text", "comment", "--unbuffered", "--no-config", "--quiet"],
           feed, out="lines.jsonl")
if count_lines("lines.jsonl") != lines:
    broken.append("tag --unbuffered: lines were lost")
if peak > 500:
    broken.append(f"tag --unbuffered: {peak} MB")
os.makedirs(os.path.join(folder, "calls"))
for number in range(transcripts):
    with open(os.path.join(folder, "calls", f"{number}.vtt"), "w") as file:
        file.write("WEBVTT\n\n" + "".join(f"00:{n:02d}:00.000 --> 00:{n:02d}:09.000\n<v {'Agent' if n % 2 else 'Customer'}>{texts[(number + n) % 5000]}\n\n"
                                           for n in range(12)))
run("transcript", transcripts, ["transcript", "calls", "--format", "jsonl", "--no-config", "--quiet", "--threads", "2"], out="calls.jsonl")
if count_lines("calls.jsonl") != transcripts:
    broken.append("transcript: conversations were lost")
table("tiny.csv", 200)
began = time.time()
many = [subprocess.Popen([binary, "tag", "tiny.csv", *base], cwd=folder, stdout=subprocess.PIPE) for _ in range(processes)]
outputs = {hashlib.sha256(process.communicate()[0]).hexdigest() for process in many}
if len(outputs) != 1 or any(process.returncode for process in many):
    broken.append("processes at once: results differ")
results.append({"what": "processes at once", "count": processes, "seconds": round(time.time() - began, 1)})
print(json.dumps({"commit": commit(binary), "results": results, "broken": broken}, indent=1))
sys.exit(1 if broken else 0)
