"""The embeddings of passages and of their sentences, kept with the articles."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Engine, Row, bindparam, select, update
from sqlalchemy.engine import Connection

from qa.store.embed import Array, Embedded
from qa.store.library import about
from qa.store.library.records import batches
from qa.store.tables.schema import PASSAGES


class Embeddings:
    """The embeddings in the library behind `engine`, in half precision, which is finer than what
    separates one passage from the next."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, passage_ids: Sequence[str], embedded: Sequence[Embedded], model: str) -> None:
        """Keep what `model` made. Raises OtherModel where another one made the others."""
        rows = [
            {"of": passage_id, "whole": _bytes(one.whole), "parts": _bytes(one.sentences)}
            for passage_id, one in zip(passage_ids, embedded, strict=True)
        ]
        keep = update(PASSAGES).where(PASSAGES.c.id == bindparam("of"))
        keep = keep.values(vector=bindparam("whole"), sentences=bindparam("parts"))
        if rows:
            with self._engine.begin() as connection:
                about.made_by(connection, model)
                rows.sort(key=itemgetter("of"))  # as everybody locks them
                connection.execute(keep, rows)

    def whole(self, passage_ids: Collection[str]) -> Iterator[tuple[str, Array]]:
        """(passage id, embedding of shape (dimension,)) of those that are kept; not all of them are
        in memory at once."""
        columns = (PASSAGES.c.id, PASSAGES.c.vector)
        for row in self._kept(columns, passage_ids):
            yield row.id, _array(row.vector)

    def sentences(self, passage_ids: Collection[str]) -> dict[str, Array]:
        """The kept embeddings of the passages' sentences by passage id, shape (sentences,
        dimension)."""
        columns = (PASSAGES.c.id, PASSAGES.c.vector, PASSAGES.c.sentences)
        return {
            row.id: _array(row.sentences).reshape(-1, len(_array(row.vector)))
            for row in self._kept(columns, passage_ids)
        }

    def _kept(
        self, columns: Sequence[ColumnElement[Any]], passage_ids: Collection[str]
    ) -> Iterator[Row[Any]]:
        with self._engine.connect() as connection:
            for ids in batches(list(passage_ids)):
                yield from connection.execute(
                    select(*columns).where(PASSAGES.c.id.in_(ids), PASSAGES.c.vector.is_not(None))
                )


ByPlace = Mapping[tuple[int, int], dict[str, bytes]]
"""What is kept of an article's embeddings, by where in it the passages begin and end."""


def of_article(connection: Connection, article_id: str) -> ByPlace:
    """What is kept now, to be kept again when the article's passages have been written anew."""
    columns = (PASSAGES.c.start, PASSAGES.c.end, PASSAGES.c.vector, PASSAGES.c.sentences)
    own = PASSAGES.c.article_id == article_id
    rows = connection.execute(select(*columns).where(own, PASSAGES.c.vector.is_not(None)))
    return {
        (row.start, row.end): {"vector": row.vector, "sentences": row.sentences} for row in rows
    }


def keep_again(connection: Connection, article_id: str, old: ByPlace) -> None:
    """Keep the `old` embeddings of the passages that are where others were."""
    own = PASSAGES.c.article_id == article_id
    new = select(PASSAGES.c.id, PASSAGES.c.start, PASSAGES.c.end).where(own)
    for passage_id, *place in connection.execute(new).all() if old else ():
        if kept := old.get((place[0], place[1])):
            connection.execute(update(PASSAGES).where(PASSAGES.c.id == passage_id).values(kept))


def _bytes(vectors: Array) -> bytes:
    return vectors.astype(np.float16).tobytes()


def _array(kept: bytes) -> Array:
    return np.frombuffer(kept, np.float16).astype(np.float32)
