#!/usr/bin/env python3
"""Kills `tag --resume` (SIGKILL) at seeded moments until it is through, again and again, and compares with a run that nobody
killed, byte for byte, rejected rows too.

  Scripts/faults/resume.py [--binary PATH] [--kills 200] [--rows 120000] [--json FILE]
"""
import argparse
import atexit
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(root, "Scripts"))
from measured import commit  # noqa: E402

options = argparse.ArgumentParser()
options.add_argument("--binary", default=os.path.join(root, ".build/release/verbatim"))
options.add_argument("--kills", type=int, default=200)
options.add_argument("--rows", type=int, default=120_000)
options.add_argument("--json")
options.add_argument("--seed", type=int, default=1)
options = options.parse_args()
binary = os.path.abspath(options.binary)
seeded = random.Random(options.seed)
folder = tempfile.mkdtemp(prefix="verbatim-resume-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
words = "the delivery was late and nobody answered phone very friendly staff good price slow site again order broken".split()
with open(os.path.join(folder, "in.csv"), "w") as file:
    file.write("id,score,comment\n")
    for row in range(options.rows):
        text = " ".join(seeded.choice(words) for _ in range(seeded.randrange(4, 40)))
        file.write(f'{row},{seeded.choice(["0", "7", "10", "", "x"])},"{text}"\n')


def command(threads, *more):
    return [binary, "tag", "in.csv", "--quiet", "--no-config", "--scale", "nps", "--score", "score", "--text", "comment",
            "--threads", str(threads), *more]


def content(name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


began = time.time()
subprocess.run(command(2, "-o", "whole.jsonl", "--rejects", "whole.csv"), cwd=folder, check=True)
length = time.time() - began
broken = []
kills = resumed = rounds = 0
while kills < options.kills:
    rounds += 1
    for name in os.listdir(folder):
        if name.startswith("out."):
            os.remove(os.path.join(folder, name))
    while True:
        process = subprocess.Popen(command(seeded.choice([1, 2, 4]), "-o", "out.jsonl", "--rejects", "out.csv", "--resume"),
                                   cwd=folder, stderr=subprocess.PIPE)
        try:
            # Now and then the end is reached, where the names are given.
            status = process.wait(timeout=seeded.random() * length * seeded.choice([0.5, 1, 1.5]))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
            journal = os.path.join(folder, "out.jsonl.partial.journal")
            if os.path.exists(journal):
                lines = open(journal).read().count("\n")
                resumed += lines > 1
            if any(os.path.exists(os.path.join(folder, name)) and content(name) != content("whole" + name[3:])
                   for name in ["out.jsonl", "out.csv"]):
                broken.append("half a file has its final name")
            continue
        if status != 0:
            broken.append(process.stderr.read().decode())
        break
    if not broken and (content("out.jsonl") != content("whole.jsonl") or content("out.csv") != content("whole.csv")):
        broken.append("the output differs")
    left = [name for name in os.listdir(folder) if "partial" in name or name.endswith(".part")]
    if left:
        broken.append(f"files remain: {left}")
    if broken:
        break
result = {"commit": commit(binary), "kills": kills, "from_a_mark": resumed, "rounds": rounds, "rows": options.rows, "broken": broken,
          "seconds": round(time.time() - began)}
if options.json:
    with open(options.json, "w") as file:
        json.dump(result, file, indent=1)
print(json.dumps(result))
sys.exit(1 if broken else 0)
