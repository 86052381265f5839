#!/usr/bin/env python3
"""Lets everything fail that a machine can let fail, and holds the program to its promise: each output file is complete and
the status 0, or the file is as it was before (absent, or the old one) and status and message say so.

  Scripts/faults/faults.py [--binary PATH] [--quick] [--only KIND] [--json FILE]

Kinds: calls (the n-th call of a function of the system fails, for every n until none is left), full (a disk that is full
after n bytes), memory (address space runs out), signals (INT, TERM, HUP and KILL at seeded moments), places (pipes, links,
devices, closed and full standard output, folders without permission), input (truncated, changed or removed while read).
"""
import argparse
import atexit
import json
import os
import random
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
sys.path.insert(0, os.path.join(root, "Scripts"))
from measured import Watch, commit  # noqa: E402

options = argparse.ArgumentParser()
options.add_argument("--binary", default=os.path.join(root, ".build/debug/verbatim"))
options.add_argument("--quick", action="store_true", help="a tenth of the cases")
options.add_argument("--only", help="one kind")
options.add_argument("--json", help="where the counts go")
options.add_argument("--seed", type=int, default=1)
options = options.parse_args()
binary = os.path.abspath(options.binary)
seeded = random.Random(options.seed)
work = tempfile.mkdtemp(prefix="verbatim-faults-")
atexit.register(shutil.rmtree, work, ignore_errors=True)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
counts = {}
broken = []
SECRET = "zwaluwstaartverbinding"


def comments(rows):
    """A table of comments made up from a few phrases."""
    phrases = ["the delivery was late", "very friendly staff", "I waited an hour on the phone", "good price", "the app crashes",
               SECRET + " is the word of this file"]
    draw = random.Random(7)
    lines = ["id,score,comment"]
    for row in range(1, rows + 1):
        score = draw.choice(["0", "3", "7", "9", "10", "", "x"])
        lines.append(f'{row},{score},"{draw.choice(phrases)}, {draw.choice(phrases)}"')
    return "\n".join(lines) + "\n"


def write(name, text):
    with open(os.path.join(work, name), "w") as file:
        file.write(text)


write("in.csv", comments(300))
write("big.csv", comments(6000))
write("call.vtt", "WEBVTT\n\n" + "".join(
    f"00:00:{n:02d}.000 --> 00:00:{n:02d}.900\n<v {'Agent' if n % 2 else 'Customer'}>{'how can I help' if n % 2 else 'my parcel is late'}\n\n"
    for n in range(40)))
base = ["--score", "score", "--text", "comment", "--scale", "nps", "--threads", "2", "--quiet", "--no-config", "--lang", "en"]
# name: (arguments, the files that it writes)
jobs = {
    "tag jsonl": (["tag", "in.csv", "-o", "out.jsonl", "--rejects", "rejects.csv"] + base, ["out.jsonl", "rejects.csv"]),
    "tag csv": (["tag", "in.csv", "-o", "out.csv"] + base, ["out.csv"]),
    "tag resume": (["tag", "in.csv", "-o", "out.jsonl", "--resume", "--rejects", "rejects.csv"] + base,
                   ["out.jsonl", "rejects.csv"]),
    "tag xlsx": (["tag", "in.csv", "-o", "out.xlsx"] + base, ["out.xlsx"]),
    "tag sqlite": (["tag", "in.csv", "-o", "out.sqlite"] + base, ["out.sqlite"]),
    "summary json": (["summary", "in.csv", "-o", "out.json", "--rejects", "rejects.csv"] + base, ["out.json", "rejects.csv"]),
    "summary xlsx": (["summary", "in.csv", "-o", "out.xlsx"] + base, ["out.xlsx"]),
    "report html": (["report", "in.csv", "-o", "out.html"] + base, ["out.html"]),
    "transcript": (["transcript", "call.vtt", "-o", "out.jsonl", "--quiet", "--no-config", "--threads", "2"], ["out.jsonl"]),
    "redact": (["redact", "in.csv", "-o", "out.csv", "--quiet"], ["out.csv"]),
    "redact xlsx": (["redact", "in.csv", "-o", "out.xlsx", "--quiet"], ["out.xlsx"]),
    "summary partial": (["summary", "in.csv", "--partial", "-o", "out.json"] + base, ["out.json"]),
    "why": (["why", "in.csv", "-o", "out.json"] + base, ["out.json"]),
    "discover": (["discover", "in.csv", "-o", "out.yaml"] + base, ["out.yaml"]),
    "themes export": (["themes", "export", "-o", "out.csv"], ["out.csv"]),
}
inputs = {"in.csv", "big.csv", "call.vtt"}


