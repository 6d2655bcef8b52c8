"""Whether a passage supports a sentence that cites it.

A sentence is compared with the nearest sentences of the passage. Every figure and every name in it
must stand in the passage, or in its article's title or date; it may neither add a "not" to those
sentences nor leave one out; of its other words the share in `HOLDS` or more must stand there, and
no two in a row may be missing from the passage: that is what a part that was made up looks like.
Of a sentence in another language than the passage only the figures can be compared. No model is
asked: a model that writes what is not there would also find it.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from qa.article import LONGEST_QUOTE
from qa.text.facts import NOT, figures, root, words_of
from qa.text.sentences import sentences
from qa.text.words import MONTHS, WEEKDAYS, common_words

HOLDS = 0.5
"""The least score at which a passage supports a sentence; tuned on half of the cases that
benchmarks/verification.py makes."""

_WINDOW = 3
"""Most sentences that are quoted for one; a good summary of more than that is rare."""

_INVENTED = 2
"""Words in a row, but for common ones, that a passage has in no form and that make a claim one that
it does not support. Words that a good paraphrase has of its own mostly stand alone."""

_STEM, _ENDS = 4, 3
"""Letters that forms of a word share at the least, and those by which their ends may differ."""

_BUT = frozenset({"only", "just", "until"})
"""Soon behind a "not" that denies nothing: "not only late", "did not sail until Monday"."""

_REACH = 4
"""Words behind a "not" among which is the one that it denies: "did not in the end begin"."""

_OF_ARTICLES = frozenset({"article", "newer", "newest", "older", "oldest", "latest"})
"""Words for the articles themselves, which the instructions ask for and no article holds."""


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


def support(claim: str, passage: str, title: str = "", published: date | None = None) -> Support:
    """How far `passage`, of an article with this title and date, supports the sentence `claim`."""
    words = list(words_of(_without_day(claim, published) if published else claim))
    said = {word for word, _ in words}
    spans = [span for span in sentences(passage) if span[1] - span[0] <= LONGEST_QUOTE]
    stands = [[word for word, _ in words_of(passage[start:end])] for start, end in spans]
    told = {word for word, _ in words_of(_of_day(published))} - _all(stands)
    wanted = said - common_words() - {root(word) for word in _OF_ARTICLES} - told
    if not wanted or not spans:
        return Support(0, len(passage), 0.0)
    share, length, first = max(
        (
            len(wanted & _all(stands[first : first + length])) / len(wanted),
            -length,
            -first,
        )
        for length in range(1, _WINDOW + 1)
        for first in range(max(1, len(spans) - length + 1))
        if length == 1
        or spans[min(first + length, len(spans)) - 1][1] - spans[first][0] <= LONGEST_QUOTE
    )
    nearest = slice(-first, -first - length)
    quoted = passage[spans[nearest][0][0] : spans[nearest][-1][1]]
    beside = {word for word, _ in words_of(f"{_of_day(published, quoted)} {title}")}
    exact = {word for word, is_exact in words if is_exact}
    if other := wanted - exact - beside:
        # A name that stands there says nothing for what is claimed of it.
        share = min(share, len(other & _all(stands[nearest])) / len(other))
    told_of = _all(stands) | beside
    own = [word for word, _ in words if word in wanted]
    if exact - told_of or _is_partly_invented(own, told_of) or _denies(said, stands[nearest]):
        share = 0.0
    return Support(spans[nearest][0][0], spans[nearest][-1][1], round(share, 4))


def _of_day(day: date | None, quoted: str = "") -> str:
    """The words that a claim may take from the article's date: "in June 2025", "on Tuesday".

    Where the quoted sentences name a month, or a weekday, they tell when it was, and the date's is
    left out.
    """
    if day is None:
        return ""
    of_day = ((MONTHS, day.month - 1), (WEEKDAYS, day.weekday()))
    told = (
        names[place]
        for names, place in of_day
        if not re.search(rf"\b(?:{'|'.join(names)})\b", quoted)
    )
    return " ".join((str(day.year), *told))


def _without_day(claim: str, day: date) -> str:
    """The claim without the date, which is then no claim."""
    month = rf"{MONTHS[day.month - 1][:3]}\w*\.?"
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    dated = rf"\b(?:{day}|{number} {month}|{month} {number})\b(?:,? {day.year}\b)?"
    return re.sub(dated, "", claim, flags=re.IGNORECASE)


def _all(said: Sequence[Sequence[str]]) -> set[str]:
    return {word for sentence in said for word in sentence}


def _is_partly_invented(claim: Sequence[str], there: Set[str]) -> bool:
    """Whether several words in a row are not `there`, in this form or another."""
    row = 0
    for word in claim:
        beginning = word[: max(_STEM, len(word) - _ENDS)]
        stands = word in there or (
            len(word) >= _STEM and any(other.startswith(beginning) for other in there)
        )
        row = 0 if stands else row + 1
        if row == _INVENTED:
            return True
    return False


def _denies(claim: Set[str], said: Sequence[Sequence[str]]) -> bool:
    """Whether the claim adds a "not" to what the sentences say, or leaves one out: a word that they
    have behind a "not" only."""
    if NOT in claim:
        return NOT not in _all(said)
    denied, affirmed = set[str](), set[str]()
    for sentence in said:
        for place, word in enumerate(sentence):
            behind = sentence[place + 1 : place + 1 + _REACH]
            if word == NOT and not _BUT.intersection(behind):
                denied.update([one for one in behind if one not in common_words()][:1])
        affirmed.update(sentence if NOT not in sentence else ())
    return bool(denied & claim - affirmed)


def figures_hold(claim: str, passage: str) -> bool:
    """Whether every figure of `claim` stands in `passage`, which is in another language."""
    return figures(claim) <= figures(passage)
