"""Whether a passage supports a sentence that cites it.

A sentence is compared with the nearest sentences of the passage. Every figure and every name in it
must stand in the passage, a "not" must stand in those sentences, and of its other words the share
in `HOLDS` or more. Of a sentence in another language than the passage only the figures can be
compared. No model is asked: a model that writes what is not there would also find it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.sentences import sentences
from qa.words import common_words

HOLDS = 0.5
"""The least score at which a passage supports a sentence; tuned on half of the cases that
benchmarks/verification.py makes."""

_WINDOW = 3
"""Most sentences that are quoted for one; a good summary of more than that is rare."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-\u2019'][^\W\d_]+)*")
_FIGURE = re.compile(r"\d")
_ENDING = re.compile(r"(?:['\u2019]s|ing|edly|ed|es|s|ly|er|e|y|ies|ied|d)$")
_FIGURES = {
    "zero": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
    "twenty": "20",
}
_NEGATIONS = frozenset({"not", "no", "never", "nobody", "nothing", "none", "neither", "without"})
_NOT = "not"


@dataclass(frozen=True, slots=True)
class Support:
    """`passage[start:end]` are the sentences nearest to what was claimed; `score`, from 0 to 1, is
    how far they support it."""

    start: int
    end: int
    score: float

    @property
    def holds(self) -> bool:
        return self.score >= HOLDS


def support(claim: str, passage: str, title: str = "") -> Support:
    """How far `passage`, of an article with this title, supports the sentence `claim`."""
    words = list(_words(claim))
    wanted = {word for word, _ in words if word not in common_words()}
    spans = list(sentences(passage))
    if not wanted or not spans:
        return Support(0, len(passage), 0.0)
    stands = [{word for word, _ in _words(passage[start:end])} for start, end in spans]
    share, length, first = max(
        (
            len(wanted & set().union(*stands[first : first + length])) / len(wanted),
            -length,
            -first,
        )
        for length in range(1, _WINDOW + 1)
        for first in range(max(1, len(spans) - length + 1))
    )
    nearest = slice(-first, -first - length)
    there = set().union(*stands) | {word for word, _ in _words(title)}
    exact = {word for word, is_exact in words if is_exact}
    denied = (_NOT, False) in words and _NOT not in set().union(*stands[nearest])
    if exact - there or denied:
        share = 0.0
    return Support(spans[nearest][0][0], spans[nearest][-1][1], round(share, 4))


def figures_hold(claim: str, passage: str) -> bool:
    """Whether every figure of `claim` stands in `passage`, which is in another language: 6,5 is the
    same as 6.5."""
    claimed, there = (
        {re.sub(r"\D", "", word) for word, _ in _words(text) if _FIGURE.match(word)}
        for text in (claim, passage)
    )
    return claimed <= there


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """The words in one form each, and whether they must be found as they are: figures and names."""
    found = [match[0] for match in _WORD.finditer(text)]
    for place, word in enumerate(found):
        plain = word.lower()
        if _FIGURE.match(word):
            yield word.replace(",", ""), True
        elif plain in _FIGURES:
            yield _FIGURES[plain], plain != "one"
        elif plain in _NEGATIONS or plain.endswith(("n't", "n\u2019t")):
            yield _NOT, False
        else:
            # The first word of a sentence has its capital for that, unless a name goes on.
            named = word[0].isupper() and plain not in common_words()
            if place == 0:
                named = named and len(found) > 1 and found[1][0].isupper()
            yield _root(plain), named


def _root(word: str) -> str:
    """One form for most forms of a word, right or wrong."""
    return _ENDING.sub("", word) if len(word) > 4 else word.removesuffix("s")
