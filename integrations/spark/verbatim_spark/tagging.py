"""`tag`: each comment's language, sentiment, band and themes as columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from .checking import check_tagging
from .cutting import stretches
from .errors import SetAside
from .schema import ERROR, added_fields, answer_fields, check_columns
from .settings import Settings, names

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

    from .answering import Answerer

# Of lines sent at once, and of answers in a batch: far below what Arrow holds, and little for an executor's memory.
SLICE_BYTES = 64_000_000


def tag(
    df: DataFrame,
    *,
    text: str,
    score: str | None = None,
    id: str | None = None,
    scale: str | None = None,
    bands: str | None = None,
    lang: str | None = None,
    language_column: str | None = None,
    question: str | None = None,
    codebooks: Sequence[str] = (),
    lexicons: str | None = None,
    overrides: str | None = None,
    evidence: bool = True,
    prefix: str = "",
    columns: Sequence[str] = (),
    flags: Sequence[str] = (),
    binary: str | None = None,
    timeout: float = 60.0,
) -> DataFrame:
    """The rows of `df` with what `verbatim tag` says of each: as many rows as before, in the same order.

    Added are `language`, `sentiment` (score, label, positive, negative, and hits with `evidence`), `band`, `themes` (id,
    label, sentiment, evidence), `flags`, `rejected` (why the score is unusable, else null) and `verbatim_error` (why no
    answer could be had, else null), each with `prefix` before its name.

    `text`, `score`, `id`, `language_column` and `question` name columns; a score needs its `scale` or `bands`. `flags` are
    further options of `verbatim tag`, and `columns` further columns that they name. `timeout` is in seconds without a sign
    of life. `binary`, `lexicons`, `overrides` and codebook files are looked up on each executor: as given, then among the
    files shipped with the job; the program also on PATH.

    Raises ValueError where a column is missing or the program refuses a choice: where the driver has the program, it is asked
    at once, on one row. A job whose program is missing on an executor or does not start fails with BinaryError.
    """
    from pyspark.sql.types import StructType

    settings = Settings(
        text=text, score=score, id=id, scale=scale, bands=bands, lang=lang, language_column=language_column,
        question=question, codebooks=names(codebooks), lexicons=lexicons, overrides=overrides, evidence=evidence,
        columns=_with_question(df, question, columns), flags=names(flags), binary=binary, timeout=float(timeout),
    )  # fmt: skip
    check_columns(df.schema, settings.needed(), text)
    dotted = [name for name in df.columns if "." in name or "`" in name]
    if dotted:
        raise ValueError(f"Spark cannot hand on the column {dotted[0]!r}, as of its name: rename it or leave it out")
    added = added_fields(evidence, prefix)
    # Without regard to capitals, as Spark compares names.
    own = {name.lower() for name in df.columns}
    taken = {field.name for field in added if field.name.lower() in own}
    if taken:
        raise ValueError(f"the data has columns of these names already: {', '.join(sorted(taken))}; give a prefix")
    check_tagging(settings)
    schema = StructType([*df.schema.fields, *added])
    return df.mapInArrow(TagTask(settings, schema), schema)


def rejects(tagged: DataFrame, prefix: str = "") -> DataFrame:
    """The rows of `tag` that have no usable score or no answer, with why in the column `reason`."""
    from pyspark.sql.functions import coalesce, col

    if "reason" in (name.lower() for name in tagged.columns):
        raise ValueError("the data has a column 'reason' already: rename it before")
    reason = coalesce(col(f"`{prefix}{ERROR}`"), col(f"`{prefix}rejected`"))
    return tagged.where(reason.isNotNull()).withColumn("reason", reason)


def accepted(tagged: DataFrame, prefix: str = "") -> DataFrame:
    """The other rows of `tag`; together with `rejects` they are all rows."""
    from pyspark.sql.functions import coalesce, col

    return tagged.where(coalesce(col(f"`{prefix}{ERROR}`"), col(f"`{prefix}rejected`")).isNull())


class TagTask:
    """What an executor does with the batches of one partition."""

    def __init__(self, settings: Settings, schema: StructType, slice_bytes: int = SLICE_BYTES) -> None:
        self.settings = settings
        self.schema = schema
        self.slice_bytes = slice_bytes

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The batches with the added columns; a batch with much text comes back in several."""
        import pyarrow as pa
        from pyspark.sql.pandas.types import to_arrow_schema

        from .answers import arrow_columns
        from .pool import borrowed

        fields = answer_fields(self.settings.evidence)
        answered = list(to_arrow_schema(_struct_of(fields)))
        added = list(to_arrow_schema(self.schema))[-len(fields) - 1 :]
        with borrowed(self.settings) as answerer:
            for batch in batches:
                schema = pa.schema([*batch.schema, *added])
                for first, answers in self._answers(answerer, batch):
                    columns, reasons = arrow_columns(answers, answered)
                    own = batch.slice(first, len(answers)).columns
                    yield pa.RecordBatch.from_arrays([*own, *columns, pa.array(reasons, pa.string())], schema=schema)

    def _answers(self, answerer: Answerer, batch: pa.RecordBatch) -> Iterator[tuple[int, list[bytes | SetAside]]]:
        """Answers for as many rows as go into one batch, with the number of the first of these rows."""
        from .lines import json_lines

        lines = json_lines(batch, self.settings.needed())
        for first, end in stretches(map(_size, lines), self.slice_bytes):
            asked = lines[first:end]
            answers = _in_place(asked, answerer.answers([line for line in asked if isinstance(line, bytes)]))
            for start, stop in stretches(map(_size, answers), self.slice_bytes):
                yield first + start, answers[start:stop]


def _size(line: bytes | SetAside) -> int:
    return len(line) if isinstance(line, bytes) else len(line.reason)


def _in_place(lines: Sequence[bytes | SetAside], answers: Sequence[bytes | SetAside]) -> list[bytes | SetAside]:
    """The answers where lines were asked, the reasons where none could be."""
    answer = iter(answers)
    return [line if isinstance(line, SetAside) else next(answer) for line in lines]


def _struct_of(fields: list) -> StructType:
    from pyspark.sql.types import StructType

    return StructType(fields)


def _with_question(df: DataFrame, question: str | None, columns: Sequence[str]) -> tuple[str, ...]:
    """A question may be a column, which then must be sent, or the words themselves."""
    return (*names(columns), question) if question is not None and question in df.columns else names(columns)
