"""What the outcomes of an evaluation say, in figures."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.errors.usage import BadQuestions
from qa.evaluation.outcomes import Outcome

Floats = NDArray[np.float64]

_RESAMPLES = 1000
"""Of the questions, for an interval: the percentile bootstrap of Efron and Tibshirani (1993)."""

_BINS = 10
"""Equal ones, for the calibration error (Guo et al. 2017)."""

_RANKED: Mapping[str, Callable[[float], float]] = {
    "hit@1": lambda rank: rank <= 1,
    "hit@3": lambda rank: rank <= 3,
    "hit@5": lambda rank: rank <= 5,
    "hit@10": lambda rank: rank <= 10,
    "mrr@10": lambda rank: 1 / rank if rank <= 10 else 0,
}
"""Of answerable questions, by the rank of the first passage that holds a right answer."""

_ANSWERED: Mapping[str, Callable[[Outcome], float | None]] = {
    "answer_f1": lambda one: one.f1,
    "answer_exact_match": lambda one: one.exact_match,
    "quote_holds_answer": lambda one: one.quote_holds,
    "right_article_cited": lambda one: one.right_article,
}
"""Of answerable questions; 0 for those that are declined. None is left out."""

_LESS_IS_BETTER = ("calibration_error", "seconds_p50", "seconds_p95")

NAMES = (*_RANKED, *_ANSWERED, "right_answers_given", "unanswerable_declined", *_LESS_IS_BETTER)
"""Every figure, in the order to be read."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value over `n` questions, and the 95 % interval in which it lies."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What a threshold would decline: the shares of the right answers, of the wrong answers to
    answerable questions, and of the unanswerable questions. None where there are no such."""

    threshold: float
    right: float | None
    wrong: float | None
    unanswerable: float | None


@dataclass(frozen=True, slots=True)
class Bin:
    """`n` answers of like confidence: its mean, and the share of them that are right."""

    confidence: float
    right: float
    n: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`figures` by name, `outcomes` the worst first; `below` says which figures are worse than
    their floors."""

    threshold: float
    figures: Mapping[str, Figure]
    choices: Sequence[Choice]
    bins: Sequence[Bin]
    outcomes: Sequence[Outcome]
    below: Sequence[str]

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return asdict(self)


def evaluation(
    outcomes: Sequence[Outcome], threshold: float, floors: Mapping[str, float]
) -> Evaluation:
    """All that the outcomes say when answers with a confidence below `threshold` are declined.

    `floors` are the worst values that figures may have; one that the questions do not give counts
    as worse.
    """
    found = figures(outcomes, threshold)
    return Evaluation(
        threshold=threshold,
        figures=found,
        choices=choices(outcomes),
        bins=bins(outcomes),
        outcomes=worst_first(outcomes, threshold),
        below=[
            _complaint(name, found.get(name), floor)
            for name, floor in floors.items()
            if name not in found or _worse(name, found[name].value, floor)
        ],
    )


def figures(outcomes: Sequence[Outcome], threshold: float) -> dict[str, Figure]:
    """The figures that the outcomes give; those of what the questions do not have are left out."""
    answerable = [one for one in outcomes if one.answerable]
    found: dict[str, Figure | None] = {}
    for name, of_rank in _RANKED.items():
        found[name] = _mean([of_rank(one.rank or np.inf) for one in answerable])
    for name, of_answer in _ANSWERED.items():
        scores = [(one.confidence >= threshold, of_answer(one)) for one in answerable]
        found[name] = _mean([given * value for given, value in scores if value is not None])
    found["right_answers_given"] = _mean(
        [one.confidence >= threshold for one in answerable if one.right]
    )
    found["unanswerable_declined"] = _mean(
        [one.confidence < threshold for one in outcomes if not one.answerable]
    )
    pairs = np.array([(one.confidence, one.right) for one in outcomes], dtype=float)
    found["calibration_error"] = _figure(pairs, lambda rows: calibration_error(*rows.T))
    seconds = np.array([one.seconds for one in outcomes])
    found["seconds_p50"] = _figure(seconds, lambda values: np.quantile(values, 0.5))
    found["seconds_p95"] = _figure(seconds, lambda values: np.quantile(values, 0.95))
    return {name: figure for name in NAMES if (figure := found[name]) is not None}


