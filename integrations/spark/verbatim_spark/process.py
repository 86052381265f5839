"""One long-lived `verbatim tag --unbuffered`: lines go in, as many answers come out.

The answer to a line is one line that carries the line's number (`row`), so that a batch is answered when as many lines
have come back as were sent, and every answer can be held against its question. One loop writes what the pipe takes and
reads what it gives, so that neither side ever waits for the other with a full pipe.
"""

from __future__ import annotations

import fcntl
import os
import selectors
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from functools import lru_cache

from .errors import Failure

_PIPE_BYTES = 1 << 20
_STDERR_KEPT = 4_000


class AnswerProcess:
    """A running program that answers each line; after a failure it is dead and another must be started."""

    def __init__(self, command: Sequence[str], timeout: float) -> None:
        """Starts `command`; `timeout` in seconds is how long it may neither read nor answer."""
        self._timeout = timeout
        self._child = subprocess.Popen(
            [*guard(), *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
        )
        self._asked = 0
        self._errors = b""
        for pipe in (self._child.stdin, self._child.stdout, self._child.stderr):
            os.set_blocking(pipe.fileno(), False)
            _widen(pipe.fileno())

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._child.pid

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._child.poll() is None

    def ask(self, lines: Sequence[bytes]) -> tuple[list[bytes], Failure | None]:
        """The answers to `lines`, in order; fewer than lines, with what happened, where it failed."""
        if not lines:
            return [], None
        received, failure = self._exchange(b"\n".join(lines) + b"\n", len(lines))
        answers = received.split(b"\n")
        rest = answers.pop()
        good = self._count_good(answers, len(lines))
        if failure is None and (good < len(answers) or rest):
            failure = Failure("garbage", "its answer is not a record of this row" + self._said())
        self._asked += len(lines)
        if failure:
            self.stop()
        return answers[:good], failure

    def stop(self) -> None:
        """Ends it at once and frees its pipes."""
        if self.is_alive:
            self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout, self._child.stderr):
            try:
                pipe.close()
            except OSError:
                pass

    def _count_good(self, answers: list[bytes], most: int) -> int:
        for index, answer in enumerate(answers[:most]):
            number = b'"row":%d,' % (self._asked + index + 1)
            if not (answer.startswith(b"{") and answer.endswith(b"}") and number in answer):
                return index
        return min(len(answers), most)

    def _exchange(self, question: bytes, count: int) -> tuple[bytes, Failure | None]:
        stdin, stdout, stderr = (pipe.fileno() for pipe in (self._child.stdin, self._child.stdout, self._child.stderr))
        unsent, received, lines = memoryview(question), [], 0
        with selectors.DefaultSelector() as selector:
            selector.register(stdin, selectors.EVENT_WRITE)
            selector.register(stdout, selectors.EVENT_READ)
            selector.register(stderr, selectors.EVENT_READ)
            deadline = time.monotonic() + self._timeout
            while lines < count:
                ready = {key.fd for key, _ in selector.select(max(0.0, deadline - time.monotonic()))}
                if stderr in ready and not self._read_errors(stderr):
                    selector.unregister(stderr)
                if stdout in ready:
                    data = os.read(stdout, _PIPE_BYTES)
                    if not data:
                        return b"".join(received), self._death()
                    received.append(data)
                    lines += data.count(b"\n")
                    deadline = time.monotonic() + self._timeout
                if stdin in ready:
                    sent = _write(stdin, unsent)
                    unsent = unsent[sent:] if sent is not None else unsent[:0]
                    deadline = time.monotonic() + self._timeout
                    if not unsent:
                        selector.unregister(stdin)
                if time.monotonic() > deadline:
                    detail = f"it gave no sign of life for {self._timeout:g} s{self._said()}"
                    return b"".join(received), Failure("hung", detail)
        return b"".join(received), None

    def _read_errors(self, stderr: int) -> bool:
        try:
            data = os.read(stderr, _PIPE_BYTES)
        except BlockingIOError:
            return True
        self._errors = (self._errors + data)[-_STDERR_KEPT:]
        return bool(data)

    def _death(self) -> Failure:
        try:
            status = self._child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return Failure("died", "it closed its output" + self._said())
        while self._read_errors(self._child.stderr.fileno()) and len(self._errors) < _STDERR_KEPT:
            if not select_readable(self._child.stderr.fileno()):
                break
        return Failure("died", f"it ended with {ending(status)}{self._said()}")

    def _said(self) -> str:
        last = self._errors.decode("utf-8", "replace").strip().splitlines()[-1:]
        return f": {last[0]}" if last else ""


@lru_cache(maxsize=None)
def guard() -> tuple[str, ...]:
    """What a command begins with so that it does not outlive this process, even where it hangs.

    A program whose input ends comes to an end by itself. One that hangs is ended by the kernel, where util-linux is there
    to ask for it; elsewhere nothing is put before the command.
    """
    command = ("setpriv", "--pdeathsig", "KILL")
    if shutil.which(command[0]) is None:
        return ()
    try:
        ran = subprocess.run([*command, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return command if ran.returncode == 0 else ()


def ending(status: int) -> str:
    """An exit status in words: `status 2`, or the signal that ended it."""
    if status >= 0:
        return f"status {status}"
    try:
        return f"signal {signal.Signals(-status).name}"
    except ValueError:
        return f"signal {-status}"


def select_readable(descriptor: int) -> bool:
    """Whether something can be read at once."""
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, selectors.EVENT_READ)
        return bool(selector.select(0))


def _write(descriptor: int, data: memoryview) -> int | None:
    """How many bytes were taken; None where nobody reads any more."""
    try:
        return os.write(descriptor, data[:_PIPE_BYTES])
    except BlockingIOError:
        return 0
    except BrokenPipeError:
        return None


def _widen(descriptor: int) -> None:
    """Fewer, larger reads and writes, where the system grants them."""
    try:
        fcntl.fcntl(descriptor, getattr(fcntl, "F_SETPIPE_SZ", 1031), _PIPE_BYTES)
    except OSError:
        pass
