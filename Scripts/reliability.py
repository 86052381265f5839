#!/usr/bin/env python3
"""Writes the figures of docs/reliability.md, between its two marks, from docs/reliability/*.json.

  Scripts/reliability.py                 writes the page
  Scripts/reliability.py --from FOLDER   first takes in what the scripts left in a working copy: in FOLDER/.build-reliability and
                                         FOLDER/.build-fuzz/results ('.' for this one)

Each part of the page is of the commit that it was measured at, and stays until it is measured again. Runs of the fuzzers are
added up, target by target.
"""
import glob
import json
import os
import re
import subprocess
import sys

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
page = os.path.join(root, "docs/reliability.md")
store = os.path.join(root, "docs/reliability")
TARGETS = ["delimited", "json", "workbook", "archive", "transcript", "codebook", "settings", "redaction", "report", "tags", "text",
           "terms", "lexicon", "protocol"]
# The status of a fuzzer that was stopped from outside.
INTERRUPTED = 72
lines = []
missing = []


def take_in(folder):
    """Copies what was measured, with the commit of the working copy where it does not name its own."""
    commit = subprocess.run(["git", "log", "-1", "--format=%h, %cs"], cwd=folder, capture_output=True, text=True).stdout.strip()
    os.makedirs(store, exist_ok=True)
    for path in glob.glob(os.path.join(folder, ".build-reliability/*.json")):
        if os.path.getsize(path) == 0:
            continue  # is still being measured
        with open(path) as file:
            found = json.load(file)
        found.setdefault("commit", commit)
        with open(os.path.join(store, os.path.basename(path)), "w") as file:
            json.dump(found, file, indent=1, ensure_ascii=False)
            file.write("\n")
    runs = {(run["target"], run["ended"]): run for run in read_runs(os.path.join(store, "fuzz.jsonl"))
            + read_runs(os.path.join(folder, ".build-fuzz/results/runs.jsonl"))}
    with open(os.path.join(store, "fuzz.jsonl"), "w") as file:
        for _, run in sorted(runs.items()):
            file.write(json.dumps(run) + "\n")


def read_runs(path):
    if not os.path.exists(path):
        return []
    with open(path) as file:
        return [json.loads(line) for line in file if line.strip()]


def read(name):
    path = os.path.join(store, name + ".json")
    if not os.path.exists(path):
        missing.append(name)
        return None
    with open(path) as file:
        return json.load(file)


def grouped(number):
    return "–" if number is None else f"{number:,}"


def section(title, found):
    lines.append(f"### {title}")
    lines.append("")
    if found:
        lines.append(f"At commit {found['commit']}.")
        lines.append("")


def table(head, rows):
    lines.append("| " + " | ".join(head) + " |")
    lines.append("|" + "---|" * len(head))
    for row in rows:
        lines.append("| " + " | ".join(str(cell) for cell in row) + " |")
    lines.append("")


def paragraph(text):
    lines.append(text)
    lines.append("")


def broken(found):
    for entry in found["broken"]:
        lines.append(f"- broken: {entry}")
    if found["broken"]:
        lines.append("")


FAULTS = {"calls": "the n-th call of a function of the system fails, for every n", "full": "the disk is full after n bytes",
          "memory": "address space runs out", "signals": "SIGINT, SIGTERM, SIGHUP or SIGKILL at a seeded moment",
          "places": "pipes, links, devices, closed or full streams, folders without permission",
          "input": "the input is cut, added to, overwritten, removed or replaced while it is read"}


def write_faults():
    if faults := read("faults"):
        section("Faults", faults)
        table(["fault", "runs", "complete, status 0", "as before, status says so", "broken"],
              [(FAULTS[kind], grouped(found["cases"]), grouped(found["complete"]), grouped(found["absent"]),
                sum(entry.startswith(kind + ":") for entry in faults["broken"])) for kind, found in faults["kinds"].items()])
    if resume := read("resume"):
        section("`tag --resume`", resume)
        paragraph(f"{grouped(resume['kills'])} times SIGKILL at a seeded moment of a run over {grouped(resume['rows'])} rows, "
                  f"{grouped(resume['from_a_mark'])} of them behind a place that the next run went on from; "
                  f"{grouped(resume['rounds'])} runs were brought to their end that way, of which "
                  f"{len(resume['broken'])} differed from a run that nobody killed.")


