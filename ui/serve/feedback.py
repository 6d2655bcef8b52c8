"""What people think of answers, as JSON lines in `feedback.jsonl` of the data directory."""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from qa.errors import NoSuchAnswer

_REMEMBERED = 2000
"""Answers that can be judged; what nobody judges is not kept."""


class Feedback:
    """Remembers recent answers by id until somebody says what they are worth."""

    def __init__(self, data: Path) -> None:
        self._file = data / "feedback.jsonl"
        self._answers: dict[str, dict[str, Any]] = {}
        self._lock = Lock()

    def remember(self, answer_id: str, question: str, answer: Mapping[str, Any]) -> None:
        """`answer` is ready for JSON."""
        with self._lock:
            self._answers[answer_id] = {
                "answer_id": answer_id,
                "question": question,
                "answer": answer["answer"],
                "answered": answer["answered"],
                "confidence": answer["confidence"],
                "articles": [citation["article_id"] for citation in answer["citations"]],
            }
            while len(self._answers) > _REMEMBERED:
                del self._answers[next(iter(self._answers))]

    def give(self, answer_id: str, value: int, comment: str) -> None:
        """Keep that an answer is right (1) or wrong (-1). Of several lines the last counts.

        Raises NoSuchAnswer.
        """
        with self._lock:
            judged = self._answers.get(answer_id)
            if judged is None:
                raise NoSuchAnswer(answer_id)
            given = {"at": datetime.now(UTC).isoformat(timespec="seconds"), **judged}
            line = json.dumps({**given, "value": value, "comment": comment}, ensure_ascii=False)
            with self._file.open("a", encoding="utf-8", errors="replace") as file:
                file.write(f"{line}\n")


def new_answer_id() -> str:
    return secrets.token_hex(8)
