#!/usr/bin/env python3
"""Writes a transcript of any size, and measures `verbatim transcript` on it: seconds of one processor (a busy
machine makes the clock's seconds longer, not these), megabytes of memory, conversations.

    Scripts/big_transcript.py 1000                 1 GB each as rows, JSON Lines, a JSON document, captions and so on
    Scripts/big_transcript.py 5 --damage           small ones, cut off, of mixed encodings and damaged

The program is `.build/release/verbatim`, or the one that VERBATIM names.
"""

import argparse
import json
import os
import resource
import subprocess
import tempfile
from pathlib import Path

PROGRAM = os.environ.get("VERBATIM", str(Path(__file__).resolve().parent.parent / ".build/release/verbatim"))
TURNS = [
    ("AGENT", "Good morning, you're through to Alex, how can I help you?"),
    ("CLIENT", "Hello, my internet has been down since yesterday and I'm really fed up with it."),
    ("AGENT", "I'm sorry to hear that. Could I have your customer number?"),
    ("CLIENT", "It is 20 4711. Dåligt, très mauvais, één groot probleem."),
    ("AGENT", "Thank you. Let me check the line for you, it takes a minute."),
    ("CLIENT", "Brilliant, it's working again. Thanks for your help!"),
    ("AGENT", "You're welcome, have a lovely day."),
]


def rows(file, size):
    """A row an utterance; conversations overlap by one."""
    file.write("conversationId,conversationTimestamp,participantId,participantType,text\n")
    number = 0
    while file.tell() < size:
        for step, (side, text) in enumerate(TURNS):
            for one in (number, number + 1):
                file.write(f'c{one},2026-01-01T{step:02}:00:00Z,p{one % 50},{side},"{text}"\n')
        number += 2


def conversation(number):
    """One conversation as JSON."""
    turns = [{"speaker": side.lower(), "text": text} for side, text in TURNS]
    return json.dumps({"id": f"c{number}", "turns": turns}, ensure_ascii=False)


def lines(file, size):
    """A conversation a line."""
    number = 0
    while file.tell() < size:
        file.write(conversation(number) + "\n")
        number += 1


def document(file, size):
    """One JSON array."""
    number = 0
    file.write("[")
    while file.tell() < size:
        file.write((",\n" if number else "") + conversation(number))
        number += 1
    file.write("]")


def captions(file, size):
    """One endless call as WebVTT."""
    file.write("WEBVTT\n\n")
    at = 0
    while file.tell() < size:
        for side, text in TURNS:
            stamp = f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}"
            file.write(f"{stamp}.000 --> {stamp}.900\n<v {side.title()}>{text}\n\n")
            at += 1


def names(file, size):
    """A conversation a line, its speakers by first name alone."""
    number = 0
    people = {"AGENT": "Alex", "CLIENT": "Robin"}
    while file.tell() < size:
        turns = [{"speaker": people[side], "text": text} for side, text in TURNS]
        file.write(json.dumps({"id": f"c{number}", "turns": turns}, ensure_ascii=False) + "\n")
        number += 1


def endless(file, size):
    """A row an utterance, all of one conversation."""
    file.write("conversationId,participantType,text\n")
    while file.tell() < size:
        for side, text in TURNS:
            file.write(f'c1,{side},"{text}"\n')


FORMS = {
    "rows.csv": rows, "lines.jsonl": lines, "names.jsonl": names, "document.json": document, "captions.vtt": captions,
    "endless.csv": endless,
}


def damaged(path):
    """The file cut off in the middle of a character, with a byte of another encoding and a run of NUL in it."""
    data = path.read_bytes()
    third = len(data) // 3
    cut = data[: data.rindex("å".encode()) + 1]
    path.write_bytes(cut[:third] + b"\xe9 caf\xe9" + cut[third : 2 * third] + b"\x00" * 64 + cut[2 * third :])


def run(path):
    """Seconds of one processor, megabytes and what was said."""
    process = subprocess.Popen(
        [PROGRAM, "transcript", str(path), "--format", "csv", "-o", str(path) + ".out", "--rejects", str(path) + ".rejects"], stderr=subprocess.PIPE, text=True)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    with open(str(path) + ".out", "rb") as out:
        found = sum(1 for _ in out) - 1
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, found, os.waitstatus_to_exitcode(status), said


def main():
    """Writes and measures every form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("megabytes", type=float)
    parser.add_argument("--damage", action="store_true", help="damage the files first")
    parser.add_argument("--only", choices=FORMS, action="append")
    given = parser.parse_args()
    print("| input | MB | seconds of one processor | MB of memory | conversations | status |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for name in given.only or FORMS:
            path = Path(folder) / name
            with path.open("w", encoding="utf-8") as file:
                FORMS[name](file, given.megabytes * 1e6)
            if given.damage:
                damaged(path)
            size = path.stat().st_size / 1e6
            seconds, memory, found, status, said = run(path)
            print(f"| {name} | {size:.0f} | {seconds:.1f} | {memory:.0f} | {found} | {status} |", flush=True)
            for line in said.splitlines()[:6]:
                print("    " + line.replace(folder + "/", "")[:160], flush=True)
            path.unlink()


if __name__ == "__main__":
    main()
