"""Questions that differ in one thing from those that a passage answers, and that it does not.

Half of what readers of SQuAD 2.0 get wrong are such questions: a name, a figure or a word is
another one, and the rest is in the passage word for word (Rajpurkar et al. 2018, table 1).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from training.examples import Asked

COMMON = 150
"""Words that most questions have. They hold a question together: exchanging one makes no other
question."""

NEAR = 60
"""Characters on either side of an answer, of which nothing is taken: it may be another name of what
is asked for."""

_WORD = re.compile(r"[^\W_][\w'\u2019.,%$-]*[\w%]|[^\W_]")


@dataclass(frozen=True, slots=True)
class _Part:
    """`text[start:end]`, and the kind of what stands there: "name", "figure" or "word"."""

    start: int
    end: int
    kind: str


class Twins:
    """Makes them of `questions` about `passages`.

    A name or a figure becomes another one of its kind, of the same passage or of another question.
    Any other word becomes one that stands between the same two words in another question.
    """

    def __init__(
        self, passages: Sequence[str], questions: Sequence[Asked], common: int = COMMON
    ) -> None:
        self._passages = passages
        self._questions = questions
        within = Counter[str]()
        for asked in questions:
            within.update({word.lower() for word in _WORD.findall(asked.text)})
        self._common = {word for word, _ in within.most_common(common)}
        self._between: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._pool: dict[str, list[str]] = defaultdict(list)
        for asked in questions:
            words = [word.lower() for word in _WORD.findall(asked.text)]
            for before, word, after in zip(words, words[1:], words[2:], strict=False):
                if word not in self._common:
                    self._between[before, after].append(word)
            for part in self._parts(asked.text):
                self._pool[part.kind].append(asked.text[part.start : part.end])

    def draw(self, number: int, random: np.random.Generator) -> str | None:
        """Another question beside that with this number; None where nothing can be exchanged."""
        asked = self._questions[number]
        text = asked.text
        parts = list(self._parts(text))
        kinds = sorted({part.kind for part in parts})
        for kind in random.permutation(kinds):
            some = [part for part in parts if part.kind == kind]
            part = some[random.integers(len(some))]
            if other := self._other(asked, part, random):
                return text[: part.start] + other + text[part.end :]
        return None

    def _other(self, asked: Asked, part: _Part, random: np.random.Generator) -> str | None:
        """What takes the part's place, which neither the question nor the answer's surroundings
        have."""
        text = asked.text
        old = text[part.start : part.end]
        passage = self._passages[asked.passage]
        if part.kind == "word":
            before = _WORD.findall(text[: part.start])[-1:]
            after = _WORD.findall(text[part.end :])[:1]
            if not before or not after:
                return None
            choices = self._between[before[0].lower(), after[0].lower()]
        elif random.random() < 0.5:
            choices = [
                passage[one.start : one.end]
                for one in self._parts(passage)
                if one.kind == part.kind
            ]
        else:
            choices = self._pool[part.kind]
        if not choices:
            return None
        near = text.lower() + " ".join(
            passage[max(0, start - NEAR) : end + NEAR].lower() for start, end in asked.answers
        )
        if part.kind == "figure":  # a year for a year
            choices = [one for one in choices if len(one) == len(old)] or choices
        for _ in range(5):
            other = choices[random.integers(len(choices))]
            if other.lower() not in near and _root(other) != _root(old):
                return other
        return None

    def _parts(self, text: str) -> Iterator[_Part]:
        """What can be exchanged. Names are words in a row with a capital, unless they begin a
        sentence."""
        words = list(_WORD.finditer(text))
        place = 0
        while place < len(words):
            start, end = words[place].span()
            word = words[place][0]
            if any(sign.isdigit() for sign in word):
                yield _Part(start, end, "figure")
            elif word[0].isupper() and _goes_on(text, start):
                while place + 1 < len(words) and _joined(text, end, words[place + 1]):
                    place += 1
                    end = words[place].end()
                yield _Part(start, end, "name")
            elif word.lower() not in self._common:
                yield _Part(start, end, "word")
            place += 1


def _goes_on(text: str, place: int) -> bool:
    """Whether a sentence goes on at the place, and does not begin there."""
    before = text[:place].rstrip(" \"'\u201c\u2018(")
    return bool(before) and before[-1] not in ".!?\n:"


def _joined(text: str, end: int, word: re.Match[str]) -> bool:
    return word[0][0].isupper() and text[end : word.start()] == " "


def _root(word: str) -> str:
    """The beginning of a word, which its other forms share."""
    return word.lower()[:4]
