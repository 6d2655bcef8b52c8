"""What all pages have around them: head, header, footer."""

from dataclasses import dataclass
from html import escape

from fastapi import Request

from ui.serve.pages.words import Words, words_for

ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Crect width='32' height='32' rx='7' fill='%231d4f91'/%3E%3Cpath d='M8 9h16M8 14h16M8 19h10"
    "M8 24h10' stroke='%23fff' stroke-width='2.4' stroke-linecap='round'/%3E%3C/svg%3E"
)

CURRENT = ' aria-current="page"'


@dataclass(frozen=True, slots=True)
class Visit:
    """Who looks at a page: in which `words`, on the site of the name `site`, as the owner of the
    articles or not. `name` is the visitor's, where a proxy tells it."""

    words: Words
    site: str
    is_owner: bool = False
    name: str | None = None


def visit(request: Request, site: str, *, is_owner: bool = False, name: str | None = None) -> Visit:
    """Of a request, in the first of its languages that there are words in."""
    return Visit(words_for(request.headers.get("accept-language", "")), site, is_owner, name)


def frame(visit: Visit, title: str, main: str, *, head: str = "", here: str = "") -> str:
    """The page with the HTML `main`, and more HTML in its `head`; `title` is text. `here` is the
    page's name where the header links to it."""
    words = visit.words
    whole = f"{title} · {visit.site}" if title != visit.site else title
    return (
        f'<!doctype html><html lang="{words.code}" dir="{words["dir"]}"><head>'
        f'<meta charset="utf-8"><title>{escape(whole)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><link rel="icon" href="{ICON}">'
        '<link rel="stylesheet" href="/pages/pages.css"><script src="/pages/main.js"></script>'
        f"{head}</head><body>"
        f'<a class="skip" href="#main">{escape(words["skip"])}</a>'
        f'<header class="top"><a class="name" href="/" dir="auto">{escape(visit.site)}</a><nav>'
        f'<a href="/">{escape(words["ask"])}</a>{_links(visit, here)}{_theme(words)}</nav></header>'
        f'<main id="main" tabindex="-1">{main}</main>{_footer(visit)}</body></html>'
    )


def with_code(text: str) -> str:
    """A text of ours as HTML; what stands between backticks is code."""
    parts = escape(text).split("`")
    return "".join(f"<code>{one}</code>" if at % 2 else one for at, one in enumerate(parts))


def _links(visit: Visit, here: str) -> str:
    """To the articles and, for their owner, to the desk."""
    return "".join(
        f'<a href="/{name}"{CURRENT if name == here else ""}>{escape(visit.words[name])}</a>'
        for name in (("articles", "desk") if visit.is_owner else ("articles",))
    )


def _theme(words: Words) -> str:
    """A button that /pages/main.js brings to life; without scripts it is not there."""
    named = " ".join(f'data-{name}="{escape(words[name])}"' for name in ("auto", "light", "dark"))
    return (
        f'<button type="button" class="theme" hidden data-theme-button="{escape(words["theme"])}"'
        f" {named}></button>"
    )


def _footer(visit: Visit) -> str:
    words = visit.words
    if visit.name is not None or visit.is_owner:
        name = f"<bdi>{escape(visit.name)}</bdi> " if visit.name else ""
        own = f"<p>{name}{escape(words['owner'])}</p>" if visit.is_owner else f"<p>{name}</p>"
    else:
        own = ""
    if visit.name is not None:
        act = ""
    elif visit.is_owner:
        act = (
            '<form method="post" action="/logout"><button class="quiet">'
            f"{escape(words['logout'])}</button></form>"
        )
    else:
        act = f'<a class="quiet" href="/login">{escape(words["login"])}</a>'
    return f'<footer class="bottom">{own}{act}</footer>'
