"""Executors that have nothing of their own are sent the program, words and codebooks; without them they say what lacks.

VERBATIM_BUNDLE names the bundle of Scripts/bundle.sh; without it one is packed that leans on this machine's libraries.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest

from tests_spark.support import BINARY, ROOT
from tests_spark.test_tag import CODEBOOK

JOB = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shipping_job.py")
BROKEN = """#!/bin/sh
echo 'verbatim: error while loading shared libraries: libicuuc.so.72: cannot open shared object file' >&2
exit 127
"""


class ShippingTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.lexicons, self.codebook = self.path("words"), self.path("holding.yaml")
        os.makedirs(os.path.join(self.lexicons, "en"))
        for path, text in (
            (os.path.join(self.lexicons, "en", "sentiment.tsv"), "zorgelblorp\t4\n"), (self.codebook, CODEBOOK),
            (self.path("broken"), BROKEN),
        ):  # fmt: skip
            with open(path, "w") as file:
                file.write(text)
        os.chmod(self.path("broken"), 0o755)

    def path(self, name):
        return os.path.join(self.folder, name)

    def packed(self, name, **members):
        """An archive with these files or folders."""
        with tarfile.open(self.path(name), "w:gz") as archive:
            for member, path in members.items():
                archive.add(path, arcname=member)
        return self.path(name)

    def run_job(self, *command):
        """What the job prints; the program is on nobody's path, and nothing lies in the folder it runs in."""
        environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
        environment["PYTHONPATH"] = os.path.join(ROOT, "integrations", "spark")
        self.assertIsNone(shutil.which("verbatim"))
        os.mkdir(self.path("empty"))
        ran = subprocess.run(
            command, capture_output=True, text=True, cwd=self.path("empty"), env=environment, check=False, timeout=300
        )
        self.assertEqual(ran.returncode, 0, "\n".join(line for line in ran.stderr.splitlines() if " INFO " not in line)[-3000:])
        return json.loads(ran.stdout.splitlines()[-1])

    def check(self, found, last):
        """Own words and themes are in force, and the program is the one that was sent."""
        self.assertEqual(found["themes"], [["hold"], []])
        self.assertGreater(found["scores"][1], 0.3)
        self.assertEqual(found["counted"], 2)
        program, folder = found["found"]
        self.assertTrue(program.endswith(last), program)
        self.assertTrue(os.path.realpath(program).startswith(os.path.realpath(folder)), found["found"])

    def test_a_bundle_with_words_and_a_codebook(self):
        bundle = os.environ.get("VERBATIM_BUNDLE") or self.packed("verbatim-test.tar.gz", verbatim=BINARY)
        found = self.run_job(sys.executable, JOB, "shipped", bundle, self.lexicons, self.codebook, self.path("broken"))
        self.check(found, "/verbatim-bundle/verbatim")
        self.assertIn("the program verbatim is not on this machine (looked at: ", found["missing"])
        self.assertIn("does not start: these libraries are missing: libicuuc.so.72", found["broken"])
        self.assertIn("Scripts/bundle.sh", found["broken"])
        self.assertIn("other lexicons named words were shipped in this session", found["again"])

    def test_spark_submit_sends_the_program_as_one_file(self):
        import pyspark

        shutil.copy2(BINARY, self.path("verbatim"))
        words = self.packed("words.tar.gz", en=os.path.join(self.lexicons, "en"))
        found = self.run_job(
            os.path.join(os.path.dirname(pyspark.__file__), "bin", "spark-submit"),
            *("--files", f"{self.path('verbatim')},{self.codebook}", "--archives", words + "#words"),
            *(JOB, "submitted", self.lexicons, self.codebook),
        )
        self.check(found, "/verbatim")


if __name__ == "__main__":
    unittest.main()
