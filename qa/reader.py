"""Reading the answer out of passages, with one probability that it is right."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Protocol

from qa.retrieve import Hit
from qa.sentences import sentences
from qa.spans import Span, SpanModel

PACKAGED = Path(__file__).with_name("reader_model")
"""The model that comes with Broadsheet; its folder also holds its calibration and its card."""

_QUOTES = 3
"""Most passages cited for one answer, and most shown as nearest when there is none."""


@dataclass(frozen=True, slots=True)
class Quote:
    """`text[start:end]` of the article with `article_id`: the sentence, or sentences, in which the
    answer stands."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found.

    `quotes` hold the answer, the best first, and then those that say the same; `nearest` are the
    best of different passages, whatever they say, and `ranked` all passages, the best first. They
    are empty if there was nothing to read. `confidence` is the probability that the first quote
    answers the question, and `short_answer` the part of it that does.
    """

    quotes: tuple[Quote, ...]
    nearest: tuple[Quote, ...]
    ranked: tuple[Hit, ...]
    confidence: float
    short_answer: str | None


NOTHING_READ = Reading((), (), (), 0.0, None)


class Reader(Protocol):
    """Finds the answer to a question in passages."""

    name: str

    def load(self) -> object: ...

    def read(self, question: str, hits: Sequence[Hit]) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far to trust a model's scores; found by training/calibrate.py.

    `weight` is that of a span's score beside the retrieval score when passages are ordered. The
    probability that the answer is right is the logistic function of `bias` plus `margin` times
    the first span's margin plus `cosine` times its passage's cosine to the question.
    """

    weight: float
    bias: float
    margin: float
    cosine: float

    @classmethod
    def beside(cls, model: Path) -> "Calibration":
        """The one kept with `model`, or for a model without one a plain reading of its margin."""
        file = model / "calibration.json"
        if not file.is_file():
            return cls(weight=0.02, bias=0.0, margin=0.5, cosine=0.0)
        return cls(**json.loads(file.read_text(encoding="utf-8")))

    def probability(self, margin: float, cosine: float) -> float:
        """That the first quote is right."""
        return 1 / (1 + exp(-(self.bias + self.margin * margin + self.cosine * cosine)))


class Model(Protocol):
    """Finds the best answer span of each passage."""

    def load(self) -> object: ...

    def read(self, question: str, passages: Sequence[str]) -> list[Span]: ...


class ExtractiveReader:
    """Reads every passage with an extractive model, and orders them by what it read."""

    name = "reader"

    def __init__(self, model: Model, calibration: Calibration) -> None:
        self._model = model
        self._calibration = calibration

    def load(self) -> None:
        """Have the model in memory. Raises ModelUnusable."""
        self._model.load()

    def read(self, question: str, hits: Sequence[Hit]) -> Reading:
        if not hits:
            return NOTHING_READ
        spans = self._model.read(question, [hit.passage.text for hit in hits])
        ranked = sorted(zip(hits, spans, strict=True), key=self._score, reverse=True)
        hit, span = ranked[0]
        return Reading(
            quotes=tuple(_distinct(_supporting(ranked))),
            nearest=tuple(_distinct(ranked)),
            ranked=tuple(hit for hit, _ in ranked),
            confidence=self._calibration.probability(margin=span.margin, cosine=hit.cosine),
            short_answer=_short_answer(hit, span),
        )

    def _score(self, read: tuple[Hit, Span]) -> float:
        hit, span = read
        return hit.score + self._calibration.weight * span.score


def open_reader(source: str) -> ExtractiveReader:
    """The reader with the model in the folder, or of the name, `source`; "" for the packaged."""
    folder = Path(source) if source else PACKAGED
    return ExtractiveReader(SpanModel(source or str(PACKAGED)), Calibration.beside(folder))


def _supporting(ranked: Sequence[tuple[Hit, Span]]) -> Iterator[tuple[Hit, Span]]:
    """The first, and the others in which the model sees an answer (against "not here") that says
    the same: one of the two answers holds all words of the other."""
    first = _words(_short_answer(*ranked[0]))
    yield ranked[0]
    for hit, span in ranked[1:]:
        words = _words(_short_answer(hit, span))
        if span.margin > 0 and words and (words <= first or first <= words):
            yield hit, span


def _distinct(read: Iterator[tuple[Hit, Span]] | Sequence[tuple[Hit, Span]]) -> Iterator[Quote]:
    """The quotes of what was read, up to the most that are shown; a sentence comes once, however
    many articles carry it."""
    seen: set[str] = set()
    for hit, span in read:
        start, end = sentence(hit.passage.text, span)
        text = hit.passage.text[start:end]
        if text not in seen and len(seen) < _QUOTES:
            seen.add(text)
            offset = hit.passage.start
            yield Quote(hit.passage.article_id, offset + start, offset + end)


def sentence(text: str, span: Span) -> tuple[int, int]:
    """Where the sentences begin and end in which the span stands."""
    touched = [
        (start, end) for start, end in sentences(text) if start < span.end and span.start < end
    ]
    if not touched:  # a span of white space, from a model that has nothing to say
        return span.start, span.end
    return min(touched[0][0], span.start), max(touched[-1][1], span.end)


def _short_answer(hit: Hit, span: Span) -> str:
    return hit.passage.text[span.start : span.end].strip(" \n,;:")


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))
