"""One summary of a table in DuckDB, a part at a time: the engine filters and cuts, verbatim counts, its partials are merged.

    python3 integrations/partials/duckdb_parts.py DATABASE 'SELECT id, nps, comment FROM answers' PARTS OPTION…

OPTIONs are those of `verbatim summary`, the scale among them. The query's rows are cut, in their order, into
PARTS files of JSON Lines, which may as well be written by as many machines. Needs `pip install duckdb`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

PROGRAM = os.environ.get("VERBATIM", "verbatim")


def main() -> None:
    """Prints the summary as JSON."""
    if len(sys.argv) < 4 or not sys.argv[3].isdecimal() or int(sys.argv[3]) < 1:
        sys.exit(__doc__)
    if shutil.which(PROGRAM) is None:
        sys.exit(f"there is no program {PROGRAM!r}: name it in the environment as VERBATIM")
    database, query, parts, *options = sys.argv[1:]
    if not any(option.partition("=")[0] in ("--scale", "--bands") for option in options):
        sys.exit("name the scale (--scale sentiment without scores): parts must not guess it each")
    with tempfile.TemporaryDirectory() as folder:
        cut(database, query, int(parts), Path(folder))
        files = sorted(Path(folder).glob("part=*/*.json"), key=lambda file: int(file.parent.name.removeprefix("part=")))
        if not files:
            sys.exit("the query gives no rows")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            counts = list(pool.map(lambda file: count(file, options), files))
        sys.stdout.flush()
        subprocess.run([PROGRAM, "merge", *counts, "--format", "json"], check=True)


def cut(database: str, query: str, parts: int, folder: Path) -> None:
    """The rows as JSON Lines, in a folder `part=N` each."""
    with duckdb.connect(database, read_only=database != ":memory:") as connection:
        connection.execute("SET threads = 1")  # the order of the query's rows is that of the numbers
        connection.execute(
            f"CREATE TEMP TABLE verbatim_rows AS SELECT *, row_number() OVER () AS verbatim_row FROM ({query.rstrip('; ')})"
        )
        count, *_ = connection.execute("SELECT count(*) FROM verbatim_rows").fetchone()
        for part in range(parts):
            first, end = part * count // parts, (part + 1) * count // parts
            if first == end:
                continue
            (folder / f"part={part + 1}").mkdir()
            # PARTITION_BY would be one statement, but does not keep the rows of a part in order.
            connection.execute(
                f"COPY (SELECT * EXCLUDE verbatim_row FROM verbatim_rows WHERE verbatim_row > {first} AND verbatim_row <= {end}"
                f" ORDER BY verbatim_row) TO '{folder}/part={part + 1}/rows.json' (FORMAT json)"
            )


def count(file: Path, options: list[str]) -> str:
    """The partial summary of one file; its name tells parts apart that hold the same records."""
    out = str(file.parent.with_suffix(".counts.json"))
    command = [PROGRAM, "summary", str(file), "--input-format", "jsonl", "--threads", "1", "--quiet", "--partial"]
    subprocess.run([*command, "--part", file.parent.name, "-o", out, *options], check=True)
    return out


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as failed:
        # The program has said why.
        sys.exit(failed.returncode)
    except duckdb.Error as wrong:
        sys.exit(f"DuckDB: {wrong}")
