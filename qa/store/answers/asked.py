"""Questions that visitors asked, as the editors' desk shows them, for so many days.

Nothing is kept of who asked. Who keeps a question has masked it, its history and its answer. What
an article is quoted with goes from here in the same transaction in which it goes from readers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Engine, Row, delete, func, null, select, text, update
from sqlalchemy import insert as insert_into
from sqlalchemy.engine import Connection

from qa.answer import Answer
from qa.errors.desk import NoSuchQuestion
from qa.question import Turn
from qa.store.answers.quoting import named, without_article
from qa.store.embed import Array
from qa.store.library.history import Clock, now
from qa.store.library.records import batches, lock, writing
from qa.store.tables.portable import insert
from qa.store.tables.schema import ARTICLES, ASKED, ASKED_OF, TESTS


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked at a moment, and its answer, which took so many `seconds`.

    `page` is the page that it was asked on, without parameters, and `origin` the site, or else the
    way by which it came. `value` is 1 where a visitor found the answer right and -1 where wrong.
    `criteria` are those that the editors have looked at, by name: whether the answer meets them.
    """

    answer_id: str
    at: datetime
    question: str
    answer: Answer
    seconds: float
    history: tuple[Turn, ...] = ()
    page: str | None = None
    origin: str = ""
    value: int | None = None
    comment: str | None = None
    criteria: dict[str, bool] | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a question is grouped and counted by. `vector` has shape (dimension,), as `model` made
    it, and is None where there is none."""

    answer_id: str
    at: datetime
    question: str
    answered: bool
    value: int | None
    vector: Array | None
    model: str | None


class AskedQuestions:
    """What is kept in the library behind `engine`, by the time of `clock`."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._engine = engine
        self._clock = clock

    def keep(self, one: Asked, vector: Array | None = None, model: str | None = None) -> None:
        """Keep a question, with its vector, shape (dimension,), as `model` made it."""
        answer = replace(one.answer, timings_ms={}, usage=None).to_dict()
        quoted = sorted({citation["article_id"] for citation in named(answer)})
        values = {
            "answer_id": one.answer_id,
            "at": one.at,
            "question": one.question,
            "history": [{"role": turn.role, "content": turn.content} for turn in one.history],
            "answer": answer,
            "answered": one.answer.answered,
            "confidence": one.answer.confidence,
            "seconds": one.seconds,
            "page": one.page,
            "origin": one.origin,
            "vector": None if vector is None else vector.astype(np.float16).tobytes(),
            "model": model,
            "value": one.value,
            "comment": one.comment,
            "criteria": one.criteria or {},
        }
        with writing(self._engine) as connection:
            # Whoever takes one of them from readers waits, or has done so already.
            there = set(lock(connection, ARTICLES, quoted))
            kept = insert(connection, ASKED).values(values).on_conflict_do_nothing()
            if connection.execute(kept.returning(ASKED.c.answer_id)).first() is None:
                return
            rows = [{"answer_id": one.answer_id, "article_id": name} for name in quoted]
            if rows:
                connection.execute(insert_into(ASKED_OF), rows)
            for gone in set(quoted) - there:
                withdraw(connection, gone)  # since the answer was given

    def judge(self, answer_id: str, value: int, comment: str) -> None:
        """Keep what a visitor thinks of an answer, if it is kept."""
        values = {"value": value, "comment": comment or None}
        with self._engine.begin() as connection:
            connection.execute(update(ASKED).where(ASKED.c.answer_id == answer_id).values(values))

    def look_at(self, answer_id: str, criteria: dict[str, bool | None]) -> None:
        """Keep which of `criteria` an answer meets; None takes back what was said of one. Raises
        NoSuchQuestion."""
        with writing(self._engine, answer_id) as connection:
            one = ASKED.c.answer_id == answer_id
            kept = connection.execute(select(ASKED.c.criteria).where(one)).scalar()
            if kept is None:
                raise NoSuchQuestion(answer_id)
            said = {
                name: value for name, value in {**kept, **criteria}.items() if value is not None
            }
            connection.execute(update(ASKED).where(one).values(criteria=said))

    def find(self, answer_id: str) -> Asked:
        """Raises NoSuchQuestion."""
        for one in self.those([answer_id]):
            return one
        raise NoSuchQuestion(answer_id)

    def those(self, answer_ids: Sequence[str]) -> list[Asked]:
        """The questions with these ids, as far as they are kept, in their order."""
        found: dict[str, Asked] = {}
        with self._engine.connect() as connection:
            for ids in batches(answer_ids):
                rows = connection.execute(select(ASKED).where(ASKED.c.answer_id.in_(ids)))
                found |= {row.answer_id: _asked(row) for row in rows}
        return [found[one] for one in answer_ids if one in found]

    def marks(
        self,
        since: datetime | None = None,
        until: datetime | None = None,
        *,
        with_vectors: bool = True,
    ) -> list[Mark]:
        """The questions from `since` on and before `until`, the oldest first."""
        names = ("answer_id", "at", "question", "answered", "value", "model")
        vector = ASKED.c.vector if with_vectors else null().label("vector")
        query = select(*(ASKED.c[name] for name in names), vector).where(*_between(since, until))
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(ASKED.c.at, ASKED.c.answer_id))
            return [
                Mark(*row[:5], vector=_vector(row.vector) if row.vector else None, model=row.model)
                for row in rows
            ]

    def holding(self, words: str) -> set[str]:
        """Ids of the questions that have `words` in them or in the visitor's comment, in any
        case."""
        looked_for = words.casefold()
        query = select(ASKED.c.answer_id, ASKED.c.question, ASKED.c.comment)
        with self._engine.connect() as connection:
            return {
                row.answer_id
                for row in connection.execute(query)
                if looked_for in f"{row.question}\n{row.comment or ''}".casefold()
            }

    def criteria(self) -> Iterator[tuple[datetime, dict[str, bool]]]:
        """(when it was asked, what was said of its answer) of every question that was looked at."""
        query = select(ASKED.c.at, ASKED.c.criteria).order_by(ASKED.c.at)
        with self._engine.connect() as connection:
            for row in connection.execute(query).all():
                if row.criteria:
                    yield row.at, row.criteria

    def state(self) -> tuple[int, datetime | None]:
        """How many are kept, and the moment of the latest: another one after each that comes or
        goes."""
        with self._engine.connect() as connection:
            query = select(func.count(), func.max(ASKED.c.at)).select_from(ASKED)
            count, latest = connection.execute(query).one()
        return count, latest

    def forget(self, answer_id: str) -> None:
        """Drop a question with its answer and all that was said of it. A test that was made of it
        stays. Raises NoSuchQuestion."""
        if not self._drop(ASKED.c.answer_id == answer_id):
            raise NoSuchQuestion(answer_id)

    def forget_all(self) -> int:
        """Drop every question; how many there were."""
        return self._drop()

    def tidy(self, days: int) -> None:
        """Drop the questions that are older than so many days."""
        self._drop(ASKED.c.at <= self._clock() - timedelta(days=days))

    def _drop(self, *which: ColumnElement[bool]) -> int:
        with self._engine.begin() as connection:
            those = select(ASKED.c.answer_id).where(*which)
            origin = TESTS.c.answer_id.in_(those)
            connection.execute(update(TESTS).where(origin).values(answer_id=None))
            count = connection.execute(delete(ASKED).where(*which)).rowcount
        if count and self._engine.dialect.name == "sqlite":
            # What was deleted also stands in the log of changes until that is begun anew.
            with self._engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        return count