def content(path):
    """What is in a file."""
    with open(path, "rb") as file:
        return file.read()


class Case:
    """A folder of its own, with the inputs and, where wanted, an older output."""

    def __init__(self, old=False, names=()):
        # The folder's own name is in the output of transcripts.
        self.folder = os.path.join(tempfile.mkdtemp(dir=work), "case")
        os.mkdir(self.folder)
        for name in inputs:
            os.link(os.path.join(work, name), os.path.join(self.folder, name))
        for name in names if old else ():
            with open(os.path.join(self.folder, name), "w") as file:
                file.write("old")

    def start(self, arguments, env=None, limit=None, **rest):
        environment = {"PATH": os.environ["PATH"], "HOME": self.folder, "TMPDIR": self.folder}
        environment.update(env or {})
        rest.setdefault("stdout", subprocess.DEVNULL)
        rest.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.Popen([binary] + arguments, cwd=self.folder, env=environment, stderr=subprocess.PIPE,
                                preexec_fn=limit, **rest)

    def run(self, arguments, env=None, limit=None, **rest):
        process = self.start(arguments, env, limit, **rest)
        watch = Watch(process.pid)
        while True:
            try:
                _, errors = process.communicate(timeout=1)
                return process.returncode, errors.decode(errors="replace")
            except subprocess.TimeoutExpired:
                if watch.hangs():
                    process.kill()
                    process.communicate()
                    return None, "hangs"

    def left(self):
        return sorted(set(os.listdir(self.folder)) - inputs - {"mark"})

    def drop(self):
        shutil.rmtree(self.folder, ignore_errors=True)


reference = {}


def prepare(name):
    arguments, files = jobs[name]
    if name not in reference:
        case = Case()
        status, errors = case.run(arguments)
        assert status == 0, (name, status, errors)
        reference[name] = {file: content(os.path.join(case.folder, file)) for file in files}
        assert case.left() == sorted(files), case.left()
        case.drop()
    return arguments, files


def complain(kind, name, what):
    broken.append(f"{kind}: {name}: {what}")
    print("BROKEN", broken[-1], flush=True)


def judge(kind, name, case, status, errors, old=False, crashed=False, keeps=(), detail=""):
    """Counts the outcome, and what is wrong with it."""
    files = jobs[name][1]
    tally = counts.setdefault(kind, {"cases": 0, "complete": 0, "absent": 0})
    tally["cases"] += 1
    if status is None:
        return complain(kind, name + detail, "it hangs")
    shown = name + detail
    for file in files:
        path = os.path.join(case.folder, file)
        is_there = os.path.exists(path)
        now = content(path) if is_there else None
        is_old = old and is_there and open(path, "rb").read() == b"old"
        if status == 0 and now != reference[name][file]:
            complain(kind, shown, f"status 0, but {file} is {'absent' if now is None else 'different'}: {errors.strip()[:200]}")
        # With two files the second may be missing where the first one is in its place; none is ever half.
        if status != 0 and is_there and now != reference[name][file] and not is_old:
            complain(kind, shown, f"status {status}, and {file} is half: {errors.strip()[:200]}")
    if status != 0 and files[0] in case.left() and not old and not crashed:
        complain(kind, shown, f"status {status}, and {files[0]} is there: {errors.strip()[:200]}")
    extra = [file for file in case.left() if file not in files and not file.endswith(tuple(keeps) or ("\0",))]
    if extra and not crashed:
        complain(kind, shown, f"left behind: {extra}")
    if status > 0 and not crashed and not errors.strip():
        complain(kind, shown, f"status {status} without a message")
    if status == 2 and not crashed and len(errors.strip().splitlines()) > 1:
        complain(kind, shown, f"more than one line: {errors.strip()[:300]}")
    if status < 0 and not crashed:
        complain(kind, shown, f"ended by signal {-status}: {errors.strip()[:300]}")
    if SECRET in errors:
        complain(kind, shown, "text of a comment in a message")
    tally["complete" if status == 0 else "absent"] += 1


