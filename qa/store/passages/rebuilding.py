"""An index that several servers search is made anew beside the one that answers meanwhile."""

import time
from typing import Protocol

from qa.store.library.library import Library
from qa.store.passages.catching_up import Told, catch_up, take
from qa.store.passages.switched import Open

_FIRST = "passages_1"

_MOMENT = 0.5
"""Seconds after which it is looked again whether those are done who wrote into the old one."""


class Engine(Protocol):
    """What is asked of a Milvus."""

    def names(self) -> list[str]: ...
    def make(self, name: str, dimension: int) -> None: ...
    def drop(self, name: str) -> None: ...


def begin(library: Library, engine: Engine, dimension: int) -> None:
    """Make the first collection of a library of which nothing is indexed. One that has an index
    somewhere else is left as it is: a rebuild makes one for it."""
    if library.index_name or library.waiting.count() < library.count_passages():
        return
    engine.make(_FIRST, dimension)
    library.use_index(_FIRST)


def rebuild(library: Library, engine: Engine, open_named: Open, dimension: int, told: Told) -> None:
    """Fill a new collection from the kept embeddings, and have all search it from then on. Until
    then the old one answers; what is indexed meanwhile comes into both.

    Whoever calls it is the only one that rebuilds.
    """
    old = library.index_name
    new = _next(old)
    engine.drop(new)  # of a rebuild that was cut short
    engine.make(new, dimension)
    passages = open_named(new)
    seen, ids = library.generation, library.passage_ids(pending=False)
    take(library, passages, ids, told)
    seen = catch_up(library, passages, seen)
    library.use_index(new)
    # Who has claimed something before may still put it into the old one.
    before = _working(library)
    while before:
        seen = catch_up(library, passages, seen)
        before &= _working(library)
        if before:
            time.sleep(_MOMENT)
    catch_up(library, passages, seen)
    if old:
        engine.drop(old)


def _working(library: Library) -> set[str]:
    """Take back what was claimed for a time that is over, as by who was killed; the names of those
    who still index something."""
    library.waiting.free_late()
    return set(library.host().claims)


def _next(name: str) -> str:
    """The name of the collection after the one with this name."""
    beginning, _, number = name.rpartition("_")
    return f"{beginning}_{int(number) + 1}" if number.isdecimal() else _FIRST
