#!/usr/bin/env python3
"""Writes Tests/CommentSourcesTests/Reference/csv_cases.json: delimited text and the rows that Python's csv module reads from it.

Text that ends inside quotes is left out: there Python swallows the rest of the file, and Verbatim does not.
"""
import csv
import io
import json
import pathlib
import random

NASTY = [
    ("plain", "a,b\n1,2\n"),
    ("no line break at the end", "a,b\n1,2"),
    ("CR LF", "a,b\r\n1,2\r\n"),
    ("CR", "a,b\r1,2\r"),
    ("mixed line breaks", "a,b\n1,2\r\n3,4\r5,6"),
    ("blank lines", "\n\na,b\n\n1,2\r\n\r\n3,4\n\n"),
    ("quoted delimiter", 'a,b\n"1,5",2\n'),
    ("quoted line breaks", 'a,b\n"1\n2\r\n3\r4",2\n'),
    ("doubled quotes", 'a,b\n"say ""hi""",""""\n'),
    ("empty quoted cells", 'a,b\n"",""\n'),
    ("six quotes", 'a,b\n"""""",x\n'),
    ("lone quote inside", 'a,b\n5" screen,x\n'),
    ("quote after a space", 'a,b\n1, "x, y"\n'),
    ("text after a closing quote", 'a,b\n"x"y,z\n"x" ,z\n'),
    ("quotes in a quoted cell", 'a,b\n"he said "hello" to me",z\n'),
    ("ragged rows", "a,b,c\n1\n1,2\n1,2,3,4\n,,,\n"),
    ("delimiters only", ",,\n,\n"),
    ("white space", " a , b \n  ,\t\n"),
    ("not ASCII", 'naïve,"Één, twee",😀\n"ö\n","",\u00a0\n'),
    ("one column", "a\nb\n\nc"),
    ("long cell", "a,b\n" + "x" * 5000 + ',"' + "y," * 3000 + '"\n'),
    ("quote on each place of a vector", "".join("x" * n + ',"q,"\n' for n in range(70))),
    ("CR LF on each place of a vector", "".join("x" * n + ",y\r\n" for n in range(70))),
]


def rows(text, delimiter):
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]


def ends_inside_quotes(text, delimiter):
    return rows(text + "\nZ", delimiter)[-1:] != [["Z"]]


def main():
    random.seed(20260312)
    cases = [{"name": name, "text": text, "delimiter": ","} for name, text in NASTY]
    for number in range(1200):
        delimiter = random.choice(",;\t|")
        alphabet = random.choice(['ab"\n' + delimiter, 'abc ,;\t|"\r\n', 'x"' + delimiter + "\r\n", "aé€😀\"\n" + delimiter])
        length = random.choice([5, 20, 80, 300])
        text = "".join(random.choice(alphabet) for _ in range(random.randrange(1, length)))
        cases.append({"name": f"random {number}", "text": text, "delimiter": delimiter})
    kept = []
    for case in cases:
        if ends_inside_quotes(case["text"], case["delimiter"]):
            continue
        kept.append(case | {"rows": rows(case["text"], case["delimiter"])})
    target = pathlib.Path(__file__).parents[2] / "Tests/CommentSourcesTests/Reference/csv_cases.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(kept, ensure_ascii=True, indent=0) + "\n", encoding="utf-8")
    print(f"{len(kept)} cases in {target}")


main()
