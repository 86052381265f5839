"""Answers of the program become Arrow columns; Arrow's own reader does the work, outside Python."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.json as arrow_json

from .errors import SetAside

_NOTHING = b"{}"
# Arrow reads no longer block.
MOST_BYTES = (1 << 31) - 2
_TOO_LARGE = SetAside("the answer of verbatim to this row is larger than Arrow holds (2 GB)")


def arrow_columns(
    answers: Sequence[bytes | SetAside], fields: Sequence[pa.Field]
) -> tuple[list[pa.Array], list[str | None]]:
    """A column for each field, all null in rows that were set aside, and the reasons, null in all others."""
    answers = [_TOO_LARGE if isinstance(answer, bytes) and len(answer) > MOST_BYTES else answer for answer in answers]
    lines = [_NOTHING if isinstance(answer, SetAside) else answer for answer in answers]
    reasons = [answer.reason if isinstance(answer, SetAside) else None for answer in answers]
    try:
        table = _read(lines, fields)
    except pa.ArrowInvalid:
        for index, line in enumerate(lines):
            if not _is_json(line):
                lines[index], reasons[index] = _NOTHING, "the answer of verbatim to this row is no JSON"
        table = _read(lines, fields)
    return [_one_chunk(table.column(field.name)) for field in fields], reasons


def _read(lines: Sequence[bytes], fields: Sequence[pa.Field]) -> pa.Table:
    data = b"\n".join(lines) + b"\n"
    return arrow_json.read_json(
        io.BytesIO(data),
        read_options=arrow_json.ReadOptions(use_threads=False, block_size=len(data) + 1),
        parse_options=arrow_json.ParseOptions(explicit_schema=pa.schema(fields), unexpected_field_behavior="ignore"),
    )


def _is_json(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _one_chunk(column: pa.ChunkedArray) -> pa.Array:
    combined = column.combine_chunks()
    if isinstance(combined, pa.ChunkedArray):
        return combined.chunk(0) if combined.num_chunks else pa.array([], column.type)
    return combined
