"""`tag` gives every row what one machine gives it, and loses none."""

import atexit
import json
import os
import shutil
import tempfile
import unittest
from unittest import mock

import pyarrow as pa
import verbatim_spark as vs
from pyspark.errors import PythonException
from tests_spark.support import CSAT, FAKE, corpus, frame, one_machine, session
from verbatim_spark import answers as vs_answers
from verbatim_spark.settings import Settings
from verbatim_spark.tagging import TagTask

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

    def test_what_the_program_refuses_is_told_before_the_job(self):
        df = frame(corpus("csat-mixed.csv")[:3], SCHEMA, 1)
        wrong = [
            ({"scale": "npx"}, "there is no scale 'npx'; use one of nps"),
            ({"scale": None, "bands": "low=1"}, "there is only one band"),
            ({"flags": ["--three-ways"]}, "Unknown option '--three-ways'"),
            ({"flags": ["--where", "shop=1"]}, r"df\.where"),
            ({"text": 7}, "by their names, as strings"),
            ({"lang": "xx"}, "xx"),
            ({"codebooks": ["no-such-book"]}, "no-such-book"),
        ]
        for choices, words in wrong:
            with self.assertRaisesRegex(ValueError, words) as caught:
                vs.tag(df, **{**CSAT, **choices})
            self.assertNotIn("\n", str(caught.exception))
        with self.assertRaisesRegex(ValueError, "'a.b'.*rename it"):
            vs.tag(df.selectExpr("*", "1 as `a.b`"), **CSAT)
        # The one that was shipped stands for a path that is nowhere.
        self.assertEqual(vs.tag(df, **CSAT, binary="/nowhere/else").count(), 3)

    def test_a_program_that_answers_nothing_is_named_by_the_job(self):
        tagged = vs.tag(frame([{"text": "a"}], "text string", 1), text="text", binary=FAKE, flags=["--no-answer"])
        with self.assertRaisesRegex(PythonException, "does not answer the simplest row.*no scale of this name"):
            tagged.collect()

    def test_much_text_comes_back_in_several_batches(self):
        rows = corpus("csat-mixed.csv")[:60]
        df = frame(rows, SCHEMA, 1)
        expected = vs.tag(df, **CSAT)
        for limit in (1, 2_000, 20_000):
            task = TagTask(Settings(**CSAT), expected.schema, slice_bytes=limit)
            self.assertEqual(df.mapInArrow(task, expected.schema).collect(), expected.collect(), limit)
        batch = pa.RecordBatch.from_pylist([{"text": "x" * size} for size in (10, 10, 200, 10)])
        schema = vs.tag(frame([{"text": "a"}], "text string", 1), text="text", binary=FAKE).schema
        found = list(TagTask(Settings(text="text", binary=FAKE), schema, slice_bytes=100)([batch]))
        # Four lines go as three; the answers to the first two are too long for one batch.
        self.assertEqual([part.num_rows for part in found], [1, 1, 1, 1])
        self.assertEqual([row for part in found for row in part.column("text").to_pylist()], batch.column("text").to_pylist())
        self.assertTrue(all(language == "en" for part in found for language in part.column("language").to_pylist()))

    def test_an_answer_that_arrow_cannot_hold_is_set_aside(self):
        answers = [b'{"row":1,"language":"en"}', b'{"row":2,"language":"nl","text":"much"}']
        with mock.patch.object(vs_answers, "MOST_BYTES", 30):
            (languages,), reasons = vs_answers.arrow_columns(answers, [pa.field("language", pa.string())])
        self.assertEqual(languages.to_pylist(), ["en", None])
        self.assertEqual((reasons[0], "larger than Arrow holds" in reasons[1]), (None, True))

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
