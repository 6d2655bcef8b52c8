"""How sure a reader can be of an answer, by what it was found to be worth on data."""

import json
from dataclasses import dataclass
from math import exp
from pathlib import Path

from qa.errors.models import ModelUnusable


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer.

    `margin` is that of its span over "not here". `cosine` is that of the question to the nearest
    sentence of its passage. `share` is the part of the softmax over all read passages that falls to
    its article and to passages with the same answer; 1 means that nothing speaks for another one.
    """

    margin: float
    cosine: float
    share: float


@dataclass(frozen=True, slots=True)
class Declined:
    """What is declined at a threshold: the shares of right and of wrong answers, of questions whose
    article is missing, and of questions about nothing in the articles."""

    threshold: float
    right: float
    wrong: float
    missing: float
    off_topic: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """A model's, found by benchmarks/answers.py.

    Passages are ordered by their retrieval score plus `weight` times their span's score plus, for
    an article's first passage, `lead`: news says the most important things first. The probability
    that the answer is right is the logistic function of `bias` and the weighted evidence.
    """

    weight: float
    lead: float
    bias: float
    margin: float
    cosine: float
    share: float

    @classmethod
    def beside(cls, model: Path) -> "Calibration":
        """The one kept with `model`, or for a model without one a plain reading of its margin.
        Raises ModelUnusable."""
        file = model / "calibration.json"
        if not file.is_file():
            return cls(weight=0.02, lead=0.0, bias=0.0, margin=0.5, cosine=0.0, share=0.0)
        try:
            return cls(**json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise ModelUnusable("reader", str(model), f"{file.name}: {error}") from None

    def probability(self, evidence: Evidence) -> float:
        """That the answer is right."""
        margin = self.margin * evidence.margin
        cosine = self.cosine * evidence.cosine
        share = self.share * evidence.share
        return 1 / (1 + exp(-(self.bias + margin + cosine + share)))


def tradeoff(model: Path) -> list[Declined]:
    """What thresholds declined when `model` was measured, the lowest threshold first; nothing for
    a model without its figures."""
    file = model / "tradeoff.json"
    if not file.is_file():
        return []
    return [Declined(**row) for row in json.loads(file.read_text(encoding="utf-8"))]
