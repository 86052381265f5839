#!/usr/bin/env python3
"""Files made to break a reader: bombs, depths, numbers and characters that nobody means well with. Each must end in time and
within memory, with status 0 or with status 2 and a line that says what to do; nothing of it may steer a terminal.

  Scripts/faults/hostile.py [--binary PATH] [--json FILE] [--small]
"""
import argparse
import fcntl
import atexit
import contextlib
import gzip
import io
import json
import multiprocessing
import os
import pty
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import termios
import time
import zipfile

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(root, "Scripts"))
from measured import Watch, commit  # noqa: E402

options = argparse.ArgumentParser()
options.add_argument("--binary", default=os.path.join(root, ".build/release/verbatim"))
options.add_argument("--json")
options.add_argument("--small", action="store_true", help="a hundredth of the sizes, for a quick look")
options = options.parse_args()
binary = os.path.abspath(options.binary)
scale = 100 if options.small else 1
folder = tempfile.mkdtemp(prefix="verbatim-hostile-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
cases = []
broken = []
MOST_SECONDS = 60
MOST_MB = 2048


def path(name):
    return os.path.join(folder, name)


def put(name, content):
    with open(path(name), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return name


def workbook(name, parts, packed=True):
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as book:
        for part, content in parts.items():
            book.writestr(part, content)
    return name


def measured(command, stdin):
    """Runs a command with its streams in files; status, CPU seconds, peak MB. Called in a process of its own that stays small: the
    peak of a program that was forked counts the memory of the one that it was forked from."""
    with open(path("out"), "wb") as out, open(path("err"), "wb") as err, open(stdin or os.devnull, "rb") as given:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=err, stdin=given)
        watch = Watch(process.pid, MOST_SECONDS * 4)
        asked = time.monotonic()
        while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
            time.sleep(0.01)
            if time.monotonic() - asked > 1:
                asked = time.monotonic()
                if watch.hangs():
                    os.kill(process.pid, signal.SIGKILL)
    usage = ended[2]
    process.returncode = os.waitstatus_to_exitcode(ended[1])
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


small = multiprocessing.get_context("fork").Pool(1)


def run(title, arguments, allowed=(0, 2), stdin=None, most_mb=MOST_MB):
    """Runs and judges; CPU time, in seconds, and peak memory are those of the program alone."""
    command = [binary, *arguments] + ([] if arguments[0] in ("themes", "lexicons", "config", "mcp") else ["--no-config"])
    code, seconds, megabytes = small.apply(measured, (command, stdin))
    with open(path("out"), "rb") as out, open(path("err"), errors="replace") as err:
        output, errors = out.read(), err.read()
    problems = []
    if code not in allowed:
        problems.append(f"status {code}")
    if seconds > MOST_SECONDS:
        problems.append(f"{seconds:.0f} s")
    if megabytes > most_mb:
        problems.append(f"{megabytes:.0f} MB")
    if code == 2 and (not errors.strip() or ";" not in errors):
        problems.append("no message that says what to do")
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]", errors):
        problems.append("a control character in a message")
    cases.append({"case": title, "status": code, "seconds": round(seconds, 1), "mb": round(megabytes),
                  "says": errors.strip().split("\n")[-1][:160] if code == 2 else ""})
    if problems:
        broken.append(f"{title}: {', '.join(problems)}: {errors[:300]}")
        print("BROKEN", broken[-1], flush=True)
    return output, errors, code


def tag(title, name, *more, **rest):
    return run(title, ["tag", name, "--quiet", *more], **rest)


book = '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
rels = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
head = '<row r="1"><c t="inlineStr"><is><t>comment</t></is></c></row>'


def sheet(body, before=""):
    return f"<?xml version=\"1.0\"?>{before}<worksheet><sheetData>{head}{body}</sheetData></worksheet>"


