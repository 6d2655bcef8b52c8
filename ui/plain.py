"""An answer as plain text."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from qa import unsaid
from qa.answer import Answer, Citation
from qa.answer import on_one_line as answer_line
from qa.text.language import of_question
from ui.found import ArticlePart, FoundPassage

if TYPE_CHECKING:
    from qa.store.catalogue import Summary

_NAMED = 5
"""Copies of an article that are named; the others are counted."""


def plain(answer: Answer, told: Callable[[Citation], str]) -> str:
    """The whole answer: its text, its notice and its quotes, a paragraph each."""
    return answer.answer + below(answer, told)


def below(answer: Answer, told: Callable[[Citation], str]) -> str:
    """What stands below the text of an answer, each part after an empty line. A citation reads as
    it is `told`: on one line or on two. A quote that the text has already is not said again."""
    return "".join(f"\n\n{part}" for part in _parts(answer, told))


def _parts(answer: Answer, told: Callable[[Citation], str]) -> Iterator[str]:
    if answer.notice:
        yield answer.notice
    if answer.nearest:
        yield nearest(answer)
    for citation in (*answer.citations, *answer.nearest):
        is_said = answer_line(citation.quote) in answer.answer
        yield told(replace(citation, quote="") if is_said else citation)


def nearest(answer: Answer) -> str:
    """What stands above the quotes of an answer that rests on none, in the question's language."""
    return unsaid.words(of_question(answer.standalone_question)).nearest


def on_one_line(citation: Citation, where: str) -> str:
    """The quote between its headline and `where` it is read, such as a link."""
    quote = f": “{citation.quote}”" if citation.quote else ""
    told = f"[{citation.number}] {headline(citation)}{quote} {where}"
    return " ".join([told, *(f"({line})" for line in beside(citation))])


def on_two_lines(citation: Citation) -> str:
    """The quote below its headline, for a terminal."""
    parts = (labelled(citation.kind), citation.published, citation.source)
    about = ", ".join(str(part) for part in parts if part)
    quote = [f"“{citation.quote}”"] if citation.quote else []
    told = f"[{citation.number}] {citation.title} ({about})"
    return "\n    ".join([told, *quote, *beside(citation)])


def beside(citation: Citation) -> Iterator[str]:
    """What belongs to a quote, a line each: its article's correction, and where else it stands."""
    if citation.correction:
        yield " ".join(citation.correction.split())
    if citation.also_in:
        named = [f"{one.title} ({one.source})" for one in citation.also_in[:_NAMED]]
        more = len(citation.also_in) - len(named)
        yield f"Also in: {'; '.join(named)}{f' and {more:,} more' if more else ''}"


def headline(one: "Citation | FoundPassage | Summary | ArticlePart") -> str:
    """The article's title and day, and what it is where that is not news."""
    return ", ".join(filter(None, (one.title, labelled(one.kind), str(one.published or ""))))


def labelled(kind: str | None) -> str | None:
    """The kind of an article as it is shown; None for news, which articles are as a rule."""
    return None if kind == "news" else kind
