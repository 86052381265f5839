"""What can go wrong, in words for the one who runs the job."""

from __future__ import annotations

from dataclasses import dataclass


class VerbatimError(Exception):
    """The program `verbatim` could not do what it was asked; the message says why and what to do."""


class BinaryError(VerbatimError):
    """The program is not there, or does not start."""


class TooManyFailures(VerbatimError):
    """So many rows were set aside in one task that the rows cannot be what is wrong."""


class SetAsideWarning(UserWarning):
    """Rows that no attempt could read were left out of a summary."""


@dataclass(frozen=True)
class Failure:
    """One failed exchange with the program: `kind` is "died", "hung" or "garbage"."""

    kind: str
    detail: str

    def __str__(self) -> str:
        return self.detail


@dataclass(frozen=True)
class SetAside:
    """Stands in the place of an answer for a row that was set aside, with its reason."""

    reason: str