def with_sheet(name, content, **more):
    parts = {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": rels, "xl/worksheets/sheet1.xml": content}
    parts.update(more.pop("parts", {}))
    return workbook(name, parts, **more)


# Bombs
big = 1 << (30 if scale == 1 else 24)
with gzip.open(path("bomb.csv.gz"), "wb", compresslevel=9) as file:
    file.write(b"id,comment\n1,\"")
    chunk = b"a" * (1 << 20)
    for _ in range(big >> 20):
        file.write(chunk)
tag("gzip bomb: 1 GB of one cell", "bomb.csv.gz")
with gzip.open(path("lines.csv.gz"), "wb", compresslevel=9) as file:
    file.write(b"id,comment\n")
    chunk = b"1,\n" * (1 << 18)
    for _ in range(big >> 24):
        file.write(chunk)
run(f"gzip bomb: {(big >> 24 << 18) / 1_000_000:.0f} million rows without text",
    ["summary", "lines.csv.gz", "--quiet", "--score", "id", "--text", "comment", "--scale", "csat", "--format", "json"])
put("nested.gz", gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"id,comment\n1,late\n"))))))
tag("gzip five deep", "nested.gz")
with_sheet("bomb.xlsx", sheet("<row><c t=\"inlineStr\"><is><t>" + "a" * (big >> 2) + "</t></is></c></row>"))
tag("workbook bomb: 256 MB in a cell", "bomb.xlsx")
with_sheet("strings.xlsx", sheet('<row><c t="s"><v>0</v></c></row>'), parts={
    "xl/sharedStrings.xml": "<sst>" + "<si><t>" + "b" * (big >> 2) + "</t></si></sst>"})
