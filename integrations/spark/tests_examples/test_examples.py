"""The examples run as they stand, on sample comments, and give the figures of one machine."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

import pyarrow as pa
import pyarrow.parquet as parquet
from tests_spark.support import BINARY, ROOT, corpus, one_machine

EXAMPLES = os.path.join(ROOT, "integrations", "spark", "examples")
PARTIALS = os.path.join(ROOT, "integrations", "partials")
NAMES = ["--text", "comment", "--score", "csat", "--scale", "csat", "--id", "id"]


class ExampleTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        # One score that is none, so that there is something to reject.
        self.rows = [{"id": row["id"], "csat": row["csat"], "comment": row["comment"]} for row in corpus("csat-mixed.csv")]
        self.rows[3]["csat"] = "99"
        self.expected = one_machine("summary", self.rows, self.folder, *NAMES, "--format", "json")

    def run_program(self, *command):
        """What it prints; a failure shows what it said."""
        environment = {**os.environ, "VERBATIM": BINARY, "BLOCK": "8k", "PYSPARK_PYTHON": sys.executable}
        ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        self.assertEqual(ran.returncode, 0, ran.stderr[-3000:])
        return ran.stdout

    def tagged(self, *folders):
        """The rows of folders of Parquet, by id."""
        rows = [row for folder in folders for row in parquet.read_table(os.path.join(self.folder, folder)).to_pylist()]
        self.assertEqual(len(rows), len({row["id"] for row in rows}))
        return {row["id"]: row for row in rows}

    def test_parquet(self):
        os.mkdir(self.folder + "/in")
        parquet.write_table(pa.Table.from_pylist(self.rows), self.folder + "/in/part.parquet")
        example = os.path.join(EXAMPLES, "tag_parquet.py")
        table = self.run_program(
            sys.executable, example, "--binary", BINARY, *NAMES, self.folder + "/in", self.folder + "/out"
        )
        self.assertIn("CSAT", table)
        self.assertEqual([row["reason"] for row in self.tagged("out/rejects").values()], ["score out of range"])
        self.assertEqual(len(self.tagged("out/rejects", "out/tagged")), len(self.rows))

    def test_files_that_arrive(self):
        os.mkdir(self.folder + "/in")
        command = [
            *(sys.executable, os.path.join(EXAMPLES, "tag_arriving.py"), "--binary", BINARY, *NAMES, "--once"),
            *("--schema", "id string, csat string, comment string", self.folder + "/in", self.folder + "/out"),
        ]
        for name, rows in (("first", self.rows[:200]), ("second", self.rows[200:])):
            with open(f"{self.folder}/in/{name}.json", "w", encoding="utf-8") as file:
                file.writelines(json.dumps(row) + "\n" for row in rows)
                file.write("{no JSON\n" if name == "second" else "")
            self.run_program(*command)
        found, rejects = self.tagged("out/tagged"), parquet.read_table(self.folder + "/out/rejects").to_pylist()
        reasons = sorted(((row["reason"], row["_corrupt_record"]) for row in rejects), key=str)
        self.assertEqual(reasons, [("no record of this schema", "{no JSON"), ("score out of range", None)])
        found |= {row["id"]: row for row in rejects if row["id"] is not None}
        self.assertEqual(set(found), {row["id"] for row in self.rows})
        lines = one_machine("tag", self.rows, self.folder, *NAMES, "--evidence").splitlines()
        for answer in map(json.loads, lines):
            for key in ("language", "band", "sentiment", "themes"):
                self.assertEqual(found[answer["id"]][key], answer[key])

    @unittest.skipUnless(shutil.which("parallel"), "GNU parallel is not installed")
    def test_gnu_parallel(self):
        path = os.path.join(self.folder, "rows.jsonl")
        printed = self.run_program(os.path.join(PARTIALS, "parallel.sh"), path, *NAMES, "--no-config")
        self.assertEqual(printed, self.expected)

    @unittest.skipUnless(shutil.which("parallel"), "GNU parallel is not installed")
    def test_a_block_does_not_guess_its_scale(self):
        script = [os.path.join(PARTIALS, "parallel.sh"), os.path.join(self.folder, "rows.jsonl"), "--text", "comment"]
        ran = subprocess.run(script, capture_output=True, text=True, env={**os.environ, "VERBATIM": BINARY}, check=False)
        self.assertEqual((ran.returncode, "name the scale" in ran.stderr), (2, True))

    @unittest.skipUnless(importlib.util.find_spec("duckdb"), "DuckDB is not installed")
    def test_duckdb(self):
        query = f"SELECT id, csat, comment FROM read_json('{self.folder}/rows.jsonl')"
        script = os.path.join(PARTIALS, "duckdb_parts.py")
        printed = self.run_program(sys.executable, script, ":memory:", query, "11", *NAMES, "--no-config")
        self.assertEqual(printed, self.expected)


if __name__ == "__main__":
    unittest.main()
