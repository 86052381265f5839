#!/usr/bin/env python3
"""Prints, for every CSV file below a folder, the rows and the bytes of all cells as Python's csv module reads them, in the form
of Tests/CommentSourcesTests/Reference/csv_counts.txt, which the test RealDataTests compares with."""
import csv
import pathlib
import sys

csv.field_size_limit(1 << 30)
folder = pathlib.Path(sys.argv[1])
for path in sorted(folder.rglob("*.csv"), key=lambda p: str(p.relative_to(folder))):
    with open(path, encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        reader = csv.reader(file, delimiter=max(",;\t|", key=first.count))
        width = len(next(reader))
        rows = [row[:width] for row in reader if row]
    print("COUNT", path.relative_to(folder), len(rows), sum(len(cell.encode()) for row in rows for cell in row))
