"""Several that use one library in a database, each with what it would have on a machine of its
own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from qa.settings import Settings
from qa.store.embed import Array, Embedded, Embedder
from qa.store.index import Index
from qa.store.opening import holding, index_of
from qa.store.passages.scope import EVERYWHERE
from qa.store.passages.stems import weights
from ui import worker

SECRET = "of all servers, and long enough for them"  # noqa: S105


class Cheap(Embedder):
    """Gives each passage the same few vectors, and has the packaged model's name."""

    embedded = 0

    def load(self) -> Any:
        """Nothing: it needs no model."""

    def questions(self, texts: Sequence[str]) -> Array:
        made: Array = np.repeat(np.eye(1, 384, dtype=np.float32), len(texts), axis=0)
        return made

    def passages(self, texts: Sequence[str]) -> list[Embedded]:
        self.embedded += len(texts)
        one = np.eye(1, 384, dtype=np.float32)
        return [Embedded(one, one[0]) for _ in texts]


def settings(database: str, data: Path, **more: str) -> Settings:
    given = {"database": database, "data": data, "secret": SECRET, **more}
    return Settings(_env_file=None, **given)  # type: ignore[call-arg, arg-type]


def opened(
    database: str,
    data: Path,
    embedder: Embedder,
    command: str,
    *,
    searching: bool = True,
    engine: str = "",
) -> Index:
    """The index of a `command` whose own folder is `data`; with `engine` in the Milvus there."""
    own = settings(database, data, index=engine)
    return index_of(own, holding(own, command, searching=searching), embedder)


def told(index: Index, words: str) -> list[str]:
    """The ids of the articles that have one of `words` and can be found by it, the best first."""
    stems = weights([(words, 1.0)], index.passages.languages())
    found = index.passages.worded(stems, 10, EVERYWHERE)
    passages = index.library.passages([one for one, _ in found])
    return [one.article_id for one in passages]


@contextmanager
def working(index: Index, said: list[str] | None = None) -> Iterator[None]:
    """A worker in a thread as long as the block takes."""
    hear = said.append if said is not None else lambda _: None
    try:
        with worker.working(index, hear):
            yield
    finally:
        index.close()
