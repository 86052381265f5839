"""What a figure was measured at."""
import os
import subprocess


def commit(binary):
    """The commit of the working copy that a program was built in, with its date."""
    folder = os.path.dirname(os.path.realpath(binary))
    return subprocess.run(["git", "-C", folder, "log", "-1", "--format=%h, %cs"], capture_output=True, text=True).stdout.strip()
