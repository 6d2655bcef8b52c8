"""Articles, questions and their vectors, made by formula: the same ones every time, as many as are
wanted, and nothing to be read or embedded.

Words are as frequent as words are (Zipf), a third of them are of a topic, and every passage has one
of its own, as names and figures are. Vectors lie around their topic's, as those of articles do:
those by chance alone lie all equally far from one another.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import chain, islice, product
from itertools import count as count_from

import numpy as np

from qa.article import Article, Passage, passage
from qa.store.embed import Array, Embedded, Embedder

PASSAGES = 4
"""In every article."""

NEWEST = date(2026, 6, 30)
"""The day of the newest article. They go back ten years, in no order."""

_DAYS = 3650
_WORDS = 200_000
_TOPICS = 2_000
_OF_TOPIC = 40
"""Words that a topic has of its own."""

_SENTENCES, _LONG = 9, 20
"""Sentences of a passage, and words of a sentence."""

_DIMENSION = 384


class Formula(Embedder):
    """Gives texts of this module the vectors that belong to them."""

    def __init__(self) -> None:
        super().__init__("by formula")

    def passages(self, texts: Sequence[str]) -> list[Embedded]:
        return [_embedded(*_numbers(text)) for text in texts]

    def questions(self, texts: Sequence[str]) -> Array:
        return np.stack([_asked(*_numbers(text)) for text in texts])


def article(number: int) -> tuple[Article, list[Passage]]:
    """The article with this number, and its passages."""
    chance = np.random.default_rng((1, number))
    texts = [_text(chance, number, place) for place in range(PASSAGES)]
    one = Article(
        key=f"https://paper{number % 10}.example/{number}",
        source=f"https://paper{number % 10}.example/{number}",
        title=f"Article {number} {' '.join(_of_topic(number % _TOPICS)[:5])}",
        text="\n".join(texts),
        published=NEWEST - timedelta(days=int(chance.integers(_DAYS))),
        url=f"https://paper{number % 10}.example/{number}",
        language="en",
    )
    passages, start = [], 0
    for text in texts:
        passages.append(passage(one, start, start + len(text)))
        start += len(text) + 1
    return one, passages


def question(number: int) -> str:
    """A question about an article: words that are in most passages, and some of its topic and of
    its own."""
    chance = np.random.default_rng((2, number))
    _, passages = article(number)
    told = passages[0].text.split()
    own = chance.choice(told[1:], 4, replace=False)
    topic = chance.choice(_of_topic(number % _TOPICS), 3, replace=False)
    common = _words()[chance.integers(5, size=4)]
    return " ".join([f"a{number}p0q", *common, *topic, *own])


def _text(chance: np.random.Generator, number: int, place: int) -> str:
    words, topic = _words(), _of_topic(number % _TOPICS)
    count = _SENTENCES * _LONG
    chosen = words[np.searchsorted(_shares(), chance.random(count))]
    of_topic = np.flatnonzero(chance.random(count) < 1 / 3)
    chosen[of_topic] = topic[chance.integers(_OF_TOPIC, size=len(of_topic))]
    rows = chosen.reshape(_SENTENCES, _LONG)
    return f"A{number}p{place} " + " ".join(f"{' '.join(row).capitalize()}." for row in rows)


@cache
def _words() -> np.ndarray:
    """The most frequent word first, and the shorter a word, the earlier it comes."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er")]
    longer = (map("".join, product(syllables, repeat=count)) for count in count_from(1))
    return np.array(list(islice(chain.from_iterable(longer), _WORDS)), object)


@cache
def _shares() -> Array:
    weights = 1 / (np.arange(_WORDS) + 2.7)
    shares: Array = np.cumsum(weights) / weights.sum()
    return shares


@cache
def _of_topic(topic: int) -> np.ndarray:
    return _words()[np.random.default_rng((3, topic)).integers(500, _WORDS, size=_OF_TOPIC)]


@cache
def _centre(topic: int) -> Array:
    return _unit(np.random.default_rng((4, topic)).standard_normal(_DIMENSION, np.float32))


def _embedded(number: int, place: int) -> Embedded:
    chance = np.random.default_rng((5, number, place))
    about = _centre(number % _TOPICS) + _unit(chance.standard_normal(_DIMENSION, np.float32))
    parts = chance.standard_normal((_SENTENCES, _DIMENSION), np.float32)
    parts = _unit(about / 2 + parts / _DIMENSION**0.5)
    return Embedded(parts, _unit(parts.sum(axis=0)))


def _asked(number: int, place: int) -> Array:
    chance = np.random.default_rng((6, number))
    return _unit(
        _embedded(number, place).whole
        + _unit(chance.standard_normal(_DIMENSION, np.float32)) * np.float32(0.5)
    )


def _unit(vectors: Array) -> Array:
    unit: Array = vectors / np.sqrt(np.einsum("...d,...d->...", vectors, vectors))[..., None]
    return unit


def _numbers(text: str) -> tuple[int, int]:
    """The numbers of the article and of the passage that a text begins with."""
    found = re.match(r"[aA](\d+)p(\d+)", text)
    assert found, text[:40]  # noqa: S101
    return int(found[1]), int(found[2])
