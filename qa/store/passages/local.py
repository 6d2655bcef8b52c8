"""Passages that are searched in this process: vectors and words beside one another."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from shutil import rmtree
from typing import Protocol

import numpy as np

from qa.question import Filters
from qa.store import private
from qa.store.embed import Array
from qa.store.files import DERIVED
from qa.store.passages.lexical import Lexical
from qa.store.passages.scope import Scope
from qa.store.passages.vectors import Vectors
from qa.store.stores import Held

_VECTORS, _LEXICAL = DERIVED

_BELONGS = "derived-from"
"""The file that says which library they were made from."""


class Vectored(Protocol):
    """What is asked of the library's embeddings."""

    def whole(self, passage_ids: Collection[str]) -> Iterator[tuple[str, Array]]: ...


class Kept(Protocol):
    """What is asked of the library: which passages lie in a scope, with their vectors."""

    @property
    def embeddings(self) -> Vectored: ...
    def count_articles(self) -> int: ...
    def count_matching(self, filters: Filters) -> int: ...
    def matching(self, filters: Filters) -> set[str]: ...
    def among(self, passage_ids: Collection[str], filters: Filters) -> set[str]: ...
    def articles_of(self, passage_ids: Collection[str]) -> dict[str, str]: ...
    def passage_ids(self, article_ids: Iterable[str]) -> list[str]: ...


class LocalPassages:
    """`Passages` in the folder `path`, made if they are missing or cannot be read.

    One process at a time may have them. Within a narrow scope the nearest are exact, because an
    approximate index loses most of what a filter leaves: they are computed from the vectors that
    the `library` keeps.
    """

    most: int | None = None

    def __init__(self, path: Path, library: Kept) -> None:
        self._library = library
        with ExitStack() as opened:
            self.vectors = Vectors(path / _VECTORS)
            opened.callback(self.vectors.close)
            self.lexical = Lexical(path / _LEXICAL)
            opened.pop_all()

    def change(self, put: Sequence[Held], drop: Collection[str]) -> None:
        if drop:
            self.vectors.drop(list(drop))
        held = {one.passage.id: one for one in put}
        if held:
            self.vectors.put(list(held), np.stack([one.vector for one in held.values()]))
        self.lexical.change([one.passage for one in held.values()], drop)

    def nearest(self, vector: Array, limit: int, scope: Scope) -> list[tuple[str, float]]:
        if scope.everywhere:
            return self.vectors.search(vector, limit)
        found = self._nearest_of_all(vector, limit, scope)
        if len(found) == limit:
            return found
        ids = self._library.passage_ids(self._articles(scope))
        kept = self._library.embeddings.whole(ids)
        cosines = ((one, float(np.dot(other, vector))) for one, other in kept)
        return sorted(cosines, key=lambda scored: (-scored[1], scored[0]))[:limit]

    def _nearest_of_all(self, vector: Array, limit: int, scope: Scope) -> list[tuple[str, float]]:
        """Those in `scope` among so many of the nearest of all that twice `limit` would be in it
        if its articles lay anywhere; none where it is less work to look at each of its passages."""
        meant, articles = self._count(scope), self._library.count_articles()
        deep = 2 * limit * articles // max(1, meant)
        # Chroma counts its rows one by one, a tenth of a second for a million.
        if deep * articles >= meant * self.lexical.count():
            return []
        nearest = self.vectors.search(vector, deep)
        within = self._within([one for one, _ in nearest], scope)
        return [one for one in nearest if one[0] in within][:limit]

    def _count(self, scope: Scope) -> int:
        """Of the articles in a scope, at most."""
        if scope.articles is not None:
            return len(scope.articles)
        return self._library.count_matching(_period(scope))

    def _within(self, ids: Collection[str], scope: Scope) -> Collection[str]:
        """Those of the passages with `ids` that are in `scope`."""
        if scope.dated:
            ids = self._library.among(ids, _period(scope))
        if scope.articles is None:
            return ids
        of = self._library.articles_of(ids)
        return {one for one, article in of.items() if article in scope.articles}

    def worded(
        self, words: Mapping[str, float], limit: int, scope: Scope
    ) -> list[tuple[str, float]]:
        return self.lexical.search(words, limit, scope.articles, scope.since, scope.until)

    def _articles(self, scope: Scope) -> Collection[str]:
        if not scope.dated:
            return scope.articles or ()
        within = self._library.matching(_period(scope))
        return within if scope.articles is None else within & scope.articles

    def languages(self) -> Collection[str]:
        return self.lexical.languages

    def count(self) -> int:
        """Of those held with vector and words."""
        return min(self.vectors.count(), self.lexical.count())

    def ids(self) -> Iterator[str]:
        """Of those held with vector and words."""
        yield from self.vectors.ids() & self.lexical.ids()

    def partly(self) -> Collection[str]:
        if self.vectors.count() == self.lexical.count():
            return ()
        return self.vectors.ids() ^ self.lexical.ids()

    def close(self) -> None:
        with ExitStack() as opened:
            opened.callback(self.vectors.close)
            opened.callback(self.lexical.close)


def _period(scope: Scope) -> Filters:
    return Filters(since=scope.since, until=scope.until)


def empty(path: Path) -> None:
    """Throw away the passages in the folder `path`."""
    for name in DERIVED:
        rmtree(path / name, ignore_errors=True)


def belongs_to(path: Path) -> str:
    """The identity of the library that the passages in the folder `path` were made from; "" where
    none was noted."""
    try:
        return (path / _BELONGS).read_text()
    except (OSError, ValueError):
        return ""


def note_library(path: Path, identity: str) -> None:
    """Note which library the passages in the folder `path` are made from."""
    private.replace(path / _BELONGS, identity.encode())


def holds_some(path: Path) -> bool:
    """Whether the folder `path` has passages. Looking makes nothing."""
    stores: list[tuple[Path, type[Vectors] | type[Lexical]]]
    stores = [(path / _VECTORS, Vectors), (path / _LEXICAL, Lexical)]
    for folder, store in stores:
        if folder.exists():
            with closing(store(folder)) as kept:
                if kept.count():
                    return True
    return False
