"""What is searched is made anew while others search and index."""

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from threading import Thread, Timer

import numpy as np
import pytest

from ingest.split import split
from qa.errors.index import ClaimLost, EngineUnusable, OtherModel
from qa.settings import Settings
from qa.store.embed import Array
from qa.store.index import Index
from qa.store.library.library import Library
from qa.store.opening import holding, index_of
from qa.store.passages.rebuilding import begin, rebuild
from qa.store.passages.scope import EVERYWHERE, Scope
from qa.store.passages.switched import Switched
from qa.store.stores import Held
from tests.articles import FERRY, GERMAN, ORCHARD, article, keep
from tests.shared import Cheap, opened, settings, told

pytestmark = pytest.mark.process


class Collections:
    """An engine in memory, with what each of its collections holds."""

    def __init__(self) -> None:
        self.held: dict[str, dict[str, Held]] = {}

    def names(self) -> list[str]:
        return list(self.held)

    def make(self, name: str, dimension: int) -> None:
        self.held.setdefault(name, {})

    def drop(self, name: str) -> None:
        self.held.pop(name, None)

    def opened(self, name: str) -> "OneCollection":
        return OneCollection(self.held[name])


class OneCollection:
    """`Passages` of which the vectors are not looked at."""

    most: int | None = None

    def __init__(self, held: dict[str, Held]) -> None:
        self._held = held

    def change(self, put: Sequence[Held], drop: Collection[str]) -> None:
        for one in drop:
            self._held.pop(one, None)
        self._held.update({one.passage.id: one for one in put})

    def nearest(self, vector: Array, limit: int, scope: Scope) -> list[tuple[str, float]]:
        return [(one, 1.0) for one in self._held][:limit]

    def worded(
        self, words: Mapping[str, float], limit: int, scope: Scope
    ) -> list[tuple[str, float]]:
        return []

    def languages(self) -> Collection[str]:
        return ()

    def count(self) -> int:
        return len(self._held)

    def ids(self) -> Iterator[str]:
        return iter(list(self._held))

    def partly(self) -> Collection[str]:
        return ()

    def close(self) -> None:
        """Nothing."""


@pytest.fixture
def engine() -> Collections:
    return Collections()


@pytest.fixture
def worker(database: str, tmp_path: Path) -> Iterator[Index]:
    """A worker beside others, which has indexed nothing yet."""
    with opened(database, tmp_path / "w", Cheap(), "worker", searching=False) as worker:
        yield worker


@pytest.fixture
def library(worker: Index, engine: Collections) -> Library:
    """The worker's library, whose index lies in the engine."""
    assert isinstance(worker.library, Library)
    begin(worker.library, engine, 384)
    return worker.library


def test_the_old_index_answers_until_the_new_one_holds_all_that_was_put_meanwhile(
    engine: Collections, worker: Index, library: Library
) -> None:
    worker.passages = server = Switched(library, engine.opened)
    keep(worker, article(FERRY), article(GERMAN, key="/gone"))
    late = article(ORCHARD, key="/late")
    seen: list[tuple[int, list[str]]] = []

    def meanwhile(done: int, of: int) -> None:
        """Somebody searches, removes and puts, while the new one is being filled."""
        seen.append((len(server.nearest([], 10, EVERYWHERE)), engine.names()))  # type: ignore[arg-type]
        worker.remove(article(key="/gone").id)
        keep(worker, late)

    rebuild(library, engine, engine.opened, 384, meanwhile)
    assert seen == [(2, ["passages_1", "passages_2"])]
    assert engine.names() == ["passages_2"]
    assert library.index_name == "passages_2"
    assert worker.check().holds
    assert server.count() == len(split(article(FERRY))) + len(split(late))


class Dropped(OneCollection):
    """A collection that a rebuild throws away while it is searched."""

    def __init__(self, held: dict[str, Held], rebuilding: Callable[[], None]) -> None:
        super().__init__(held)
        self._rebuild = rebuilding

    def nearest(self, vector: Array, limit: int, scope: Scope) -> list[tuple[str, float]]:
        self._rebuild()
        raise EngineUnusable("http://engine", "collection not found")


