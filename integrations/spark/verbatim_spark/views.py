"""Figures from partial counts, on the machine that runs the driver."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .binary import find_binary, find_file
from .errors import VerbatimError

if TYPE_CHECKING:
    from .summaries import PartialSummary

_BINARY_FORMATS = ("xlsx", "partial")
# A command line holds so many file names without trouble.
_FILES_A_CALL = 1_000
_FORMATS = ("json", "table", "csv", "markdown", "xlsx", "partial")


def check_format(format: str) -> None:
    """Raises ValueError for a format that `view` does not know."""
    if format not in _FORMATS:
        raise ValueError(f"there is no format {format!r}: {', '.join(_FORMATS)}")


def view(
    counts: Sequence[bytes | PartialSummary],
    *,
    format: str = "json",
    min_n: int | None = None,
    top: int | None = None,
    sort: str | None = None,
    band: str | None = None,
    labels_in: str | None = None,
    flags: Sequence[str] = (),
    name: str | None = None,
    binary: str | None = None,
    lexicons: str | None = None,
) -> Any:
    """What `verbatim merge` makes of partial summaries, given in the order of their rows.

    `format` json gives a dict, table, csv and markdown a string, xlsx and partial bytes. `flags` are further options of
    `verbatim merge`. With `format` partial, `name` makes one part of all, which only as a whole is recognised again. Raises
    VerbatimError with the program's own message where they cannot be merged; counts are named by their place, from 1.
    """
    if isinstance(counts, (bytes, str)) or hasattr(counts, "counts"):
        raise ValueError("view takes a list of counts, also of one: view([counted])")
    if not counts:
        raise ValueError("there are no partial summaries to merge")
    if name is not None and format != "partial":
        raise ValueError("only counts can be given a name: format='partial'")
    counts = [getattr(part, "counts", part) for part in counts]
    check_format(format)
    if format == "partial":
        wanted = ["--partial", *([] if name is None else ["--part", name])]
    else:
        choices = {"min_n": min_n, "top": top, "sort": sort, "band": band, "labels_in": labels_in}
        wanted = view_arguments(format=format, **choices, flags=flags, lexicons=lexicons)
    program = find_binary(binary)
    with tempfile.TemporaryDirectory(prefix="verbatim-") as folder:
        files = [_write(folder, index, data) for index, data in enumerate(counts)]
        while len(files) > _FILES_A_CALL:
            files = [
                _merge(program, files[start : start + _FILES_A_CALL], ["--partial"], files[start] + ".merged")
                for start in range(0, len(files), _FILES_A_CALL)
            ]
        out = _merge(program, files, wanted, os.path.join(folder, "out." + _extension(format)))
        with open(out, "rb") as file:
            data = file.read()
    if format == "json":
        return json.loads(data)
    return data if format in _BINARY_FORMATS else data.decode("utf-8")


def view_arguments(
    *, format: str, flags: Sequence[str] = (), lexicons: str | None = None, **choices: str | int | None
) -> list[str]:
    """The options of `verbatim merge` that show figures in this format; raises VerbatimError where lexicons are not here."""
    check_format(format)
    arguments = ["--format", format]
    for choice, value in choices.items():
        if value is not None:
            arguments += ["--" + choice.replace("_", "-"), str(value)]
    if lexicons is not None:
        arguments += ["--lexicons", find_file(lexicons, "lexicons")]
    return [*arguments, *flags]


def _extension(format: str) -> str:
    return {"partial": "json", "table": "txt", "markdown": "md"}.get(format, format)


def _write(folder: str, index: int, data: bytes) -> str:
    path = os.path.join(folder, f"{index:06d}.json")
    with open(path, "wb") as file:
        file.write(data)
    return path


def _merge(program: str, files: Sequence[str], options: Sequence[str], out: str) -> str:
    ran = subprocess.run(
        [program, "merge", *files, "--no-config", *options, "-o", out], capture_output=True, check=False
    )
    if ran.returncode != 0:
        said = ran.stderr.decode("utf-8", "replace").strip()
        for place, file in enumerate(files, 1):
            said = said.replace(file, f"counts {place}")
        raise VerbatimError(said or f"verbatim merge ended with status {ran.returncode}")
    return out
