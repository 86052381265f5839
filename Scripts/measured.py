"""What a figure was measured at, and whether a program still gets on with it."""
import os
import subprocess
import time


def commit(binary):
    """The commit of the working copy that a program was built in, with its date."""
    folder = os.path.dirname(os.path.realpath(binary))
    return subprocess.run(["git", "-C", folder, "log", "-1", "--format=%h, %cs"], capture_output=True, text=True).stdout.strip()


class Watch:
    """Tells a program that does not end from one that a busy machine keeps waiting: by CPU seconds, and by how long it has slept
    without using any. One that waits for a processor, or was stopped, is let be."""

    def __init__(self, process, cpu_seconds=120, asleep_seconds=120):
        self.process, self.most, self.asleep = process, cpu_seconds, asleep_seconds
        self.used, self.since = None, time.monotonic()

    def hangs(self):
        """To be asked about once a second."""
        try:
            with open(f"/proc/{self.process}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            return False
        used = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        if used != self.used or fields[0] not in "SD":
            self.used, self.since = used, time.monotonic()
        return used > self.most or time.monotonic() - self.since > self.asleep
