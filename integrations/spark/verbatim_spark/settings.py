"""The choices of one job, and the command lines that follow from them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass


def names(given: str | Sequence[str]) -> tuple[str, ...]:
    """One or more of something: a string alone is one."""
    return (given,) if isinstance(given, str) else tuple(given)


@dataclass(frozen=True)
class Settings:
    """What to read and how; hashable, so that idle processes are found by it, and small, as it travels with each task.

    `timeout` is in seconds: how long the program may give no sign of life.
    """

    text: str
    score: str | None = None
    id: str | None = None
    scale: str | None = None
    bands: str | None = None
    lang: str | None = None
    language_column: str | None = None
    question: str | None = None
    weight: str | None = None
    time: str | None = None
    by: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    codebooks: tuple[str, ...] = ()
    lexicons: str | None = None
    overrides: str | None = None
    evidence: bool = True
    flags: tuple[str, ...] = ()
    binary: str | None = None
    timeout: float = 60.0

    def __post_init__(self) -> None:
        named = (self.text, self.score, self.id, self.language_column, self.weight, self.time, *self.by, *self.columns)
        odd = [name for name in named if name is not None and not isinstance(name, str)]
        if odd:
            raise ValueError(f"columns are given by their names, as strings: not {odd[0]!r}")
        if self.score is not None and self.scale is None and self.bands is None:
            raise ValueError(
                "a score needs its scale: partitions must not guess it each for themselves; "
                "give scale='nps' (nps, nps10, csat, csat4, dsat, ces) or bands='low=0..4,high=5..10'"
            )
        if self.score is None and (self.scale not in (None, "sentiment") or self.bands is not None):
            raise ValueError("a scale needs a score: name its column with score=…")
        if self.timeout <= 0:
            raise ValueError(f"timeout is in seconds, above 0: {self.timeout}")

    def needed(self) -> list[str]:
        """The columns that the program must see, each once, in the order in which they are sent."""
        named = [self.text, self.score, self.id, self.language_column, self.weight, self.time, *self.by, *self.columns]
        return list(dict.fromkeys(name for name in named if name is not None))

    def tag_arguments(self) -> list[str]:
        """What follows the program's name to answer each row at once."""
        evidence = ["--evidence"] if self.evidence else []
        return ["tag", "-", "--unbuffered", *self._input_arguments(), *evidence, *self._word_arguments()]

    def summary_arguments(self, part: str) -> list[str]:
        """What follows the program's name to count the rows of its standard input, one part of many."""
        groups = [argument for name in self.by for argument in ("--by", name)]
        time = ["--time", self.time] if self.time else []
        weight = ["--weight", self.weight] if self.weight else []
        return [
            *["summary", "-", "--partial", "--part", part, "--threads", "1"],
            *[*self._input_arguments(), *weight, *time, *groups, *self._word_arguments()],
        ]

    def probe(self) -> bytes:
        """A row with every column that anybody can answer: it shows that the program works, and names the columns."""
        return json.dumps({name: "ok" if name == self.text else None for name in self.needed()}).encode()

    def sample(self) -> bytes:
        """A row with every column, as a summary takes it: with a date where there is a time, and a weight."""
        values = {self.text: "ok", self.time: "2026-01-01", self.weight: 1}
        return json.dumps({name: values.get(name) for name in self.needed()}).encode()

    def _input_arguments(self) -> list[str]:
        options = {
            "--text": self.text,
            "--score": self.score,
            "--id": self.id,
            "--scale": self.scale or (None if self.bands else "sentiment"),
            "--bands": self.bands,
            "--language-column": self.language_column,
            "--question": self.question,
        }
        given = [part for option, value in options.items() if value is not None for part in (option, value)]
        return ["--input-format", "jsonl", "--encoding", "utf-8", "--no-config", "--quiet", *given]

    def _word_arguments(self) -> list[str]:
        options = [("--lang", self.lang), ("--lexicons", self.lexicons), ("--overrides", self.overrides)]
        options += [("--themes", codebook) for codebook in self.codebooks]
        return [part for option, value in options if value is not None for part in (option, value)] + list(self.flags)
