"""Choices are tried on the driver, on one row, so that a mistake in them is told before a job starts."""

from __future__ import annotations

import os
import subprocess
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import replace

from .binary import find_binary, find_file, is_path
from .errors import BinaryError, VerbatimError
from .settings import Settings

_CONFIGURATION_ERROR = 2
_SECONDS = 60


def check_tagging(settings: Settings) -> None:
    """Raises ValueError with the program's own words where it refuses the choices of `tag`."""
    if any(flag == "--where" or flag.startswith("--where=") for flag in settings.flags):
        raise ValueError("tag gives back every row, so it takes no --where: filter the data, df.where(…)")
    if "--redact" in settings.flags:
        raise ValueError(
            "tag gives back the comments as they are, so it takes no --redact, which would count offsets in other text: "
            "mask the files with verbatim redact before"
        )
    found = _found_here(settings)
    if found is not None:
        _try([found.binary, *found.tag_arguments()], found.probe() + b"\n")


def check_counting(settings: Settings, view: Sequence[str] | None = None) -> None:
    """Raises ValueError where the program refuses the choices of `partial`, or the options `view` of its figures."""
    found = _found_here(settings)
    if found is None:
        return
    with tempfile.TemporaryDirectory(prefix="verbatim-") as folder:
        counts = os.path.join(folder, "counts.json")
        _try([found.binary, *found.summary_arguments("check"), "-o", counts], found.sample() + b"\n")
        if view is not None and os.path.exists(counts):
            out = os.path.join(folder, "out")
            _try([found.binary, "merge", counts, "--no-config", *view, "-o", out], b"")


def _try(command: Sequence[str | None], rows: bytes) -> None:
    """Only what the program calls a mistake is one: whatever else fails here need not fail on the executors."""
    try:
        ran = subprocess.run(command, input=rows, capture_output=True, timeout=_SECONDS, check=False)  # type: ignore[arg-type]
    except (OSError, subprocess.TimeoutExpired):
        return
    if ran.returncode == _CONFIGURATION_ERROR:
        said = (ran.stderr.decode("utf-8", "replace").strip().splitlines() or ["verbatim refuses these choices"])[-1]
        raise ValueError(said.removeprefix("verbatim: ").removeprefix("-: "))


def _found_here(settings: Settings) -> Settings | None:
    """The settings as the driver can try them: without files that only executors have; None where it has no program."""
    try:
        binary = find_binary(settings.binary)
    except BinaryError:
        return None
    lexicons, overrides = _here(settings.lexicons, "lexicons"), _here(settings.overrides, "overrides")
    codebooks = [_here(name, "codebook") if is_path(name) else name for name in settings.codebooks]
    known = tuple(name for name in codebooks if name is not None)
    return replace(settings, binary=binary, lexicons=lexicons, overrides=overrides, codebooks=known)


def _here(path: str | None, what: str) -> str | None:
    if path is None:
        return None
    try:
        return find_file(path, what)
    except VerbatimError:
        words = f"{what}: {path} is not on the driver, so that it was not tried; executors must have it"
        warnings.warn(words, UserWarning, stacklevel=5)
        return None
