"""Makes a folder of files as survey tools and spreadsheets really write them, and checks that they load with no flag.

  python3 Scripts/nasty_files.py DIR             makes the files
  python3 Scripts/nasty_files.py --check BINARY  makes them, and compares what `verbatim tag` reads with what was put in
  python3 Scripts/nasty_files.py --table         prints what each is, as Markdown (docs/nasty-files.md)

Workbooks are made by openpyxl and by LibreOffice; where these are not installed, the files that are left out are named on
standard error and in the manifest.
"""

import csv
import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# Not every Python has these.
try:
    import openpyxl
except ImportError:
    openpyxl = None
try:
    import sqlite3
except ImportError:
    sqlite3 = None

HEADER = ["Nummer", "Score", "Toelichting", "Regio"]
ROWS = [
    ["1", "9", "Snel geholpen, vriendelijke dame aan de lijn", "Noord"],
    ["2", "3", "De monteur kwam te laat; niemand belde", "Zuid"],
    ["3", "7", "Prima, maar de app is \"traag\"", "Oost"],
    ["4", "0", "Eerst wachten.\nToen nog eens wachten.", "Noord"],
    ["5", "10", "Väldigt bra, för ett rimligt pris – toppen", "West"],
    ["6", "8", "Één keer gebeld, meteen opgelost: € 10 terug", "Zuid"],
]
HAS_OPENPYXL = openpyxl is not None
OFFICE = shutil.which("soffice")
FILES = []


def file(name, what, flags=(), header=None, rows=None, needs=True):
    """Registers a maker of one file; `header` and `rows` are what must be read from it."""

    def register(make):
        FILES.append({"name": name, "what": what, "flags": list(flags), "header": header or HEADER, "rows": rows or ROWS, "needs": needs, "make": make})
        return make

    return register


def text(delimiter=",", rows=ROWS, header=HEADER, end="\r\n"):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    if header:
        writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


@file("comma.csv", "RFC 4180 with quoted commas, quotes and line breaks")
def _(path):
    path.write_bytes(text().encode())


@file("excel-sep.csv", "Excel's first line `sep=;`")
def _(path):
    path.write_bytes(("sep=;\r\n" + text(";")).encode())


@file("excel-nl.csv", "a Dutch Excel export: semicolons, Windows-1252, CRLF")
def _(path):
    path.write_bytes(text(";").encode("cp1252"))


@file("excel-unicode.txt", "Excel's \"Unicode text\": tabs, UTF-16 LE with a byte order mark")
def _(path):
    path.write_bytes(b"\xff\xfe" + text("\t").encode("utf-16-le"))


@file("utf16-be.csv", "UTF-16 BE with a byte order mark")
def _(path):
    path.write_bytes(b"\xfe\xff" + text().encode("utf-16-be"))


@file("utf16-bare.csv", "UTF-16 LE without a byte order mark")
def _(path):
    path.write_bytes(text().encode("utf-16-le"))


@file("bom.csv", "UTF-8 with a byte order mark")
def _(path):
    path.write_bytes(text(";").encode("utf-8-sig"))


@file("iso-8859-15.csv", "ISO 8859-15, the euro sign at A4", rows=[[c.replace("–", "-") for c in row] for row in ROWS])
def _(path):
    path.write_bytes(text(";", [[c.replace("–", "-") for c in row] for row in ROWS]).encode("iso-8859-15"))


@file("mojibake.csv", "UTF-8 that was once read as Windows-1252 (`Ã«`)", flags=["--repair-encoding"])
def _(path):
    wrong = text().encode().decode("cp1252", "replace")
    assert "\ufffd" not in wrong
    path.write_bytes(wrong.encode())


@file("pipes.txt", "pipes between cells")
def _(path):
    path.write_bytes(text("|", end="\n").encode())


@file("tabs.tsv", "tabs, classic Mac line ends")
def _(path):
    flat = [[cell.replace("\n", " ") for cell in row] for row in ROWS]
    path.write_bytes(text("\t", flat, end="\r").encode())


FILES[-1]["rows"] = [[cell.replace("\n", " ") for cell in row] for row in ROWS]


@file("qualtrics.csv", "Qualtrics: three header rows, the third with import ids", header=["ResponseId", "Q1", "Q2", "Region"])
def _(path):
    rows = [["Response ID", "Hoe waarschijnlijk beveelt u ons aan?", "Waarom?", "Regio"]]
    rows += [['{"ImportId":"_recordId"}', '{"ImportId":"QID1"}', '{"ImportId":"QID2_TEXT"}', '{"ImportId":"region"}']]
    path.write_bytes(text(rows=rows + ROWS, header=["ResponseId", "Q1", "Q2", "Region"]).encode())


@file(
    "surveymonkey.csv",
    "SurveyMonkey: a question over several columns, their names in a second header row",
    header=["Respondent ID", "How likely are you to recommend us?", "Why did you choose that score?", "Region"],
)
def _(path):
    header = ["Respondent ID", "How likely are you to recommend us?", "Why did you choose that score?", "Region"]
    path.write_bytes(text(rows=[["", "Response", "Open-Ended Response", "Response"]] + ROWS, header=header).encode())


