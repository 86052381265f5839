"""Partial counts of a partition: cut into files, repeated after a death, halved around a row that cannot be counted."""

import json
import os
import tempfile
import unittest
from dataclasses import replace

from tests.support import FAKE, lines
from verbatim_spark.counting import PartitionCounter
from verbatim_spark.errors import VerbatimError
from verbatim_spark.settings import Settings

SETTINGS = Settings(text="text", binary=FAKE, timeout=20)


class CountingTests(unittest.TestCase):
    def count(self, texts, settings=SETTINGS, rows_a_process=10):
        counter = PartitionCounter(settings, "7", rows_a_process)
        for start in range(0, len(texts), 4):
            counter.add(lines(*texts[start : start + 4]))
        counted = counter.finish()
        return counted.partial and json.loads(counted.partial), counted.set_aside

    def test_every_row_is_counted_once_in_order(self):
        texts = [f"row {index}" for index in range(37)]
        whole, set_aside = self.count(texts)
        self.assertEqual(whole["texts"], texts)
        self.assertEqual(whole["parts"], ["7:0", "7:10", "7:20", "7:30"])
        self.assertEqual(set_aside, [])

    def test_an_empty_partition_has_no_counts(self):
        self.assertEqual(self.count([]), (None, []))

    def test_a_death_costs_a_repetition(self):
        with tempfile.TemporaryDirectory() as folder:
            texts = ["a", "ONCE:" + os.path.join(folder, "mark"), "b"]
            whole, set_aside = self.count(texts)
        self.assertEqual((whole["texts"], set_aside), (texts, []))

    def test_poison_is_found_by_halving(self):
        texts = [f"row {index}" for index in range(25)]
        texts[3] = texts[20] = "DIE"
        whole, set_aside = self.count(texts)
        self.assertEqual(whole["texts"], [text for text in texts if text != "DIE"])
        self.assertEqual([json.loads(line)["text"] for line, _ in set_aside], ["DIE", "DIE"])
        self.assertEqual({reason for _, reason in set_aside}, {"it ended with signal SIGSEGV"})

    def test_only_poison(self):
        whole, set_aside = self.count(["DIE"])
        self.assertIsNone(whole)
        self.assertEqual(len(set_aside), 1)

    def test_a_row_that_hangs(self):
        whole, set_aside = self.count(["a", "HANG"], replace(SETTINGS, timeout=10.0))
        self.assertEqual(whole["texts"], ["a"])
        self.assertEqual([reason for _, reason in set_aside], ["it did not end within 1 s"])

    def test_a_mistake_in_the_call_is_told_at_once(self):
        with self.assertRaisesRegex(VerbatimError, "Unknown option '--usage'"):
            self.count(["a"], replace(SETTINGS, flags=("--usage",)))


if __name__ == "__main__":
    unittest.main()
