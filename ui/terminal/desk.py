"""How a terminal shows what was asked, and the editors' tests."""

from collections.abc import Iterator
from datetime import datetime

from qa.answer import Citation
from qa.article import Article
from qa.desk.questions import Group, Listed, Member
from qa.desk.tests import Ran
from qa.store.answers.accepted import Accepted
from ui.plain import labels

_LONGEST = 200
"""Characters of an answer in a list."""


def listed_lines(found: Listed) -> Iterator[str]:
    """The figures of a period, then its groups."""
    counts = found.counts
    yield (
        f"{counts.asked:,} asked · {counts.answered:,} answered · {counts.declined:,} declined · "
        f"{counts.liked:,} liked · {counts.disliked:,} disliked"
    )
    for group in found.groups:
        yield _group_line(group)
    if found.total > len(found.groups):
        yield f"… and {found.total - len(found.groups):,} more groups: --limit shows more"


def _group_line(group: Group) -> str:
    said = ["once" if group.count == 1 else f"{group.count:,} times"]
    said += [f"{group.declined:,} declined"] if group.declined else []
    said += [f"{group.disliked:,} disliked"] if group.disliked else []
    return f"{' · '.join(said)} · {day(group.last)} · {group.id}\n    {group.question}"


def member_lines(one: Member) -> Iterator[str]:
    """A question with all that is kept of it."""
    yield one.question
    yield f"asked {_moment(one.at)} · {_way(one)} · {one.seconds:.1f} s · {one.answer_id}"
    answered = f"answered, {one.confidence:.0%} sure" if one.answered else "declined"
    yield f"{answered}, by {one.answerer}"
    yield f"    {' '.join(one.answer.split())}"
    for citation in one.citations:
        yield f"    {_quoted(citation)} · {citation.article_id}"
    for citation in one.nearest:
        yield f"    nearest: {_quoted(citation)}"
    if one.value:
        comment = f": {one.comment}" if one.comment else ""
        yield f"found {'right' if one.value == 1 else 'wrong'} by the visitor{comment}"
    for name, meets in one.criteria.items():
        yield f"{name}: {'yes' if meets else 'no'}"
    if one.test:
        yield f"test: {one.test}"


def _quoted(citation: Citation) -> str:
    """The quote, its article, and for whom that is."""
    about = " · ".join((citation.title, *labels(citation)))
    return f"“{' '.join(citation.quote.split())}” {about}"


def _way(one: Member) -> str:
    return one.page or one.origin or "unknown"


def test_lines(one: Accepted, article: Article | None) -> Iterator[str]:
    """A test, what it asks for, and how it came out. `article` is the one that it names, if that is
    there."""
    outcome = one.outcome or "not run yet"
    named = " · ".join((one.title or one.article_id or "", *(labels(article) if article else ())))
    yield f"{outcome} · {one.id} · {one.who}, {day(one.since)}\n    {one.question}"
    if one.quote:
        yield f"    right: “{' '.join(one.quote.split())[:_LONGEST]}” {named}"
    elif one.answers:
        yield f"    right: {' or '.join(one.answers)[:_LONGEST]}"
    elif one.article_id:
        yield f"    right: anything of {named}"
    else:
        yield "    right: the articles do not say"
    if one.outcome == "failed":
        yield f"    given: {one.given or 'it was declined'}"


def ran_lines(ran: Ran) -> Iterator[str]:
    """What changed, and how many passed and failed."""
    yield from (one.words for one in ran.changed)
    yield f"{ran.passed:,} passed, {ran.failed:,} failed, {len(ran.changed):,} changed"


def day(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
