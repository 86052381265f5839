"""Batches are cut by their bytes, since a column of Arrow's strings holds no more than 2 GB."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def stretches(sizes: Iterable[int], most: int) -> Iterator[tuple[int, int]]:
    """The bounds of stretches of neighbours that are together no larger than `most`; what is larger stands alone."""
    first, together, end = 0, 0, 0
    for end, size in enumerate(sizes, 1):
        if together + size > most and end - 1 > first:
            yield first, end - 1
            first, together = end - 1, 0
        together += size
    if end > first:
        yield first, end
