"""Every row gets an answer or a reason, whatever the program does to some of them."""

import os
import signal
import tempfile
import threading
import time
import unittest

from tests.support import PROBE, command, lines, texts
from verbatim_spark.answering import Answerer
from verbatim_spark.errors import BinaryError, SetAside, TooManyFailures
from verbatim_spark.process import AnswerProcess


class AnsweringTests(unittest.TestCase):
    def answerer(self, *options, timeout=20.0, **more):
        self.started = []

        def start():
            self.started.append(AnswerProcess(command(*options), timeout))
            return self.started[-1]

        made = Answerer(start, PROBE, **more)
        self.addCleanup(made.stop)
        return made

    def check(self, answers, batch, poison):
        """Good rows have their own answers, in place; poisonous ones a reason that holds these words."""
        self.assertEqual(len(answers), len(batch))
        for index, text in enumerate(batch):
            if index in poison:
                self.assertIsInstance(answers[index], SetAside)
                self.assertIn(poison[index], answers[index].reason)
            else:
                self.assertEqual(texts([answers[index]]), [text])

    def test_one_process_serves_all_batches(self):
        answerer = self.answerer()
        for _ in range(3):
            self.check(answerer.answers(lines("a", "b")), ["a", "b"], {})
        self.assertEqual(len(self.started), 1)
        self.assertEqual(answerer.answers([]), [])

    def test_poison_rows_are_set_aside_with_their_reasons(self):
        batch = [f"row {index}" for index in range(40)]
        batch[0], batch[17], batch[18], batch[30], batch[39] = "DIE first", "EXIT", "GARBAGE", "SHORT", "DIE last"
        strange = "not a record of this row"
        poison = {0: "SIGSEGV", 17: "fake: cannot read this", 18: strange, 30: "no sign of life", 39: "SIGSEGV"}
        self.check(self.answerer(timeout=1.0).answers(lines(*batch)), batch, poison)

    def test_rows_set_aside_are_counted_in_each_task_anew(self):
        answerer = self.answerer(most_set_aside=2)
        for _ in range(3):
            answerer.begin_task()
            self.check(answerer.answers(lines("DIE", "a", "DIE")), ["DIE", "a", "DIE"], {0: "SIGSEGV", 2: "SIGSEGV"})
        with self.assertRaises(TooManyFailures):
            answerer.answers(lines("DIE"))

    def test_a_row_that_hangs_is_set_aside(self):
        batch = ["a", "b", "HANG", "c"]
        answers = self.answerer(timeout=1.0).answers(lines(*batch))
        self.check(answers, batch, {2: "no sign of life for 1 s"})
        self.assertEqual(len(self.started), 3)

    def test_a_batch_of_one(self):
        self.check(self.answerer().answers(lines("DIE")), ["DIE"], {0: "SIGSEGV"})

    def test_a_single_death_loses_no_row(self):
        with tempfile.TemporaryDirectory() as folder:
            batch = ["a", "ONCE:" + os.path.join(folder, "mark"), "b", "c"]
            answerer = self.answerer()
            self.check(answerer.answers(lines(*batch)), batch, {})
            self.assertEqual(answerer.restarts, 1)

    def test_killed_in_the_middle_and_between_batches(self):
        answerer = self.answerer()
        batch = ["x" * 3_000 + str(index) for index in range(4_000)]
        answerer.answers(lines("warm"))
        timer = threading.Timer(0.05, os.kill, (self.started[0].pid, signal.SIGKILL))
        timer.start()
        self.check(answerer.answers(lines(*batch)), batch, {})
        timer.join()
        os.kill(self.started[-1].pid, signal.SIGKILL)
        while self.started[-1].is_alive:
            time.sleep(0.01)
        self.check(answerer.answers(lines("after")), ["after"], {})

    def test_answers_kept_back_are_found_by_halving(self):
        # Answers come only once no line waits, so that a death takes the innocent rows before it with it.
        batch = [f"row {index}" for index in range(60)]
        batch[33] = "DIE"
        answers = self.answerer("--hoard").answers(lines(*batch))
        self.check(answers, batch, {33: "SIGSEGV"})
        self.assertLess(len(self.started), 20)

    def test_a_program_that_never_answers_is_not_the_rows_fault(self):
        with self.assertRaises(BinaryError) as caught:
            self.answerer("--no-answer").answers(lines("a"))
        self.assertIn("no scale of this name", str(caught.exception))

    def test_too_many_poison_rows_end_the_task(self):
        with self.assertRaises(TooManyFailures):
            self.answerer(most_set_aside=2).answers(lines("DIE", "a", "DIE", "DIE", "b"))


if __name__ == "__main__":
    unittest.main()
