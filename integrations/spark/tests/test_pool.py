"""Idle processes are found again, and there are never many of them."""

import unittest
from unittest import mock

from tests.support import FAKE, lines, texts
from verbatim_spark import pool
from verbatim_spark.settings import Settings


def settings(name):
    return Settings(text="text", binary=FAKE, flags=(f"--{name}",))


class PoolTests(unittest.TestCase):
    def setUp(self):
        self.started = []
        made = pool.AnswerProcess

        def start(command, timeout):
            self.started.append(made(command, timeout))
            return self.started[-1]

        patch = mock.patch.object(pool, "AnswerProcess", start)
        patch.start()
        self.addCleanup(patch.stop)
        self.addCleanup(pool.stop_all)

    def use(self, name):
        with pool.borrowed(settings(name)) as answerer:
            self.assertEqual(texts(answerer.answers(lines("a"))), ["a"])

    def alive(self):
        return [index for index, process in enumerate(self.started) if process.is_alive]

    def test_the_same_choices_find_the_same_process(self):
        for name in ("a", "b", "a", "b"):
            self.use(name)
        self.assertEqual(self.alive(), [0, 1])

    def test_the_least_recently_used_makes_room(self):
        for name in ("a", "b", "a", "c"):
            self.use(name)
        self.assertEqual(self.alive(), [0, 2])
        self.use("a")
        self.assertEqual(len(self.started), 3)
        self.use("b")
        self.assertEqual(self.alive(), [0, 3])

    def test_a_task_that_fails_leaves_no_process(self):
        with self.assertRaises(KeyError), pool.borrowed(settings("a")):
            raise KeyError
        self.assertEqual(self.alive(), [])

    def test_all_end_with_the_worker(self):
        self.use("a")
        pool.stop_all()
        self.assertEqual(self.alive(), [])


if __name__ == "__main__":
    unittest.main()
