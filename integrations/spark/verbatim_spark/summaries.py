"""`summary`: the figures of a whole data frame, from partial counts of its partitions."""

from __future__ import annotations

import os
import tempfile
import warnings
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .checking import check_counting
from .errors import SetAside, SetAsideWarning
from .schema import check_columns
from .settings import Settings, names
from .views import check_format, view, view_arguments

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

# So many partial counts are merged by one task before the driver sees them.
FAN_IN = 64
# So many rows that are in no figure are named; all of them are counted.
MOST_NAMED = 100
# The part that a data frame is without a name of its own.
_UNNAMED = "data frame"
_PARTIALS = "part long, counts binary, set_aside array<struct<row: string, reason: string>>, set_aside_n long"


@dataclass(frozen=True)
class PartialSummary:
    """Counts that `view` turns into figures and `verbatim merge` reads once they are in a file.

    `counts` are the bytes of a partial summary; `set_aside` are the first hundred rows that are in no figure, as JSON, with
    their reasons, and `set_aside_n` is how many there are.
    """

    counts: bytes
    set_aside: tuple[tuple[str, str], ...] = ()
    set_aside_n: int = 0


def summary(
    df: DataFrame,
    *,
    text: str,
    format: str = "json",
    min_n: int | None = None,
    top: int | None = None,
    sort: str | None = None,
    band: str | None = None,
    labels_in: str | None = None,
    view_flags: Sequence[str] = (),
    **choices: Any,
) -> Any:
    """The summary of all rows, the same as `verbatim summary` gives of them on one machine.

    `choices` are those of `partial`; `format` and what follows are those of `view`. Row numbers count in the order of the
    partitions. Rows that no attempt could read are counted in a SetAsideWarning and, in JSON, under `set_aside_n`; the first
    hundred are named under `set_aside`.
    """
    check_format(format)
    name = choices.pop("name", None)
    settings = _settings(df, text=text, **choices)
    shown = {"min_n": min_n, "top": top, "sort": sort, "band": band, "labels_in": labels_in}
    looks = {"format": format, "flags": names(view_flags), "lexicons": settings.lexicons, **shown}
    check_counting(settings, None if format == "partial" else view_arguments(**looks))
    counted = _count(df, settings, name)
    figures = view([counted], binary=settings.binary, **looks)
    if counted.set_aside and isinstance(figures, dict):
        figures["set_aside"] = [{"row": row, "reason": reason} for row, reason in counted.set_aside]
        figures["set_aside_n"] = counted.set_aside_n
    return figures


def partial(
    df: DataFrame,
    *,
    text: str,
    name: str | None = None,
    score: str | None = None,
    id: str | None = None,
    scale: str | None = None,
    bands: str | None = None,
    lang: str | None = None,
    language_column: str | None = None,
    question: str | None = None,
    weight: str | None = None,
    time: str | None = None,
    by: str | Sequence[str] = (),
    columns: Sequence[str] = (),
    codebooks: Sequence[str] = (),
    lexicons: str | None = None,
    overrides: str | None = None,
    flags: Sequence[str] = (),
    binary: str | None = None,
    timeout: float = 300.0,
) -> PartialSummary:
    """The counts of all rows, to be viewed now or kept and merged with those of another day.

    `name` tells these rows from those of other calls: the same rows under the same name, however they are spread, are
    refused when they are merged again, and under another name are other rows. Without one the rows alone decide.

    `timeout` is in seconds for 100,000 rows or 64 MB. `time` must be a column of dates or timestamps: dates in words or
    digits are understood from the column as a whole, which no partition sees. `flags` are further options of
    `verbatim summary`.
    Raises ValueError where the data frame has no rows, or the program refuses a choice.
    """
    settings = _settings(
        df, text=text, score=score, id=id, scale=scale, bands=bands, lang=lang, language_column=language_column,
        question=question, weight=weight, time=time, by=by, columns=columns, codebooks=codebooks, lexicons=lexicons,
        overrides=overrides, flags=flags, binary=binary, timeout=timeout,
    )  # fmt: skip
    check_counting(settings)
    return _count(df, settings, name)


def _settings(df: DataFrame, *, timeout: float = 300.0, **choices: Any) -> Settings:
    """The choices of `partial` as settings; raises ValueError where they do not fit the data frame."""
    several = {key: names(choices.pop(key, ())) for key in ("by", "columns", "codebooks", "flags")}
    settings = Settings(**choices, **several, timeout=float(timeout))
    needed = settings.needed()
    question, time = settings.question, settings.time
    if question is not None and question in df.columns and question not in needed:
        raise ValueError(f"the question is a column: name it in columns too, columns=[{question!r}]")
    check_columns(df.schema, needed, settings.text)
    if time is not None and df.schema[time].dataType.typeName() not in ("date", "timestamp", "timestamp_ntz"):
        raise ValueError(f"the time column {time!r} must hold dates or timestamps: use to_date(…) first")
    return settings


