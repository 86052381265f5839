"""What the checks of reports share: expectations, making a report, and what was measured."""

import os
import pathlib
import subprocess
import time

failures = []
measured = {}


def expect(condition, name):
    print(("ok    " if condition else "FAIL  ") + name, flush=True)
    if not condition:
        failures.append(name)


def report(binary, source, target, *options):
    """Writes a report and gives the seconds that it took: on the clock, and those that its first thread had a processor.

    That thread does everything that others cannot take part in, and its share of the rest: on a machine that does nothing else,
    the clock shows the same.
    """
    start, busy = time.time(), 0.0
    process = subprocess.Popen([binary, "report", source, "-o", target, "--quiet", *options])
    ticks = os.sysconf("SC_CLK_TCK")
    while process.poll() is None:
        try:
            fields = open(f"/proc/{process.pid}/task/{process.pid}/stat").read().rsplit(")", 1)[1].split()
            busy = (int(fields[11]) + int(fields[12])) / ticks
        except OSError:
            pass
        time.sleep(0.01)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return time.time() - start, busy


def url(path, view=""):
    return pathlib.Path(path).resolve().as_uri() + view


def window(page, width, height=900, scheme="light", media=""):
    """Sets the size of the window, light or dark, and screen or print."""
    page.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)
    page.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
