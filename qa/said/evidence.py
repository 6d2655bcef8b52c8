"""What speaks for it that a question means what some examples mean, as figures for a head."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from zlib import crc32

import numpy as np

from qa.said.wording import Wording, covered, overlap, share
from qa.store.embed import Array

NEW_WORDS = 512
"""Places for the common words that a question has and no example has; two may share one."""

FIGURES = 29
"""Of every question; one in English has them twice, the second time with weights of their own."""

PLACES = 2 * FIGURES + 1 + NEW_WORDS
"""Figures, those of English, whether it is English, and the new words."""

_OWN = "en"
"""The language that the packaged model was made for: it tells more there."""

_MANY = 4
"""Words from which on more make no difference."""


class Centre:
    """Takes from vectors what all questions of a language have in common.

    The packaged model was made for English: to it, any two questions in Italian are near.
    `languages` has for each a matrix, shape (1 + directions, dimension): the mean of its questions,
    and the directions in which most of them differ.
    """

    def __init__(self, languages: Mapping[str, Array]) -> None:
        self._languages = languages

    def of(self, vectors: Array, language: str | None) -> Array:
        """Unit vectors, shape (texts, dimension), without it."""
        common = self._languages.get(language or "en", self._languages["other"])
        apart = vectors - common[0]
        apart = apart - (apart @ common[1:].T) @ common[1:]
        unit: Array = apart / np.linalg.norm(apart, axis=-1, keepdims=True)
        return unit


def evidence(asked: Wording, examples: Sequence[Wording], centre: Centre) -> Array:
    """The evidence for each example, shape (examples, PLACES). All are worded in one
    language.

    The words of the other examples are known as well, so that one example more never makes an entry
    harder to meet.
    """
    known = _Known.of(examples)
    vectors = np.stack([one.vector for one in examples])
    cosines = vectors @ asked.vector
    apart = centre.of(vectors, asked.language) @ centre.of(asked.vector[None], asked.language)[0]
    of_all = [*_covered(asked, known), float(cosines.max()), float(apart.max())]
    rows = np.zeros((len(examples), PLACES), np.float32)
    for row, one, near, own in zip(rows, examples, cosines, apart, strict=True):
        made = [float(near), float(own), *of_all, *_meaning(asked, one), *_words(asked, one)]
        row[:FIGURES] = made
    if asked.language == _OWN:
        rows[:, FIGURES : 2 * FIGURES] = rows[:, :FIGURES]
        rows[:, 2 * FIGURES] = 1.0
    for word in _new(asked, known):
        rows[:, 2 * FIGURES + 1 + crc32(word.encode()) % NEW_WORDS] = 1.0
    return rows


@dataclass(frozen=True, slots=True)
class _Known:
    """What all examples of an entry have together."""

    words: frozenset[str]
    told: frozenset[str]
    meant: Array
    beginnings: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, examples: Sequence[Wording]) -> "_Known":
        return cls(
            frozenset(word for one in examples for word in one.words),
            frozenset(word for one in examples for word in one.told),
            np.concatenate([one.meant for one in examples]),
            frozenset(one.words[:length] for one in examples for length in (1, 2)),
        )


def _covered(asked: Wording, known: _Known) -> list[float]:
    """How much of what is asked is known from any of the examples."""
    unknown = asked.told - known.told
    return [
        *covered(asked.meant, known.meant),
        share(len(asked.told & known.told), len(asked.told)),
        min(len(unknown), _MANY),
        float(any(word[0].isdigit() for word in unknown)),
        float(not asked.told),
        min(len(_new(asked, known)), _MANY),
        float(asked.words[:1] in known.beginnings),
        float(asked.words[:2] in known.beginnings),
    ]


def _meaning(asked: Wording, one: Wording) -> list[float]:
    """How near the words of a question and an example are, each by its meaning."""
    of_one, of_asked = covered(one.meant, asked.meant), covered(asked.meant, one.meant)
    return [*of_one, *of_asked, min(of_one[0], of_asked[0]), of_one[1] * of_asked[1]]


def _words(asked: Wording, one: Wording) -> list[float]:
    """How many of the words, and of the letters, are the same, and how they follow one another."""
    both, own, other = asked.told & one.told, set(asked.words), set(one.words)
    same = share(len(both), len(asked.told | one.told))
    alike = share(len(own & other), len(own | other))
    return [
        overlap(asked.letters, one.letters),
        same,
        share(len(both), len(asked.told)),
        share(len(both), len(one.told)),
        alike,
        same * alike,
        float(asked.words[:1] == one.words[:1]),
        log((len(asked.words) + 1) / (len(one.words) + 1)),
        min(len((other - one.told) - own), _MANY),
        share(len(asked.pairs & one.pairs), min(len(asked.pairs), len(one.pairs))),
    ]


def _new(asked: Wording, known: _Known) -> set[str]:
    """The common words that no example has: "not", "never" and "who" turn a question round."""
    return {word for word in asked.words if word not in asked.told and word not in known.words}