def _count(df: DataFrame, settings: Settings, name: str | None) -> PartialSummary:
    """Counts the partitions, merges them where they lie, and the rest on the driver."""
    rows = df.select(*[f"`{column}`" for column in settings.needed()]).mapInArrow(CountTask(settings), _PARTIALS)
    groups = rows.repartition(_group()).mapInArrow(MergeTask(settings), _PARTIALS).collect()
    groups.sort(key=lambda row: row["part"])
    if not groups:
        raise ValueError("there is nothing in the data frame: no rows, no summary")
    left_out = tuple((row["row"], row["reason"]) for group in groups for row in group["set_aside"])[:MOST_NAMED]
    count = sum(group["set_aside_n"] for group in groups)
    if count:
        warnings.warn(f"{count} rows are in no figure; the first: {left_out[0][1]}", SetAsideWarning, stacklevel=3)
    counts = [zlib.decompress(group["counts"]) for group in groups if group["counts"] is not None]
    if not counts:
        raise ValueError(f"no row could be read; the first: {left_out[0][1]}")
    whole = view(counts, format="partial", name=name or _UNNAMED, binary=settings.binary)
    return PartialSummary(whole, left_out, count)


class CountTask:
    """Counts one partition."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """One row: the partition's number and its counts; none where the partition is empty."""
        from pyspark import TaskContext

        from .binary import resolve
        from .counting import PartitionCounter
        from .lines import json_lines

        context = TaskContext.get()
        part = context.partitionId() if context is not None else 0
        counter = None
        broken: list[tuple[str, str]] = []
        seen = unreadable = 0
        for batch in batches:
            if counter is None and batch.num_rows:
                counter = PartitionCounter(resolve(self.settings), str(part))
            lines = json_lines(batch, self.settings.needed())
            for number, line in enumerate(lines, seen + 1):
                if isinstance(line, SetAside):
                    unreadable += 1
                    if len(broken) < MOST_NAMED:
                        broken.append((f"row {number} of partition {part}", line.reason))
            seen += len(lines)
            if counter is not None:
                counter.add([line for line in lines if isinstance(line, bytes)])
        if counter is None:
            return
        counted = counter.finish()
        named = broken + [(line.decode("utf-8", "replace"), reason) for line, reason in counted.set_aside]
        yield _record(part, counted.partial, named, unreadable + len(counted.set_aside))


class MergeTask:
    """Merges the partial counts of neighbouring partitions, so that the driver has few to merge."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """One row a group of `FAN_IN` partitions, in their order."""
        from .binary import resolve
        from .counting import merge_files

        rows = sorted((row for batch in batches for row in batch.to_pylist()), key=lambda row: row["part"])
        groups: dict[int, list[dict[str, Any]]] = {}
        for row in rows:
            groups.setdefault(row["part"] // FAN_IN, []).append(row)
        for members in groups.values():
            with tempfile.TemporaryDirectory(prefix="verbatim-") as folder:
                counts = [zlib.decompress(row["counts"]) for row in members if row["counts"] is not None]
                merged = merge_files(resolve(self.settings), write_files(counts, folder), folder)
            left_out = [(row["row"], row["reason"]) for member in members for row in member["set_aside"]]
            yield _record(members[0]["part"], merged, left_out, sum(member["set_aside_n"] for member in members))


def write_files(counts: Sequence[bytes], folder: str) -> list[str]:
    """Each of the partial summaries in a file of its own."""
    paths = [os.path.join(folder, f"{index:06d}.json") for index in range(len(counts))]
    for path, data in zip(paths, counts):
        with open(path, "wb") as file:
            file.write(data)
    return paths


def _group() -> Any:
    from pyspark.sql.functions import expr

    return expr(f"part div {FAN_IN}")


def _record(part: int, counts: bytes | None, left_out: Sequence[tuple[str, str]], count: int) -> pa.RecordBatch:
    import pyarrow as pa

    pairs = pa.list_(pa.struct([("row", pa.string()), ("reason", pa.string())]))
    return pa.RecordBatch.from_arrays(
        [
            pa.array([part], pa.int64()),
            pa.array([None if counts is None else zlib.compress(counts)], pa.binary()),
            pa.array([[{"row": row, "reason": reason} for row, reason in left_out[:MOST_NAMED]]], pairs),
            pa.array([count], pa.int64()),
        ],
        names=["part", "counts", "set_aside", "set_aside_n"],
    )
