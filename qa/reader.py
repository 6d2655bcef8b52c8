"""Choosing the sentence that answers a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import Protocol

from qa.embed import Embedder
from qa.retrieve import Hit
from qa.sentences import sentences


@dataclass(frozen=True, slots=True)
class Quote:
    """`text[start:end]` of the article with `article_id`; `score` orders quotes, higher first."""

    article_id: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found. `quotes` are the best first, and empty if there was nothing to read.

    `confidence` is the probability that the first quote answers the question; `short_answer` is
    the part of it that does, where the reader can tell.
    """

    quotes: tuple[Quote, ...]
    confidence: float
    short_answer: str | None = None


NOTHING_READ = Reading((), 0.0)


class Reader(Protocol):
    """Finds the answer to a question in passages."""

    name: str

    def read(self, question: str, hits: Sequence[Hit]) -> Reading: ...


class SentenceReader:
    """Takes the sentence that is nearest to the question by embedding.

    It stands in for a trained reader.
    """

    name = "reader"

    _PASSAGES = 8
    _LEAST_WORDS = 5
    """A shorter sentence is a headline, a dateline or an exclamation."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def read(self, question: str, hits: Sequence[Hit]) -> Reading:
        candidates = [
            (hit, start, end)
            for hit in hits[: self._PASSAGES]
            for start, end in sentences(hit.passage.text)
            if len(hit.passage.text[start:end].split()) >= self._LEAST_WORDS
        ]
        if not candidates:
            return NOTHING_READ
        texts = [hit.passage.text[start:end] for hit, start, end in candidates]
        near = self._embedder.passages(texts) @ self._embedder.question(question)
        quotes = [
            Quote(
                hit.passage.article_id,
                hit.passage.start + start,
                hit.passage.start + end,
                float(cosine) + hit.score,
            )
            for (hit, start, end), cosine in zip(candidates, near, strict=True)
        ]
        quotes.sort(key=lambda quote: -quote.score)
        return Reading(tuple(quotes), _probability(float(near.max()), hits[0].cosine))


def _probability(sentence: float, passage: float) -> float:
    return 1 / (1 + exp(-(8 * sentence + 4 * passage - 7)))
