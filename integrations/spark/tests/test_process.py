"""One process: batches are framed, pipes never block each other, and every kind of failure is told from the others."""

import os
import time
import unittest

from tests.support import command, lines, texts
from verbatim_spark.process import AnswerProcess, ending


class ProcessTests(unittest.TestCase):
    def start(self, *options, timeout=10.0):
        process = AnswerProcess(command(*options), timeout)
        self.addCleanup(process.stop)
        return process

    def test_a_batch_is_answered_when_all_its_lines_are(self):
        process = self.start()
        for batch in (["a", "b", "c"], ["d"], [f"row {index}" for index in range(3_000)]):
            answers, failure = process.ask(lines(*batch))
            self.assertIsNone(failure)
            self.assertEqual(texts(answers), batch)
        self.assertEqual(process.ask([]), ([], None))

    def test_far_more_than_the_pipes_hold_goes_through(self):
        batch = ["é" * 40_000 for _ in range(200)]
        answers, failure = self.start().ask(lines(*batch))
        self.assertIsNone(failure)
        self.assertEqual(texts(answers), batch)

    def test_a_talkative_program_is_read_too(self):
        answers, failure = self.start("--flood").ask(lines(*"abcdefghijklmnopqrstuvwxyz"))
        self.assertIsNone(failure)
        self.assertEqual(len(answers), 26)

    def test_answers_before_a_death_count(self):
        process = self.start()
        answers, failure = process.ask(lines("a", "b", "DIE", "c"))
        self.assertEqual(texts(answers), ["a", "b"])
        self.assertEqual((failure.kind, failure.detail), ("died", "it ended with signal SIGSEGV"))
        self.assertFalse(process.is_alive)

    def test_its_last_words_are_part_of_the_reason(self):
        _, failure = self.start().ask(lines("a", "EXIT"))
        self.assertEqual(str(failure), "it ended with status 1: fake: cannot read this")

    def test_silence_ends_with_the_timeout(self):
        began = time.monotonic()
        process = self.start(timeout=1.0)
        answers, failure = process.ask(lines("a", "HANG", "b"))
        self.assertEqual(texts(answers), ["a"])
        self.assertEqual((failure.kind, failure.detail), ("hung", "it gave no sign of life for 1 s"))
        self.assertLess(time.monotonic() - began, 5)
        self.assertFalse(process.is_alive)

    def test_what_is_no_answer_to_the_row_is_not_taken(self):
        for text in ("GARBAGE", "WRONG"):
            answers, failure = self.start().ask(lines("a", text, "b"))
            self.assertEqual(texts(answers), ["a"])
            self.assertEqual(failure.kind, "garbage")

    def test_too_many_answers_do_not_shift_the_rest(self):
        answers, failure = self.start().ask(lines("a", "TWICE", "b", "c"))
        self.assertEqual(texts(answers), ["a", "TWICE"])
        self.assertEqual(failure.kind, "garbage")

    def test_too_few_answers_are_a_failure_of_the_first_that_lacks(self):
        for after in ([], ["c", "d"]):
            answers, failure = self.start(timeout=1.0).ask(lines("a", "b", "SHORT", *after))
            self.assertEqual((texts(answers), failure.kind), (["a", "b"], "hung"))

    def test_nothing_stays_open(self):
        before = len(os.listdir("/proc/self/fd"))
        for _ in range(20):
            AnswerProcess(command(), 10).stop()
        self.assertLessEqual(len(os.listdir("/proc/self/fd")), before)

    def test_endings_have_words(self):
        self.assertEqual([ending(2), ending(-9), ending(-77)], ["status 2", "signal SIGKILL", "signal 77"])


if __name__ == "__main__":
    unittest.main()
