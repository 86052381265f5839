"""Verbatim inside Apache Spark: comments are tagged and summarised where they lie.

    import verbatim_spark as vs

    vs.ship(spark, "verbatim")                                      # the program reaches the executors
    tagged = vs.tag(df, text="comment", score="nps", scale="nps")   # columns language, sentiment, band, themes, …
    figures = vs.summary(df, text="comment", score="nps", scale="nps", by=["region"])

Importing the package needs neither PySpark nor PyArrow; using it in Spark needs both.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .errors import BinaryError, SetAsideWarning, TooManyFailures, VerbatimError

# Where each name lives: the modules that need PySpark are imported when one of their names is first used.
_HOMES = {
    "tag": "tagging",
    "accepted": "tagging",
    "rejects": "tagging",
    "summary": "summaries",
    "partial": "summaries",
    "view": "views",
    "ship": "shipping",
}

__all__ = ["BinaryError", "SetAsideWarning", "TooManyFailures", "VerbatimError", *_HOMES]


def __getattr__(name: str) -> Any:
    """The public functions, imported on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