ZENDESK = ["Ticket ID", "Satisfaction score", "Satisfaction comment", "Group"]
ZENDESK_ROWS = [
    ["35436", "good", "Thanks, sorted within the hour", "Billing"], ["35437", "bad", "Third time I ask.\n\nNobody reads it.", "Billing"],
    ["35438", "offered", "", "Support"], ["35439", "bad", "\"Resolved\" it says; it is not", "Support"],
]


@file("zendesk.csv", "Zendesk: worded ratings, `offered` where nobody answered", header=ZENDESK, rows=ZENDESK_ROWS)
def _(path):
    path.write_bytes(text(rows=ZENDESK_ROWS, header=ZENDESK, end="\n").encode())


GETFEEDBACK = ["Response ID", "Submitted (UTC)", "How likely are you to recommend us?", "What is the reason for your score?", "merge:region"]
GETFEEDBACK_ROWS = [[row[0], f"2026-09-0{row[0]}T14:05:00Z", row[1], row[2], row[3]] for row in ROWS]


@file("getfeedback.csv", "GetFeedback: every cell quoted, times in UTC, merge fields as columns", header=GETFEEDBACK, rows=GETFEEDBACK_ROWS)
def _(path):
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([GETFEEDBACK, *GETFEEDBACK_ROWS])
    path.write_bytes(("\ufeff" + out.getvalue()).encode())


PLAY = ["Package Name", "App Version Code", "Reviewer Language", "Review Submit Date and Time", "Star Rating", "Review Title", "Review Text", "Developer Reply Text"]
PLAY_ROWS = [["nl.example.app", "412", "nl", f"2026-09-0{row[0]}T08:12:45Z", str(1 + int(row[0]) % 5), "", row[2].replace("\n", " "), ""] for row in ROWS]


@file("google-play.csv", "Google Play's reviews: commas, UTF-16 LE with a byte order mark", header=PLAY, rows=PLAY_ROWS)
def _(path):
    path.write_bytes(b"\xff\xfe" + text(rows=PLAY_ROWS, header=PLAY, end="\n").encode("utf-16-le"))


@file("preamble.csv", "a title, an export date and an empty line above the header")
def _(path):
    path.write_bytes(("Klanttevredenheid Q3\r\nGeëxporteerd;12-10-2026\r\n\r\n" + text(";")).encode())


TOTALS = [["Totaal", "6", "", ""], ["Gemiddelde", "7,5", "", ""], ["Aantal antwoorden", "", "", ""]]


@file("totals.csv", "rows of totals at the end, with figures: kept as rows, counted apart and not as answers", rows=ROWS + TOTALS)
def _(path):
    path.write_bytes((text(";") + "\r\n" + "".join(";".join(row) + "\r\n" for row in TOTALS)).encode())


@file("ragged.csv", "rows with cells missing at their end", rows=ROWS + [["7", "5", "Regio niet ingevuld", ""], ["8", "4", "", ""]])
def _(path):
    path.write_bytes((text() + "7,5,Regio niet ingevuld\r\n8,4\r\n").encode())


@file(
    "lone-quote.csv",
    "a quote in the middle of a cell that is not quoted",
    rows=ROWS[:2] + [["3", "6", 'Scherm van 24" was stuk', "Oost"], ["4", "7", "Daarna goed", "West"]],
)
def _(path):
    path.write_bytes((text(rows=ROWS[:2]) + '3,6,Scherm van 24" was stuk,Oost\r\n4,7,Daarna goed,West\r\n').encode())


@file(
    "open-quote.csv",
    "a quote that opens a cell by mistake: its row ends with its line, the others are read",
    rows=ROWS[:2] + [["3", "6", "Scherm was stuk,Oost", ""], ["4", "7", "Daarna goed, dank", "West"]],
)
def _(path):
    path.write_bytes((text(rows=ROWS[:2]) + '3,6,"Scherm was stuk,Oost\r\n4,7,"Daarna goed, dank",West\r\n').encode())


@file("duplicate-names.csv", "two columns of the same name", header=["Nummer", "Score", "Toelichting", "Score_2"])
def _(path):
    path.write_bytes(text(header=["Nummer", "Score", "Toelichting", "Score"]).encode())


@file("decimal-comma.csv", "scores with a decimal comma", rows=[[row[0], f"{row[1]},0", *row[2:]] for row in ROWS])
def _(path):
    path.write_bytes(text(";", [[row[0], f"{row[1]},0", *row[2:]] for row in ROWS]).encode("cp1252"))


@file("nbsp.csv", "non-breaking spaces around scores", rows=[[row[0], f"\u00a0{row[1]}\u00a0", *row[2:]] for row in ROWS])
def _(path):
    path.write_bytes(text(";", [[row[0], f"\u00a0{row[1]}\u00a0", *row[2:]] for row in ROWS]).encode())