def keeps(name):
    return (".partial", ".partial.journal") if "resume" in name else ()


def calls():
    shim = os.path.join(work, "failing.so")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", shim, os.path.join(here, "failing_calls.c"), "-ldl"], check=True)
    for name in jobs:
        arguments, _ = prepare(name)
        for call in ["open", "read", "write", "fsync", "truncate", "close", "rename", "chmod", "unlink"]:
            n = 1
            while True:
                case = Case(old=n % 2 == 0, names=jobs[name][1])
                mark = os.path.join(case.folder, "mark")
                env = {"LD_PRELOAD": shim, "FAULT_CALL": call, "FAULT_N": str(n), "FAULT_MARK": mark,
                       "FAULT_ERRNO": str([5, 28, 12][n % 3])}
                status, errors = case.run(arguments, env)
                if not os.path.exists(mark):
                    case.drop()
                    break
                removes = call == "unlink"
                judge("calls", name, case, status, errors, old=n % 2 == 0, crashed=removes, keeps=keeps(name), detail=f" ({call} {n})")
                if "resume" in name and status != 0:
                    again, errors = case.run(arguments)
                    judge("calls", name, case, again, errors)
                case.drop()
                n += 3 if options.quick else 1


def full():
    for name in jobs:
        arguments, files = prepare(name)
        # A workbook is packed from temporary files that are larger than it.
        size = max(60000 if file.endswith(".xlsx") else len(value) for file, value in reference[name].items())
        for index in range(4 if options.quick else 40):
            limit = seeded.randrange(0, int(size * 1.2)) if index else 0
            case = Case(old=index % 2 == 0, names=files)

            def shrink():
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

            status, errors = case.run(arguments, limit=shrink)
            judge("full", name, case, status, errors, old=index % 2 == 0, keeps=keeps(name))
            case.drop()


def memory():
    for name in jobs:
        arguments, files = prepare(name)
        for index in range(3 if options.quick else 12):
            limit = (20 + 40 * index) << 20
            case = Case(old=index % 2 == 0, names=files)
            status, errors = case.run(arguments, limit=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
            judge("memory", name, case, status, errors, old=index % 2 == 0, crashed=True, keeps=keeps(name))
            case.drop()


def signals():
    numbers = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL]
    for name in jobs:
        arguments, files = prepare(name)
        began = time.time()
        case = Case()
        case.run(arguments)
        case.drop()
        length = time.time() - began
        for index in range(8 if options.quick else 40):
            number = numbers[index % 4]
            case = Case(old=index % 3 == 0, names=files)
            process = case.start(arguments)
            time.sleep(seeded.random() * length)
            process.send_signal(number)
            _, errors = process.communicate()
            status = process.returncode
            hard = number == signal.SIGKILL
            if status not in (0, -number):
                complain("signals", name, f"{number.name}: status {status}: {errors[:200]}")
            judge("signals", name, case, abs(status), "told by the status" if status else "", old=index % 3 == 0, crashed=hard,
                  keeps=keeps(name) + ((".part",) if hard else ()))
            case.drop()


