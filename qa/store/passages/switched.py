"""Passages that are searched in the collection that a shared library names, until it names
another."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from threading import Lock
from typing import TypeVar

from qa.errors.index import EngineUnusable
from qa.store.embed import Array
from qa.store.library.library import Library
from qa.store.passages.scope import MOST, Scope
from qa.store.stores import Held, Passages

Answered = TypeVar("Answered")

Open = Callable[[str], Passages]
"""Gives the passages of the collection with a name. Raises EngineAway and EngineUnusable."""


class Switched:
    """`Passages` in whichever collection the `library` names in that moment: a rebuild has made
    another one beside it, and from then on that one is searched by all.

    Raises what `open_named` raises, as every method does.
    """

    most: int | None = MOST

    def __init__(self, library: Library, open_named: Open) -> None:
        self._library = library
        self._open = open_named
        self._name = library.index_name
        self._passages = open_named(self._name)
        self._switching = Lock()

    def _now(self) -> Passages:
        if (name := self._library.index_name) != self._name:
            with self._switching:
                if name != self._name:
                    self._passages, self._name = self._open(name), name
        return self._passages

    def _asked(self, ask: Callable[[Passages], Answered]) -> Answered:
        """What the passages answer. The collection may be thrown away while they are asked: then
        those that took its place are."""
        passages = self._now()
        try:
            return ask(passages)
        except EngineUnusable:
            if (others := self._now()) is passages:
                raise
            return ask(others)

    def change(self, put: Sequence[Held], drop: Collection[str]) -> None:
        self._asked(lambda passages: passages.change(put, drop))

    def nearest(self, vector: Array, limit: int, scope: Scope) -> list[tuple[str, float]]:
        return self._asked(lambda passages: passages.nearest(vector, limit, scope))

    def worded(
        self, words: Mapping[str, float], limit: int, scope: Scope
    ) -> list[tuple[str, float]]:
        return self._asked(lambda passages: passages.worded(words, limit, scope))

    def languages(self) -> Collection[str]:
        return self._asked(lambda passages: passages.languages())

    def count(self) -> int:
        return self._asked(lambda passages: passages.count())

    def ids(self) -> Iterator[str]:
        return self._now().ids()

    def partly(self) -> Collection[str]:
        return self._asked(lambda passages: passages.partly())

    def close(self) -> None:
        self._passages.close()