@file("packed.csv.gz", "gzip")
def _(path):
    path.write_bytes(gzip.compress(text().encode(), mtime=0))


@file("lines.jsonl", "JSON Lines")
def _(path):
    path.write_text("".join(json.dumps(dict(zip(HEADER, row)), ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")


@file("array.json", "a JSON array, on several lines")
def _(path):
    path.write_text(json.dumps([dict(zip(HEADER, row)) for row in ROWS], indent=2), encoding="utf-8")


@file("survey.sqlite", "an SQLite database with one table", needs=sqlite3 is not None)
def _(path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE antwoorden (Nummer INTEGER, Score INTEGER, Toelichting TEXT, Regio TEXT)")
        database.executemany("INSERT INTO antwoorden VALUES (?, ?, ?, ?)", ROWS)
    database.close()


def sheet_rows(sheet, rows=ROWS):
    for row in rows:
        sheet.append([int(row[0]), int(row[1]), *row[2:]])


@file("openpyxl.xlsx", "a workbook by openpyxl", needs=HAS_OPENPYXL)
def _(path):
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    sheet_rows(book.active)
    book.save(path)

@file("title-sheet.xlsx", "a workbook whose first sheet is a title page", needs=HAS_OPENPYXL)
def _(path):
    book = openpyxl.Workbook()
    book.active.title = "Titelblad"
    book.active["B2"] = "Klanttevredenheid Q3"
    book.active["B4"] = "Bron: steekproef"
    sheet = book.create_sheet("Antwoorden")
    sheet.append(HEADER)
    sheet_rows(sheet)
    book.save(path)

@file("merged-header.xlsx", "a workbook with a merged title above the header", needs=HAS_OPENPYXL)
def _(path):
    book = openpyxl.Workbook()
    book.active["A1"] = "Alle antwoorden"
    book.active.merge_cells("A1:D1")
    book.active.append(HEADER)
    sheet_rows(book.active)
    book.save(path)


@file("merged-groups.xlsx", "a workbook whose header has two rows: merged cells over the columns of a group",
      header=["Nummer", "Beoordeling – Score", "Beoordeling – Toelichting", "Regio"], needs=HAS_OPENPYXL)
def _(path):
    book = openpyxl.Workbook()
    book.active.append(["Nummer", "Beoordeling", None, "Regio"])
    book.active.append([None, "Score", "Toelichting", None])
    for place in ["A1:A2", "B1:C1", "D1:D2"]:
        book.active.merge_cells(place)
    sheet_rows(book.active)
    book.save(path)


@file("libreoffice.xlsx", "a workbook by LibreOffice", needs=OFFICE is not None)
def _(path):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "libreoffice.csv"
        source.write_bytes(text().encode())
        subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=CSV:44,34,76,1", "--convert-to", "xlsx", "--outdir", folder, str(source)],
            check=True, capture_output=True)
        shutil.copy(Path(folder) / "libreoffice.xlsx", path)


def make(folder):
    """The files and, in manifest.json, what must be read from each."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    made = [item for item in FILES if item["needs"]]
    for item in made:
        item["make"](Path(folder) / item["name"])
    missing = [item["name"] for item in FILES if not item["needs"]]
    if missing:
        print(f"left out, as openpyxl, LibreOffice or sqlite3 is not installed here: {', '.join(missing)}", file=sys.stderr)
    manifest = {"files": [{key: item[key] for key in ("name", "flags", "header", "rows")} for item in made], "left_out": missing}
    (Path(folder) / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    return made


def check(binary):
    failed, wrong = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        made = make(folder)
        if openpyxl is None and os.environ.get("CI"):
            failed += 1
            print("openpyxl is not installed: its workbooks were not read (Scripts/setup.sh --tests installs it)")
        for item in made:
            command = [binary, "tag", f"{folder}/{item['name']}", "--format", "csv", "--raw", *item["flags"]]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            found = list(csv.reader(io.StringIO(done.stdout, newline="")))
            rows = [row[: len(item["header"])] for row in found]
            if done.returncode or rows != [item["header"], *item["rows"]]:
                failed += 1
                wrong += 1
                print(f"{item['name']}: {done.stderr.strip()}\n  read {rows}\n  not  {[item['header'], *item['rows']]}")
    print(f"{len(made) - wrong} of {len(made)} files read as they were written")
    sys.exit(1 if failed else 0)


def table():
    print("| file | what it is | flags |\n|---|---|---|")
    for item in FILES:
        print(f"| `{item['name']}` | {item['what']} | {'`' + ' '.join(item['flags']) + '`' if item['flags'] else 'none'} |")


if sys.argv[1:] == ["--table"]:
    table()
elif len(sys.argv) == 3 and sys.argv[1] == "--check":
    check(sys.argv[2])
elif len(sys.argv) == 2 and not sys.argv[1].startswith("-"):
    make(sys.argv[1])
else:
    sys.exit(__doc__)
