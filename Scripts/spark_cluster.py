"""A standalone Spark cluster on this machine: a master and workers, each a process of its own, on 127.0.0.1 only."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pyspark

_START_SECONDS = 60
_QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


class Cluster:
    """Starts with `with`, and leaves nothing running behind."""

    def __init__(self, folder: Path, workers: int, memory: str = "1g") -> None:
        self._folder = folder
        self._count = workers
        self._memory = memory
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self.url = ""

    def __enter__(self) -> Cluster:
        port = _free_port()
        self.url = f"spark://127.0.0.1:{port}"
        try:
            self._start("master", "master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
            self._wait("master", "elected leader")
            for index in range(self._count):
                name = f"worker{index}"
                options = ["--host", "127.0.0.1", "--cores", "1", "--memory", self._memory, "--webui-port", "0"]
                self._start(name, "worker.Worker", *options, "--work-dir", str(self._folder / name), self.url)
            for index in range(self._count):
                self._wait(f"worker{index}", "Successfully registered")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes.values()):
            _end_session(process)

    def kill(self, name: str) -> None:
        """Kills a worker with all it started, as when its machine fails."""
        _end_session(self._processes[name])

    def _start(self, name: str, kind: str, *options: str) -> None:
        command = [os.path.join(os.path.dirname(pyspark.__file__), "bin", "spark-class")]
        daemon = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m", "SPARK_DAEMON_JAVA_OPTS": _QUICK}
        environment = {**os.environ, **daemon}
        with open(self._folder / f"{name}.log", "wb") as log:
            self._processes[name] = subprocess.Popen(
                [*command, f"org.apache.spark.deploy.{kind}", *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, start_new_session=True,
            )  # fmt: skip

    def _wait(self, name: str, words: str) -> None:
        log = self._folder / f"{name}.log"
        deadline = time.monotonic() + _START_SECONDS
        while words not in log.read_text(errors="replace"):
            if self._processes[name].poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{name} did not start:\n" + "\n".join(log.read_text().splitlines()[-5:]))
            time.sleep(0.1)


def session_members(session: int) -> Iterator[int]:
    """The processes of a session: what one started, and what those started."""
    for entry in os.listdir("/proc"):
        if entry.isdigit() and _stat(int(entry))[3:4] == [str(session)]:
            yield int(entry)


def cpu_seconds(pid: int) -> float:
    """The processor time of a process that runs; 0 where it has ended."""
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if len(fields) > 12 else 0.0


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that waits to be taken note of has ended."""
    return _stat(pid)[:1] not in ([], ["Z"])


def parent(pid: int) -> int:
    """The process that started one."""
    return int(_stat(pid)[1])


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the third on: state, parent, group, session, …"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _end_session(process: subprocess.Popen[bytes]) -> None:
    """Ends a process with everything in its session, which it alone leads."""
    for pid in list(session_members(process.pid)):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    if process.poll() is None:
        process.kill()
    process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
