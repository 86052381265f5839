#!/usr/bin/env python3
"""Writes the workbooks in Tests/SpreadsheetSourcesTests/Reference with openpyxl and XlsxWriter (pip install openpyxl XlsxWriter),
and beside each a JSON file with its rows as openpyxl reads them, in the form in which Verbatim gives them."""
import datetime
import json
import pathlib
import random

import openpyxl
import xlsxwriter

FOLDER = pathlib.Path(__file__).parents[2] / "Tests/SpreadsheetSourcesTests/Reference"
MOMENT = datetime.datetime(2026, 3, 12, 14, 5, 9)
HEADER = ["id", "Hoe waarschijnlijk is het dat u ons aanbeveelt?", "Kunt u dat toelichten?", "Datum", "Regio"]


def shown(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    # openpyxl leaves a carriage return in the form in which the file holds it.
    return str(value).replace("_x000D_", "\r")


def expect(name, sheet=None, skip=0):
    book = openpyxl.load_workbook(FOLDER / name, data_only=True)
    page = book[sheet] if sheet else book.worksheets[0]
    rows = [[shown(cell) for cell in row] for row in page.iter_rows(values_only=True)]
    numbered = [(n + 1, row) for n, row in enumerate(rows) if any(row)][skip:]
    width = len(rows[0])
    result = {"header": numbered[0][1], "rows": [row for _, row in numbered[1:]], "lines": [n for n, _ in numbered[1:]], "width": width}
    (FOLDER / name).with_suffix(".json").write_text(json.dumps(result, indent=0) + "\n")


def by_openpyxl():
    book = openpyxl.Workbook()
    page = book.active
    page.append(HEADER)
    page.append([1, 9, "Goed \"echt\"\nmet een regel", datetime.date(2026, 3, 12), "Noord"])
    page.append([2, 7.1, "a & b < c, d; é ö 😀", MOMENT, None])
    page.append([None, None, None, None, None])
    page.append([3, 0, None, datetime.date(1900, 1, 15), "Zuid"])
    page.append([4, 1234567.891, "'=som", datetime.time(9, 30), True])
    other = book.create_sheet("Tweede")
    other.append(["text", "score"])
    other.append(["ander blad", 3])
    book.save(FOLDER / "openpyxl.xlsx")
    expect("openpyxl.xlsx")


def by_xlsxwriter():
    book = xlsxwriter.Workbook(FOLDER / "xlsxwriter.xlsx")
    page = book.add_worksheet("Data")
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    clock = book.add_format({"num_format": '[$-413]d mmm yyyy" om "hh:mm'})
    money = book.add_format({"num_format": '#,##0.00 "dag"'})
    bold = book.add_format({"bold": True})
    page.write_row(0, 0, HEADER)
    page.write(2, 0, 1)
    page.write(2, 1, 8)
    page.write_rich_string(2, 2, "deels ", bold, "vet", " en weer niet")
    page.write_datetime(2, 3, datetime.datetime(2026, 3, 12), day)
    page.write_formula(2, 4, '="Noo"&"rd"', None, "Noord")
    page.write(3, 0, 2)
    page.write_formula(3, 1, "=3+4", None, 7)
    page.write(3, 2, "eerste\r\ntweede _x0041_ regel")
    page.write_datetime(3, 3, MOMENT.replace(second=0), clock)
    page.write_number(3, 4, 12.5, money)
    page.write(4, 2, "alleen tekst")
    book.close()
    expect("xlsxwriter.xlsx")


def inline_and_long():
    random.seed(1)
    book = xlsxwriter.Workbook(FOLDER / "inline.xlsx", {"constant_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, ["id", "text", "score"])
    for number in range(1, 400):
        page.write_row(number, 0, [number, random.choice(["goed", "slecht ", " matig", "x" * 300]) + str(number), number % 11])
    book.close()
    expect("inline.xlsx")


FOLDER.mkdir(parents=True, exist_ok=True)
by_openpyxl()
by_xlsxwriter()
inline_and_long()