def withdraw(connection: Connection, article_id: str) -> None:
    """Drop what kept questions quote of an article that readers may no longer see."""
    for answer_id, answer in _quoting(connection, article_id):
        values = {"answer": without_article(answer, article_id).to_dict()}
        connection.execute(update(ASKED).where(ASKED.c.answer_id == answer_id).values(values))
    connection.execute(delete(ASKED_OF).where(ASKED_OF.c.article_id == article_id))


def follow(connection: Connection, article_id: str, moved_to: str) -> None:
    """Have kept questions quote an article under the id that it has now."""
    for answer_id, answer in _quoting(connection, article_id):
        values = answer.to_dict()
        for one in named(values):
            if one["article_id"] == article_id:
                one["article_id"] = moved_to
        connection.execute(
            update(ASKED).where(ASKED.c.answer_id == answer_id).values(answer=values)
        )
        both = {"answer_id": answer_id, "article_id": moved_to}
        connection.execute(insert(connection, ASKED_OF).values(both).on_conflict_do_nothing())
    connection.execute(delete(ASKED_OF).where(ASKED_OF.c.article_id == article_id))


def _quoting(connection: Connection, article_id: str) -> Iterable[tuple[str, Answer]]:
    query = select(ASKED.c.answer_id, ASKED.c.answer).join(ASKED_OF)
    query = query.where(ASKED_OF.c.article_id == article_id).order_by(ASKED.c.answer_id)
    rows = connection.execute(query.with_for_update(of=ASKED)).all()
    return [(row.answer_id, Answer.from_dict(row.answer)) for row in rows]


def _between(since: datetime | None, until: datetime | None) -> list[ColumnElement[bool]]:
    conditions = []
    if since:
        conditions.append(ASKED.c.at >= since)
    if until:
        conditions.append(ASKED.c.at < until)
    return conditions


def _asked(row: Row[Any]) -> Asked:
    return Asked(
        answer_id=row.answer_id,
        at=row.at,
        question=row.question,
        answer=Answer.from_dict(row.answer),
        seconds=row.seconds,
        history=tuple(Turn(**turn) for turn in row.history),
        page=row.page,
        origin=row.origin,
        value=row.value,
        comment=row.comment,
        criteria=row.criteria,
    )


def _vector(kept: bytes) -> Array:
    return np.frombuffer(kept, np.float16).astype(np.float32)
