"""`summary` gives the figures of one machine, to the last digit, however the rows are spread."""

import json
import tempfile
import unittest

import verbatim_spark as vs
from tests_spark.support import CSAT, FAKE, corpus, frame, one_machine, session

SCHEMA = "id string, date string, csat string, comment string, country string, segment string"
OPTIONS = ["--text", "comment", "--score", "csat", "--scale", "csat", "--id", "id"]
GROUPED = [*OPTIONS, "--by", "country", "--by", "segment", "--time", "date", "--mark", "weekends"]


class SummaryTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rows = corpus("csat-mixed.csv")
        with tempfile.TemporaryDirectory() as folder:
            cls.expected = one_machine("summary", cls.rows, folder, *OPTIONS, "--format", "json")
            cls.grouped = one_machine("summary", cls.rows, folder, *GROUPED, "--format", "json")
            cls.table = one_machine("summary", cls.rows, folder, *OPTIONS, "--format", "table", "--no-color")
        assert len(json.loads(cls.expected)["themes"]) > 10

    def test_any_number_of_partitions_gives_the_same_figures(self):
        for partitions in (1, 3, 17):
            found = vs.summary(frame(self.rows, SCHEMA, partitions), **CSAT)
            self.assertEqual(found, json.loads(self.expected), partitions)

    def test_groups_periods_and_marks(self):
        for cast in ("to_date", "to_timestamp"):
            df = frame(self.rows, SCHEMA, 3).selectExpr("*", f"{cast}(date) as day").drop("date")
            df = df.withColumnRenamed("day", "date")
            found = vs.summary(df, **CSAT, by=["country", "segment"], time="date", flags=["--mark", "weekends"])
            self.assertEqual(found, json.loads(self.grouped))

    def test_counts_are_named_by_their_place(self):
        counted = vs.partial(frame(self.rows, SCHEMA, 2), **CSAT)
        with self.assertRaisesRegex(vs.VerbatimError, "^verbatim: counts 2: "):
            vs.view([counted, counted])
        for single in (counted, counted.counts):
            with self.assertRaisesRegex(ValueError, "a list of counts"):
                vs.view(single)

    def test_weights(self):
        with tempfile.TemporaryDirectory() as folder:
            expected = one_machine("summary", self.rows, folder, *OPTIONS, "--weight", "csat", "--format", "json")
        found = vs.summary(frame(self.rows, SCHEMA, 5), **CSAT, weight="csat")
        self.assertEqual(found, json.loads(expected))
        self.assertTrue(any("Kish" in note for note in found["notes"]))

    def test_shuffled_rows_are_counted_in_the_order_of_their_partitions(self):
        df = frame(self.rows, SCHEMA, 2).repartition(4, "country", "id").cache()
        rows = [row.asDict() for row in df.collect()]
        self.assertNotEqual(rows, self.rows)
        with tempfile.TemporaryDirectory() as folder:
            expected = one_machine("summary", rows, folder, *OPTIONS, "--format", "json")
        found = vs.summary(df, **CSAT)
        self.assertEqual(found, json.loads(expected))
        # Whatever the order, every figure is the same: only what is listed by row number can differ.
        whole = json.loads(self.expected)
        for key in ("rows", "languages", "score"):
            self.assertEqual(found[key], whole[key])
        figures = [{**theme, "examples": None} for theme in found["themes"]]
        self.assertEqual(figures, [{**theme, "examples": None} for theme in whole["themes"]])

    def test_the_same_rows_again_and_again_are_so_many_rows(self):
        few = [{"comment": row["comment"], "csat": row["csat"]} for row in self.rows[:6]] * 8
        with tempfile.TemporaryDirectory() as folder:
            expected = one_machine("summary", few, folder, *OPTIONS[:-2], "--format", "json")
        found = vs.summary(frame(few, "comment string, csat string", 8), text="comment", score="csat", scale="csat")
        self.assertEqual(found["rows"]["read"], 48)
        # Without an id examples are drawn by the bytes of the record, which are not quite those that Spark sends.
        self.assertEqual(without(found, "examples", "terms"), without(json.loads(expected), "examples", "terms"))
        self.assertGreater(len(found["themes"]), 2)

    def test_counts_of_two_days_add_up(self):
        first, second = (vs.partial(frame(rows, SCHEMA, 2), **CSAT) for rows in (self.rows[:100], self.rows[100:]))
        self.assertEqual(vs.view([first.counts, second.counts]), json.loads(self.expected))
        # The same rows are recognised, however they are spread.
        again = vs.partial(frame(list(reversed(self.rows[:100])), SCHEMA, 3), **CSAT)
        for other in (first, again):
            with self.assertRaisesRegex(vs.VerbatimError, r"part data frame \(100 records\) was already counted"):
                vs.view([first, second, other])

    def test_days_have_names(self):
        few = [{"comment": row["comment"], "csat": row["csat"]} for row in self.rows[:20]]
        choices = {"text": "comment", "score": "csat", "scale": "csat"}
        monday, tuesday, again = (
            vs.partial(frame(few, "comment string, csat string", parts), **choices, name=name)
            for name, parts in (("monday", 1), ("tuesday", 2), ("monday", 4))
        )
        # Another day may have the very same rows; the same day is counted once.
        self.assertEqual(vs.view([monday, tuesday])["rows"]["read"], 40)
        with self.assertRaisesRegex(vs.VerbatimError, r"part monday \(20 records\) was already counted"):
            vs.view([monday, tuesday, again])
        week = vs.view([monday, tuesday], format="partial")
        with self.assertRaisesRegex(vs.VerbatimError, "part tuesday"):
            vs.view([week, tuesday])
        with self.assertRaisesRegex(ValueError, "only counts can be given a name"):
            vs.view([monday], name="week")

    def test_other_views(self):
        df = frame(self.rows, SCHEMA, 3)
        counted = vs.partial(df, **CSAT)
        self.assertEqual(vs.view([counted.counts], format="table", flags=["--no-color"]), self.table)
        self.assertLessEqual(len(vs.summary(df, **CSAT, top=3)["themes"]), 3)

    def test_rows_that_cannot_be_counted_are_named(self):
        texts = ["a", "b", "DIE", "c"]
        with self.assertWarnsRegex(vs.SetAsideWarning, "1 rows are in no figure"):
            counted = vs.partial(frame([{"text": text} for text in texts], "text string", 2), text="text", binary=FAKE)
        self.assertEqual(json.loads(counted.counts)["texts"], ["a", "b", "c"])
        ((row, reason),) = counted.set_aside
        self.assertEqual((json.loads(row), "SIGSEGV" in reason), ({"text": "DIE"}, True))

    def test_what_cannot_be_is_told(self):
        df = frame(self.rows[:5], SCHEMA, 1)
        with self.assertRaisesRegex(ValueError, "must hold dates or timestamps"):
            vs.partial(df, **CSAT, time="date")
        with self.assertRaisesRegex(ValueError, "no rows, no summary"):
            vs.partial(df.where("id = 'nobody'"), **CSAT)
        wrong = [
            ({"scale": None}, "a score needs its scale"),
            ({"scale": "npx"}, "there is no scale 'npx'"),
            ({"flags": ["--bogus"]}, "Unknown option '--bogus'"),
            ({"codebooks": "no-such-book"}, "no-such-book"),
        ]
        for choices, words in wrong:
            with self.assertRaisesRegex(ValueError, words):
                vs.partial(df, **{**CSAT, **choices})
        # Before anything is counted, what would only be shown afterwards.
        for choices, words in [({"band": "low"}, "has no band 'low'"), ({"sort": "x"}, "'x' is invalid for '--sort")]:
            with self.assertRaisesRegex(ValueError, words):
                vs.summary(df.where("1 / 0 > 0"), **CSAT, **choices)

    def test_few_of_many_rows_that_are_not_utf8_are_named(self):
        raw = [(bytearray(b"caf\xe9"),)] * 250 + [(bytearray(b"thanks"),)]
        df = session().createDataFrame(raw, "raw binary").coalesce(1).selectExpr("cast(raw as string) as text")
        with self.assertWarnsRegex(vs.SetAsideWarning, "250 rows are in no figure"):
            found = vs.summary(df, text="text")
        self.assertEqual((found["rows"]["read"], found["set_aside_n"], len(found["set_aside"])), (1, 250, 100))
        self.assertEqual(found["set_aside"][1]["row"], "row 2 of partition 0")
        self.assertIn("not UTF-8", found["set_aside"][1]["reason"])


def without(value, *keys):
    """The value without these keys, at any depth."""
    if isinstance(value, dict):
        return {key: without(inner, *keys) for key, inner in value.items() if key not in keys}
    return [without(inner, *keys) for inner in value] if isinstance(value, list) else value


if __name__ == "__main__":
    unittest.main()
