"""Nothing stays behind when a Python worker is killed, whatever its processes were doing."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from tests.support import FAKE, ROOT
from verbatim_spark.process import guard

# A worker with an idle process, one in the middle of a row, and a count.
WORKER = """
import sys, threading, time
from verbatim_spark import counting, process
from verbatim_spark.counting import PartitionCounter
from verbatim_spark.process import AnswerProcess
from verbatim_spark.settings import Settings

fake, row, is_guarded = sys.argv[1:]
if is_guarded == "no":
    counting.guard = process.guard = lambda: ()
idle = AnswerProcess([fake, "tag"], 60)
idle.ask([b'{"text":"a"}'])
busy = AnswerProcess([fake, "tag"], 60)
line = b'{"text":"%s"}' % row.encode()
threading.Thread(target=busy.ask, args=([line],), daemon=True).start()
counter = PartitionCounter(Settings(text="text", binary=fake, timeout=6000), "0")
counter.add([line])
print("ready", flush=True)
counter.finish()
"""


class OrphanTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.program = os.path.join(folder.name, "verbatim")
        # Processes of this test alone, as their command line names the program.
        with open(self.program, "w") as file:
            file.write(f"#!/bin/sh\nexec {sys.executable} -S {FAKE} \"$@\" {self.program}\n")
        os.chmod(self.program, 0o755)

    def processes(self):
        found = []
        for entry in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{entry}/cmdline", "rb") as file:
                    words = file.read().split(b"\0")
                with open(f"/proc/{entry}/stat") as file:
                    state = file.read().rpartition(")")[2].split()[0]
            except OSError:
                continue
            if FAKE.encode() in words and self.program.encode() in words and state != "Z":
                found.append(int(entry))
        return found

    def wait(self, count):
        deadline = time.monotonic() + 20
        while len(self.processes()) != count and time.monotonic() < deadline:
            time.sleep(0.05)
        return len(self.processes())

    def kill_a_worker_at(self, row, is_guarded):
        worker = subprocess.Popen(
            [sys.executable, "-c", WORKER, self.program, row, is_guarded], cwd=ROOT, stdout=subprocess.PIPE
        )
        self.addCleanup(worker.stdout.close)
        self.assertEqual(worker.stdout.readline(), b"ready\n")
        self.assertEqual(self.wait(3), 3)
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()

    def test_processes_that_wait_or_work_end(self):
        self.kill_a_worker_at("NAP", "no")
        self.assertEqual(self.wait(0), 0)

    @unittest.skipUnless(guard(), "setpriv, of util-linux, is not installed")
    def test_processes_that_hang_end(self):
        self.kill_a_worker_at("HANG", "yes")
        self.assertEqual(self.wait(0), 0)


if __name__ == "__main__":
    unittest.main()
