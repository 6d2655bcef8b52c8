"""What people think of answers, as JSON lines in `feedback.jsonl` of the data directory."""

import json
import secrets
from collections.abc import Generator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from qa.answer import Answer
from qa.errors import NoSuchAnswer
from qa.question import Question
from qa.store import private

_REMEMBERED = 2000
"""Answers that can be judged. One that nobody judges is not kept."""


class Feedback:
    """Remembers recent answers by id until somebody says what they are worth."""

    def __init__(self, data: Path) -> None:
        self._file = data / "feedback.jsonl"
        self._answers: dict[str, dict[str, Any]] = {}
        self._given: dict[str, bytes] = {}
        self._lock = Lock()

    def remembered(
        self, growing: Generator[Answer, None, None], answer_id: str, question: Question
    ) -> Generator[Answer, None, None]:
        """The answer as it grows. Once it is whole, it can be judged."""
        with closing(growing):
            for answer in growing:
                yield answer
        self.remember(answer_id, question.text, answer)

    def remember(self, answer_id: str, question: str, answer: Answer) -> None:
        with self._lock:
            self._answers[answer_id] = {
                "answer_id": answer_id,
                "question": question,
                "answer": answer.answer,
                "answered": answer.answered,
                "confidence": answer.confidence,
                "articles": [citation.article_id for citation in answer.citations],
            }
            while len(self._answers) > _REMEMBERED:
                oldest = next(iter(self._answers))
                del self._answers[oldest]
                self._given.pop(oldest, None)

    def forget(self, article_id: str) -> None:
        """Forget the answers that quote an article; they can no longer be judged."""
        with self._lock:
            quoting = [
                one for one, answer in self._answers.items() if article_id in answer["articles"]
            ]
            for answer_id in quoting:
                del self._answers[answer_id]
                self._given.pop(answer_id, None)

    def give(self, answer_id: str, value: int, comment: str) -> None:
        """Keep that an answer is right (1) or wrong (-1), in place of what was said of it before.

        Raises NoSuchAnswer.
        """
        with self._lock:
            judged = self._answers.get(answer_id)
            if judged is None:
                raise NoSuchAnswer(answer_id)
            given = {"at": datetime.now(UTC).isoformat(timespec="seconds"), **judged}
            told = json.dumps({**given, "value": value, "comment": comment}, ensure_ascii=False)
            line = f"{told}\n".encode(errors="replace")
            former = self._given.get(answer_id)
            if former is None:
                with open(self._file, "ab", opener=private.opener) as file:
                    file.write(line)
            else:
                kept = self._file.read_bytes() if self._file.exists() else b""
                private.replace(self._file, kept.replace(former, b"") + line)
            self._given[answer_id] = line


def new_answer_id() -> str:
    return secrets.token_hex(8)
