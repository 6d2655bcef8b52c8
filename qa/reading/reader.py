"""Reading the answer out of passages, with one probability that it is right."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from math import exp, inf
from pathlib import Path
from statistics import fmean
from typing import Protocol

from qa import weights
from qa.article import Quote, quotable
from qa.reading.account import wants_account
from qa.reading.calibration import Calibration, Evidence
from qa.reading.leaning import leans
from qa.reading.plausibility import is_of_another
from qa.reading.rivals import are_of_one_thing, are_of_two_days, differ
from qa.reading.spans import Span, SpanModel
from qa.retrieve import Hit
from qa.text import table_rows
from qa.text.sentences import Sentences
from qa.weights import Loading

PACKAGED = Path(__file__).with_name("reader_model")
"""The model that comes with Broadsheet; its folder also holds its calibration and its card."""

_QUOTES = 3
"""Most passages cited for one answer."""

_NEAREST = 5
"""Most articles of which a sentence is shown where no sentence answers."""

_NEAR = 1.15
"""Score and cosine of a passage, added, from which on it is near enough to be shown
(docs/decisions.md, "What is shown where no sentence answers")."""

_ABOUT_AS_MUCH = 4.0
"""Difference of two sentences' masses, up to which an account has both (docs/decisions.md,
"Accounts")."""

_LONGEST_ANSWER = 500
"""Characters. The model marks 30 tokens at most, and a token that it does not know may be a "word"
of 60,000 letters."""

_REST_OF_WORD = re.compile(
    r"(?<=[ap]\.m)\.|(?<=\w)[@.]\w[\w.-]*\w|(?<=@)\w[\w.-]*\w"
    r"|(?<=\d)-\d[\d-]*(?<!-)"
)

_AROUND = " \n,;:"
"""No part of an answer at either end of it."""

_PAIRS = (
    ('"', '"'),
    ("\u201c", "\u201d"),
    ("\u201e", "\u201c"),
    ("\u00ab", "\u00bb"),
    ("(", ")"),
    ("[", "]"),
)

_ALONE = 6
"""Words. A shorter sentence is quoted with the one before: "It is not." says nothing alone."""

_LEANT_ON = 2
"""Sentences at most that are quoted because the next one leans on them."""

_AT_A_TIME = 3
"""Passages that are read before looking whether the answer is clear; as many as may be quoted."""

_MOST = 6
"""Passages that are read at most, a multiple of those read at a time (docs/decisions.md, "How much
is read")."""

_CLEAR = 0.3
"""Reading ends when the best passage's score leads what all unread ones can expect by this much
(docs/decisions.md, "How much is read")."""

_OF_ANOTHER = 0.1
"""Part of the confidence that is left where the sentence is about another year or version. By
default that is too little for an answer, and the sentence is shown as what came nearest."""

_AS_GOOD = 0.3
"""Difference of two scores, up to which the newer of two answers goes first. Passages that are
further behind are not always read."""

_TEMPERATURE = 0.14
"""Of the softmax over passages. Chosen on the tuning half of NewsQA."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found; empty if there was nothing to read.

    `quotes` hold the answer: the best first, then those that say the same. `nearest` are the best
    quotes of articles that are near to the question. `ranked` are all passages, the best first.
    `confidence` is the probability that the first quote answers the question. `short_answer` is the
    part of that quote that answers, and `short_at` where it stands. `otherwise` is the quote of an
    older article that answers with another figure. `account` says that the quotes of the first
    one's article are told together.
    """

    quotes: tuple[Quote, ...]
    nearest: tuple[Quote, ...]
    ranked: tuple[Hit, ...]
    confidence: float
    short_answer: str | None
    otherwise: Quote | None = None
    short_at: Quote | None = None
    account: bool = False


NOTHING_READ = Reading((), (), (), 0.0, None)

Progress = Callable[[int, int], None]
"""Is told how many passages have been read, and how many are read at most."""


def silent(done: int, of: int) -> None:
    """Progress that nobody watches."""


class Reader(Protocol):
    """Finds the answer to a question in passages."""

    name: str

    @property
    def languages(self) -> frozenset[str] | None:
        """What it was made for; None where that is not known."""

    def load(self) -> object: ...

    def read(self, question: str, hits: Sequence[Hit], progress: Progress = silent) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Read:
    """A passage with its best span, and the score that decides its place.

    `sentence` says where the sentences begin and end, out of `sentences`, in which the span stands,
    and `quoted` where their quote does.
    """

    hit: Hit
    span: Span
    score: float
    sentences: Sentences
    sentence: tuple[int, int]
    quoted: tuple[int, int]

    @property
    def told(self) -> str:
        """The text of the sentence."""
        start, end = self.sentence
        return self.sentences.text[start:end]

    @property
    def answer(self) -> str:
        start, end = self.answered
        return self.sentences.text[start:end]

    @property
    def answered(self) -> tuple[int, int]:
        """Where the answer begins and ends in the passage."""
        text, start, end = self.sentences.text, self.span.start, self.span.end
        # A model that reads pieces of words may end within "a.m.", "press@example.org" or a date.
        whole = _REST_OF_WORD.match(text, end)
        return _trimmed(text, start, whole.end() if whole and start < end else end)

    @property
    def quote(self) -> Quote:
        return self.place(*self.quoted)

    def place(self, start: int, end: int) -> Quote:
        """Where `text[start:end]` of the passage stands in the article."""
        passage = self.hit.passage
        return Quote(passage.article_id, passage.start + start, passage.start + end)

    def contradicts(self, other: "Read") -> bool:
        """Whether both answer, about the same, with different figures, at different times."""
        return (
            min(self.span.margin, other.span.margin) > 0
            and are_of_two_days(self.hit.passage.published, other.hit.passage.published)
            and differ(self.answer, self.told, other.answer)
            and are_of_one_thing(self.told, other.told)
        )

    def says_the_same(self, other: "Read") -> bool:
        """Whether one of the two answers holds all words of the other."""
        mine, others = _word_set(self.answer), _word_set(other.answer)
        return bool(mine and others) and (mine <= others or others <= mine)


class Model(Protocol):
    """Finds the best answer span of each passage."""

    def load(self) -> object: ...

    def read(self, question: str, passages: Sequence[Sentences]) -> list[Span]: ...


class ExtractiveReader:
    """Reads every passage with an extractive model, and orders them by what it read."""

    name = "reader"

    def __init__(
        self,
        model: Model,
        calibration: Calibration,
        languages: frozenset[str] | None = None,
    ) -> None:
        self.languages = languages
        self._model = model
        self._calibration = calibration

    def load(self) -> None:
        """Have the model in memory. Raises ModelUnusable."""
        self._model.load()

    def read(self, question: str, hits: Sequence[Hit], progress: Progress = silent) -> Reading:
        if not hits:
            return NOTHING_READ
        ranked, evidence = self.weigh(question, hits, progress)
        if len(ranked[0].answer) > _LONGEST_ANSWER:
            return Reading((), (), tuple(hits), 0.0, None)
        ranked, older = _newest_first(ranked)
        start, end = _short(question, ranked[0])
        account = wants_account(question)
        return Reading(
            quotes=tuple(_quotes(_supporting(ranked, account))),
            nearest=tuple(_near(ranked)),
            ranked=tuple(self._ordered(ranked, hits)),
            confidence=self._calibration.probability(evidence) * _fitness(question, ranked[0]),
            short_answer=ranked[0].sentences.text[start:end] or None,
            otherwise=older.quote if older else None,
            short_at=ranked[0].place(start, end) if start < end else None,
            account=account,
        )

    def weigh(
        self, question: str, hits: Sequence[Hit], progress: Progress = silent
    ) -> tuple[list[Read], Evidence]:
        """The passages that were read, the best first, and what speaks for the first. Reading ends
        when the answer is clear, or after `_MOST` of them. There must be one at least; those that
        promise most are read first."""
        hits = sorted(hits, key=self._expected, reverse=True)
        ranked: list[Read] = []
        most = min(len(hits), _MOST)
        for first in range(0, most, _AT_A_TIME):
            progress(first, most)
            ranked += self._read(question, hits[first : first + _AT_A_TIME])
            ranked.sort(key=lambda one: one.score, reverse=True)
            unread = hits[first + _AT_A_TIME :]
            if not unread or ranked[0].score - self._expected(unread[0]) >= _CLEAR:
                break
        best = ranked[0]
        return ranked, Evidence(best.span.margin, best.hit.cosine, _share(ranked))

    def _ordered(self, ranked: Sequence[Read], hits: Sequence[Hit]) -> Iterator[Hit]:
        """All passages, the best first. A passage that was not read stands where it would if it
        read like the average of those that were."""
        average = self._calibration.weight * fmean(one.span.score for one in ranked)
        scores = {one.hit.passage.id: one.score for one in ranked}
        best = ranked[0].hit

        def place(hit: Hit) -> float:
            return scores.get(hit.passage.id, self._expected(hit) + average)

        yield best
        others = (hit for hit in hits if hit.passage.id != best.passage.id)
        yield from sorted(others, key=place, reverse=True)

    def _read(self, question: str, hits: Sequence[Hit]) -> Iterator[Read]:
        account = wants_account(question)
        passages = [Sentences(hit.passage.text, hit.passage.title) for hit in hits]
        spans = self._model.read(question, passages)
        for hit, passage, span in zip(hits, passages, spans, strict=True):
            score = self._expected(hit) + self._calibration.weight * span.score
            sentence = passage.around(span.start, span.end)
            quoted = _quoted(passage, sentence, span, account)
            yield Read(hit, span, score, passage, sentence, quoted)

    def _expected(self, hit: Hit) -> float:
        """A passage's score before it is read."""
        return hit.score + (self._calibration.lead if hit.passage.start == 0 else 0)


def open_reader(source: str, loading: Loading = nullcontext) -> ExtractiveReader:
    """The reader with the model in the folder, or of the name, `source`; "" for the packaged."""
    model = source or str(PACKAGED)
    return ExtractiveReader(
        SpanModel(model, loading), Calibration.beside(Path(model)), weights.languages(model)
    )


def _newest_first(ranked: list[Read]) -> tuple[list[Read], Read | None]:
    """What was read, and what contradicts the first although it is as good. The newer of the two
    becomes the first."""
    best = ranked[0]
    near = (one for one in ranked[1:] if best.score - one.score <= _AS_GOOD)
    rival = next((one for one in near if best.contradicts(one)), None)
    if rival is None:
        return ranked, None
    older, newer = sorted((best, rival), key=lambda one: one.hit.passage.published or date.min)
    return [newer, *(one for one in ranked if one is not newer)], older


def _short(question: str, best: Read) -> tuple[int, int]:
    """Where the part of the best sentence is that answers; of a row of a table one cell."""
    first, _ = best.sentence
    start, end = best.answered
    start, end = table_rows.cell(question, best.told, start - first, end - first)
    return _closed(best.sentences.text, *_trimmed(best.sentences.text, first + start, first + end))


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """The place with the sign directly at it that closes, or opens, what stands in it alone: not
    massive" but "massive"."""
    for left, right in _PAIRS:
        part = text[start:end]
        lefts, rights = part.count(left), part.count(right)
        alone = lefts % 2 if left == right else lefts != rights
        if alone and (left == right or rights > lefts) and text[:start].endswith(left):
            start -= 1
        elif alone and (left == right or lefts > rights) and text.startswith(right, end):
            end += 1
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without the blanks and the stops around it."""
    part = text[start:end]
    start += len(part) - len(part.lstrip(_AROUND))
    return start, max(start, end - (len(part) - len(part.rstrip(_AROUND))))


def _fitness(question: str, best: Read) -> float:
    """What the confidence is multiplied by."""
    passage = best.hit.passage
    other = is_of_another(question, best.told, passage.title, passage.text)
    return _OF_ANOTHER if other else 1


def _share(ranked: Sequence[Read]) -> float:
    best = ranked[0]
    weights = [exp((one.score - best.score) / _TEMPERATURE) for one in ranked]
    own = best.hit.passage.article_id
    return sum(
        weight
        for one, weight in zip(ranked, weights, strict=True)
        if one.hit.passage.article_id == own or _agrees(one, best)
    ) / sum(weights)


def _supporting(ranked: Sequence[Read], account: bool) -> Iterator[Read]:
    """The first, and those that agree with it; for an account before them those of its article that
    answer about as well."""
    best = ranked[0]
    yield best
    more = [one for one in ranked[1:] if account and _goes_with(one, best)]
    yield from more
    yield from (one for one in ranked[1:] if one not in more and _agrees(one, best))


def _goes_with(one: Read, best: Read) -> bool:
    own = one.hit.passage.article_id == best.hit.passage.article_id
    return own and best.score - one.score <= _AS_GOOD


def _agrees(one: Read, best: Read) -> bool:
    """Whether the model sees an answer in the passage (against "not here") that says the same."""
    return one.span.margin > 0 and one.says_the_same(best)


def _quotes(read: Iterable[Read]) -> Iterator[Quote]:
    """The quotes of what was read, up to the most that are shown; a sentence comes once, however
    many articles carry it."""
    seen: set[str] = set()
    for one in read:
        passage = one.hit.passage
        start, end = one.quoted
        text = passage.text[start:end]
        if text not in seen:
            seen.add(text)
            yield one.quote
        if len(seen) == _QUOTES:
            return


def _near(ranked: Sequence[Read]) -> Iterator[Quote]:
    """The best quote of each article that is near, up to the most that are shown."""
    best: dict[str, Read] = {}
    for one in ranked:
        if one.score + one.hit.cosine >= _NEAR:
            best.setdefault(one.hit.passage.article_id, one)
    yield from (one.quote for one in list(best.values())[:_NEAREST])


def _quoted(
    passage: Sentences, sentence: tuple[int, int], span: Span, account: bool
) -> tuple[int, int]:
    """Where the quote begins and ends in the passage: the sentence, with the one before if it says
    little or leans on it; in an account with the one behind too, if about as much speaks for an
    answer there."""
    start, end = sentence
    if account:
        after = passage.after(end)
        masses = span.masses
        own = max((masses[one] for one in masses if start <= one < end), default=inf)
        behind = max((masses[one] for one in masses if end <= one < after), default=-inf)
        if behind >= own - _ABOUT_AS_MUCH:
            end = after
    if len(passage.text[slice(*sentence)].split()) < _ALONE:
        start = passage.before(start)
    for _ in range(_LEANT_ON):
        if not leans(passage.text[start:end]):
            break
        start = passage.before(start, across=True)
    return quotable(passage.text, start, end, answer=span.end)


def _word_set(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))
