"""Answers of the last hour, by which any server that shares the library can be asked for them, and
what people think of answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, String, cast, delete, insert, select, update
from sqlalchemy.engine import Connection

from qa.answer import Answer
from qa.errors.answers import NoSuchAnswer
from qa.store.answers.cleaned import cleaned
from qa.store.library.history import Clock, now
from qa.store.library.records import writing
from qa.store.tables.schema import JUDGED, RECENT
from qa.text.masking import masked

LONGEST = timedelta(hours=1)
"""How long an answer can be judged, linked to and asked about."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What somebody said at a moment of an answer: that it is right (1) or wrong (-1)."""

    answer_id: str
    at: datetime
    question: str
    answer: str
    answered: bool
    confidence: float
    articles: list[str]
    value: int
    comment: str


class RecentAnswers:
    """The answers in the library behind `engine`, by the time of `clock`."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._engine = engine
        self._clock = clock

    def remember(self, answer_id: str, question: str, answer: Answer) -> None:
        """Remember an answer to a question, of which nothing personal is kept."""
        time, asked = self._clock(), masked(question)
        values = {"id": answer_id, "made": time, "question": asked, "answer": answer.to_dict()}
        with self._engine.begin() as connection:
            connection.execute(delete(RECENT).where(RECENT.c.made <= time - LONGEST))
            connection.execute(insert(RECENT).values(values))

    def find(self, answer_id: str) -> Answer:
        """Raises NoSuchAnswer."""
        with self._engine.connect() as connection:
            return self._found(connection, answer_id)[1]

    def _found(self, connection: Connection, answer_id: str) -> tuple[str, Answer]:
        recent = RECENT.c.made > self._clock() - LONGEST
        query = select(RECENT.c.question, RECENT.c.answer).where(RECENT.c.id == answer_id, recent)
        if (row := connection.execute(query).first()) is None:
            raise NoSuchAnswer(answer_id)
        return row.question, Answer.from_dict(row.answer)

    def forget(self, article_id: str) -> None:
        """Forget the answers that quote an article; they can no longer be judged."""
        with self._engine.begin() as connection:
            forget(connection, article_id)

    def give(self, answer_id: str, value: int, comment: str) -> None:
        """Keep that an answer is right (1) or wrong (-1), in place of what was said of it before.

        Raises NoSuchAnswer.
        """
        with writing(self._engine, answer_id) as connection:
            question, answer = self._found(connection, answer_id)
            values = {
                "at": self._clock(),
                "question": question,
                "answer": cleaned(answer).answer,
                "answered": answer.answered,
                "confidence": answer.confidence,
                "articles": [citation.article_id for citation in answer.citations],
                "value": value,
                "comment": masked(comment.replace("\0", "")),
            }
            one = JUDGED.c.answer_id == answer_id
            if not connection.execute(update(JUDGED).where(one).values(values)).rowcount:
                connection.execute(insert(JUDGED).values({**values, "answer_id": answer_id}))

    def judged(self) -> list[Judged]:
        """What people think of answers, the oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(JUDGED).order_by(JUDGED.c.at, JUDGED.c.answer_id))
            return [Judged(**row._mapping) for row in rows]


def forget(connection: Connection, article_id: str) -> None:
    """Forget the recent answers that name an article."""
    named = cast(RECENT.c.answer, String).contains(article_id, autoescape=True)
    connection.execute(delete(RECENT).where(named))
