"""Passages that are searched become what a shared library has had indexed."""

from collections.abc import Callable, Sequence

from qa.store.library.library import Library
from qa.store.stores import Held, Passages

BATCH = 256
"""Passages at a time: some hundred kilobytes of text."""

Told = Callable[[int, int], None]
"""Hears how many of how many passages have come."""


def untold(came: int, total: int) -> None:
    """Nobody hears of it."""


def catch_up(library: Library, passages: Passages, seen: int, told: Told = untold) -> int:
    """Drop what the library dropped later than the generation `seen`, and hold what was indexed
    later; the generation then."""
    now, changes = library.generation, library.changes
    if gone := changes.dropped(seen):
        passages.change([], gone)
    came, total = 0, changes.count(seen)
    for ids in changes.held(seen):
        _take(library, passages, ids)
        came += len(ids)
        told(came, total)
    return now


def take(library: Library, passages: Passages, ids: Sequence[str], told: Told = untold) -> None:
    """Hold the passages with these ids, as far as the library has their embeddings."""
    for first in range(0, len(ids), BATCH):
        _take(library, passages, ids[first : first + BATCH])
        told(min(first + BATCH, len(ids)), len(ids))


def _take(library: Library, passages: Passages, ids: Sequence[str]) -> None:
    vectors = dict(library.embeddings.whole(ids))
    held = [one for one in library.passages(ids) if one.id in vectors]
    passages.change([Held(one, vectors[one.id]) for one in held], [])
