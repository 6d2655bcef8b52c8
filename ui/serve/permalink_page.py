"""The page of an answer that was kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from qa.answer import Answer, Citation
from qa.looking import written
from qa.store.kept import LONGEST, Kept
from ui.serve.permalink_words import Words, words_for
from ui.serve.render import article_path


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote and what became of its article: whether it was `changed` since, where the quote
    `start`s in it now (-1 where it no longer stands), and a `correction` that is new."""

    citation: Citation
    changed: bool
    start: int
    correction: str | None


def page_html(title: str, kept: Kept, shown: Sequence[Shown], accepted: str) -> str:
    """The page, in the first of the `accepted` languages (as in Accept-Language) that there are
    words in. Everything that comes from an article is escaped."""
    words, answer = words_for(accepted), kept.answer
    question = escape(answer.standalone_question)
    given = words.given.format(day=written(kept.made.date(), words.code))
    until = words.until.format(day=written((kept.made + LONGEST).date(), words.code))
    # An article may have gone since the library was asked for the answer.
    gone = kept.withdrawn or len(shown) < len(answer.citations or answer.nearest)
    body = "" if gone else _answer(answer)
    return (
        f'<!doctype html><html lang="{words.code}" dir="{words.dir}"><meta charset="utf-8">'
        f"<title>{question} · {escape(title)}</title>"
        '<meta name="robots" content="noindex, nofollow">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style>"
        f'<header><a href="/">{escape(title)}</a></header><main>'
        f'<h1 dir="auto">{question}</h1><p class="given">{escape(given)}</p>'
        f"{_notices(words, gone, shown)}{body}"
        f"{_sources(words, answer, shown)}</main>"
        f'<footer><p>{escape(words.machine)} {escape(until)}</p><p><a href="/">{escape(words.ask)}'
        "</a></p></footer></html>"
    )


def _notices(words: Words, gone: object, shown: Sequence[Shown]) -> str:
    told = []
    if gone:
        told.append(words.withdrawn)
    if any(one.changed or one.correction for one in shown):
        told.append(words.changed)
    return "".join(f'<p class="notice" role="note">{escape(one)}</p>' for one in told)


def _answer(answer: Answer) -> str:
    notice = f'<p class="aside" dir="auto">{escape(answer.notice)}</p>' if answer.notice else ""
    return f'<div class="answer" dir="auto">{"".join(_marked(answer.answer))}</div>{notice}'


def _marked(text: str) -> Iterator[str]:
    """The text, each number of a citation a link to it."""
    for place, part in enumerate(re.split(r"\[(\d+)\]", text)):
        link = f'<a class="mark" href="#source-{part}">{part}</a>'
        yield link if place % 2 else escape(part)


def _sources(words: Words, answer: Answer, shown: Sequence[Shown]) -> str:
    if not shown:
        return ""
    heading = words.sources if answer.citations else words.nearest
    items = "".join(_source(words, one) for one in shown)
    return f"<h2>{escape(heading)}</h2><ol>{items}</ol>"


def _source(words: Words, one: Shown) -> str:
    citation = one.citation
    start = max(one.start, 0)
    end = start + len(citation.quote) if one.start >= 0 else start
    where = escape(article_path(citation.article_id, start, end))
    day = written(citation.published, words.code) if citation.published else None
    about = " · ".join(filter(None, (day, citation.author, citation.source)))
    told = []
    if one.correction:
        told.append(f"{words.corrected} {one.correction}")
    elif one.start < 0:
        told.append(words.no_longer)
    elif one.changed:
        told.append(words.still)
    notes = "".join(f'<p class="notice" dir="auto">{escape(text)}</p>' for text in told)
    return (
        f'<li id="source-{citation.number}" value="{citation.number}"><a href="{where}" dir="auto">'
        f'{escape(citation.title)}</a><p class="about">{escape(about)}</p>'
        f'<blockquote dir="auto">{escape(citation.quote)}</blockquote>{notes}</li>'
    )


_STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#1b1c1e, #eceded);
  --paper: light-dark(#fdfdfb, #161719); --accent: light-dark(#1d4f91, #a3c7f7);
  --quiet: light-dark(#5b5e63, #a5a8ad); --line: light-dark(#d9d9d4, #34363a) }
body { max-width: 720px; margin: 0 auto; padding: 0 16px 48px; background: var(--paper);
  color: var(--ink); font: 17px/1.6 system-ui, sans-serif; overflow-wrap: anywhere }
header { padding: 16px 0; border-block-end: 1px solid var(--line); font-weight: 600 }
a { color: var(--accent) } a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
h1 { font: 600 1.7em/1.25 Georgia, "Times New Roman", serif; margin: 32px 0 8px }
h2 { font-size: 1em; margin: 32px 0 8px }
.given, .about, .aside, footer { color: var(--quiet); font-size: .9em; margin: 0 }
.answer { white-space: pre-wrap; margin: 24px 0; font: 1.1em/1.6 Georgia, "Times New Roman", serif }
.mark { font: .8em system-ui, sans-serif; text-decoration: none; padding: 0 .3em }
.mark::before { content: "[" } .mark::after { content: "]" }
.notice { margin: 16px 0; padding: 8px 12px; border-inline-start: 3px solid var(--accent);
  background: light-dark(#eef3fa, #1f2733) }
ol { padding-inline-start: 1.6em } li { margin-block-end: 24px } li:target { scroll-margin: 30vh }
blockquote { margin: 8px 0; padding-inline-start: 12px; border-inline-start: 3px solid var(--line);
  font-family: Georgia, "Times New Roman", serif; white-space: pre-wrap }
footer { margin-block-start: 48px; padding-block-start: 16px; border-block-start: 1px solid
  var(--line) }
"""
