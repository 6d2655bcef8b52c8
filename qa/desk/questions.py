"""What was asked, as the editors see it: in groups that mean the same, the worst first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from qa.answer import Citation
from qa.desk.meaning import groups
from qa.errors.desk import NoSuchGroup
from qa.store.answers.accepted import AcceptedQuestions
from qa.store.answers.asked import Asked, AskedQuestions, Mark

Show = Literal["all", "declined", "disliked", "liked"]

MOST_MEMBERS = 20
"""Questions that are told with a group in a list of groups."""

_REMEMBERED = 4
"""Periods whose groups are remembered until something else is kept."""

_AT_ONCE = 500
"""Questions with their answers in memory."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The questions of the days `since` to `until`, both included, that have `words` in them or in
    the visitor's comment; of these those to `show`."""

    since: date | None = None
    until: date | None = None
    show: Show = "all"
    words: str = ""

    def shows(self, mark: Mark) -> bool:
        match self.show:
            case "declined":
                return not mark.answered
            case "disliked":
                return mark.value == -1
            case "liked":
                return mark.value == 1
        return True


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Member:
    """A question that was asked, and what came back. `test` is the id of the test made of it."""

    answer_id: str
    at: datetime
    question: str
    answered: bool
    confidence: float
    answer: str
    answerer: str
    marked_start: int | None
    marked_end: int | None
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    seconds: float
    page: str | None
    origin: str
    value: int | None
    comment: str | None
    criteria: dict[str, bool | None]
    test: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that mean the same, named by one of them. `members` are the worst of them."""

    id: str
    question: str
    count: int
    declined: int
    disliked: int
    last: datetime
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    asked: int = 0
    answered: int = 0
    declined: int = 0
    liked: int = 0
    disliked: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """Some of `total` groups. `counts` are those of the period and its words, whatever is shown;
    `kept_days` is None where nothing is kept."""

    kept_days: int | None
    counts: Counts
    groups: tuple[Group, ...]
    total: int


@dataclass(slots=True)
class Questions:
    """The questions that are kept for so many `days`, with the tests that were made of them."""

    asked: AskedQuestions
    tests: AcceptedQuestions
    days: int | None
    _grouped: dict[object, list[list[str]]] = field(default_factory=dict)

    def listed(self, wanted: Wanted, offset: int = 0, limit: int = 25) -> Listed:
        """At most `limit` groups from the place `offset` on, each with its worst members."""
        grouped, marks = self._groups(wanted)
        found = [_group(one) for one in grouped]
        page = list(zip(found, grouped, strict=True))[offset : offset + limit]
        those = [mark.answer_id for _, group in page for mark in group[:MOST_MEMBERS]]
        known = {one.answer_id: one for one in self._members(those)}
        whole = tuple(
            _with_members(one, [known[mark.answer_id] for mark in group if mark.answer_id in known])
            for one, group in page
        )
        return Listed(self.days, _counts(marks), whole, len(found))

    def group(self, group_id: str, wanted: Wanted = EVERYTHING) -> Group:
        """A group with all its members. Raises NoSuchGroup."""
        grouped, _ = self._groups(wanted)
        for group in grouped:
            if any(mark.answer_id == group_id for mark in group):
                ids = [mark.answer_id for mark in group]
                return _with_members(_group(group), list(self._members(ids)))
        raise NoSuchGroup(group_id)

    def rows(self, wanted: Wanted) -> Iterator[tuple[str, Member]]:
        """(the name of its group, the question) of all that are wanted, in the order of the list.
        Few of them are in memory at once."""
        grouped, _ = self._groups(wanted)
        names = {mark.answer_id: group[0].question for group in grouped for mark in group}
        ids = list(names)
        for first in range(0, len(ids), _AT_ONCE):
            for member in self._members(ids[first : first + _AT_ONCE]):
                yield names[member.answer_id], member

    def member(self, answer_id: str) -> Member:
        """Raises NoSuchQuestion."""
        one = self.asked.find(answer_id)
        return _member(one, self.tests.of([answer_id]).get(answer_id))

    def _members(self, ids: Sequence[str]) -> Iterator[Member]:
        tests = self.tests.of(ids)
        for one in self.asked.those(ids):
            yield _member(one, tests.get(one.answer_id))

    def _groups(self, wanted: Wanted) -> tuple[list[list[Mark]], list[Mark]]:
        """The groups that are wanted, the worst first, as are their members after the one that
        names them; and all marks of the period that have the words."""
        since, until = _moment(wanted.since), _moment(wanted.until, days=1)
        state = (since, until, *self.asked.state())
        ids = self._grouped.get(state)
        marks = self.asked.marks(since, until, with_vectors=ids is None)
        if ids is None:
            ids = [[mark.answer_id for mark in group] for group in groups(marks)]
            newest = {**self._grouped, state: ids}
            self._grouped = dict(list(newest.items())[-_REMEMBERED:])
        known = {mark.answer_id: mark for mark in marks}
        if wanted.words:
            holding = self.asked.holding(wanted.words)
            known = {one: mark for one, mark in known.items() if one in holding}
        grouped = []
        for group in ids:
            own = [known[one] for one in group if one in known and wanted.shows(known[one])]
            if own:
                grouped.append([own[0], *sorted(own[1:], key=_badness)])
        grouped.sort(key=_rank)
        return grouped, list(known.values())


def _bad(mark: Mark) -> bool:
    return not mark.answered or mark.value == -1


def _badness(mark: Mark) -> tuple[bool, float]:
    return not _bad(mark), -mark.at.timestamp()


def _rank(group: Sequence[Mark]) -> tuple[int, int, float, str]:
    bad = sum(map(_bad, group))
    latest = max(mark.at.timestamp() for mark in group)
    return -bad, -len(group), -latest, group[0].answer_id


def _group(marks: Sequence[Mark]) -> Group:
    return Group(
        id=marks[0].answer_id,
        question=marks[0].question,
        count=len(marks),
        declined=sum(not mark.answered for mark in marks),
        disliked=sum(mark.value == -1 for mark in marks),
        last=max(mark.at for mark in marks),
    )


def _with_members(group: Group, members: Sequence[Member]) -> Group:
    return replace(group, members=tuple(members))


def _counts(marks: Sequence[Mark]) -> Counts:
    answered = sum(mark.answered for mark in marks)
    return Counts(
        asked=len(marks),
        answered=answered,
        declined=len(marks) - answered,
        liked=sum(mark.value == 1 for mark in marks),
        disliked=sum(mark.value == -1 for mark in marks),
    )


def _member(one: Asked, test: str | None) -> Member:
    answer = one.answer
    return Member(
        answer_id=one.answer_id,
        at=one.at,
        question=one.question,
        answered=answer.answered,
        confidence=answer.confidence,
        answer=answer.answer,
        answerer=answer.answerer,
        marked_start=answer.marked_start,
        marked_end=answer.marked_end,
        citations=answer.citations,
        nearest=answer.nearest,
        seconds=one.seconds,
        page=one.page,
        origin=one.origin,
        value=one.value,
        comment=one.comment,
        criteria=dict(one.criteria or {}),
        test=test,
    )


def _moment(day: date | None, days: int = 0) -> datetime | None:
    """The beginning of a day, or of one so many `days` later, where the server stands."""
    if day is None or day > date.max - timedelta(days=days):
        return None
    return datetime.combine(day + timedelta(days=days), time.min).astimezone()
