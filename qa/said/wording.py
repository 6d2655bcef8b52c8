"""A question as it is compared with examples: its meaning, its words, its letters."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qa.store.embed import Array
from qa.store.passages.stems import spoken, stems, telling

_WORD = re.compile(r"\w+")
_SIZES = (3, 4)
"""Letters that are compared together, across the ends of words."""

_LETTERS = 300
"""Letters of a text that are compared; an example has no more."""

Meanings = Callable[[Sequence[str]], Array]
"""From words to their unit vectors, shape (words, dimension)."""


@dataclass(frozen=True)
class Wording:
    """A `text` by the rules of a `language`, with its unit `vector`."""

    text: str
    language: str | None
    vector: Array
    meanings: Meanings

    def prepare(self) -> None:
        """Compute all below, which is else done when it is first asked for."""
        _ = self.words, self.told, self.meant, self.letters, self.pairs

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The stems of all words, in their order."""
        rules = spoken(self.language)
        return tuple(stem.partition(":")[2] for stem in stems(self.text, rules))

    @cached_property
    def told(self) -> frozenset[str]:
        """The stems of the words that tell what it is about."""
        return frozenset(telling(self.text, spoken(self.language)))

    @cached_property
    def meant(self) -> Array:
        """The unit vectors of those words, each alone, shape (words, dimension)."""
        rules = spoken(self.language)
        found = (word.lower() for word in _WORD.findall(self.text))
        return self.meanings([word for word in dict.fromkeys(found) if telling(word, rules)])

    @cached_property
    def letters(self) -> Mapping[str, float]:
        """Runs of letters, with their shares; the squares of these add up to 1."""
        line = f" {' '.join(_WORD.findall(self.text[:_LETTERS].lower()))} "
        counted = Counter(
            line[start : start + size] for size in _SIZES for start in range(len(line) - size + 1)
        )
        length = sum(count * count for count in counted.values()) ** 0.5 or 1.0
        return {run: count / length for run, count in counted.items()}

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbours among the words."""
        return frozenset(zip(self.words, self.words[1:], strict=False))


def share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How much of their letters two texts share, 0 to 1."""
    short, long = sorted((one, other), key=len)
    return sum(part * long.get(run, 0.0) for run, part in short.items())


def covered(words: Array, by: Array) -> tuple[float, float]:
    """How near the farthest of some words is to the nearest of others, and how near they are in the
    mean: cosines."""
    if not len(words):
        return 1.0, 1.0
    if not len(by):
        return 0.0, 0.0
    nearest = np.max(words @ by.T, axis=1)
    return float(nearest.min()), float(nearest.mean())
