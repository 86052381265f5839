"""Mistakes are told on the driver; what only executors can know is left to them."""

import os
import tempfile
import unittest
import warnings

from tests.support import FAKE
from verbatim_spark.checking import check_counting, check_tagging
from verbatim_spark.settings import Settings


class CheckingTests(unittest.TestCase):
    def test_what_the_program_refuses_is_a_value_error_of_one_line(self):
        wrong = Settings(text="t", binary=FAKE, flags=("--usage",))
        for check in (check_tagging, check_counting):
            with self.assertRaises(ValueError) as caught:
                check(wrong)
            self.assertEqual(str(caught.exception), "Unknown option '--usage'")
        with self.assertRaisesRegex(ValueError, "Unknown option"):
            check_counting(Settings(text="text", binary=FAKE), ["--usage"])

    def test_tag_gives_back_every_row(self):
        for flags in (("--where", "region=North"), ("--where=region=North",)):
            with self.assertRaisesRegex(ValueError, r"df\.where"):
                check_tagging(Settings(text="text", binary=FAKE, columns=("region",), flags=flags))
            check_counting(Settings(text="text", binary=FAKE, columns=("region",)))
        with self.assertRaisesRegex(ValueError, "no --redact"):
            check_tagging(Settings(text="text", binary=FAKE, flags=("--redact",)))

    def test_good_choices_pass(self):
        check_tagging(Settings(text="text", binary=FAKE))
        check_counting(Settings(text="text", binary=FAKE), ["--format", "json"])

    def test_other_failures_are_left_to_the_executors(self):
        with tempfile.TemporaryDirectory() as folder:
            broken = os.path.join(folder, "verbatim")
            with open(broken, "w") as file:
                file.write("#!/bin/sh\necho 'no library' >&2\nexit 127\n")
            os.chmod(broken, 0o755)
            check_tagging(Settings(text="t", binary=broken))
            check_counting(Settings(text="t", binary=broken), ["--format", "json"])

    def test_files_that_only_executors_have_are_not_tried(self):
        with self.assertWarnsRegex(UserWarning, "codebook: /nowhere/mine.yaml is not on the driver"):
            check_tagging(Settings(text="text", binary=FAKE, codebooks=("/nowhere/mine.yaml",)))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            check_tagging(Settings(text="text", binary=FAKE, codebooks=("customer-experience",)))


if __name__ == "__main__":
    unittest.main()
