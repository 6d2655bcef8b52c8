"""Answers that were kept so that they can be linked to.

Nothing is kept of who asked, nor of what was said before. What an article is quoted with goes from
here in the same transaction in which the article goes from readers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, select, update
from sqlalchemy import insert as insert_into
from sqlalchemy.engine import Connection

from qa.access import PUBLIC, SUBSCRIBERS, allows
from qa.answer import Answer
from qa.errors.answers import NoSuchLink
from qa.store.answers import accepted, asked
from qa.store.answers.quoting import named, quotes, without_article
from qa.store.answers.recent import forget
from qa.store.library.history import Clock, now
from qa.store.library.records import lock, writing
from qa.store.tables.portable import insert
from qa.store.tables.schema import ARTICLES, KEPT, QUOTED

MOST = 10_000
"""Answers that are kept at the same time; the oldest go."""

LONGEST = timedelta(days=365)
"""How long an answer is kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as given at the moment `made`. `withdrawn` counts the articles that it quoted and
    that were taken back since: their quotes are no longer there, and the text, which may hold words
    of theirs, is empty."""

    id: str
    made: datetime
    answer: Answer
    withdrawn: int


class KeptAnswers:
    """What is kept in the library behind `engine`, by the time of `clock`."""

    def __init__(self, engine: Engine, clock: Clock = now, most: int = MOST) -> None:
        self._engine = engine
        self._clock = clock
        self._most = most

    def keep(self, kept_id: str, answer: Answer) -> None:
        """Keep an answer under an id that nobody can guess; one that is kept already stays as it
        is."""
        time = self._clock()
        values = replace(answer, timings_ms={}, usage=None).to_dict()
        quoted = sorted({one["article_id"] for one in named(values)})
        with writing(self._engine) as connection:
            # Whoever takes one of them from readers waits, or has done so already.
            there = set(lock(connection, ARTICLES, quoted))
            closed = set(_closed(connection, answer, quoted))
            _tidy(connection, time, self._most)
            kept = insert(connection, KEPT).values(
                id=kept_id, made=time, answer=values, withdrawn=0
            )
            kept = kept.on_conflict_do_nothing()
            if connection.execute(kept.returning(KEPT.c.id)).first() is None:
                return
            rows = [{"kept_id": kept_id, "article_id": one} for one in quoted]
            if rows:
                connection.execute(insert_into(QUOTED), rows)
            for gone in set(quoted) - there:
                withdraw(connection, gone)  # since the answer was given
            for one in closed & there:
                close(connection, one)

    def find(self, kept_id: str) -> Kept:
        """Raises NoSuchLink."""
        query = select(KEPT).where(KEPT.c.id == kept_id, KEPT.c.made > self._clock() - LONGEST)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise NoSuchLink(kept_id)
        return Kept(row.id, row.made, Answer.from_dict(row.answer), row.withdrawn)


def withdraw(connection: Connection, article_id: str) -> None:
    """Drop what kept answers quote of an article that readers may no longer see, what the editors'
    desk quotes of it, and the recent answers that name it."""
    asked.withdraw(connection, article_id)
    accepted.withdraw(connection, article_id)
    close(connection, article_id)


def close(connection: Connection, article_id: str) -> None:
    """Drop what kept answers quote of an article that is for fewer readers now, and the recent
    answers that name it. The editors' desk goes on to quote it."""
    forget(connection, article_id)
    for kept_id, answer, before in _quoting(connection, article_id):
        without = without_article(answer, article_id)
        withdrawn = before + (quotes(without) < quotes(answer))
        values = {"answer": without.to_dict(), "withdrawn": withdrawn}
        connection.execute(update(KEPT).where(KEPT.c.id == kept_id).values(values))
    connection.execute(delete(QUOTED).where(QUOTED.c.article_id == article_id))


def _closed(connection: Connection, answer: Answer, quoted: list[str]) -> Iterator[str]:
    """Those of the articles that are for fewer readers now than when the answer quoted them."""
    then = {one.article_id: one.access for one in (*answer.citations, *answer.nearest)}
    query = select(ARTICLES.c.id, ARTICLES.c.access).where(ARTICLES.c.id.in_(quoted))
    for article_id, access in connection.execute(query):
        # Of another copy the answer has the headline alone.
        if not allows(then.get(article_id, SUBSCRIBERS), access or PUBLIC):
            yield article_id


def follow(connection: Connection, article_id: str, moved_to: str) -> None:
    """Have kept answers, and the desk, quote an article under the id that it has now."""
    asked.follow(connection, article_id, moved_to)
    accepted.follow(connection, article_id, moved_to)
    for kept_id, answer, _ in _quoting(connection, article_id):
        values = answer.to_dict()
        for one in named(values):
            if one["article_id"] == article_id:
                one["article_id"] = moved_to
        connection.execute(update(KEPT).where(KEPT.c.id == kept_id).values(answer=values))
    moved = update(QUOTED).where(QUOTED.c.article_id == article_id)
    connection.execute(moved.values(article_id=moved_to))


def _quoting(connection: Connection, article_id: str) -> list[tuple[str, Answer, int]]:
    query = select(KEPT.c.id, KEPT.c.answer, KEPT.c.withdrawn).join(QUOTED)
    query = query.where(QUOTED.c.article_id == article_id).order_by(KEPT.c.number)
    rows = connection.execute(query.with_for_update(of=KEPT)).all()
    return [(row.id, Answer.from_dict(row.answer), row.withdrawn) for row in rows]


def _tidy(connection: Connection, time: datetime, most: int) -> None:
    """Drop what is too old, and what there is no place for beside one more."""
    connection.execute(delete(KEPT).where(KEPT.c.made <= time - LONGEST))
    newest = select(KEPT.c.number).order_by(KEPT.c.number.desc()).offset(most - 1).limit(1)
    if (last := connection.execute(newest).scalar()) is not None:
        connection.execute(delete(KEPT).where(KEPT.c.number <= last))