def places():
    name = "tag jsonl"
    arguments, files = prepare(name)
    whole = reference[name]["out.jsonl"]
    plain = ["tag", "in.csv", "--format", "jsonl"] + base
    tally = counts.setdefault("places", {"cases": 0, "complete": 0, "absent": 0})

    def check(what, holds, status):
        tally["cases"] += 1
        tally["complete" if status == 0 else "absent"] += 1
        if not holds:
            complain("places", what, f"status {status}")

    case = Case()
    path = lambda name: os.path.join(case.folder, name)
    os.mkfifo(path("pipe"))
    reader = subprocess.Popen(["cp", "pipe", "read"], cwd=case.folder)
    status, _ = case.run(plain + ["-o", "pipe"])
    check("a pipe is written, not replaced", reader.wait() == 0 and content(path("read")) == whole and stat.S_ISFIFO(os.stat(path("pipe")).st_mode), status)
    os.mkdir(path("there"))
    os.symlink("there/real.jsonl", path("link.jsonl"))
    status, _ = case.run(plain + ["-o", "link.jsonl"])
    check("a link to nothing yet", os.path.islink(path("link.jsonl")) and content(path("there/real.jsonl")) == whole, status)
    write_old = open(path("there/real.jsonl"), "w")
    write_old.write("old")
    write_old.close()
    os.chmod(path("there/real.jsonl"), 0o640)
    status, _ = case.run(plain + ["-o", "link.jsonl"])
    check("a link to a file, which keeps its permissions", os.path.islink(path("link.jsonl"))
          and content(path("there/real.jsonl")) == whole and os.stat(path("there/real.jsonl")).st_mode & 0o777 == 0o640, status)
    for device in ["/dev/null", "/dev/full"]:
        status, errors = case.run(plain + ["-o", device])
        check(device, (status == 0) == (device == "/dev/null") and stat.S_ISCHR(os.stat(device).st_mode), status)
    for form in ["xlsx", "sqlite"]:
        status, errors = case.run(["tag", "in.csv", "--format", form, "-o", "/dev/null"] + base)
        check(f"{form} to a device", status == 2 and "cannot be written" in errors, status)
    with open("/dev/full", "w") as full_device:
        for command in [plain, ["summary", "in.csv"] + base, ["columns", "in.csv"], ["themes", "list"], ["--help"], ["lexicons", "list"],
                        ["config"], ["completions", "bash"], ["explain", "good"]]:
            status, errors = case.run(command, stdout=full_device)
            check(f"standard output is full: {command[0]}", status == 2 and "No space left" in errors, status)
    for command in [plain, ["summary", "in.csv"] + base, ["themes", "list"], ["lexicons", "list"], ["--help"]]:
        end, start = os.pipe()
        os.close(end)
        status, errors = case.run(command, stdout=start)
        os.close(start)
        check(f"standard output is a closed pipe: {command[0]}", status == 0 and "rror" not in errors, status)
    for streams in [[1], [0, 1, 2], [2]]:
        status, errors = case.run(plain + ["-o", "closed.jsonl"], limit=lambda: [os.close(number) for number in streams])
        check(f"closed at the start: {streams}", status == 0 and content(path("closed.jsonl")) == whole, status)
    status, errors = case.run(plain, limit=lambda: os.close(1))
    check("nowhere to write", status == 2 and "standard output" in errors, status)
    for target, word in [("no/such/folder/out.jsonl", "No such file"), ("there", "folder"), ("in.csv/out.jsonl", "Not a directory"),
                         ("x" * 300, "name too long")]:
        status, errors = case.run(plain + ["-o", target])
        check(f"no place: {target[:20]}", status == 2 and word in errors, status)
    if os.getuid() != 0 or shutil.which("setpriv"):
        as_other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.getuid() == 0 else []
        os.chmod(case.folder, 0o755)
        os.chmod(work, 0o755)
        for mode, target in [(0o555, "there/new.jsonl"), (0o777, "there/real.jsonl")]:
            os.chmod(path("there"), mode)
            os.chmod(path("there/real.jsonl"), 0o444)
            done = subprocess.run(as_other + [binary] + plain + ["-o", target], cwd=case.folder, capture_output=True, text=True)
            check(f"no permission: {target}", done.returncode == 2 and "ermission denied" in done.stderr, done.returncode)
    extra = [name for name in case.left() if name.endswith(".part")]
    check("nothing is left behind", not extra, 0)
    shutil.rmtree(case.folder, ignore_errors=True)


