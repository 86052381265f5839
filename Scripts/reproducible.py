#!/usr/bin/env python3
"""Runs every kind of output under other locales, time zones, numbers of threads and hash seeds, many at once, and compares the
bytes with those of a plain run.

  Scripts/reproducible.py [--binary PATH] [--json FILE] [--quick]
"""
import argparse
import atexit
import hashlib
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

from measured import commit

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
options = argparse.ArgumentParser()
options.add_argument("--binary", default=os.path.join(root, ".build/release/verbatim"))
options.add_argument("--json")
options.add_argument("--quick", action="store_true")
options = options.parse_args()
binary = os.path.abspath(options.binary)
folder = tempfile.mkdtemp(prefix="verbatim-reproducible-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
texts = ["De levering was TE laat, İstanbul ıslak", "Personalen var jättetrevlig men kön var lång", "Great price, but the app crashes. I'll leave",
         "drie kwartier in de wacht", "nooit meer", "Väldigt dyrt", "ok", "nvt", "niet slecht, wel duur"]
with open(os.path.join(folder, "in.csv"), "w") as file:
    file.write("id;cijfer;regio;datum;opmerking\n")
    for row in range(600):
        file.write(f"{row};{row * 7 % 11};{['Noord', 'Zuid', 'İzmir', 'Åre'][row % 4]};{row % 28 + 1}-{row % 6 + 1}-2026;\"{texts[row % 9]}; {texts[row // 9 % 9]}\"\n")
# Several blocks, which the threads share as it comes.
with open(os.path.join(folder, "many.csv"), "w") as file:
    file.write("id;regio;opmerking;cijfer\n")
    for row in range(25_000):
        file.write(f"{row};{['Noord', 'Zuid'][row % 2]};\"{texts[row % 9]}; {texts[row // 9 % 9]} {row}\";{row * 7 % 11}\n")
with open(os.path.join(folder, "call.txt"), "w") as file:
    file.write("Agent: goedemorgen, waarmee kan ik helpen\nKlant: mijn pakket is TE laat\nAgent: dat is vervelend\nKlant: bedankt\n" * 5)
with open(os.path.join(folder, "gold.csv"), "w") as file:
    file.write("id,oordeel,opmerking\n")
    for row in range(90):
        file.write(f"{row},{['negative', 'neutral', 'positive'][row % 3]},\"{texts[row % 9]}\"\n")
columns = ["--text", "opmerking", "--score", "cijfer", "--scale", "nps"]
commands = {
    "tag jsonl": ["tag", "in.csv", "--format", "jsonl", "--evidence", *columns],
    "tag csv": ["tag", "in.csv", "--format", "csv", *columns],
    "tag redacted": ["tag", "in.csv", "--redact", *columns],
    "summary table": ["summary", "in.csv", "--by", "regio", *columns],
    "summary json": ["summary", "in.csv", "--by", "regio", "--time", "datum", "--period", "month", "--format", "json", *columns],
    "summary csv": ["summary", "in.csv", "--format", "csv", *columns],
    "summary markdown": ["summary", "in.csv", "--format", "markdown", *columns],
    "why": ["why", "in.csv", "--format", "json", *columns],
    "discover": ["discover", "in.csv", "--format", "json", *columns],
    "transcript": ["transcript", "call.txt", "--format", "json"],
    "redact": ["redact", "in.csv"],
    "evaluate": ["evaluate", "gold.csv", "--label", "oordeel", "--text", "opmerking", "--worst", "20", "--format", "json"],
    "summary partial": ["summary", "many.csv", "--partial", "--by", "regio", *columns],
    "compare": ["compare", "in.csv", "--by", "regio", "--base", "Noord", "--current", "Zuid", "--format", "json", *columns],
    "tag xlsx": ["tag", "in.csv", "-o", "{}.xlsx", *columns],
    "tag sqlite": ["tag", "in.csv", "-o", "{}.sqlite", *columns],
    "summary xlsx": ["summary", "in.csv", "--by", "regio", "-o", "{}.xlsx", *columns],
    "summary html": ["summary", "in.csv", "--by", "regio", "-o", "{}.html", *columns],
    "report": ["report", "in.csv", "--time", "datum", "-o", "{}.html", *columns],
    "transcript xlsx": ["transcript", "call.txt", "-o", "{}.xlsx"],
}
# What a command takes of the flags that change nothing in its output.
unlike = {"redact": ["--no-config", "--quiet"], "evaluate": []}
numbers = itertools.count()
locales = {"C": None}
for name in ["tr_TR", "sv_SE", "nl_NL"]:
    made = os.path.join(folder, "locales", name + ".UTF-8")
    os.makedirs(os.path.dirname(made), exist_ok=True)
    done = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", made], capture_output=True)
    if os.path.isdir(made):
        locales[name + ".UTF-8"] = os.path.dirname(made)
settings = []
for locale, zone, threads, hashing in itertools.product(
        locales, ["UTC", "Pacific/Kiritimati", "America/St_Johns"], [1, 2, 4], [None, "1"]):
    settings.append((locale, zone, threads, hashing))
if options.quick:
    settings = settings[::9]
broken = []


def run(name, locale="C", zone="UTC", threads=2, hashing=None):
    environment = {"PATH": os.environ["PATH"], "HOME": folder, "TZ": zone, "LC_ALL": locale, "LANG": locale}
    if locales.get(locale):
        environment["LOCPATH"] = locales[locale]
    if hashing:
        environment["SWIFT_DETERMINISTIC_HASHING"] = hashing
    # A file of a name of its own each time, so that runs do not meet.
    made = f"out{next(numbers)}"
    arguments = [argument.replace("{}", made) for argument in commands[name]]
    done = subprocess.run([binary, *arguments, *unlike.get(name, ["--no-config", "--quiet", "--threads", str(threads)])], cwd=folder,
                          env=environment, capture_output=True)
    content = done.stdout
    for argument in arguments:
        path = os.path.join(folder, argument)
        if argument.startswith(made) and os.path.exists(path):
            with open(path, "rb") as file:
                content += file.read()
            os.remove(path)
    return done.returncode, hashlib.sha256(content).hexdigest(), done.stderr.decode()


began = time.time()
plain = {name: run(name, threads=1) for name in commands}
for name, (status, _, errors) in plain.items():
    if status != 0:
        broken.append(f"{name}: status {status}: {errors[:200]}")
runs = 0
for setting in settings:
    for name in commands:
        runs += 1
        found = run(name, *setting)
        if found[:2] != plain[name][:2]:
            broken.append(f"{name} under {setting}: {found[2][:200] or 'other bytes'}")
            print("BROKEN", broken[-1], flush=True)
with ThreadPoolExecutor(64) as pool:
    at_once = list(pool.map(lambda _: run("tag jsonl"), range(64)))
if any(found[:2] != plain["tag jsonl"][:2] for found in at_once):
    broken.append("64 at once: other bytes")
result = {"commit": commit(binary), "runs": runs, "at_once": len(at_once), "outputs": len(commands), "locales": sorted(locales), "settings": len(settings),
          "broken": broken, "seconds": round(time.time() - began)}
if options.json:
    with open(options.json, "w") as file:
        json.dump(result, file, indent=1)
print(json.dumps(result))
sys.exit(1 if broken else 0)
