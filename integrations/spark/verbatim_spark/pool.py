"""Idle processes of this Python worker: Spark reuses a worker for many tasks, and so a process serves many tasks."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import contextmanager

from .answering import Answerer
from .binary import resolve
from .process import AnswerProcess
from .settings import Settings

# Each holds its words in memory; a session seldom goes back and forth between more choices than these.
MOST_PROCESSES = 2
# The least recently used first.
_idle: list[tuple[Settings, Answerer]] = []


@contextmanager
def borrowed(settings: Settings) -> Iterator[Answerer]:
    """An answerer of one's own; it goes back to the idle ones unless the task ends in the middle of something."""
    answerer = _take(settings) or _started(settings)
    answerer.begin_task()
    try:
        yield answerer
    except BaseException:
        answerer.stop()
        raise
    _idle.append((settings, answerer))


@atexit.register
def stop_all() -> None:
    """Ends all idle processes, when the worker ends at the latest."""
    _keep(0)


def _take(settings: Settings) -> Answerer | None:
    """The idle process with these choices that was used last."""
    for index in reversed(range(len(_idle))):
        if _idle[index][0] == settings:
            return _idle.pop(index)[1]
    return None


def _started(settings: Settings) -> Answerer:
    _keep(MOST_PROCESSES - 1)
    found = resolve(settings)
    command = [found.binary, *found.tag_arguments()]
    answerer = Answerer(lambda: AnswerProcess(command, settings.timeout), settings.probe())
    answerer.begin()
    return answerer


def _keep(count: int) -> None:
    while len(_idle) > count:
        _idle.pop(0)[1].stop()
