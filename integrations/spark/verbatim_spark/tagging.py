"""`tag`: each comment's language, sentiment, band and themes as columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from .errors import SetAside
from .schema import ERROR, added_fields, answer_fields, check_columns
from .settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType


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

    Raises ValueError where a column is missing or a choice contradicts itself; a job whose program is missing or does not
    start fails with BinaryError.
    """
    from pyspark.sql.types import StructType

    settings = Settings(
        text=text, score=score, id=id, scale=scale, bands=bands, lang=lang, language_column=language_column,
        question=question, codebooks=tuple(codebooks), lexicons=lexicons, overrides=overrides, evidence=evidence,
        columns=_with_question(df, question, columns), flags=tuple(flags), binary=binary, timeout=float(timeout),
    )  # fmt: skip
    check_columns(df.schema, settings.needed(), text)
    added = added_fields(evidence, prefix)
    # Without regard to capitals, as Spark compares names.
    own = {name.lower() for name in df.columns}
    taken = {field.name for field in added if field.name.lower() in own}
    if taken:
        raise ValueError(f"the data has columns of these names already: {', '.join(sorted(taken))}; give a prefix")
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

    def __init__(self, settings: Settings, schema: StructType) -> None:
        self.settings = settings
        self.schema = schema

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Each batch with the added columns."""
        import pyarrow as pa
        from pyspark.sql.pandas.types import to_arrow_schema

        from .answers import arrow_columns
        from .lines import json_lines
        from .pool import borrowed

        fields = answer_fields(self.settings.evidence)
        answered = to_arrow_schema(_struct_of(fields))
        added = list(to_arrow_schema(self.schema))[-len(fields) - 1 :]
        with borrowed(self.settings) as answerer:
            for batch in batches:
                lines = json_lines(batch, self.settings.needed())
                answers = _in_place(lines, answerer.answers([line for line in lines if isinstance(line, bytes)]))
                columns, reasons = arrow_columns(answers, list(answered))
                yield pa.RecordBatch.from_arrays(
                    [*batch.columns, *columns, pa.array(reasons, pa.string())], schema=pa.schema([*batch.schema, *added])
                )


def _in_place(lines: Sequence[bytes | SetAside], answers: Sequence[bytes | SetAside]) -> list[bytes | SetAside]:
    """The answers where lines were asked, the reasons where none could be."""
    answer = iter(answers)
    return [line if isinstance(line, SetAside) else next(answer) for line in lines]


def _struct_of(fields: list) -> StructType:
    from pyspark.sql.types import StructType

    return StructType(fields)


def _with_question(df: DataFrame, question: str | None, columns: Sequence[str]) -> tuple[str, ...]:
    """A question may be a column, which then must be sent, or the words themselves."""
    return (*columns, question) if question is not None and question in df.columns else tuple(columns)
