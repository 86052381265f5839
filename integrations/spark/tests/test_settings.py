"""Choices become command lines, and contradictions are told before a job starts."""

import json
import pickle
import unittest

from verbatim_spark.settings import Settings, names


class SettingsTests(unittest.TestCase):
    def test_columns_are_named_by_strings(self):
        for wrong in (["text"], object()):
            with self.assertRaisesRegex(ValueError, "by their names, as strings"):
                Settings(text=wrong)
        with self.assertRaisesRegex(ValueError, "by their names, as strings"):
            Settings(text="text", by=(1,))

    def test_a_score_needs_a_scale_and_a_scale_a_score(self):
        for wrong in ({"score": "nps"}, {"scale": "nps"}, {"bands": "low=0..4"}, {"timeout": 0}):
            with self.assertRaises(ValueError):
                Settings(text="comment", **wrong)

    def test_without_a_score_the_scale_is_sentiment(self):
        arguments = Settings(text="comment").tag_arguments()
        self.assertEqual(arguments[arguments.index("--scale") + 1], "sentiment")
        self.assertNotIn("--score", arguments)

    def test_everything_that_decides_a_tag_is_handed_on(self):
        settings = Settings(
            text="comment", score="nps", id="key", bands="low=0..4,high=5..10", lang="nl,en", codebooks=("a.yaml", "b"),
            lexicons="own", overrides="mended.csv", flags=("--three-way",), evidence=False,
        )  # fmt: skip
        arguments = settings.tag_arguments()
        pairs = list(zip(arguments, arguments[1:]))
        for pair in (
            ("--text", "comment"), ("--score", "nps"), ("--id", "key"), ("--bands", "low=0..4,high=5..10"),
            ("--lang", "nl,en"), ("--themes", "a.yaml"), ("--themes", "b"), ("--lexicons", "own"),
            ("--overrides", "mended.csv"),
        ):  # fmt: skip
            self.assertIn(pair, pairs)
        self.assertEqual(arguments[-1], "--three-way")
        self.assertNotIn("--evidence", arguments)
        self.assertNotIn("--scale", arguments)

    def test_a_summary_knows_its_groups_and_its_part(self):
        settings = Settings(text="t", score="s", scale="csat", by=("region", "channel"), time="day", weight="w")
        arguments = settings.summary_arguments("3:0")
        pairs = list(zip(arguments, arguments[1:]))
        for pair in (("--by", "region"), ("--by", "channel"), ("--time", "day"), ("--weight", "w"), ("--part", "3:0")):
            self.assertIn(pair, pairs)
        self.assertEqual(settings.needed(), ["t", "s", "w", "day", "region", "channel"])

    def test_the_probe_has_every_column(self):
        settings = Settings(text="t", score="s", scale="nps", id="t", columns=("x", "s"))
        self.assertEqual(json.loads(settings.probe()), {"t": "ok", "s": None, "x": None})

    def test_the_sample_has_a_date_and_a_weight(self):
        settings = Settings(text="t", time="day", weight="w", by=("region",))
        self.assertEqual(json.loads(settings.sample()), {"t": "ok", "w": 1, "day": "2026-01-01", "region": None})

    def test_a_name_alone_is_one_name(self):
        self.assertEqual((names("--three-way"), names(["a", "b"])), (("--three-way",), ("a", "b")))

    def test_it_travels_and_finds_idle_processes(self):
        settings = Settings(text="t", codebooks=("a",))
        copy = pickle.loads(pickle.dumps(settings))
        self.assertEqual({settings: 1}[copy], 1)


if __name__ == "__main__":
    unittest.main()
