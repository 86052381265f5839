"""Idle processes of this Python worker: Spark reuses a worker for many tasks, and so a process serves many tasks."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import contextmanager

from .answering import Answerer
from .binary import resolve
from .process import AnswerProcess
from .settings import Settings

_idle: dict[Settings, list[Answerer]] = {}


@contextmanager
def borrowed(settings: Settings) -> Iterator[Answerer]:
    """An answerer of one's own; it goes back to the idle ones unless the task ends in the middle of something."""
    waiting = _idle.setdefault(settings, [])
    answerer = waiting.pop() if waiting else _started(settings)
    answerer.begin_task()
    try:
        yield answerer
    except BaseException:
        answerer.stop()
        raise
    waiting.append(answerer)


@atexit.register
def stop_all() -> None:
    """Ends all idle processes, when the worker ends at the latest."""
    for answerers in _idle.values():
        for answerer in answerers:
            answerer.stop()
    _idle.clear()


def _started(settings: Settings) -> Answerer:
    found = resolve(settings)
    command = [found.binary, *found.tag_arguments()]
    answerer = Answerer(lambda: AnswerProcess(command, settings.timeout), settings.probe())
    answerer.begin()
    return answerer
