"""What people think of answers, and the recent answers that they may think something of."""

import secrets
from collections.abc import Generator
from contextlib import closing
from logging import getLogger
from typing import Protocol

from qa.access import Access, allows
from qa.answer import Answer
from qa.desk.keeping import Keeping
from qa.errors.answers import NoSuchAnswer
from qa.errors.library import LibraryAway, LibraryUnwritable
from qa.question import Question

_LOGGER = getLogger(__name__)


class Feedback(Protocol):
    """Remembers recent answers by id until somebody says what they are worth, or wants a link:
    those of this server (`Remembered`), or of all that share a library (`RecentAnswers`)."""

    def remember(self, answer_id: str, question: str, answer: Answer) -> None: ...
    def find(self, answer_id: str) -> Answer:
        """Raises NoSuchAnswer."""
        ...

    def forget(self, article_id: str) -> None:
        """Forget the answers that quote an article; they can no longer be judged."""
        ...

    def give(self, answer_id: str, value: int, comment: str) -> None:
        """Keep that an answer is right (1) or wrong (-1), in place of what was said of it before.

        Raises NoSuchAnswer.
        """
        ...


def remembered(
    feedback: Feedback, growing: Generator[Answer, None, None], answer_id: str, question: Question
) -> Generator[Answer, None, None]:
    """The answer as it grows. Once it is whole, it can be judged."""
    with closing(growing):
        for answer in growing:
            yield answer
    try:
        feedback.remember(answer_id, question.text, answer)
    except (LibraryAway, LibraryUnwritable) as error:  # it was given all the same
        _LOGGER.warning("an answer cannot be judged: %s", error)


def found_for(rights: Access, feedback: Feedback, answer_id: str) -> Answer:
    """A recent answer, for somebody with these `rights`. Raises NoSuchAnswer."""
    answer = feedback.find(answer_id)
    if not allows(rights, answer.access):
        raise NoSuchAnswer(answer_id)
    return answer


def new_answer_id() -> str:
    return secrets.token_hex(8)


class Joined:
    """Feedback that is also kept with the questions of the editors' desk."""

    def __init__(self, feedback: Feedback, keeping: Keeping) -> None:
        self._feedback, self._keeping = feedback, keeping

    def remember(self, answer_id: str, question: str, answer: Answer) -> None:
        self._feedback.remember(answer_id, question, answer)

    def find(self, answer_id: str) -> Answer:
        """Raises NoSuchAnswer."""
        return self._feedback.find(answer_id)

    def forget(self, article_id: str) -> None:
        self._feedback.forget(article_id)

    def give(self, answer_id: str, value: int, comment: str) -> None:
        """Raises NoSuchAnswer."""
        self._feedback.give(answer_id, value, comment)
        self._keeping.judge(answer_id, value, comment)
