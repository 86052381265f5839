#!/usr/bin/env python3
"""Writes the figures of docs/reliability.md, between its two marks, from what the scripts left in .build-reliability and
.build-fuzz/results. A part that was not run is left out and said to be."""
import glob
import json
import os
import re
import subprocess

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
page = os.path.join(root, "docs/reliability.md")
results = os.path.join(root, ".build-reliability")
lines = []
missing = []


def read(name):
    path = os.path.join(results, name + ".json")
    if not os.path.exists(path):
        missing.append(name)
        return None
    with open(path) as file:
        return json.load(file)


def grouped(number):
    return "–" if number is None else f"{number:,}"


def table(head, rows):
    lines.append("| " + " | ".join(head) + " |")
    lines.append("|" + "---|" * len(head))
    for row in rows:
        lines.append("| " + " | ".join(str(cell) for cell in row) + " |")
    lines.append("")


commit = subprocess.run(["git", "log", "-1", "--format=%h, %cs"], cwd=root, capture_output=True, text=True).stdout.strip()
lines.append(f"At commit {commit}.")
lines.append("")
names = {"calls": "the n-th call of a function of the system fails, for every n", "full": "the disk is full after n bytes",
         "memory": "address space runs out", "signals": "SIGINT, SIGTERM, SIGHUP or SIGKILL at a seeded moment",
         "places": "pipes, links, devices, closed or full streams, folders without permission",
         "input": "the input is cut, added to, overwritten, removed or replaced while it is read"}
faults = read("faults")
if faults:
    lines.append("### Faults")
    lines.append("")
    table(["fault", "runs", "complete, status 0", "as before, status says so", "broken"],
          [(names[kind], grouped(found["cases"]), grouped(found["complete"]), grouped(found["absent"]),
            sum(entry.startswith(kind + ":") for entry in faults["broken"])) for kind, found in faults["kinds"].items()])
resume = read("resume")
if resume:
    lines.append("### `tag --resume`")
    lines.append("")
    lines.append(f"{grouped(resume['kills'])} times SIGKILL at a seeded moment of a run over {grouped(resume['rows'])} rows, "
                 f"{grouped(resume['from_a_mark'])} of them behind a place that the next run went on from; "
                 f"{grouped(resume['rounds'])} runs were brought to their end that way, of which "
                 f"{len(resume['broken'])} differed from a run that nobody killed.")
    lines.append("")
hostile = read("hostile")
if hostile:
    lines.append("### Hostile files")
    lines.append("")
    table(["case", "status", "seconds", "peak MB"],
          [(case["case"], case["status"], case["seconds"] if case["seconds"] is not None else "–", grouped(case["mb"]))
           for case in hostile["cases"]])
    lines.append(f"{len(hostile['cases'])} cases, {len(hostile['broken'])} broken.")
    lines.append("")
found = []
for path in sorted(glob.glob(os.path.join(root, ".build-fuzz/results/*.json"))):
    with open(path) as file:
        found.append(json.load(file))
if found:
    lines.append("### Fuzzing")
    lines.append("")
    table(["target", "inputs tried", "CPU seconds", "edges reached", "inputs kept", "broken promises"],
          [(entry["target"], grouped(entry["runs"]), grouped(entry["cpu_seconds"]), grouped(entry["edges"]), grouped(entry["inputs_kept"]),
            int(entry["status"] != 0)) for entry in found])
else:
    missing.append("fuzz")
same = read("reproducible")
if same:
    lines.append("### The same bytes")
    lines.append("")
    lines.append(f"{grouped(same['runs'])} runs of {same['outputs']} kinds of output under {same['settings']} settings (locales "
                 f"{', '.join(same['locales'])}; three time zones; 1, 2 and 4 threads; hash seeds random and fixed), and "
                 f"{same['at_once']} processes at once: {len(same['broken'])} differed.")
    lines.append("")
load = read("load")
if load:
    lines.append("### Load")
    lines.append("")
    table(["what", "count", "seconds", "a second", "peak MB"],
          [(entry["what"], grouped(entry["count"]), entry["seconds"], grouped(entry.get("per_second")), grouped(entry.get("peak_mb")))
           for entry in load["results"]])
    lines.append(f"{len(load['broken'])} broken.")
    lines.append("")
for kind in ("address", "thread"):
    path = os.path.join(results, f"sanitize-{kind}.txt")
    if os.path.exists(path):
        log = open(path, errors="replace").read()
        tests = re.findall(r"Test run with (\d+) tests", log)
        reports = len(re.findall(r"(?:ERROR: AddressSanitizer|WARNING: ThreadSanitizer)", log))
        lines.append(f"{kind.capitalize()}Sanitizer: {tests[-1] if tests else '–'} tests, {reports} reports.")
        lines.append("")
    else:
        missing.append(f"sanitize-{kind}")
if missing:
    lines.append(f"Not run for this page: {', '.join(missing)}.")
    lines.append("")
with open(page) as file:
    text = file.read()
begin, end = "<!-- figures -->\n", "<!-- end of figures -->"
text = re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _: begin + "\n" + "\n".join(lines) + end, text, flags=re.S)
with open(page, "w") as file:
    file.write(text)