def choices(outcomes: Sequence[Outcome]) -> list[Choice]:
    """The trade-off: thresholds from 0 to .95."""
    right = [one.confidence for one in outcomes if one.right]
    wrong = [one.confidence for one in outcomes if one.answerable and not one.right]
    unanswerable = [one.confidence for one in outcomes if not one.answerable]
    return [
        Choice(threshold, *(_below(threshold, kind) for kind in (right, wrong, unanswerable)))
        for threshold in np.arange(0, 1, 0.05).round(2).tolist()
    ]


def bins(outcomes: Sequence[Outcome]) -> list[Bin]:
    """How sure and how right the answers are, the least sure first."""
    confidence = np.array([one.confidence for one in outcomes])
    right = np.array([one.right for one in outcomes], dtype=float)
    return [
        Bin(float(confidence[here].mean()), float(right[here].mean()), int(here.sum()))
        for here in _binned(confidence)
    ]


def calibration_error(confidence: Floats, right: Floats) -> float:
    """Mean distance between confidence and the share of right answers, over equal bins."""
    return sum(
        float(here.mean() * abs(confidence[here].mean() - right[here].mean()))
        for here in _binned(confidence)
    )


def worst_first(outcomes: Sequence[Outcome], threshold: float) -> list[Outcome]:
    """Wrong answers that were given, the surest first; then questions that were declined and have
    an answer, those whose right answer was at hand first; then what went well."""

    def place(one: Outcome) -> tuple[int, float]:
        given = one.confidence >= threshold
        if given and not one.right:
            return 0, -one.confidence
        if not given and one.answerable:
            return 1, -one.right
        return 2, one.confidence

    return sorted(outcomes, key=place)


def read_floors(path: Path, questions: Path) -> dict[str, float]:
    """The floors in `path`: a JSON object of figures' names and numbers and, if they are only for
    one file of questions, the SHA-256 of its content as `questions`. Raises BadQuestions."""
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadQuestions(path, error.strerror or str(error)) from None
    except ValueError as error:
        raise BadQuestions(path, f"it is not JSON: {error}") from None
    if not isinstance(floors, dict):
        raise BadQuestions(path, "it is not a JSON object")
    if floors.pop("questions", None) not in (None, sha256(questions.read_bytes()).hexdigest()):
        raise BadQuestions(path, f"its floors are for other questions than {questions} holds")
    for name, floor in floors.items():
        if name not in NAMES:
            raise BadQuestions(path, f"{name!r} is none of the figures {', '.join(NAMES)}")
        if isinstance(floor, bool) or not isinstance(floor, int | float) or isnan(floor):
            raise BadQuestions(path, f"the floor of {name} is {floor!r} and not a number")
    return floors


def _complaint(name: str, figure: Figure | None, floor: float) -> str:
    value = f"{figure.value:.3f}" if figure else "not given by these questions"
    limit = "ceiling" if name in _LESS_IS_BETTER else "floor"
    return f"{name} is {value}, its {limit} {floor:.3f}"


def _worse(name: str, value: float, floor: float) -> bool:
    return value > floor if name in _LESS_IS_BETTER else value < floor


def _mean(values: Sequence[float]) -> Figure | None:
    if not values:
        return None
    return _figure(np.array(values, dtype=float), lambda sample: sample.mean())


def _figure(rows: Floats, statistic: Callable[[Floats], Any]) -> Figure:
    """The statistic of the rows, and its interval."""
    random = np.random.default_rng(0)  # the same interval every time
    samples = [
        statistic(rows[random.integers(len(rows), size=len(rows))]) for _ in range(_RESAMPLES)
    ]
    low, high = np.quantile(samples, (0.025, 0.975))
    return Figure(float(statistic(rows)), float(low), float(high), len(rows))


def _below(threshold: float, confidences: Sequence[float]) -> float | None:
    return float(np.mean(np.array(confidences) < threshold)) if confidences else None


def _binned(confidence: Floats) -> Iterator[NDArray[np.bool_]]:
    """Which ones are in each bin that is not empty."""
    places = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    for place in np.unique(places):
        yield places == place
