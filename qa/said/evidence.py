"""What speaks for it that a question means what some examples mean, as figures for a head."""

from collections.abc import Mapping, Sequence
from math import log
from zlib import crc32

import numpy as np

from qa.said.wording import Wording, covered, overlap, share
from qa.store.embed import Array

NEW_WORDS = 512
"""Places for the common words that a question has and no example has; two may share one."""

FIGURES = 28
"""The figures before those places."""

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
    """The evidence, shape (FIGURES + NEW_WORDS,). All are worded in one language."""
    made = [*_meaning(asked, examples, centre), *_words(asked, examples), *_order(asked, examples)]
    row = np.zeros(FIGURES + NEW_WORDS, np.float32)
    row[: len(made)] = made
    for word in _new(asked, examples):
        row[FIGURES + crc32(word.encode()) % NEW_WORDS] = 1.0
    return row


def _meaning(asked: Wording, examples: Sequence[Wording], centre: Centre) -> list[float]:
    vectors = np.stack([one.vector for one in examples])
    own = centre.of(asked.vector[None], asked.language)[0]
    figures: list[float] = []
    for cosines in (vectors @ asked.vector, centre.of(vectors, asked.language) @ own):
        first, *others = sorted(map(float, cosines), reverse=True)
        figures += [first, others[0] if others else first, float(np.mean(cosines))]
    either = np.concatenate([one.meant for one in examples])
    figures += covered(asked.meant, either)
    both = [
        (*covered(one.meant, asked.meant), *covered(asked.meant, one.meant)) for one in examples
    ]
    figures += max((low, mean) for low, mean, *_ in both)
    figures.append(max(min(low, other) for low, _, other, _ in both))
    figures.append(max(mean * other for _, mean, _, other in both))
    return figures


def _words(asked: Wording, examples: Sequence[Wording]) -> list[float]:
    """How many of the words, and of the letters, are the same."""
    told = frozenset().union(*(one.told for one in examples))
    letters = [overlap(asked.letters, one.letters) for one in examples]
    same = [share(len(asked.told & one.told), len(asked.told | one.told)) for one in examples]
    of_example = [share(len(asked.told & one.told), len(one.told)) for one in examples]
    own = set(asked.words)
    alike = [share(len(own & {*one.words}), len(own | {*one.words})) for one in examples]
    unknown = asked.told - told
    return [
        max(letters),
        float(np.mean(letters)),
        max(same),
        share(len(asked.told & told), len(asked.told)),
        max(of_example),
        max(alike),
        min(len(unknown), _MANY),
        float(any(word[0].isdigit() for word in unknown)),
        float(not asked.told),
        max(s * a for s, a in zip(same, alike, strict=True)),
    ]


def _order(asked: Wording, examples: Sequence[Wording]) -> list[float]:
    """How it begins and goes on, and how long it is."""
    near = max(examples, key=lambda one: float(one.vector @ asked.vector))
    lacking = (set(near.words) - near.told) - set(asked.words)
    pairs = [
        share(len(asked.pairs & one.pairs), min(len(asked.pairs), len(one.pairs)))
        for one in examples
    ]
    return [
        float(any(asked.words[:1] == one.words[:1] for one in examples)),
        float(any(asked.words[:2] == one.words[:2] for one in examples)),
        log((len(asked.words) + 1) / (len(near.words) + 1)),
        min(len(_new(asked, examples)), _MANY),
        min(len(lacking), _MANY),
        max(pairs),
    ]


def _new(asked: Wording, examples: Sequence[Wording]) -> set[str]:
    """The common words that no example has: "not", "never" and "who" turn a question round."""
    known = {word for one in examples for word in one.words}
    return {word for word in asked.words if word not in asked.told and word not in known}
