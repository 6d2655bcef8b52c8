import json
from pathlib import Path

import pytest

from qa.errors import NoSuchAnswer
from ui.serve.feedback import Feedback, new_answer_id

ANSWER = {
    "answer": "A bent hinge. [1]",
    "answered": True,
    "confidence": 0.8,
    "citations": [{"article_id": "1f0a"}],
}


def test_what_is_thought_of_an_answer_is_kept_with_it(tmp_path: Path) -> None:
    feedback = Feedback(tmp_path)
    feedback.remember("a1", "What did they find?", ANSWER)
    feedback.give("a1", -1, "half of it")
    feedback.give("a1", 1, "")
    first, second = map(json.loads, (tmp_path / "feedback.jsonl").read_text().splitlines())
    assert first.pop("at") <= second.pop("at")
    assert first == {
        "answer_id": "a1",
        "question": "What did they find?",
        "answer": "A bent hinge. [1]",
        "answered": True,
        "confidence": 0.8,
        "articles": ["1f0a"],
        "value": -1,
        "comment": "half of it",
    }
    assert second["value"] == 1


def test_an_answer_that_nobody_judges_is_not_kept(tmp_path: Path) -> None:
    Feedback(tmp_path).remember("a1", "What did they find?", ANSWER)
    assert list(tmp_path.iterdir()) == []


def test_only_a_recent_answer_can_be_judged(tmp_path: Path) -> None:
    feedback = Feedback(tmp_path)
    first = new_answer_id()
    feedback.remember(first, "Why?", ANSWER)
    for _ in range(2000):
        feedback.remember(new_answer_id(), "Why?", ANSWER)
    for answer_id in (first, "none"):
        with pytest.raises(NoSuchAnswer):
            feedback.give(answer_id, 1, "")
