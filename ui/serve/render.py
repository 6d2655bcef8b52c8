"""Answers and articles as HTML. Everything that comes from an article is escaped here."""

import re
from collections.abc import Mapping
from datetime import date
from html import escape, unescape
from urllib.parse import urlencode

from qa.answer import Answer, Citation
from qa.article import Article
from qa.text.words import written_out
from ui.plain import NEAREST, beside

STYLE = """
.answer { white-space: pre-wrap; }
.searched { opacity: 0.7; font-size: 0.9em; margin-bottom: 0.5em; }
.notice { margin-top: 0.5em; font-size: 0.9em; font-style: italic; }
.citations { margin: 0.75em 0 0; padding-left: 1.6em; font-size: 0.9em; }
.citations li { margin-bottom: 0.75em; }
.citations cite { font-style: normal; font-weight: 600; }
.citations blockquote { margin: 0.25em 0; padding-left: 0.75em; border-left: 3px solid #8888; }
"""

EMBED_OPTIONS = (
    *("title", "greeting", "starters", "accent", "theme", "language"),
    *("persist", "follow-ups", "feedback", "privacy"),
)
"""Options of the widget that also mean something in a frame."""


def answer_html(answer: Answer, question: str) -> str:
    """The whole answer with its citations, or with what came nearest; and what was searched for,
    if that is not the question as it was asked."""
    parts = [text_html(answer.answer)]
    if answer.standalone_question != question:
        searched = escape(answer.standalone_question)
        parts.insert(0, f'<div class="searched">Searched for “{searched}”</div>')
    if answer.notice:
        parts.append(f'<div class="notice">{escape(answer.notice)}</div>')
    if answer.citations:
        parts.append(_citations(answer.citations))
    elif answer.nearest:
        parts.append(f"<div>{NEAREST}</div>")
        parts.append(_citations(answer.nearest, unfolded=0))
    return _block("".join(parts))


def text_html(text: str) -> str:
    """Text of an answer on its way."""
    return _block(f'<div class="answer">{escape(text)}</div>')


def text_of(html: str) -> str:
    """The text of an answer that `text_html` or `answer_html` made `html` of."""
    found = re.search(r'<div class="answer">(.*?)</div>', html)
    return unescape(found[1]) if found else unescape(html)


def article_path(article_id: str, start: int, end: int) -> str:
    """Where our own page shows an article with `text[start:end]` marked."""
    return f"/article/{article_id}?{urlencode({'start': start, 'end': end})}#quote"


def article_html(article: Article, start: int, end: int) -> str:
    """A page with the article, `text[start:end]` marked in it."""
    text, title = article.text, escape(article.title)
    end = max(start, end)
    marked = escape(text[start:end])
    mark = f'<mark id="quote">{marked}</mark>' if marked else ""
    about = [day(article.published), article.author or "", article.source]
    corrected = (
        f"<p><strong>{escape(article.correction)}</strong></p>" if article.correction else ""
    )
    own = ' dir="auto"' + (f' lang="{escape(article.language)}"' if article.language else "")
    where = (
        f'<p><a rel="noopener nofollow" href="{escape(article.url)}">{escape(article.url)}</a></p>'
        if article.url
        else ""
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<style>:root { color-scheme: light dark } body { max-width: 42em; margin: 2em auto;"
        " padding: 0 1em; font: 1.05em/1.6 Georgia, serif; overflow-wrap: anywhere }"
        " .text { white-space: pre-wrap } mark { scroll-margin-top: 30vh }"
        " header { font-family: system-ui, sans-serif }</style>"
        f"<header><h1{own}>{title}</h1>"
        f"<p>{escape(' · '.join(part for part in about if part))}</p>{where}{corrected}</header>"
        f'<main class="text"{own}>{escape(text[:start])}{mark}{escape(text[end:])}</main></html>'
    )


def embed_html(title: str, options: Mapping[str, str], accepted: str) -> str:
    """A page that is nothing but the chat, with the widget's `options`, in the first of the
    `accepted` languages (as in Accept-Language) unless they name one."""
    first = re.match(r"[a-z]{2,3}\b", accepted.lower())
    language = options.get("language") or (first[0] if first else "en")
    given = "".join(
        f' data-{name}="{escape(options[name])}"' for name in EMBED_OPTIONS if name in options
    )
    chat = f'<broadsheet-chat inline data-page-context="off"{given}></broadsheet-chat>'
    return (
        f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8">'
        f"<title>{escape(title)}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<style>html, body { height: 100%; margin: 0; --broadsheet-height: 100% }</style>"
        f'<main style="height: 100%">{chat}</main><script defer src="widget.js"></script></html>'
    )


def day(published: date | None) -> str:
    """13 August 2024, or nothing."""
    return written_out(published) if published else ""


def _citations(citations: tuple[Citation, ...], unfolded: int = 1) -> str:
    """The first ones unfolded, so that the answer above them is not scrolled away on a phone."""
    items = (_citation(one, place < unfolded) for place, one in enumerate(citations))
    return f'<ol class="citations">{"".join(items)}</ol>'


def _citation(citation: Citation, unfolded: bool) -> str:
    link = citation.deep_link or article_path(citation.article_id, citation.start, citation.end)
    about = " · ".join(part for part in (day(citation.published), citation.source) if part)
    return (
        f'<li value="{citation.number}"><details{" open" if unfolded else ""}>'
        f"<summary><cite>{escape(citation.title)}</cite></summary>"
        f"<div>{escape(about)}</div><blockquote>“{escape(citation.quote)}”</blockquote>"
        f"{''.join(f'<div>{escape(line)}</div>' for line in beside(citation))}"
        f'<a href="{escape(link)}" target="_blank" rel="noopener nofollow">Read it there</a>'
        "</details></li>"
    )


def _block(html: str) -> str:
    """HTML that Markdown leaves alone: without empty lines, which would end the block, and without
    dollar signs and backslashes, which would begin a formula."""
    for mark, entity in (("\n", "&#10;"), ("$", "&#36;"), ("\\", "&#92;")):
        html = html.replace(mark, entity)
    return f"<div>{html}</div>"
