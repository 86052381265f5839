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
    """Writes a report and gives the seconds that it took: on the clock, and of processors."""
    start, used = time.time(), os.times()
    subprocess.run([binary, "report", source, "-o", target, "--quiet", *options], check=True)
    now = os.times()
    return time.time() - start, now.children_user - used.children_user + now.children_system - used.children_system


def url(path, view=""):
    return pathlib.Path(path).resolve().as_uri() + view


def window(page, width, height=900, scheme="light", media=""):
    """Sets the size of the window, light or dark, and screen or print."""
    page.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)
    page.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
