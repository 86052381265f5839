"""The driver's Python is held against that of the executors."""

import os
import sys
import tempfile
import unittest

from verbatim_spark.shipping import python_hint


class HintTests(unittest.TestCase):
    def test_the_same_installation_needs_no_hint(self):
        self.assertIsNone(python_hint(sys.executable, sys.executable))
        with tempfile.TemporaryDirectory() as folder:
            for name in ("python", "python3"):
                os.symlink(sys.executable, os.path.join(folder, name))
            self.assertIsNone(python_hint(os.path.join(folder, "python3"), os.path.join(folder, "python")))
            other = python_hint(os.path.join(folder, "python3"), sys.executable)
        self.assertIn("PYSPARK_PYTHON", other)
        self.assertIn(sys.executable, other)

    def test_a_python_that_is_not_here_is_named(self):
        self.assertIn("no-such-python, which is not on this machine", python_hint("no-such-python", sys.executable))


if __name__ == "__main__":
    unittest.main()
