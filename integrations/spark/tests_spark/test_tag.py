"""`tag` gives every row what one machine gives it, and loses none."""

import atexit
import json
import os
import shutil
import tempfile
import unittest

import verbatim_spark as vs
from pyspark.errors import PythonException
from tests_spark.support import CSAT, FAKE, corpus, frame, one_machine, session

SCHEMA = "id string, csat string, comment string, country string"
OPTIONS = ["--text", "comment", "--score", "csat", "--scale", "csat", "--id", "id"]
CODEBOOK = """codebook: holding
version: 1
themes:
  - id: hold
    label: {en: On hold}
    terms: {en: ['"on hold"']}
"""


class TagTests(unittest.TestCase):
    def test_each_row_is_tagged_as_on_one_machine(self):
        rows = corpus("csat-mixed.csv")
        with tempfile.TemporaryDirectory() as folder:
            expected = [json.loads(line) for line in one_machine("tag", rows, folder, *OPTIONS, "--evidence").splitlines()]
        tagged = vs.tag(frame(rows, SCHEMA, 3), **CSAT).collect()
        self.assertEqual([row["id"] for row in tagged], [row["id"] for row in rows])
        for found, answer in zip((row.asDict(recursive=True) for row in tagged), expected):
            for key in ("language", "sentiment", "band", "themes", "flags"):
                self.assertEqual(found[key], answer[key], found["id"])
            self.assertEqual(found["rejected"], answer.get("rejected"))
            self.assertIsNone(found["verbatim_error"])
        self.assertTrue(any(row["themes"] and row["themes"][0]["evidence"] for row in tagged))

    def test_a_wide_decimal_of_zero_is_a_score(self):
        from decimal import Decimal

        df = session().createDataFrame([("slecht", Decimal(0)), ("goed", Decimal(10))], "c string, n decimal(38,18)")
        rows = vs.tag(df.coalesce(1), text="c", score="n", scale="nps").collect()
        self.assertEqual([(row["band"], row["rejected"]) for row in rows], [("detractor", None), ("promoter", None)])

    def test_a_date_beyond_python_s_is_set_aside(self):
        df = session().range(2).selectExpr("'goed' AS c", "date_add(date'9999-12-31', cast(id * 5 AS int)) AS d")
        rows = vs.tag(df.coalesce(1), text="c", id="d").select("verbatim_error").collect()
        self.assertIsNone(rows[0][0])
        self.assertIn("9999", rows[1][0])

    def test_names_that_would_be_read_otherwise_are_refused(self):
        df = session().createDataFrame([("a", "b")], "Language string, `--text` string")
        for choices in ({"text": "Language"}, {"text": "--text", "prefix": "v_"}):
            with self.assertRaises(ValueError):
                vs.tag(df, **choices)

    def test_scores_and_texts_of_every_kind(self):
        from decimal import Decimal

        schema = "comment string, whole int, real double, exact decimal(4,1), words string"
        data = [
            ("I was on hold for an hour\n\"twice\" \\ \u2028", 2, 2.0, Decimal("2.0"), "2"),
            (None, None, float("nan"), None, "none"),
            ("", 9, 9.0, Decimal("9.0"), "9"),
            ("Très bien, ça va 👍🏽", 77, -1.0, Decimal("10.0"), "ten"),
        ]
        df = session().createDataFrame(data, schema).coalesce(1).cache()
        kinds = {
            "whole": ["detractor", None, "promoter", None],
            "real": ["detractor", None, "promoter", None],
            "exact": ["detractor", None, "promoter", "promoter"],
            "words": ["detractor", None, "promoter", None],
        }
        for score, bands in kinds.items():
            tagged = vs.tag(df, text="comment", score=score, scale="nps", evidence=False, prefix="v_")
            rows = tagged.collect()
            self.assertEqual([row["v_band"] for row in rows], bands, score)
            self.assertEqual(rows[0]["v_themes"][0]["id"], "contact.waiting")
            self.assertNotIn("hits", rows[0]["v_sentiment"])
        self.assertEqual(vs.rejects(tagged, "v_").count(), 2)
        self.assertEqual(vs.accepted(tagged, "v_").count(), 2)
        tagged = vs.tag(df, text="comment").collect()
        self.assertEqual([row["band"] is not None for row in tagged], [True, False, False, True])

    def test_poison_rows_are_set_aside_and_all_others_answered(self):
        texts = [f"row {index}" for index in range(400)]
        texts[7], texts[8], texts[300] = "DIE", "EXIT", "GARBAGE"
        df = frame([{"text": text} for text in texts], "text string", 4)
        tagged = vs.tag(df, text="text", binary=FAKE).cache()
        self.assertEqual([row["text"] for row in tagged.collect()], texts)
        reasons = {row["text"]: row["reason"] for row in vs.rejects(tagged).collect()}
        self.assertEqual(sorted(reasons), ["DIE", "EXIT", "GARBAGE"])
        self.assertIn("SIGSEGV", reasons["DIE"])
        self.assertIn("fake: cannot read this", reasons["EXIT"])
        self.assertEqual(vs.accepted(tagged).where("language = 'en'").count(), 397)

    def test_text_that_is_no_utf8_is_set_aside(self):
        df = session().createDataFrame([(bytearray(b"caf\xe9"), 1), (bytearray(b"thanks"), 2)], "raw binary, n int")
        tagged = vs.tag(df.selectExpr("cast(raw as string) as text", "n").coalesce(1), text="text")
        rows = tagged.select("n", "language", "verbatim_error").collect()
        self.assertEqual([row["n"] for row in rows], [1, 2])
        self.assertIn("not UTF-8", rows[0]["verbatim_error"])
        self.assertIsNone(rows[1]["verbatim_error"])

    def test_mistakes_are_told_before_the_job(self):
        df = frame(corpus("csat-mixed.csv")[:3], SCHEMA, 1)
        wrong = [
            ({"text": "Comment"}, "there is no column 'Comment'; the columns are 'id'"),
            ({"text": "comment", "score": "csat"}, "a score needs its scale"),
            ({"text": "comment", "scale": "csat"}, "a scale needs a score"),
        ]
        for choices, words in wrong:
            with self.assertRaisesRegex(ValueError, words):
                vs.tag(df, **choices)
        with self.assertRaisesRegex(ValueError, "columns of these names already: band, flags"):
            vs.tag(df.selectExpr("*", "1 as band", "2 as flags"), **CSAT)
        with self.assertRaisesRegex(ValueError, "must be strings, not int"):
            vs.tag(df.selectExpr("1 as comment"), text="comment")

    def test_what_the_program_refuses_is_in_the_error_of_the_job(self):
        df = frame(corpus("csat-mixed.csv")[:3], SCHEMA, 1)
        for choices, words in [({"lang": "xx"}, "xx"), ({"binary": "/nowhere/else"}, None)]:
            if words is None:
                self.assertEqual(vs.tag(df, **{**CSAT, **choices}).count(), 3)  # the one that was shipped
                continue
            with self.assertRaisesRegex(PythonException, "does not answer the simplest row.*" + words):
                vs.tag(df, **{**CSAT, **choices}).collect()

    def test_an_own_codebook_travels(self):
        folder = tempfile.mkdtemp()
        atexit.register(shutil.rmtree, folder)  # new executors may fetch it as long as the session lives
        path = os.path.join(folder, "holding.yaml")
        with open(path, "w") as file:
            file.write(CODEBOOK)
        vs.ship(session(), files=[path])
        df = session().createDataFrame([("They left me on hold",)], "text string")
        row = vs.tag(df, text="text", lang="en", codebooks=[path]).first()
        self.assertEqual([theme["id"] for theme in row["themes"]], ["hold"])

    def test_parquet_goes_in_and_out(self):
        rows = corpus("csat-mixed.csv")[:40]
        with tempfile.TemporaryDirectory() as folder:
            frame(rows, SCHEMA, 2).write.parquet(folder + "/in")
            tagged = vs.tag(session().read.parquet(folder + "/in"), **CSAT)
            tagged.write.parquet(folder + "/out")
            back = session().read.parquet(folder + "/out")
            self.assertEqual(back.schema.simpleString(), tagged.schema.simpleString())
            self.assertEqual(sorted(map(str, back.collect())), sorted(map(str, tagged.collect())))

    def test_files_that_arrive_are_tagged_as_they_come(self):
        rows = corpus("csat-mixed.csv")[:30]
        spark = session()
        with tempfile.TemporaryDirectory() as folder:
            frame(rows[:20], SCHEMA, 1).write.json(folder + "/in")
            arriving = spark.readStream.schema(SCHEMA).json(folder + "/in")
            query = (
                vs.tag(arriving, **CSAT).writeStream.format("parquet").option("path", folder + "/out")
                .option("checkpointLocation", folder + "/state").start()
            )  # fmt: skip
            try:
                query.processAllAvailable()
                frame(rows[20:], SCHEMA, 1).write.mode("append").json(folder + "/in")
                query.processAllAvailable()
            finally:
                query.stop()
            found = spark.read.parquet(folder + "/out").collect()
        expected = vs.tag(frame(rows, SCHEMA, 1), **CSAT).collect()
        self.assertEqual(sorted(map(str, found)), sorted(map(str, expected)))


if __name__ == "__main__":
    unittest.main()
