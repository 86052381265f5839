"""`ship`: the program, its lexicons and this package travel with the job."""

from __future__ import annotations

import atexit
import filecmp
import io
import os
import shutil
import sys
import tarfile
import tempfile
import warnings
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from .binary import BUNDLE, PROGRAM
from .errors import BinaryError, VerbatimError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_ARCHIVES = (".tar.gz", ".tgz")


def ship(
    spark: SparkSession, binary: str | None = None, *, lexicons: str | None = None, files: Sequence[str] = ()
) -> None:
    """Sends what the executors need; call it before the first `tag` or `summary`, and again where more is needed.

    `binary` is the program as one file, or the bundle (.tar.gz) that Scripts/bundle.sh makes, with its libraries inside;
    None where the executors have it on PATH. `lexicons` is a folder of lexicons, `files` are codebooks and corrections. Name
    them to `tag` and `summary` by the same paths. Executors fetch files when they first work, so leave them until the session
    ends. Raises BinaryError or FileNotFoundError where something is not there.
    """
    context = spark.sparkContext
    hint = None if "PYSPARK_PYTHON" in os.environ else python_hint(context.pythonExec, sys.executable)
    if hint is not None:
        warnings.warn(hint, UserWarning, stacklevel=2)
    folder = _folder(context.applicationId)
    if binary is not None:
        _ship_program(context, binary, folder)
    if lexicons is not None:
        context.addArchive(_packed(lexicons, folder) + "#" + os.path.basename(os.path.abspath(lexicons)))
    for path in files:
        if not os.path.isfile(path):
            raise FileNotFoundError(f"{path} is not a file: it cannot be sent")
        context.addFile(os.path.abspath(path))
    context.addPyFile(_package(folder))


def python_hint(executors: str, driver: str) -> str | None:
    """What to say where executors would start another Python than the driver's; None where they do not."""
    found = shutil.which(executors)
    if found is not None and _installation(found) == _installation(driver):
        return None
    where = found or f"{executors}, which is not on this machine"
    return (
        f"executors run the Python {where}, the driver runs {driver}: both must be of the same version, and that of the "
        "executors must have PyArrow; if it has not, set PYSPARK_PYTHON (or spark.pyspark.python) before the session starts"
    )


def _installation(python: str) -> str:
    return os.path.realpath(os.path.dirname(os.path.abspath(python)))


@lru_cache(maxsize=None)
def _folder(session: str) -> str:
    """Where copies lie until this process ends, one folder a session: Spark takes a file again only by the same path."""
    folder = tempfile.mkdtemp(prefix="verbatim-ship-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _ship_program(context, binary: str, folder: str) -> None:
    if not os.path.isfile(binary):
        raise BinaryError(f"{binary} is not a file: name the program verbatim, or the bundle with it")
    if binary.endswith(_ARCHIVES):
        context.addArchive(os.path.abspath(binary) + "#" + BUNDLE)
        return
    if not os.access(binary, os.X_OK):
        raise BinaryError(f"{binary} is not executable: chmod +x it first")
    # Files keep their own name on the way, and this one is looked up under the program's.
    path = os.path.join(folder, PROGRAM)
    if os.path.exists(path) and not filecmp.cmp(binary, path, shallow=False):
        raise BinaryError("another program was shipped in this session: stop the session first")
    if not os.path.exists(path):
        shutil.copy2(binary, path)
    try:
        context.addFile(path)
    except Exception as error:
        if "already" not in str(error):
            raise
        raise BinaryError("spark-submit has sent another file named verbatim with this job: send one of them") from error


def _packed(lexicons: str, folder: str) -> str:
    if not os.path.isdir(lexicons):
        raise FileNotFoundError(f"{lexicons} is not a folder of lexicons")
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name in sorted(os.listdir(lexicons)):
            archive.add(os.path.join(lexicons, name), arcname=name)
    path = os.path.join(folder, os.path.basename(os.path.abspath(lexicons)) + ".tar")
    if not _write(path, data.getvalue()):
        raise VerbatimError(f"other lexicons named {os.path.basename(path)[:-4]} were shipped in this session: stop it first")
    return path


def _write(path: str, data: bytes) -> bool:
    """Writes a file that was not there; whether these bytes are in it now."""
    if os.path.exists(path):
        with open(path, "rb") as file:
            return file.read() == data
    with open(path, "wb") as file:
        file.write(data)
    return True


def _package(folder: str) -> str:
    """This package as one file that Python imports from."""
    source = os.path.dirname(os.path.abspath(__file__))
    path = os.path.join(folder, "verbatim_spark.zip")
    if os.path.exists(path):
        return path
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(os.listdir(source)):
            if name.endswith(".py"):
                archive.write(os.path.join(source, name), "verbatim_spark/" + name)
    return path
