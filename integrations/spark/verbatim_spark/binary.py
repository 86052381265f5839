"""Where the program and its files lie on this machine, and whether the program starts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import replace
from functools import lru_cache

from .errors import BinaryError, VerbatimError
from .settings import Settings

# The name of the program, and the folder that a shipped bundle is unpacked into.
PROGRAM = "verbatim"
BUNDLE = "verbatim-bundle"
_START_SECONDS = 60


def resolve(settings: Settings) -> Settings:
    """The same settings with every file as it is found here; raises BinaryError or VerbatimError naming what is not."""
    return replace(
        settings,
        binary=find_binary(settings.binary),
        lexicons=settings.lexicons and find_file(settings.lexicons, "lexicons"),
        overrides=settings.overrides and find_file(settings.overrides, "overrides"),
        codebooks=tuple(find_file(name, "codebook") if is_path(name) else name for name in settings.codebooks),
    )


def find_binary(argument: str | None = None) -> str:
    """The program that was named, else one shipped with the job, else the one on PATH; it has been seen to start."""
    roots = shipped_folders()
    candidates = []
    if argument is not None:
        candidates += [argument, *(os.path.join(root, os.path.basename(argument)) for root in roots)]
    for root in roots:
        candidates += [os.path.join(root, PROGRAM), os.path.join(root, BUNDLE, PROGRAM)]
    for candidate in candidates:
        if os.path.isfile(candidate):
            version(candidate)
            return candidate
    on_path = shutil.which(PROGRAM)
    if on_path is None:
        looked = ", ".join([*candidates, "PATH"])
        raise BinaryError(
            f"the program verbatim is not on this machine (looked at: {looked}); "
            "send it with verbatim_spark.ship(spark, 'path/to/verbatim') or spark-submit --files, or install it"
        )
    version(on_path)
    return on_path


def find_file(path: str, what: str) -> str:
    """A file or folder by its path, else by its last name among what was shipped."""
    candidates = [path, *(os.path.join(root, os.path.basename(path.rstrip("/"))) for root in shipped_folders())]
    for candidate in candidates:
        if os.path.exists(candidate):
            return candidate
    raise VerbatimError(
        f"{what}: {path} is not on this machine (looked at: {', '.join(candidates)}); "
        f"send it with verbatim_spark.ship(spark, …, {'lexicons' if what == 'lexicons' else 'files'}=…)"
    )


def is_path(codebook: str) -> bool:
    """Whether a codebook is a file, not the name of a built-in one."""
    return "/" in codebook or codebook.endswith((".yaml", ".yml", ".csv", ".xlsx"))


@lru_cache(maxsize=None)
def version(binary: str) -> str:
    """What the program says of itself; raises BinaryError with the reason where it does not start."""
    try:
        ran = subprocess.run([binary, "--version"], capture_output=True, timeout=_START_SECONDS, check=False)
    except PermissionError as error:
        raise BinaryError(f"{binary} is not executable: chmod +x it before it is sent") from error
    except OSError as error:
        raise BinaryError(f"{binary} does not run on this machine: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise BinaryError(f"{binary} --version did not end in {_START_SECONDS} s") from error
    said = ran.stdout.decode("utf-8", "replace").strip()
    if ran.returncode == 0 and said:
        return said
    raise BinaryError(f"{binary} does not start: {_reason(binary, ran.stderr.decode('utf-8', 'replace').strip())}")


def _reason(binary: str, errors: str) -> str:
    missing = missing_libraries(binary) or re.findall(r"(\S+\.so[.\d]*): cannot open", errors)
    if not missing:
        return errors or "it says nothing"
    return (
        f"these libraries are missing: {', '.join(dict.fromkeys(missing))}; send the bundle that "
        "Scripts/bundle.sh makes, which has them inside, or install them on every machine"
    )


def missing_libraries(binary: str) -> list[str]:
    """The shared libraries that the loader cannot find, where `ldd` is there to ask."""
    try:
        ran = subprocess.run(["ldd", binary], capture_output=True, text=True, timeout=_START_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return re.findall(r"^\s*(\S+) => not found", ran.stdout, re.MULTILINE)


def shipped_folders() -> list[str]:
    """Where Spark puts files that travel with a job; empty outside Spark."""
    try:
        from pyspark import SparkFiles
    except ImportError:
        return []
    try:
        return [os.path.abspath(SparkFiles.getRootDirectory())]
    except Exception:  # no context is running: an assertion, or an attribute of None, by version
        return []
