"""Answers for every line whatever the program does: restarts it, asks again, and sets aside what it cannot read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from .errors import BinaryError, Failure, SetAside, TooManyFailures
from .process import AnswerProcess

_STARTS = 3


class Answerer:
    """Holds one process and replaces it when it dies, hangs or answers nonsense.

    Answers come in the order of the lines, so the first unanswered line is the suspect. It is asked again with all that
    follow (somebody may just have killed the process), then alone. Where it fails alone, it is set aside; where it does
    not, what follows is halved, until the culprit stands alone.
    """

    def __init__(self, start: Callable[[], AnswerProcess], probe: bytes, most_set_aside: int = 100) -> None:
        """`start` starts a process; `probe` is a line that every working process answers.

        More than `most_set_aside` rows set aside in one task raise TooManyFailures.
        """
        self._start = start
        self._probe = probe
        self._process: AnswerProcess | None = None
        self._most_set_aside = self._left = most_set_aside
        self.restarts = 0

    def answers(self, lines: Sequence[bytes]) -> list[bytes | SetAside]:
        """An answer or a reason for each line."""
        results: list[bytes | SetAside] = []
        suspicions: Counter[int] = Counter()
        ranges = [(0, len(lines))]
        while ranges:
            first, end = ranges.pop()
            good, failure = self._ask(lines[first:end])
            results.extend(good)
            first += len(good)
            if failure is None:
                continue
            suspicions[first] += 2 if failure.kind == "hung" and end - first > 1 else 1
            if suspicions[first] < 2:
                ranges.append((first, end))
            elif end - first == 1:
                results.append(self._set_aside(failure))
            else:
                middle = (first + 1 + end) // 2
                later = [(middle, end), (first + 1, middle), (first, first + 1)]
                ranges.extend(part for part in later if part[0] < part[1])
        return results

    def begin(self) -> None:
        """Starts the process where none runs; raises BinaryError where none can be had."""
        if self._process is not None and self._process.is_alive:
            return
        self.stop()
        failure: Failure | None = None
        for _ in range(_STARTS):
            self._process = self._start()
            good, failure = self._process.ask([self._probe])
            if failure is None and good:
                return
            self._process = None
        raise BinaryError(f"verbatim does not answer the simplest row: {failure}")

    def begin_task(self) -> None:
        """Begins to count the rows set aside anew."""
        self._left = self._most_set_aside

    def stop(self) -> None:
        """Ends the process, if there is one."""
        if self._process is not None:
            self._process.stop()
            self._process = None

    def _ask(self, lines: Sequence[bytes]) -> tuple[list[bytes], Failure | None]:
        self.begin()
        assert self._process is not None
        good, failure = self._process.ask(lines)
        if failure is not None:
            self._process = None
            self.restarts += 1
        return good, failure

    def _set_aside(self, failure: Failure) -> SetAside:
        self._left -= 1
        if self._left < 0:
            raise TooManyFailures(f"too many rows cannot be read for the rows to be at fault; the last: {failure}")
        return SetAside(f"verbatim could not read this row: {failure}")
