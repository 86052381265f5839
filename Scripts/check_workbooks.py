"""Opens the program's workbooks with openpyxl, and recalculates them with LibreOffice where that is installed: the values
must be those of the JSON output, text must stay text, and nothing may be a formula.

  python3 Scripts/check_workbooks.py BINARY

Ends with 0 and says so where openpyxl is missing.
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

try:
    import openpyxl
except ImportError:
    print("skipped: openpyxl is not installed (pip install openpyxl)")
    sys.exit(0)

warnings.filterwarnings("ignore", module="openpyxl")
CORPUS = str(Path(__file__).parent.parent / "corpora" / "nps-en.csv")
RISKY = ["=1+1", "@SUM(A1:A9)", "+31 6 12345678", "-2+3", "\tcmd", "=HYPERLINK(\"http://x\")"]


def run(binary, *arguments):
    return subprocess.run([binary, *arguments, "--quiet"], capture_output=True, text=True, check=True).stdout


def recalculated(path, folder):
    """The workbook as LibreOffice saves it, after opening and recalculating; itself where there is none."""
    office = shutil.which("soffice")
    if not office:
        return path
    done = Path(folder) / "recalculated"
    subprocess.run(
        [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx", "--outdir", str(done), str(path)],
        check=True, capture_output=True)
    return done / Path(path).name


def sheets(path):
    return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in openpyxl.load_workbook(path)]


def no_formula(path):
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row), f"{path}: a formula in {sheet.title}"


def check_report(binary, folder):
    path = f"{folder}/report.xlsx"
    run(binary, "report", CORPUS, "--report-language", "en", "-o", path)
    summary = json.loads(run(binary, "summary", CORPUS, "--format", "json"))
    for version in [path, recalculated(path, folder)]:
        no_formula(version)
        book = openpyxl.load_workbook(version)
        overview, themes = book.worksheets[0], book.worksheets[1]
        assert abs(overview["C4"].value - summary["score"]["value"]) < 1e-6, overview["C4"].value
        rows = {row[1]: row for row in themes.iter_rows(min_row=2, values_only=True)}
        shown = {theme["id"]: theme for theme in summary["themes"]}
        assert rows.keys() == shown.keys() and len(rows) > 20
        for name, row in rows.items():
            assert row[2] == shown[name]["n"] and abs(row[4] - shown[name]["impact"]) < 1e-6, row
        formats = [themes["D2"].number_format, themes["E2"].number_format]
        assert "%" in formats[0] and "0.0" in formats[1] and "+" in formats[1], formats
        # Without a window LibreOffice saves no frozen panes, and openpyxl does not read all of its charts.
        assert themes.auto_filter.ref
        assert version != path or (themes.freeze_panes == "A2" and len(themes._charts) == 1)
    return len(book.sheetnames)


def check_tags(binary, folder):
    source = Path(folder) / "risky.csv"
    with source.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "nps", "comment"])
        writer.writerows([f"00{index}", -1 if index == 1 else index, text] for index, text in enumerate(RISKY))
    run(binary, "tag", str(source), "-o", f"{folder}/tags.xlsx")
    for version in [f"{folder}/tags.xlsx", recalculated(f"{folder}/tags.xlsx", folder)]:
        no_formula(version)
        rows = sheets(version)[0]
        assert [row[2] for row in rows[1:]] == RISKY, rows
        assert [row[0] for row in rows[1:]] == [f"00{index}" for index in range(len(RISKY))]
        assert [row[1] for row in rows[1:]] == [0, -1, 2, 3, 4, 5]
    table = list(csv.reader(run(binary, "tag", str(source), "--format", "csv").splitlines()))
    assert all(row[2].startswith("'") for row in table[1:]), table
    assert [row[1] for row in table[1:]] == ["0", "-1", "2", "3", "4", "5"]


def check_transcripts(binary, folder):
    source = Path(folder) / "chats.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number in range(12):
            turns = [
                {"speaker": "Customer", "text": RISKY[number % len(RISKY)] + " my parcel is late, terrible"},
                {"speaker": "Agent", "text": "I'm sorry, let me check that for you."},
                {"speaker": "Customer", "text": "Wonderful, thank you, that's sorted."},
            ]
            file.write(json.dumps({"id": f"00{number}", "agent": ["Ann", "Bo"][number % 2], "turns": turns}) + "\n")
    path = f"{folder}/calls.xlsx"
    run(binary, "transcript", str(source), "--lang", "en", "-o", path)
    shown = json.loads(run(binary, "transcript", str(source), "--lang", "en", "--format", "json"))
    for version in [path, recalculated(path, folder)]:
        no_formula(version)
        book = sheets(version)
        rows = [row for sheet in book for row in sheet]
        cells = {cell for row in rows for cell in row}
        assert {found["id"] for found in shown["conversations"]} <= {str(cell) for cell in cells}
        for agent in shown["agents"]:
            assert any(row[:2] == [agent["agent"], agent["n"]] for row in rows), agent
        turned = {
            found["turns"][point["turn"] - 1]["text"]
            for found in shown["conversations"] for point in found["sentiment"]["turning_points"]
        }
        assert turned and turned <= cells, turned - cells


with tempfile.TemporaryDirectory() as place:
    count = check_report(sys.argv[1], place)
    check_tags(sys.argv[1], place)
    check_transcripts(sys.argv[1], place)
    print(f"workbooks agree with the JSON output ({count} sheets{', recalculated by LibreOffice' if shutil.which('soffice') else ''})")
