"""The page of an answer that was kept. Everything that comes from an article is escaped here."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from qa.answer import Answer, Citation, without_marks
from qa.store.answers.kept import LONGEST, Kept
from ui.plain import above, sent
from ui.serve.pages.article import access_html, kind_html, site
from ui.serve.pages.frame import Visit, frame
from ui.serve.pages.words import Words

_NO_ROBOTS = '<meta name="robots" content="noindex, nofollow">'


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote and what became of its article: whether it was `changed` since, where the quote
    `start`s in it now (-1 where it no longer stands), and a `correction` that is new."""

    citation: Citation
    changed: bool
    start: int
    correction: str | None


def kept_html(visit: Visit, kept: Kept, shown: Sequence[Shown]) -> str:
    """A page with the answer as it was given, and what has changed since."""
    words, answer = visit.words, kept.answer
    # An article may have gone since the library was asked for the answer.
    gone = bool(kept.withdrawn) or len(shown) < len(answer.citations or answer.nearest)
    until = words["kept_until"].format(day=words.day((kept.made + LONGEST).date()))
    given = words["kept_given"].format(day=words.day(kept.made.date()))
    main = (
        f'<article class="kept"><h1 dir="auto">{escape(answer.standalone_question)}</h1>'
        f'<p class="about">{escape(given)}</p>{_notices(words, gone, shown)}'
        f'<div class="answer">{"" if gone else _said(answer)}{_sources(words, answer, shown)}'
        f'</div><p class="about">{escape(words["kept_machine"])} {escape(until)}</p>'
        f'<p class="acts"><a class="act main" href="/">{escape(words["kept_ask"])}</a></p>'
        "</article>"
    )
    return frame(visit, answer.standalone_question, main, head=_NO_ROBOTS)


def _notices(words: Words, gone: bool, shown: Sequence[Shown]) -> str:
    told = ["kept_withdrawn"] if gone else []
    if any(one.changed or one.correction for one in shown):
        told.append("kept_changed")
    return "".join(f'<p class="notice" role="note">{escape(words[one])}</p>' for one in told)


def _said(answer: Answer) -> str:
    below = [*sent(answer), *filter(None, [answer.notice])]
    said = f'<p class="said" dir="auto">{"".join(_marked(answer))}</p>'
    return _aside(above(answer).split("\n\n")) + said + _aside(below)


def _aside(parts: Iterable[str]) -> str:
    """What the editors say beside an answer, and its notice."""
    return "".join(f'<p class="aside" dir="auto">{escape(one)}</p>' for one in parts if one)


def _marked(answer: Answer) -> Iterator[str]:
    """The text, its short answer marked, each number of a citation a link to it."""
    text, start, end = answer.answer, answer.marked_start, answer.marked_end
    if start is None or end is None:
        yield from _linked(text)
        return
    yield from _linked(text[:start])
    yield f'<b class="short">{"".join(_linked(text[start:end]))}</b>'
    yield from _linked(text[end:])


def _linked(text: str) -> Iterator[str]:
    for place, part in enumerate(re.split(r"\[(\d+)\]", text)):
        link = f'<a class="chip" href="#source-{part}">{part}</a>'
        yield link if place % 2 else escape(part)


def _sources(words: Words, answer: Answer, shown: Sequence[Shown]) -> str:
    if not shown:
        return ""
    heading = words["kept_sources" if answer.citations else "kept_nearest"]
    said = " ".join(answer.answer.split())
    items = "".join(_source(words, one, said) for one in shown)
    return f'<h2>{escape(heading)}</h2><ol class="sources">{items}</ol>'


def _source(words: Words, one: Shown, said: str) -> str:
    """The article, with its quote unless that is what the answer has `said`."""
    citation = one.citation
    quoted = " ".join(without_marks(citation.quote).split())
    quote = "" if quoted in said else f"<blockquote>{escape(citation.quote)}</blockquote>"
    about = [
        kind_html(words, citation.kind),
        access_html(words, citation.access),
        f"<bdi>{escape(site(citation.url) or citation.source)}</bdi>",
        f"<time>{escape(words.day(citation.published))}</time>" if citation.published else "",
        f"<bdi>{escape(citation.author)}</bdi>" if citation.author else "",
    ]
    return (
        f'<li id="source-{citation.number}" dir="auto"><p class="title">'
        f'<span class="number">{citation.number}</span><a href="{escape(_where(one))}">'
        f'{escape(citation.title)}</a></p><p class="about">{" · ".join(filter(None, about))}</p>'
        f"{quote}{_changed(words, one)}</li>"
    )


def _where(one: Shown) -> str:
    """Our own page of the article, at the quote if it still stands there."""
    if one.start < 0:
        return f"/article/{one.citation.article_id}"
    span = {"start": one.start, "end": one.start + len(one.citation.quote)}
    return f"/article/{one.citation.article_id}?{urlencode(span)}#quote"


def _changed(words: Words, one: Shown) -> str:
    if one.correction:
        told = f"{words['kept_corrected']} {one.correction}"
    elif one.start < 0:
        told = words["kept_no_longer"]
    elif one.changed:
        told = words["kept_still"]
    else:
        return ""
    return f'<p class="notice" dir="auto">{escape(told)}</p>'