def is_reading(process, path):
    """Whether a process has read from a file that it holds open."""
    try:
        for number in os.listdir(f"/proc/{process}/fd"):
            if os.path.realpath(f"/proc/{process}/fd/{number}") == path:
                return int(open(f"/proc/{process}/fdinfo/{number}").readline().split()[1]) > 0
    except OSError:
        pass
    return False


def inputs_changed():
    arguments = ["tag", "own.csv", "-o", "out.jsonl"] + base
    tally = counts.setdefault("input", {"cases": 0, "complete": 0, "absent": 0})
    text = open(os.path.join(work, "big.csv")).read()
    case = Case()
    with open(os.path.join(case.folder, "own.csv"), "w") as file:
        file.write(text * 6)
    status, errors = case.run(arguments)
    whole = content(os.path.join(case.folder, "out.jsonl"))
    case.drop()
    actions = ["truncate", "append", "overwrite", "remove", "replace"]
    for index in range(5 if options.quick else 25):
        action = actions[index % len(actions)]
        case = Case()
        own = os.path.join(case.folder, "own.csv")
        with open(own, "w") as file:
            file.write(text * 6)
        process = case.start(arguments)
        while process.poll() is None and not is_reading(process.pid, own):
            time.sleep(0.01)
        time.sleep(seeded.random() / 5)
        if action == "truncate":
            os.truncate(own, len(text) * 3)
        elif action == "append":
            with open(own, "a") as file:
                file.write("1,2,more\n")
        elif action == "overwrite":
            with open(own, "r+") as file:
                file.seek(len(text) * 6 - 100)
                file.write("z")
        elif action == "remove":
            os.remove(own)
        else:
            os.rename(own, own + ".old")
            with open(own, "w") as file:
                file.write("id,score,comment\n1,2,other\n")
        _, errors = process.communicate()
        status, errors = process.returncode, errors.decode()
        out = os.path.join(case.folder, "out.jsonl")
        tally["cases"] += 1
        tally["complete" if status == 0 else "absent"] += 1
        if status == 0 and content(out) != whole:
            complain("input", action, "status 0, and the output is another")
        if status != 0 and (os.path.exists(out) or "changed while it was read" not in errors):
            complain("input", action, f"status {status}: {errors[:200]}")
        if action in ("remove", "replace") and status != 0:
            complain("input", action, f"a file that is open stays readable, but status {status}: {errors[:200]}")
        case.drop()


kinds = {"places": places, "calls": calls, "full": full, "memory": memory, "signals": signals, "input": inputs_changed}
began = time.time()
for kind, run in kinds.items():
    if options.only in (None, kind):
        run()
        print(kind, counts.get(kind), f"{time.time() - began:.0f} s", flush=True)
result = {"commit": commit(binary), "kinds": counts, "broken": broken, "seconds": round(time.time() - began)}
if options.json:
    if os.path.exists(options.json):
        earlier = json.load(open(options.json))
        result["kinds"] = earlier["kinds"] | counts
        result["broken"] += earlier["broken"]
        result["seconds"] += earlier["seconds"]
    with open(options.json, "w") as file:
        json.dump(result, file, indent=1)
print(json.dumps(result))
sys.exit(1 if broken else 0)
