"""How much of a text stands in another one, by its rows of words."""

import re
from collections.abc import Set

from qa.text.words import UNSPACED

ALIKE = 0.5
"""Part of a text's rows. A text with so many of them in another is a copy of it, edited or not
(docs/decisions.md, "Copies")."""

Row = tuple[str, ...]

_ROW = 3
"""Words in a row. Two texts about one thing share words; few rows of them unless one was copied."""

_WORD = re.compile(rf"{UNSPACED}|(?:(?!{UNSPACED})\w)+")


def rows(text: str) -> frozenset[Row]:
    """Every three words in a row, in any case. A text of fewer words is one row, and a letter of a
    script without spaces counts as a word."""
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[at : at + _ROW]) for at in range(max(1, len(words) - _ROW + 1)))


def share(one: Set[Row], other: Set[Row]) -> float:
    """How much of `one` stands in `other`, from 0 to 1."""
    return len(one & other) / len(one) if one else 0.0
