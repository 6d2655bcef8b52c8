"""The editors' tests: questions of which they have said what is right, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Engine, Row, delete, insert, select, update
from sqlalchemy.engine import Connection

from qa.errors.desk import NoSuchTest
from qa.question import Turn
from qa.store.library.records import batches
from qa.store.tables.schema import TESTS

Outcome = Literal["passed", "failed"]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A question, and what is right: the `quote` of an article, anything of it, or one of
    `answers`; and where there is none of these, that the articles do not say.

    It stands since a moment and was accepted by `who`. `outcome` and the answer that was `given`
    are those of the last run, at the moment `ran`, which saw a `generation` of the library.
    """

    id: str
    question: str
    since: datetime
    who: str
    history: tuple[Turn, ...] = ()
    article_id: str | None = None
    title: str | None = None
    quote: str | None = None
    answers: tuple[str, ...] = ()
    answer_id: str | None = None
    outcome: Outcome | None = None
    given: str | None = None
    ran: datetime | None = None
    generation: int | None = None


class AcceptedQuestions:
    """The tests in the library behind `engine`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> list[Accepted]:
        """The latest first."""
        query = select(TESTS).order_by(TESTS.c.since.desc(), TESTS.c.id)
        with self._engine.connect() as connection:
            return [_accepted(row) for row in connection.execute(query)]

    def are_there(self) -> bool:
        with self._engine.connect() as connection:
            return connection.execute(select(TESTS.c.id).limit(1)).first() is not None

    def of(self, answer_ids: Sequence[str]) -> dict[str, str]:
        """The id of a test that was made of each of these questions, by the question's."""
        found: dict[str, str] = {}
        with self._engine.connect() as connection:
            for ids in batches(answer_ids):
                made = select(TESTS.c.answer_id, TESTS.c.id).where(TESTS.c.answer_id.in_(ids))
                found |= {row.answer_id: row.id for row in connection.execute(made)}
        return found

    def put(self, one: Accepted) -> None:
        values = {column.name: getattr(one, column.name) for column in TESTS.c}
        values["history"] = [{"role": turn.role, "content": turn.content} for turn in one.history]
        values["answers"] = list(one.answers)
        with self._engine.begin() as connection:
            connection.execute(delete(TESTS).where(TESTS.c.id == one.id))
            connection.execute(insert(TESTS).values(values))

    def came_out(
        self, test_id: str, outcome: Outcome, given: str, ran: datetime, generation: int
    ) -> None:
        """Keep what became of a test, if it is still there."""
        values = {"outcome": outcome, "given": given, "ran": ran, "generation": generation}
        with self._engine.begin() as connection:
            connection.execute(update(TESTS).where(TESTS.c.id == test_id).values(values))

    def drop(self, test_id: str) -> None:
        """Raises NoSuchTest."""
        with self._engine.begin() as connection:
            if not connection.execute(delete(TESTS).where(TESTS.c.id == test_id)).rowcount:
                raise NoSuchTest(test_id)


def withdraw(connection: Connection, article_id: str) -> None:
    """Drop the words of an article that readers may no longer see. A test asks for the article
    still, should it come back."""
    words = {"quote": None, "title": None, "given": None}
    connection.execute(update(TESTS).where(TESTS.c.article_id == article_id).values(words))


def follow(connection: Connection, article_id: str, moved_to: str) -> None:
    """Have tests ask for an article under the id that it has now."""
    moved = update(TESTS).where(TESTS.c.article_id == article_id)
    connection.execute(moved.values(article_id=moved_to))


def _accepted(row: Row[Any]) -> Accepted:
    values = {
        **row._mapping,
        "history": tuple(Turn(**turn) for turn in row.history),
        "answers": tuple(row.answers),
    }
    return Accepted(**values)