def test_a_search_in_the_moment_of_the_switch_is_answered_by_the_new_index(
    engine: Collections, worker: Index, library: Library
) -> None:
    def build_anew() -> None:
        rebuild(library, engine, engine.opened, 384, lambda done, of: None)

    def opened_named(name: str) -> OneCollection:
        old = name == "passages_1"
        return Dropped(engine.held[name], build_anew) if old else engine.opened(name)

    worker.passages = server = Switched(library, opened_named)
    keep(worker, article(FERRY))
    nowhere = np.zeros(384, np.float32)
    assert len(server.nearest(nowhere, 10, EVERYWHERE)) == len(split(article(FERRY)))
    # Where no other took its place, the error is told.
    alone = Switched(library, lambda name: Dropped(engine.held[name], lambda: None))
    with pytest.raises(EngineUnusable, match="collection not found"):
        alone.nearest(nowhere, 10, EVERYWHERE)


def test_who_claimed_something_before_the_switch_may_still_do_it(
    engine: Collections, worker: Index, library: Library
) -> None:
    old = engine.opened("passages_1")
    one = article(FERRY)
    worker.put(one, split(one))
    claim = library.waiting.claim(10, 60)
    assert claim
    worker.passages = old

    late = Timer(0.7, worker._do, [claim])
    late.start()
    rebuild(library, engine, engine.opened, 384, lambda done, of: None)
    late.join()
    worker.passages = Switched(library, engine.opened)
    assert worker.check().holds
    assert worker.passages.count() == 1


def test_a_rebuild_does_not_wait_for_whoever_was_killed(
    engine: Collections, worker: Index, library: Library
) -> None:
    one = article(FERRY)
    worker.put(one, split(one))
    claim = library.waiting.claim(10, 0.1)
    assert claim
    time.sleep(0.2)

    def build_anew() -> None:
        rebuild(library, engine, engine.opened, 384, lambda done, of: None)

    rebuilding = Thread(target=build_anew, daemon=True)
    rebuilding.start()
    rebuilding.join(5)
    assert engine.names() == ["passages_2"]
    # If it was only slow, what it put into the old one is put into the new one.
    with pytest.raises(ClaimLost):
        library.waiting.settle(claim)
    worker.passages = Switched(library, engine.opened)
    assert worker.work_off()
    assert worker.check().holds


def test_a_library_with_an_index_elsewhere_gets_no_empty_one_unasked(
    database: str, tmp_path: Path
) -> None:
    engine = Collections()
    with opened(database, tmp_path / "own", Cheap(), "serve") as server:
        keep(server, article(FERRY))
        assert isinstance(server.library, Library)
        begin(server.library, engine, 384)
    assert engine.names() == []


def test_a_server_s_own_index_is_made_again_without_embedding(
    database: str, tmp_path: Path
) -> None:
    with opened(database, tmp_path / "own", Cheap(), "serve") as server:
        keep(server, article(FERRY))
    embedder, own = Cheap(), settings(database, tmp_path / "own")
    with _rebuilt(own, embedder) as server:
        assert server.check().holds
        assert told(server, "ferry") == [article(FERRY).id]
    assert embedder.embedded == 0


def test_another_model_takes_over_by_a_rebuild_and_those_of_before_are_told(
    database: str, tmp_path: Path
) -> None:
    with (
        opened(database, tmp_path / "own", Cheap(), "serve") as server,
        closing(Library(database)) as library,
    ):
        keep(server, article(FERRY))
        other = Cheap("other-model")
        with _rebuilt(settings(database, tmp_path / "other"), other) as anew:
            assert anew.check().holds
        assert other.embedded == 1
        assert library.model == "other-model"
        with pytest.raises(OtherModel, match="other-model"):
            server.settle()


def _rebuilt(own: Settings, embedder: Cheap) -> Index:
    return index_of(own, holding(own, "rebuild"), embedder, anew=True)
