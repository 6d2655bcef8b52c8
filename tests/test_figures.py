import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from qa.errors.usage import BadQuestions
from qa.evaluation.figures import (
    NAMES,
    bins,
    calibration_error,
    choices,
    evaluation,
    figures,
    read_floors,
    worst_first,
)
from qa.evaluation.outcomes import Outcome


def outcome(
    confidence: float = 0.9,
    *,
    right: bool = True,
    rank: int | None = 1,
    right_article: bool | None = None,
    question: str = "Why?",
) -> Outcome:
    return Outcome(
        question=question,
        answerable=True,
        rank=rank,
        confidence=confidence,
        answer="the hinge",
        quote="They blamed the hinge.",
        cited="ferry.txt",
        exact_match=float(right),
        f1=float(right),
        quote_holds=right,
        right_article=right_article,
        seconds=0.25,
    )


def unanswerable(confidence: float) -> Outcome:
    return Outcome("Who?", False, None, confidence, "", "", "", 0, 0, False, None, 0.25)


def test_ranks_count_whatever_is_declined() -> None:
    found = figures([outcome(0.0, rank=1), outcome(rank=2), outcome(rank=6), outcome(rank=None)], 1)
    assert [found[f"hit@{k}"].value for k in (1, 3, 5, 10)] == [0.25, 0.5, 0.5, 0.75]
    assert found["mrr@10"].value == pytest.approx((1 + 1 / 2 + 1 / 6) / 4)


def test_a_declined_answer_counts_as_wrong() -> None:
    found = figures([outcome(0.9), outcome(0.3)], 0.5)
    assert found["answer_f1"].value == found["quote_holds_answer"].value == 0.5
    assert found["right_answers_given"].value == 0.5


def test_the_right_article_counts_only_where_one_is_named() -> None:
    assert "right_article_cited" not in figures([outcome()], 0)
    found = figures([outcome(), outcome(right_article=True), outcome(right_article=False)], 0)
    assert found["right_article_cited"].value == 0.5
    assert found["right_article_cited"].n == 2


def test_without_unanswerable_questions_there_is_no_figure_for_them() -> None:
    assert "unanswerable_declined" not in figures([outcome()], 0)
    assert "hit@1" not in figures([unanswerable(0.1)], 0)
    found = figures([unanswerable(0.1), unanswerable(0.9)], 0.5)
    assert found["unanswerable_declined"].value == 0.5


def test_all_figures_come_in_their_order() -> None:
    assert tuple(figures([outcome(right_article=True), unanswerable(0.1)], 0.5)) == NAMES


def test_an_interval_holds_the_value_and_narrows_with_more_questions() -> None:
    few = figures([outcome(right=bool(i % 2)) for i in range(20)], 0)["quote_holds_answer"]
    many = figures([outcome(right=bool(i % 2)) for i in range(500)], 0)["quote_holds_answer"]
    assert few.low < 0.5 < few.high
    assert many.high - many.low < few.high - few.low


def test_the_calibration_error_is_the_distance_from_the_share_of_right_ones() -> None:
    sure = np.full(10, 0.85)
    assert calibration_error(sure, np.array([1] * 5 + [0] * 5)) == pytest.approx(0.35)
    halves = calibration_error(np.array([0.05, 0.95]), np.array([0.0, 1.0]))
    assert halves == pytest.approx(0.05)


def test_bins_hold_what_is_about_as_sure() -> None:
    low, high = bins([outcome(0.11, right=False), outcome(0.19), outcome(1.0)])
    assert low.confidence == pytest.approx(0.15)
    assert (low.right, low.n) == (0.5, 2)
    assert (high.confidence, high.right, high.n) == (1, 1, 1)


def test_the_trade_off_counts_what_each_threshold_declines() -> None:
    found = choices([outcome(0.9), outcome(0.3), outcome(0.3, right=False), unanswerable(0.1)])
    assert [one.threshold for one in found[:3]] == [0, 0.05, 0.1]
    half = found[10]
    assert (half.threshold, half.right, half.wrong, half.unanswerable) == (0.5, 0.5, 1, 1)
    assert choices([outcome()])[0].unanswerable is None


def test_sure_and_wrong_is_the_worst() -> None:
    fine, sure, unsure = outcome(), unanswerable(0.9), outcome(0.6, right=False)
    declined, lost = outcome(0.1, right=False), outcome(0.2)
    order = worst_first([fine, declined, unsure, lost, sure], 0.5)
    assert order == [sure, unsure, lost, declined, fine]


def test_floors_and_ceilings() -> None:
    outcomes = [outcome(right=False)]
    assert not evaluation(outcomes, 0, {"hit@1": 1, "seconds_p95": 1}).below
    below = evaluation(
        outcomes, 0, {"answer_f1": 0.5, "seconds_p95": 0.1, "right_answers_given": 0}
    )
    assert below.below == [
        "answer_f1 is 0.000, its floor 0.500",
        "seconds_p95 is 0.250, its ceiling 0.100",
        "right_answers_given is not given by these questions, its floor 0.000",
    ]


def test_floors_may_be_pinned_to_their_questions(tmp_path: Path) -> None:
    questions, floors = tmp_path / "questions.jsonl", tmp_path / "floors.json"
    questions.write_text('{"question": "Why?"}')
    pinned = {"questions": hashlib.sha256(questions.read_bytes()).hexdigest(), "hit@1": 0.5}
    floors.write_text(json.dumps(pinned))
    assert read_floors(floors, questions) == {"hit@1": 0.5}
    questions.write_text('{"question": "Who?"}')
    with pytest.raises(BadQuestions, match="other questions"):
        read_floors(floors, questions)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("hit@1", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"hit@2": 0.5}', "'hit@2' is none of the figures hit@1, "),
        ('{"hit@1": "half"}', "floor of hit@1 is 'half' and not a number"),
        ('{"hit@1": NaN}', "floor of hit@1 is nan and not a number"),
    ],
)
def test_wrong_floors_are_refused(tmp_path: Path, content: str, problem: str) -> None:
    questions, floors = tmp_path / "questions.jsonl", tmp_path / "floors.json"
    questions.write_text('{"question": "Why?"}')
    floors.write_text(content)
    with pytest.raises(BadQuestions, match=problem):
        read_floors(floors, questions)
