"""An answer as plain text."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qa import unsaid
from qa.access import PUBLIC, SUBSCRIBERS
from qa.answer import EDITORS, Answer, Citation, Editors
from qa.answer import on_one_line as answer_line
from qa.said.words import from_editors
from qa.text.language import of_question
from ui.found import ArticlePart, FoundPassage

if TYPE_CHECKING:
    from qa.article import Article
    from qa.store.library.summaries import Summary

Told = Callable[[Citation, str | None], str]
"""How a citation reads in a language, English where that is None or not known."""

_FOR = {
    "en": ("for subscribers", "internal"),
    "de": ("für Abonnenten", "intern"),
    "fr": ("pour les abonnés", "interne"),
    "es": ("para suscriptores", "interno"),
    "it": ("per gli abbonati", "interno"),
    "ar": ("للمشتركين", "داخلي"),
}
"""How an article for subscribers and an internal one are marked, by language."""

_NAMED = 5
"""Copies of an article that are named; the others are counted."""


def plain(answer: Answer, told: Told) -> str:
    """The whole answer: its text, its notice and its quotes, a paragraph each."""
    return above(answer) + answer.answer + below(answer, told)


def without_quotes(answer: Answer) -> str:
    """The text of an answer, with what the editors say and where they send."""
    return above(answer) + "\n\n".join((answer.answer, *sent(answer)))


def above(answer: Answer) -> str:
    """What stands above the text of an answer, and an empty line: that the editors say it, or what
    they say before it."""
    return _above(answer.editors, answer.answerer, answer.standalone_question)


def above_meta(about: Mapping[str, Any]) -> str:
    """The same for an answer that begins, of which the event meta tells `about`."""
    said = Editors(**about["editors"]) if about.get("editors") else None
    return _above(said, about["answerer"], about["standalone_question"])


def _above(said: Editors | None, answerer: str, question: str) -> str:
    if said is None:
        return ""
    heading = from_editors(of_question(question))
    parts = [heading] if answerer == EDITORS else [heading, said.text, *_from(said)]
    return "".join(f"{part}\n\n" for part in parts)


def sent(answer: Answer) -> Iterator[str]:
    """What stands below the editors' own answer: where they send a visitor, and who says so."""
    if answer.editors and answer.answerer == EDITORS:
        yield from _from(answer.editors)


def _from(said: Editors) -> Iterator[str]:
    if said.link or said.by:
        yield " · ".join(filter(None, (said.link, said.by)))


def below(answer: Answer, told: Told) -> str:
    """What stands below the text of an answer, each part after an empty line. A citation reads as
    it is `told` in the question's language: on one line or on two. A quote that the text has
    already is not said again."""
    return "".join(f"\n\n{part}" for part in _parts(answer, told))


def _parts(answer: Answer, told: Told) -> Iterator[str]:
    yield from sent(answer)
    if answer.notice:
        yield answer.notice
    if answer.nearest:
        yield nearest(answer)
    language = of_question(answer.standalone_question)
    for citation in (*answer.citations, *answer.nearest):
        is_said = answer_line(citation.quote) in answer.answer
        yield told(replace(citation, quote="") if is_said else citation, language)


def nearest(answer: Answer) -> str:
    """What stands above the quotes of an answer that rests on none, in the question's language."""
    return unsaid.words(of_question(answer.standalone_question)).nearest


def on_one_line(citation: Citation, where: str, language: str | None = None) -> str:
    """The quote between its headline and `where` it is read, such as a link."""
    quote = f": “{citation.quote}”" if citation.quote else ""
    told = f"[{citation.number}] {headline(citation, language)}{quote} {where}"
    return " ".join([told, *(f"({line})" for line in beside(citation))])


def on_two_lines(citation: Citation, language: str | None = None) -> str:
    """The quote below its headline, for a terminal."""
    parts = (*labels(citation, language), citation.published, citation.source)
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


def headline(
    one: "Citation | FoundPassage | Summary | ArticlePart", language: str | None = None
) -> str:
    """The article's title and day, and its `labels`."""
    return ", ".join(filter(None, (one.title, *labels(one, language), str(one.published or ""))))


def labels(
    one: "Article | Citation | FoundPassage | Summary | ArticlePart", language: str | None = None
) -> Iterator[str]:
    """What an article is, as it says itself, and for whom, where it is not news for everybody."""
    if one.kind and one.kind != "news":
        yield one.kind
    if one.access != PUBLIC:
        subscribers, internal = _FOR.get(language or "en", _FOR["en"])
        yield subscribers if one.access == SUBSCRIBERS else internal
