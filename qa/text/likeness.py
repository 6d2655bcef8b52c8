"""How much of a text stands in another one, by its rows of words."""

import re
from collections.abc import Set

from qa.text.facts import facts
from qa.text.sentences import sentences
from qa.text.words import UNSPACED, UNSPACED_LETTER, WORD

ALIKE = 0.5
"""Part of a text's rows. A text with so many of them in another is a copy of it, edited or not
(docs/decisions.md, "Copies")."""

Row = int
"""The hash of three words, which is compared more quickly."""

_LETTER_OR_WORD = re.compile(rf"{UNSPACED}|(?:(?!{UNSPACED})\w)+")
"""Takes twice as long as the first."""


def rows(text: str) -> frozenset[Row]:
    """Every three words in a row, in any case: two texts about one thing share words, and few rows
    of them unless one was copied. A text of fewer words is one row, and a letter of a script
    without spaces counts as a word."""
    words = (_LETTER_OR_WORD if UNSPACED_LETTER.search(text) else WORD).findall(text.casefold())
    found = frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))
    return found or frozenset([hash(tuple(words))])


def share(one: Set[Row], other: Set[Row]) -> float:
    """How much of `one` stands in `other`, from 0 to 1."""
    return len(one & other) / len(one) if one else 0.0


def counterpart(sentence: str, text: str) -> tuple[int, int] | None:
    """Where `text` has the sentence, or the one that it was edited to; None if it has neither."""
    if (start := text.find(sentence)) >= 0:
        return start, start + len(sentence)
    own = rows(sentence)
    shares = ((share(own, rows(text[start:end])), start, end) for start, end in sentences(text))
    best, start, end = max(shares, key=lambda one: one[0], default=(0.0, 0, 0))
    return (start, end) if best >= ALIKE else None


def says_the_same(sentence: str, text: str) -> bool:
    """Whether `text` has the sentence, with the same figures and names if it was edited."""
    found = counterpart(sentence, text)
    return found is not None and facts(text[slice(*found)]) == facts(sentence)
