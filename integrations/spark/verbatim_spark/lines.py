"""Arrow columns become lines of JSON, one a row."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from .errors import SetAside

_quoted: Callable[[str], str] = json.encoder.encode_basestring


def json_lines(batch: pa.RecordBatch, columns: Sequence[str]) -> list[bytes | SetAside]:
    """A line for each row with these columns; a reason for a row with a cell that cannot be read."""
    keys = [_quoted(name) + ":" for name in columns]
    cells = [_cells(batch.column(batch.schema.get_field_index(name)), key) for name, key in zip(columns, keys)]
    return [_line(row) for row in zip(*cells)]


def _line(cells: Sequence[str | None]) -> bytes | SetAside:
    if None in cells:
        return SetAside("a cell of this row is not UTF-8, or a date beyond the year 9999: mend it where it is read")
    return ("{" + ",".join(cells) + "}").encode("utf-8", "surrogatepass")  # type: ignore[arg-type]


def _cells(column: pa.Array, key: str) -> list[str | None]:
    """`"name":value` for each row; None where the value cannot be read."""
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return [None if text is _BROKEN else key + (_quoted(text) if text is not None else "null") for text in _texts(column)]
    return [None if value is _BROKEN else key + _value(value) for value in _values(column)]


def _values(column: pa.Array) -> list[Any]:
    try:
        return column.to_pylist()
    except (OverflowError, ValueError):
        # Dates beyond the year 9999 are no dates in Python.
        return [_python_value(cell) for cell in column]


def _python_value(cell: pa.Scalar) -> Any:
    try:
        return cell.as_py()
    except (OverflowError, ValueError):
        return _BROKEN


_BROKEN: Any = object()


def _texts(column: pa.Array) -> list[Any]:
    try:
        return column.to_pylist()
    except UnicodeDecodeError:
        return [_decoded(value) for value in column.cast(pa.binary()).to_pylist()]


def _decoded(value: bytes | None) -> Any:
    try:
        return value if value is None else value.decode("utf-8")
    except UnicodeDecodeError:
        return _BROKEN


def _value(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else _quoted(str(value))
    if isinstance(value, Decimal):
        # Not str: Decimal("0.000000000000000000") writes itself as 0E-18.
        return _quoted(format(value, "f"))
    if isinstance(value, datetime):
        # The time on the clock of the session's zone: what a report by day or weekend goes by.
        return _quoted(value.replace(tzinfo=None).isoformat())
    return _quoted(str(value))
