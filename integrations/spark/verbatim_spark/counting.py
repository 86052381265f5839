"""The partial summary of one partition: so many rows at a time are counted by `verbatim summary`.

Rows can be counted again, so a program that was killed costs one repetition; halves merge to exactly the whole, so a row
that cannot be counted is found by halving.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field

from .errors import Failure, TooManyFailures, VerbatimError
from .process import ending, guard
from .settings import Settings

_ROWS_A_PROCESS = 100_000
_BYTES_A_PROCESS = 64_000_000
# Of the time for all rows of a process: even one row may take this long.
_LEAST_TIME = 0.1
_MOST_SET_ASIDE = 100
_CONFIGURATION_ERROR = 2


@dataclass
class Counted:
    """What came of one partition: a partial summary (None without rows) and the rows set aside, with their reasons."""

    partial: bytes | None
    set_aside: list[tuple[bytes, str]] = field(default_factory=list)


class PartitionCounter:
    """Counts the lines of one partition; `settings` have been resolved on this machine."""

    def __init__(self, settings: Settings, name: str, rows_a_process: int = _ROWS_A_PROCESS) -> None:
        """`name` tells this partition from all others."""
        self._settings = settings
        self._name = name
        self._rows_a_process = rows_a_process
        # Where Spark keeps what it removes with the executor; elsewhere where all temporary files are.
        local = os.environ.get("SPARK_LOCAL_DIRS", "").split(",")[0]
        self._folder = tempfile.TemporaryDirectory(prefix="verbatim-", dir=local if os.path.isdir(local) else None)
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self._partials: list[str] = []
        self._set_aside: list[tuple[bytes, str]] = []
        self._seen = 0

    def add(self, lines: Sequence[bytes]) -> None:
        """Takes lines, and counts them once there are enough."""
        for line in lines:
            self._waiting.append(line)
            self._waiting_bytes += len(line)
            if len(self._waiting) >= self._rows_a_process or self._waiting_bytes >= _BYTES_A_PROCESS:
                self._count_waiting()

    def finish(self) -> Counted:
        """Counts the rest and merges; the files are gone afterwards."""
        try:
            self._count_waiting()
            return Counted(merge_files(self._settings, self._partials, self._folder.name), self._set_aside)
        finally:
            self.close()

    def close(self) -> None:
        """Removes the files."""
        self._folder.cleanup()

    def _count_waiting(self) -> None:
        lines, first = self._waiting, self._seen
        self._waiting, self._waiting_bytes, self._seen = [], 0, self._seen + len(lines)
        ranges = [(0, len(lines), 0)] if lines else []
        while ranges:
            start, end, tried = ranges.pop()
            failure = self._count(lines[start:end], first + start)
            if failure is None:
                continue
            middle = (start + end) // 2
            if tried == 0:
                ranges.append((start, end, 1))
            elif end - start > 1:
                ranges += [(middle, end, 1), (start, middle, 1)]
            else:
                self._leave_out(lines[start], failure)

    def _count(self, lines: Sequence[bytes], first: int) -> Failure | None:
        out = os.path.join(self._folder.name, f"{first:015d}.json")
        # The rows' place in the partition tells parts apart that hold the very same records.
        arguments = self._settings.summary_arguments(f"{self._name}:{first}")
        data = b"\n".join(lines) + b"\n"
        share = max(len(lines) / self._rows_a_process, len(data) / _BYTES_A_PROCESS, _LEAST_TIME)
        failure = run(self._settings, [*arguments, "-o", out], self._settings.timeout * share, data)
        if failure is None:
            self._partials.append(out)
        return failure

    def _leave_out(self, line: bytes, failure: Failure) -> None:
        self._set_aside.append((line, str(failure)))
        if len(self._set_aside) > _MOST_SET_ASIDE:
            raise TooManyFailures(f"too many rows cannot be read for the rows to be at fault; the last: {failure}")


def merge_files(settings: Settings, files: Sequence[str], folder: str) -> bytes | None:
    """One partial summary from those in `files`, in their order; None from none."""
    if not files:
        return None
    merged = files[0]
    if len(files) > 1:
        merged = os.path.join(folder, "merged.json")
        failure = run(settings, ["merge", *files, "--partial", "--no-config", "-o", merged])
        if failure is not None:
            raise VerbatimError(f"verbatim merge failed: {failure}")
    with open(merged, "rb") as file:
        return file.read()


def run(
    settings: Settings, arguments: Sequence[str], timeout: float | None = None, data: bytes = b""
) -> Failure | None:
    """Runs the program on `data` to its end, for so many seconds at most.

    A mistake in the call or the input raises VerbatimError, as no repetition mends it.
    """
    assert settings.binary is not None
    timeout = settings.timeout if timeout is None else timeout
    command = [*guard(), settings.binary, *arguments]
    try:
        ran = subprocess.run(command, input=data, capture_output=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        return Failure("hung", f"it did not end within {timeout:g} s")
    if ran.returncode == 0:
        return None
    said = (ran.stderr.decode("utf-8", "replace").strip().splitlines() or [""])[-1]
    if ran.returncode == _CONFIGURATION_ERROR:
        raise VerbatimError(said or "verbatim ended with status 2")
    return Failure("died", f"it ended with {ending(ran.returncode)}{': ' if said else ''}{said}")