tag("workbook bomb: 256 MB in a shared string", "strings.xlsx")
with_sheet("columns.xlsx", sheet('<row r="2"><c r="XFD2"><v>1</v></c><c r="ZZZZZZZ9"><v>2</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'))
tag("workbook with cells at the ends of the sheet and beyond", "columns.xlsx")
with_sheet("far.xlsx", sheet('<row r="999999999999999999999"><c r="A99999999999999999999" t="s"><v>99999999999999999999</v></c></row>'))
tag("workbook with numbers beyond 64 bits", "far.xlsx")
entity = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)) + "]>"
with_sheet("laughs.xlsx", sheet('<row><c t="inlineStr"><is><t>&j;</t></is></c></row>', before=entity))
tag("XML: a billion laughs", "laughs.xlsx", allowed=(2,))
with_sheet("external.xlsx", sheet('<row><c t="inlineStr"><is><t>&x;</t></is></c></row>',
                                  before='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))
output, errors, _ = tag("XML: an entity that names a file", "external.xlsx", allowed=(2,))
if b"root:" in output or "root:" in errors:
    broken.append("a file named inside a workbook was read")
with_sheet("deep.xlsx", sheet("<a>" * (1_000_000 // scale) + "</a>" * (1_000_000 // scale)))
tag("XML a million deep", "deep.xlsx")
workbook("outside.xlsx", {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels":
                          rels.replace("worksheets/sheet1.xml", "../../../../../etc/passwd")})
tag("workbook whose sheet is named outside it", "outside.xlsx", allowed=(2,))
with_sheet("twice.xlsx", sheet("<row><c t=\"inlineStr\"><is><t>late</t></is></c></row>"))
data = open(path("twice.xlsx"), "rb").read()
put("cut.xlsx", data[:len(data) // 2])
tag("workbook cut in half", "cut.xlsx", allowed=(2,))

# JSON
put("deep.json", '[{"text": ' + "[" * (10_000_000 // scale) + "]" * (10_000_000 // scale) + "}]")
tag("JSON ten million deep", "deep.json")
put("deep.jsonl", '{"text":"late","a":' + '{"a":' * (1_000_000 // scale) + "1" + "}" * (1_000_000 // scale) + "}\n" + '{"text":"fine"}\n')
tag("JSON Lines a million deep", "deep.jsonl")
put("open.json", '[{"text": "' + "late " * (20_000_000 // scale))
tag("JSON: a string of 100 MB without an end", "open.json")
put("keys.jsonl", "".join(json.dumps({f"k{row}_{n}": n for n in range(50)} | {"text": "late"}) + "\n" for row in range(2000 // min(scale, 10))))
tag("JSON Lines with 100,000 different keys", "keys.jsonl", "--text", "text")
put("wide.jsonl", json.dumps({f"k{n}": n for n in range(100_000 // scale)} | {"text": "late"}) + "\n")
tag("JSON with 100,000 keys in one record", "wide.jsonl", "--text", "text")
put("surrogates.jsonl", '{"text": "\\ud800 late \\udfff \\ud83d", "score": 1e999}\n{"text": "\\u0000 late", "score": -0}\n')
tag("JSON: lone halves of characters, NUL, 1e999", "surrogates.jsonl", "--score", "score", "--scale", "nps")
put("numbers.csv", "score,comment\n" + "".join(f"{n},late\n" for n in [
    "NaN", "nan", "inf", "-inf", "1e400", "1e-400", "0x10", "9" * 400, "-" + "9" * 400, "." * 50, "1" + "0" * 100_000, "٣", "−1", "1,2,3"]))
output, _, _ = tag("scores that are no numbers, or too large", "numbers.csv", "--score", "score", "--scale", "nps", "--format", "jsonl")
if len(output.splitlines()) != 14:
    broken.append("numbers.csv: rows were lost")
put("weights.csv", "score,weight,comment\n" + "".join(f"5,{n},late\n" for n in ["NaN", "inf", "-1", "1e300", "0", "", "x"]))
run("weights that are no weights", ["summary", "weights.csv", "--weight", "weight", "--score", "score", "--scale", "nps", "--format", "json"])

# YAML
aliases = "codebook: a\nversion: 1\nx0: &x0 [a, a, a, a, a, a, a, a, a, a]\n" + "".join(
    f"x{n}: &x{n} [{', '.join(['*x' + str(n - 1)] * 10)}]\n" for n in range(1, 10)) + "themes: *x9\n"
put("laughs.yaml", aliases)
run("YAML: a billion aliases in a codebook", ["themes", "check", "laughs.yaml"], allowed=(1, 2))
put("good.csv", "id,score,comment\n1,3,late\n")
os.mkdir(path("project"))
put("project/verbatim.yaml", aliases.replace("codebook: a\nversion: 1\n", "").replace("themes: *x9", "text: *x9"))
began = len(cases)
run("YAML: a billion aliases in verbatim.yaml", ["config", "--config", "project/verbatim.yaml", "tag"], allowed=(2,))
put("deep.yaml", "codebook: a\nversion: 1\nthemes: " + "[" * (100_000 // min(scale, 10)) + "]" * (100_000 // min(scale, 10)))
run("YAML a hundred thousand deep", ["themes", "check", "deep.yaml"], allowed=(1, 2))
put("self.yaml", "codebook: a\nversion: 1\nthemes: &t [*t]\n")
run("YAML that holds itself", ["themes", "check", "self.yaml"], allowed=(1, 2))
put("terms.yaml", "codebook: a\nversion: 1\nthemes:\n  - id: a\n    label: {en: A}\n    terms:\n      en:\n        - '" + "(" * (50_000 // min(scale, 10))
    + "late" + ")" * (50_000 // min(scale, 10)) + "'\n        - '" + " NEAR/4 ".join(["a*"] * 2000) + "'\n        - '" + "*" * 5000 + "a'\n")
run("a term with 50,000 brackets, one with 2,000 NEAR, one of wildcards", ["themes", "check", "terms.yaml"], allowed=(0, 1, 2))
put("again.yaml", "codebook: a\nversion: 1\nthemes:\n  - id: a\n    label: {en: A}\n    terms:\n      en:\n        - slow NEAR/99 slow NEAR/99 slow NEAR/99 slow\n"
    + "        - '" + " .. ".join(["slow"] * 16) + "'\n")
put("again.csv", "id,score,comment\n" + "".join(f"{n},3,{'slow ' * 10_000}\n" for n in range(max(1, 20 // scale))))
run("a word near itself 10,000 times, and with gaps, in 20 comments", ["tag", "again.csv", "--themes", "again.yaml", "--lang", "en", "--quiet"], allowed=(0,))
put("circle.yaml", "codebook: a\nversion: 1\nthemes:\n  - id: a\n    label: {en: A}\n    terms: {en: ['@b']}\n  - id: b\n    label: {en: B}\n    terms: {en: ['@a']}\n")
run("themes that refer to each other in a circle", ["tag", "good.csv", "--themes", "circle.yaml", "--quiet"], allowed=(0, 2))

# Databases
def database(name, *statements):
    with contextlib.closing(sqlite3.connect(path(name))) as made:
        for statement in statements:
            made.execute(statement)
        made.commit()
    return name


rows_of = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c{}) SELECT n AS id, n % 11 AS score, 'late' AS comment FROM c"
database("endless.sqlite", "CREATE VIEW answers AS " + rows_of.format(""))
tag("a database with a view that never ends", "endless.sqlite", allowed=(2,))
database("rows.sqlite", "CREATE TABLE answers AS " + rows_of.format(" WHERE n < 50000"))
data = open(path("rows.sqlite"), "rb").read()
put("half.sqlite", data[:len(data) // 2])
tag("a database cut in half", "half.sqlite", allowed=(2,))
draw = random.Random(1)
turned = bytearray(data)
for _ in range(len(data) // 2000):
    turned[draw.randrange(100, len(data))] = draw.randrange(256)
put("turned.sqlite", bytes(turned))
tag("a database with wrong bytes here and there", "turned.sqlite")
database("blob.sqlite", "CREATE TABLE answers(id, comment)", f"INSERT INTO answers VALUES (1, CAST(zeroblob({100_000_000 // scale}) AS TEXT))",
         "INSERT INTO answers VALUES (2, 'fine')")
tag("a database with a cell of 100 MB of NUL", "blob.sqlite", "--text", "comment")
leak = path("leak.db")
for query in [f"ATTACH '{leak}' AS y", f"VACUUM INTO '{leak}'", "SELECT load_extension('x') AS comment", "DELETE FROM answers",
              "SELECT readfile('/etc/passwd') AS comment", "PRAGMA writable_schema = 1"]:
    tag("a query that does more than read: " + query.split("'")[0].strip(), "rows.sqlite", "--sql", query, allowed=(2,))
if os.path.exists(leak) or open(path("rows.sqlite"), "rb").read() != data:
    broken.append("a query wrote")

# Cells and characters
lone = 100_000 // scale
put("lone.csv", "id,score,comment\n" + "".join(f'{n},{n % 11},"late\n' if n % 3 == 0 else f"{n},{n % 11},late\n" for n in range(lone)))
output, _, _ = tag("a lone quote in every third row", "lone.csv", "--score", "score", "--scale", "nps", "--format", "jsonl")
if len(output.splitlines()) != lone:
    broken.append(f"lone.csv: of {lone} rows, {len(output.splitlines())} came out")
stray = 200_000 // scale
put("stray.csv", "score,comment,region\n" + "".join(f'{n % 11},"late, {n}",north\n' for n in range(1000)) + '5,b"c,"d5\n' * stray)
output, _, _ = tag("quotes out of place in 200,000 lines, none of which closes", "stray.csv", "--score", "score", "--scale", "nps", "--format", "jsonl")
if len(output.splitlines()) != stray + 1000:
    broken.append(f"stray.csv: of {stray + 1000} rows, {len(output.splitlines())} came out")
put("open.json", "[\n" + '{"score":5,"comment":"late","more":{"a":1},\n' * stray + "]\n")
output, _, _ = tag("200,000 elements of a JSON array that are not closed", "open.json", "--text", "comment", "--score", "score", "--scale", "nps", "--lang", "en", "--format", "jsonl")
if len(output.splitlines()) != stray:
    broken.append(f"open.json: of {stray} records, {len(output.splitlines())} came out")
good = "".join(f"{n % 11},delivery was late number {n},north\n" for n in range(100_000 // scale))
put("five.csv", "score,comment,region\n" + ('5,b"c,"d5\n' + good) * 5)
tag("five such quotes among 500,000 good rows", "five.csv", "--score", "score", "--scale", "nps", "--format", "jsonl", most_mb=200)
put("far.csv", "id,score,comment\n0,3,\"late\n" + "1,4,late again\n" * (3_000_000 // scale) + '2,5,it said "late" there\n3,6,fine\n')
output, _, _ = run("a lone quote, and the next one 40 MB behind it",
                   ["summary", "far.csv", "--score", "score", "--text", "comment", "--scale", "nps", "--format", "json", "--quiet"])
if json.loads(output)["rows"]["read"] != 3_000_000 // scale + 3:
    broken.append("far.csv: rows were lost")
# Of a long comment, no more than eight times its size, besides what any comment takes.
put("cell.csv", "id,comment\n1,\"" + "the delivery was late " * (5_000_000 // scale) + "\"\n2,fine\n")
tag("a cell of 100 MB", "cell.csv", "--format", "jsonl", most_mb=60 + 8 * 100 // scale)
words = "the delivery was late nobody answered phone very friendly staff but good price slow site broken again not , . bad ! great".split()
long = " ".join(random.Random(2).choices(words, k=2_000_000 // scale))
put("long.csv", f'id,score,comment\n1,3,"{long}"\n2,7,fine\n')
put("long.jsonl", json.dumps({"id": 1, "score": 3, "comment": long}) + "\n")
asked = ["--score", "score", "--text", "comment", "--scale", "nps", "--lang", "en"]
for what, name, more in [("tag --evidence", "long.csv", ["tag", "long.csv", "--evidence", *asked]), ("tag", "long.jsonl", ["tag", "long.jsonl", *asked]),
                         ("tag to a workbook", "long.csv", ["tag", "long.csv", "-o", "o.xlsx", *asked]),
                         ("tag to a database", "long.csv", ["tag", "long.csv", "-o", "o.sqlite", *asked]),
                         ("summary", "long.csv", ["summary", "long.csv", "--format", "json", *asked]),
                         ("report", "long.csv", ["report", "long.csv", "-o", "o.html", *asked]),
                         ("redact", "long.csv", ["redact", "long.csv", "-o", "o.csv"])]:
    run(f"one comment of 10 MB: {what}", [*more, "--quiet"], most_mb=60 + 8 * 10 // scale)
put("word.csv", "id,comment\n1," + "a" * (10_000_000 // scale) + "\n2,fine\n")
tag("a word of 10 MB", "word.csv")
put("marks.csv", "id,comment\n1,a" + "\u0301" * (1_000_000 // scale) + "\n2," + "\u200d\U0001f469" * (500_000 // scale) + "\n3," + "!" * (5_000_000 // scale) + "\n")
tag("a million accents on one letter, a family of half a million", "marks.csv")
put("commas.csv", "id,comment\n" + "," * (10_000_000 // scale) + "\n1,late\n")
tag("ten million commas in a row", "commas.csv")
put("quotes.csv", "id,comment\n" + '"' * (10_000_001 // scale) + "\n1,late\n")
tag("ten million quotes", "quotes.csv")
put("header.csv", ",".join(f"c{n}" for n in range(50_000 // min(scale, 10))) + "\n" + "x," * 10 + "late\n")
tag("a header of 50,000 columns", "header.csv", "--text", "c3")
put("nul.csv", b"id,comment\n1,la\x00te\n\x00,\x00\n2,fine\n")
tag("NUL bytes", "nul.csv", "--text", "comment")
valid = "id,comment\n1,late caf\u00e9 \u20ac \U0001f621 again\n".encode()
kept = 0
for place in range(11, len(valid)):
    for bad in (0x80, 0xFF, 0xC3, 0xED):
        with open(path("bad.csv"), "wb") as file:
            file.write(valid[:place] + bytes([bad]) + valid[place:] + b"2,fine\n")
        done = subprocess.run([binary, "tag", "bad.csv", "--quiet", "--no-config", "--text", "comment"], cwd=folder, capture_output=True)
        rows = done.stdout.decode("utf-8").splitlines()
        if done.returncode != 0 or len(rows) not in (2, 3) or not all(json.loads(row) for row in rows):
            broken.append(f"invalid UTF-8 at {place}: status {done.returncode}, {len(rows)} rows")
        kept += 1
    if options.small and place > 20:
        break
cases.append({"case": f"invalid UTF-8 at every place, {kept} files", "status": 0, "seconds": None, "mb": None, "says": ""})

# What would steer a terminal, a spreadsheet, a page
ESC = "\x1b[31mred\x1b]0;title\x07\x9b2J\u202egnp.exe\u202c\u2066x\u2069\x08\x7f"
plain = ", nobody answered the phone and the staff was friendly" * 20  # or the file is refused as no text
name = f"evil{ESC.replace('/', '')}.csv"
text = f"id{ESC},score,comment {ESC},region{ESC}\n" + "".join(
    f"\"{n}{ESC}\",{n % 11},\"late delivery {ESC} <script>alert(1)</script> | `x` [a](javascript:b){plain}\",\"Noord{ESC}\"\n" for n in range(60))
put(name, text)
put("evil.csv", text)
put("evil.txt", "".join(f"Agent{ESC}: how can I help {ESC}\nCustomer: my parcel is late {ESC}\n" for _ in range(6)))
control = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
seen = 0
for command in [
        ["summary", name], ["summary", name, "--by", "4"], ["why", name], ["discover", name], ["columns", name], ["tag", "missing" + ESC + ".csv"],
        ["tag", name, "--text", "no" + ESC], ["summary", name, "--where", "x" + ESC + "=1"], ["summary", name, "--by", "q" + ESC],
        ["explain", "late " + ESC], ["transcript", "evil.txt"], ["summary", name, "--scale", ESC], ["summary", name, "--format", ESC],
        ["redact", "missing" + ESC], ["evaluate", name, "--label", ESC], ["themes", "check", ESC], ["compare", name, name], ["report", name, "-o", "r.html"]]:
    needs = command[0] in ("summary", "why", "discover", "compare", "report") and not any(part in command for part in ("--where",))
    extra = ["--score", "2", "--text", "3", "--scale", "nps"] if needs and "--scale" not in command else []
    done = subprocess.run([binary, *command, *extra], cwd=folder, capture_output=True, text=True, errors="replace")
    seen += 1
    where = " ".join(part for part in command if ESC not in part and part != name)
    for stream, content in (("standard output", done.stdout), ("standard error", done.stderr)):
        found = control.search(content)
        if found:
            broken.append(f"terminal: {where}: {stream} has U+{ord(found.group()):04X}: {content[max(0, found.start() - 60):found.start() + 20]!r}")
            print("BROKEN", broken[-1], flush=True)
    if done.returncode not in (0, 1, 2):
        broken.append(f"terminal: {where}: status {done.returncode}")
for command in [["tag", "evil.csv", "--format", "csv"], ["tag", "evil.csv", "--evidence"], ["redact", "evil.csv"], ["transcript", "evil.txt"],
                ["transcript", "evil.txt", "--format", "csv"], ["summary", "evil.csv"], ["why", "evil.csv"],
                *(["summary", "evil.csv", "--by", "4", *more] for more in (["--format", "json"], ["--format", "csv"], ["--partial"])),
                *(["evaluate", "evil.csv", "--id", "1", "--worst", "9", "--show-text", "--format", form] for form in ("table", "json")),
                ["explain", "--format", "json", "late " + ESC], ["discover", "evil.csv", "--format", "json"],
                *([*write, "-o", place] for place in ("/dev/stdout", "/dev/tty")
                  for write in (["tag", "evil.csv", "--format", "csv"], ["redact", "evil.csv"], ["report", "evil.csv", "--format", "html"]))]:
    scored = command[0] in ("tag", "summary", "why", "evaluate", "discover", "report")
    extra = ["--score", "2", "--text", "3", "--scale", "nps"] if scored else []
    ours, theirs = pty.openpty()
    process = subprocess.Popen([binary, *command, *extra] + ([] if command[0] in ("redact", "evaluate") else ["--no-color", "--no-config"]), cwd=folder,
                               stdout=theirs, stderr=theirs, preexec_fn=lambda: (os.setsid(), fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)), env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    content = b""
    try:
        while piece := os.read(ours, 1 << 16):
            content += piece
    except OSError:
        pass
    os.close(ours)
    process.wait()
    seen += 1
    # A terminal gets line ends, and a progress line that is wiped, of its own.
    found = control.search(content.decode(errors="replace").replace("\r\n", "\n").replace("\r", "").replace("\x1b[K", ""))
    if found or process.returncode != 0:
        broken.append(f"terminal: {' '.join(command)}: {found and found.group()!r}, status {process.returncode}")
        print("BROKEN", broken[-1], flush=True)
cases.append({"case": f"escape sequences in names, cells and arguments, {seen} commands", "status": 0, "seconds": None, "mb": None, "says": ""})

result = {"commit": commit(binary), "cases": cases, "broken": broken}
if options.json:
    with open(options.json, "w") as file:
        json.dump(result, file, indent=1, ensure_ascii=False)
for case in cases:
    print(json.dumps(case, ensure_ascii=False))
print(f"{len(cases)} cases, {len(broken)} broken")
sys.exit(1 if broken else 0)
