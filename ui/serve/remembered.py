"""Recent answers of this process, and what people think of them, as JSON lines in `feedback.jsonl`
of the data directory, without e-mail addresses and telephone numbers."""

import json
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from qa.answer import Answer
from qa.errors.answers import NoSuchAnswer
from qa.store import private
from qa.store.answers.cleaned import cleaned
from qa.text.masking import masked

_REMEMBERED = 2000
"""Answers that can be judged, linked to and asked about. One that nobody wants is not kept."""


class Remembered:
    """Remembers recent answers by id until somebody says what they are worth, or wants a link."""

    def __init__(self, data: Path) -> None:
        self._file = data / "feedback.jsonl"
        self._answers: dict[str, tuple[str, Answer]] = {}
        self._given: dict[str, bytes] = {}
        self._lock = Lock()

    def remember(self, answer_id: str, question: str, answer: Answer) -> None:
        with self._lock:
            self._answers[answer_id] = (question, answer)
            while len(self._answers) > _REMEMBERED:
                oldest = next(iter(self._answers))
                del self._answers[oldest]
                self._given.pop(oldest, None)

    def find(self, answer_id: str) -> Answer:
        """A recent answer. Raises NoSuchAnswer."""
        with self._lock:
            if answer_id not in self._answers:
                raise NoSuchAnswer(answer_id)
            return self._answers[answer_id][1]

    def forget(self, article_id: str) -> None:
        """Forget the answers that quote an article; they can no longer be judged."""
        with self._lock:
            quoting = [
                one
                for one, (_, answer) in self._answers.items()
                if article_id
                in {cited.article_id for cited in (*answer.citations, *answer.nearest)}
            ]
            for answer_id in quoting:
                del self._answers[answer_id]
                self._given.pop(answer_id, None)

    def give(self, answer_id: str, value: int, comment: str) -> None:
        """Keep that an answer is right (1) or wrong (-1), in place of what was said of it before.

        Raises NoSuchAnswer.
        """
        with self._lock:
            if answer_id not in self._answers:
                raise NoSuchAnswer(answer_id)
            question, answer = self._answers[answer_id]
            given = {
                "at": datetime.now(UTC).isoformat(timespec="seconds"),
                "answer_id": answer_id,
                "question": masked(question),
                "answer": cleaned(answer).answer,
                "answered": answer.answered,
                "confidence": answer.confidence,
                "articles": [citation.article_id for citation in answer.citations],
            }
            said = {"value": value, "comment": masked(comment)}
            told = json.dumps({**given, **said}, ensure_ascii=False)
            line = f"{told}\n".encode(errors="replace")
            former = self._given.get(answer_id)
            if former is None:
                with open(self._file, "ab", opener=private.opener) as file:
                    file.write(line)
            else:
                kept = self._file.read_bytes() if self._file.exists() else b""
                private.replace(self._file, kept.replace(former, b"") + line)
            self._given[answer_id] = line
