#!/usr/bin/env python3
"""Stands in for the program in tests: it answers lines like `verbatim tag --unbuffered`, unless a text tells it otherwise.

A text may hold: DIE (ends by a signal), EXIT (ends with a status and a message), HANG (sleeps), NAP (sleeps a little), GARBAGE (answers nonsense),
WRONG (answers another row), TWICE (answers twice), SHORT (does not answer), ONCE:path (dies, but not when the file is
there, which it makes). Options: --no-answer (never answers), --hoard (keeps answers back while lines wait), --flood (writes
much to standard error), --usage (ends as with a mistake in the call).
"""

import json
import os
import select
import signal
import sys
import time


def answer(row, record):
    return json.dumps(
        {"id": str(row), "row": row, "language": "en", "text": record.get("text")}, separators=(",", ":")
    )


def obey(text):
    if "DIE" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "EXIT" in text:
        sys.exit("fake: cannot read this")
    if "HANG" in text:
        time.sleep(600)
    if "NAP" in text:
        time.sleep(2)
    if "ONCE:" in text:
        path = text.split("ONCE:")[1].split()[0]
        if not os.path.exists(path):
            open(path, "w").close()
            os.kill(os.getpid(), signal.SIGKILL)


def questions():
    """Each line of the input; None where none waits."""
    rest = b""
    while data := os.read(0, 1 << 20):
        *whole, rest = (rest + data).split(b"\n")
        yield from whole
        if not select.select([0], [], [], 0)[0]:
            yield None


def tag():
    hoards = "--hoard" in sys.argv
    kept, row = [], 0
    for line in questions():
        if line is not None:
            row += 1
            record = json.loads(line)
            text = record.get("text") or ""
            if "--flood" in sys.argv:
                sys.stderr.write("x" * 50_000 + "\n")
            if "--no-answer" in sys.argv:
                sys.exit("fake: no scale of this name")
            obey(text)
            said = answer(row + ("WRONG" in text), record)
            kept += {"GARBAGE": ["?"], "TWICE": [said, said], "SHORT": []}.get(text, [said])
        if line is None or not hoards:
            sys.stdout.write("".join(one + "\n" for one in kept))
            sys.stdout.flush()
            kept = []


def summary():
    out = sys.argv[sys.argv.index("-o") + 1]
    part = sys.argv[sys.argv.index("--part") + 1]
    texts = [json.loads(line)["text"] for line in sys.stdin]
    for text in texts:
        obey(text or "")
    with open(out, "w") as file:
        json.dump({"parts": [part], "texts": texts}, file)


def merge():
    files = [name for name in sys.argv[2:] if name.endswith(".json") or name.endswith(".merged")][:-1]
    whole = {"parts": [], "texts": []}
    for name in files:
        with open(name) as file:
            for key, values in json.load(file).items():
                whole[key] += values
    if "--part" in sys.argv:
        whole["parts"] = [sys.argv[sys.argv.index("--part") + 1]]
    with open(sys.argv[sys.argv.index("-o") + 1], "w") as file:
        json.dump(whole, file)


if "--version" in sys.argv:
    print("verbatim 0.0.0 (fake)")
elif "--usage" in sys.argv:
    print("verbatim: Unknown option '--usage'", file=sys.stderr)
    sys.exit(2)
else:
    {"tag": tag, "summary": summary, "merge": merge}[sys.argv[1]]()
