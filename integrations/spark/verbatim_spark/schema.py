"""The columns that `tag` adds, as Spark types; their names and meanings are those of `verbatim tag`."""

from __future__ import annotations

from pyspark.sql.types import ArrayType, DataType, DoubleType, IntegerType, StringType, StructField, StructType

# The column with the reason of a row that was set aside; null in all others.
ERROR = "verbatim_error"


def _struct(**fields: DataType) -> StructType:
    return StructType([StructField(name, kind) for name, kind in fields.items()])


_text, _number, _offset = StringType(), DoubleType(), IntegerType()

_hit = _struct(
    start=_offset, end=_offset, text=_text, entry=_text, valence=_number, weight=_number, rules=ArrayType(_text)
)
_evidence = _struct(start=_offset, end=_offset, text=_text, term=_text)
_theme = _struct(id=_text, label=_text, sentiment=_struct(score=_number, label=_text), evidence=ArrayType(_evidence))


def answer_fields(evidence: bool) -> list[StructField]:
    """The columns read from an answer, in order, without a prefix; `evidence` adds the hits of the sentiment."""
    sentiment = _struct(score=_number, label=_text, positive=_number, negative=_number)
    if evidence:
        sentiment = StructType([*sentiment.fields, StructField("hits", ArrayType(_hit))])
    return [
        StructField("language", _text),
        StructField("sentiment", sentiment),
        StructField("band", _text),
        StructField("themes", ArrayType(_theme)),
        StructField("flags", ArrayType(_text)),
        StructField("rejected", _text),
    ]


def added_fields(evidence: bool, prefix: str) -> list[StructField]:
    """All columns that `tag` adds, under their names in the result."""
    answered = [StructField(prefix + field.name, field.dataType) for field in answer_fields(evidence)]
    return [*answered, StructField(prefix + ERROR, _text)]


def check_columns(schema: StructType, names: list[str], text: str) -> None:
    """Raises ValueError where a column is not there or holds what a comment, score or segment cannot be."""
    kinds = {field.name: field.dataType for field in schema.fields}
    columns = [field.name for field in schema.fields]
    for name in names:
        if columns.count(name) > 1:
            raise ValueError(f"there are {columns.count(name)} columns named {name!r}: rename all but one")
        if "." in name or "`" in name or name.startswith("-"):
            raise ValueError(f"the column {name!r} has a name that Spark or the command line reads otherwise: rename it")
        if name not in kinds:
            raise ValueError(f"there is no column {name!r}; the columns are {', '.join(map(repr, kinds))}")
        if kinds[name].typeName() in ("array", "map", "struct", "binary", "udt", "variant"):
            raise ValueError(f"the column {name!r} is of type {kinds[name].simpleString()}: select a plain value first")
    if kinds[text].typeName() not in ("string", "varchar", "char"):
        raise ValueError(f"the comments in {text!r} must be strings, not {kinds[text].simpleString()}")
