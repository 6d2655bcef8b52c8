import json
from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest

from qa.answer import Answer, cite
from qa.errors.answers import NoSuchAnswer
from qa.question import Question
from tests.articles import article
from ui.serve.feedback import new_answer_id, remembered
from ui.serve.remembered import Remembered

ANSWER = Answer(
    answer="A bent hinge. [1]",
    answered=True,
    confidence=0.8,
    short_answer=None,
    standalone_question="What did they find?",
    citations=(cite(article(), 0, 9, number=1, score=0.8, verified=True),),
    nearest=(),
    answerer="reader",
    timings_ms={},
)


def kept(data: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (data / "feedback.jsonl").read_text().split("\n") if line]


def test_what_is_thought_of_an_answer_is_kept_with_it(tmp_path: Path) -> None:
    feedback = Remembered(tmp_path)
    feedback.remember("a1", "What did they find?", ANSWER)
    feedback.give("a1", -1, "half of it")
    (given,) = kept(tmp_path)
    assert datetime.fromisoformat(given.pop("at")).tzinfo is UTC
    assert given == {
        "answer_id": "a1",
        "question": "What did they find?",
        "answer": "A bent hinge. [1]",
        "answered": True,
        "confidence": 0.8,
        "articles": [article().id],
        "value": -1,
        "comment": "half of it",
    }


def test_the_last_judgement_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    feedback = Remembered(tmp_path)
    for answer_id in ("a1", "a2"):
        feedback.remember(answer_id, "What did they find?", ANSWER)
        feedback.give(answer_id, -1, "half of it\u2028")
    feedback.give("a1", 1, "")
    told = [(one["answer_id"], one["value"], one["comment"]) for one in kept(tmp_path)]
    assert told == [("a2", -1, "half of it\u2028"), ("a1", 1, "")]
    assert [file.name for file in tmp_path.iterdir()] == ["feedback.jsonl"]


def test_a_judgement_may_be_changed_though_the_file_was_taken_away(tmp_path: Path) -> None:
    feedback = Remembered(tmp_path)
    feedback.remember("a1", "What did they find?", ANSWER)
    feedback.give("a1", -1, "")
    (tmp_path / "feedback.jsonl").unlink()
    feedback.give("a1", 1, "")
    assert [one["value"] for one in kept(tmp_path)] == [1]


def test_what_people_say_is_for_the_server_s_user_alone(tmp_path: Path) -> None:
    feedback = Remembered(tmp_path)
    feedback.remember("a1", "What did they find?", ANSWER)
    for value in (1, -1):
        feedback.give("a1", value, "")
        assert S_IMODE((tmp_path / "feedback.jsonl").stat().st_mode) == 0o600


def test_an_answer_can_be_judged_once_it_is_whole(tmp_path: Path) -> None:
    def coming() -> Generator[Answer, None, None]:
        yield replace(ANSWER, answer="A bent")
        yield ANSWER

    feedback = Remembered(tmp_path)
    growing = remembered(feedback, coming(), "a1", Question("What did they find?"))
    next(growing)
    with pytest.raises(NoSuchAnswer):
        feedback.give("a1", 1, "")
    assert list(growing) == [ANSWER]
    feedback.give("a1", 1, "")
    assert kept(tmp_path)[0]["answer"] == ANSWER.answer


def test_an_answer_that_nobody_judges_is_not_kept(tmp_path: Path) -> None:
    Remembered(tmp_path).remember("a1", "What did they find?", ANSWER)
    assert list(tmp_path.iterdir()) == []


def test_only_a_recent_answer_can_be_judged(tmp_path: Path) -> None:
    feedback = Remembered(tmp_path)
    first = new_answer_id()
    feedback.remember(first, "Why?", ANSWER)
    for _ in range(2000):
        feedback.remember(new_answer_id(), "Why?", ANSWER)
    for answer_id in (first, "none"):
        with pytest.raises(NoSuchAnswer):
            feedback.give(answer_id, 1, "")
