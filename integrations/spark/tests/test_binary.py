"""The program is found where it was promised, and what is wrong with it is said."""

import os
import stat
import tempfile
import unittest
from unittest import mock

from tests.support import FAKE
from verbatim_spark import binary
from verbatim_spark.errors import BinaryError, VerbatimError
from verbatim_spark.settings import Settings


class BinaryTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def program(self, name, text="#!/bin/sh\necho 'verbatim 1.2.3'\n", mode=0o755):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        os.chmod(path, mode)
        return path

    def shipped(self, name):
        return mock.patch.object(binary, "shipped_folders", lambda: [os.path.join(self.folder, name)])

    def test_the_argument_comes_before_what_was_shipped_and_that_before_path(self):
        named, shipped, on_path = self.program("a/mine"), self.program("b/verbatim"), self.program("c/verbatim")
        with mock.patch.dict(os.environ, PATH=os.path.dirname(on_path)):
            self.assertEqual(binary.find_binary(), on_path)
            with self.shipped("b"):
                self.assertEqual(binary.find_binary(), shipped)
                self.assertEqual(binary.find_binary(named), named)
                # A path of the driver's machine stands for the file that was sent from there.
                self.assertEqual(binary.find_binary("/nowhere/verbatim"), shipped)

    def test_a_bundle_is_unpacked_into_its_folder(self):
        inside = self.program(f"b/{binary.BUNDLE}/verbatim")
        with self.shipped("b"):
            self.assertEqual(binary.find_binary(), inside)

    def test_a_missing_program_names_every_place(self):
        with mock.patch.dict(os.environ, PATH=self.folder), self.shipped("b"):
            with self.assertRaises(BinaryError) as caught:
                binary.find_binary("/nowhere/verbatim")
        for words in ("/nowhere/verbatim", os.path.join(self.folder, "b", "verbatim"), "PATH", "ship(spark"):
            self.assertIn(words, str(caught.exception))

    def test_missing_libraries_are_named(self):
        words = "error while loading shared libraries: libicui18n.so.72: cannot open shared object file"
        path = self.program("verbatim", f"#!/bin/sh\necho 'verbatim: {words}' >&2\nexit 127\n")
        with self.assertRaises(BinaryError) as caught:
            binary.version(path)
        self.assertIn("these libraries are missing: libicui18n.so.72", str(caught.exception))
        self.assertIn("Scripts/bundle.sh", str(caught.exception))

    def test_what_cannot_run_says_why(self):
        with self.assertRaisesRegex(BinaryError, "not executable"):
            binary.version(self.program("a/verbatim", mode=stat.S_IRUSR))
        with self.assertRaisesRegex(BinaryError, "does not run on this machine"):
            binary.version(self.program("b/verbatim", "\x7fELF no program"))
        with self.assertRaisesRegex(BinaryError, "does not start: broken"):
            binary.version(self.program("c/verbatim", "#!/bin/sh\necho broken >&2\nexit 3\n"))

    def test_files_are_found_by_path_or_by_name_among_what_was_shipped(self):
        own = self.program("b/words/nl.tsv")
        with self.shipped("b"):
            self.assertEqual(binary.find_file(own, "lexicons"), own)
            self.assertEqual(binary.find_file("/home/her/words/", "lexicons"), os.path.dirname(own))
            with self.assertRaisesRegex(VerbatimError, "codebook: mine.yaml is not on this machine"):
                binary.resolve(Settings(text="t", binary=FAKE, codebooks=("customer-experience", "mine.yaml")))
        found = binary.resolve(Settings(text="t", binary=FAKE, codebooks=("customer-experience",)))
        self.assertEqual((found.binary, found.codebooks), (FAKE, ("customer-experience",)))


if __name__ == "__main__":
    unittest.main()
