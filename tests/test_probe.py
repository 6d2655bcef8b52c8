"""Whether what is written to a search engine is found at once, told of engines in memory."""

from collections.abc import Collection, Sequence

from qa.store.embed import Array
from qa.store.passages.followed import Nowhere
from qa.store.passages.probe import delay
from qa.store.passages.scope import Scope
from qa.store.stores import Held


class Engine(Nowhere):
    """Finds what was put from the search `after` so many others on."""

    def __init__(self, after: int) -> None:
        self._after = after
        self._held: list[str] = []

    def change(self, put: Sequence[Held], drop: Collection[str]) -> None:
        self._held += [one.passage.id for one in put]

    def nearest(self, vector: Array, limit: int, scope: Scope) -> list[tuple[str, float]]:
        self._after -= 1
        return [(one, 1.0) for one in self._held if self._after < 0]

    def worded(self, words: object, limit: int, scope: Scope) -> list[tuple[str, float]]:
        return [(one, 1.0) for one in self._held] if words else []


def test_what_the_first_search_finds_is_found_at_once() -> None:
    engine = Engine(after=0)
    assert delay(engine, engine) == 0


def test_what_is_found_later_took_its_time() -> None:
    engine = Engine(after=1)
    took = delay(engine, engine)
    assert took is not None
    assert 0 < took < 5


def test_what_is_never_found_is_lost() -> None:
    assert delay(Engine(after=0), Engine(after=0), patience=0) is None