def write_hostile():
    if hostile := read("hostile"):
        section("Hostile files", hostile)
        table(["case", "status", "CPU seconds", "peak MB"],
              [(case["case"], case["status"], case["seconds"] if case["seconds"] is not None else "–", grouped(case["mb"]))
               for case in hostile["cases"]])
        paragraph(f"{len(hostile['cases'])} cases, {len(hostile['broken'])} broken.")
        broken(hostile)


def write_fuzzing():
    runs = read_runs(os.path.join(store, "fuzz.jsonl"))
    if not runs:
        missing.append("fuzz")
        return
    section("Fuzzing", None)
    rows = []
    for target in TARGETS + sorted({run["target"] for run in runs} - set(TARGETS)):
        own = sorted((run for run in runs if run["target"] == target), key=lambda run: run["ended"])
        if not own:
            missing.append(f"fuzzing of {target}")
            continue
        rows.append((target, grouped(sum(run["runs"] or 0 for run in own)), grouped(sum(run["cpu_seconds"] for run in own)), len(own),
                     grouped(own[-1]["edges"]), grouped(own[-1]["inputs_kept"]), sum(run["status"] not in (0, INTERRUPTED) for run in own)))
    table(["target", "inputs tried", "CPU seconds", "runs", "edges reached", "inputs kept", "broken promises"], rows)
    commits = list(dict.fromkeys(run["commit"] for run in sorted(runs, key=lambda run: run["ended"])))
    if len(commits) == 1:
        where = f"All at commit {commits[0]}."
    else:
        where = (f"Runs of a target are added up although they were not all of the same code (commits {', '.join(commits)}); edges and inputs "
                 "kept are those of the last one, which began with what those before it kept.")
    paragraph(f"{grouped(sum(run['runs'] or 0 for run in runs))} inputs in {grouped(sum(run['cpu_seconds'] for run in runs))} CPU seconds. {where}")


def write_sameness():
    if same := read("reproducible"):
        section("The same bytes", same)
        paragraph(f"{grouped(same['runs'])} runs of {same['outputs']} kinds of output under {same['settings']} settings (locales "
                  f"{', '.join(same['locales'])}; three time zones; 1, 2 and 4 threads; hash seeds random and fixed), and "
                  f"{same['at_once']} processes at once: {len(same['broken'])} differed.")
    if load := read("load"):
        section("Load", load)
        table(["what", "count", "seconds", "a second", "CPU seconds", "peak MB"],
              [(entry["what"], grouped(entry["count"]), entry["seconds"], grouped(entry.get("per_second")), grouped(entry.get("cpu_seconds")),
                grouped(entry.get("peak_mb")))
               for entry in load["results"]])
        paragraph(f"{len(load['broken'])} broken.")
        broken(load)


def write_inside():
    if network := read("network"):
        section("No network", network)
        where = (f"{network['commands']} commands ran in a network namespace without a network" if network["commands"]
                 else "no network namespace could be made, so that only the symbols were looked at")
        paragraph(f"{network['objects']} objects of {network['modules']} modules call none of the functions that open a connection or "
                  f"start a program; {where}; {network['failed']} failed.")
    for kind in ("address", "thread"):
        if found := read(f"sanitize-{kind}"):
            section(f"{kind.capitalize()}Sanitizer", found)
            paragraph(f"{grouped(found['tests'])} tests, {found['failed']} failed, {found['reports']} reports.")


if sys.argv[1:2] == ["--from"] and len(sys.argv) == 3:
    take_in(sys.argv[2])
elif len(sys.argv) > 1:
    sys.exit(__doc__)
write_faults()
write_hostile()
write_fuzzing()
write_sameness()
write_inside()
if missing:
    paragraph(f"Not run for this page: {', '.join(missing)}.")
with open(page) as file:
    text = file.read()
begin, end = "<!-- figures -->\n", "<!-- end of figures -->"
text = re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _: begin + "\n" + "\n".join(lines) + end, text, flags=re.S)
with open(page, "w") as file:
    file.write(text)
