"""The owner's desk. The server makes its frame, and /pages/desk.js fills it from /api/desk: what
visitors wrote is never made into HTML here."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from ui.local import Local
from ui.serve.pages.frame import CURRENT, Visit, frame, with_code
from ui.serve.pages.login import visit_of
from ui.serve.pages.words import Words, desk_words

PARTS = {
    "questions": "/desk",
    "tests": "/desk/tests",
    "said": "/desk/said",
    "sources": "/desk/sources",
}
"""The parts of the desk, a page each, and their addresses."""

SHOWN = {"all": "asked", "declined": "declined", "disliked": "disliked", "liked": "liked"}
"""Which questions can be shown, and the figure that counts them."""

_PAGE = 25
"""Groups of questions on a page."""

_CHOSEN = ' aria-current="true"'

_NOT_KEPT = {"Cache-Control": "no-store"}

# The page's scripts and styles are files of this server, whatever a visitor's question looks like.
_HEAD = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'; style-src 'self'\">"
    '<link rel="stylesheet" href="/pages/desk.css"><script defer src="/pages/desk.js"></script>'
)


_SHARED = {
    "cancel": "cancel",
    "pages": "pages",
    "page_of": "page_of",
    "previous_page": "previous",
    "next_page": "next",
}
"""What the script says in the words of all pages."""

_LABELS = ("opinion", "analysis", "advertising", "subscribers", "internal")
"""How articles are marked: apart from the other words, among which a criterion is an opinion."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions the owner wants to see: those of the days `since` to `until`, which are ISO
    days or empty, with the `words` in them. `page` counts from 1."""

    show: str
    words: str
    since: str
    until: str
    page: int

    def address(self) -> str:
        """Of the page with these questions. An empty day is told too: it is not the usual one."""
        page = {"page": self.page} if self.page > 1 else {}
        return f"/desk?{urlencode({**self._filters(), 'since': self.since, **page})}"

    def query(self) -> str:
        """For /api/desk/questions, without the page."""
        return urlencode(self._filters())

    def _filters(self) -> dict[str, str]:
        given = {"show": self.show, "q": self.words, "since": self.since, "until": self.until}
        return {name: value for name, value in given.items() if value}


def wanted(given: Mapping[str, str], today: date) -> Wanted:
    """What the address of the page says; the last seven days where it says none."""
    page = given.get("page", "")
    return Wanted(
        show=next((one for one in SHOWN if one == given.get("show")), "all"),
        words=given.get("q", "").strip(),
        since=given.get("since", _days_before(today, 7)).strip(),
        until=given.get("until", "").strip(),
        page=max(1, int(page)) if page.isdecimal() and len(page) < 8 else 1,
    )


def routes(local: Local) -> APIRouter:
    """The page of each part; who is not the owner is sent to log in."""
    router = APIRouter(include_in_schema=False)
    for part, address in PARTS.items():
        router.add_api_route(address, _page(local, part), response_class=HTMLResponse)
    return router


def _page(local: Local, part: str) -> Callable[[Request], Response]:
    def page(request: Request) -> Response:
        visit = visit_of(local, request)
        if not visit.is_owner:
            return RedirectResponse("/login", 303, headers=_NOT_KEPT)
        asked = wanted(request.query_params, date.today())
        return HTMLResponse(desk_html(visit, part, asked), headers=_NOT_KEPT)

    return page


def desk_html(visit: Visit, part: str, asked: Wanted) -> str:
    """The frame of one of the PARTS."""
    own = desk_words(visit.words.code)
    texts = {**own.texts, **{name: visit.words[word] for name, word in _SHARED.items()}}
    attributes = {
        "part": part,
        "name": visit.name or visit.words["desk"],
        "language": own.code,
        "words": json.dumps(texts, ensure_ascii=False),
        "labels": json.dumps({name: visit.words[name] for name in _LABELS}, ensure_ascii=False),
        "query": asked.query(),
        "page": asked.page,
        "size": _PAGE,
        "address": replace(asked, page=1).address(),
    }
    given = "".join(f' data-{name}="{escape(str(value))}"' for name, value in attributes.items())
    controls = _controls(visit.words, own, asked) if part == "questions" else ""
    main = (
        f'<div class="heading"><h1>{escape(visit.words["desk"])}</h1>{_parts(own, part)}</div>'
        f'<section id="desk" class="desk" aria-label="{escape(own[part])}"{given}>'
        f'<noscript><p class="notice">{with_code(own["needs_script"])}</p></noscript>{controls}'
        '<div id="found"></div></section>'
        '<p id="flash" class="flash" role="status"></p>'
    )
    title = f"{own[part]} · {visit.words['desk']}"
    return frame(visit, title, main, head=_HEAD, here="desk")


def _parts(own: Words, part: str) -> str:
    links = "".join(
        f'<a href="{address}"{CURRENT if name == part else ""}>{escape(own[name])}</a>'
        for name, address in PARTS.items()
    )
    return f'<nav class="parts" aria-label="{escape(own["parts"])}">{links}</nav>'


def _controls(words: Words, own: Words, asked: Wanted) -> str:
    """What says which questions are shown: kind, period, search."""
    label = escape(own["search_label"])
    return (
        f'<div id="controls">{_figures(own, asked)}<div class="narrowing">'
        f"{_period(words, own, asked)}"
        '<form class="line" role="search" action="/desk">'
        f"{_hidden(show=asked.show, since=asked.since, until=asked.until)}"
        f'<input type="search" name="q" aria-label="{label}" placeholder="{label}"'
        f' value="{escape(asked.words)}">'
        f'<button class="act">{escape(words["search"])}</button></form></div></div>'
    )


def _figures(own: Words, asked: Wanted) -> str:
    """Each is a link to what it counts; the script fills them in."""
    figures = "".join(
        f'<a href="{escape(replace(asked, show=show, page=1).address())}" class="figure {show}"'
        f'{_CHOSEN if show == asked.show else ""}><b data-count="{counted}">&ndash;</b>'
        f"<span>{escape(own[counted])}</span></a>"
        for show, counted in SHOWN.items()
    )
    return f'<nav class="figures" aria-label="{escape(own["figures"])}">{figures}</nav>'


def _period(words: Words, own: Words, asked: Wanted) -> str:
    today = date.today()
    spans = {"week": _days_before(today, 7), "month": _days_before(today, 30), "ever": ""}
    links = "".join(
        f'<a href="{escape(replace(asked, since=since, until="", page=1).address())}"'
        f"{_CHOSEN if (since, '') == (asked.since, asked.until) else ''}>{escape(own[name])}</a>"
        for name, since in spans.items()
    )
    is_other = asked.until or asked.since not in spans.values()
    days = "".join(
        f'<label>{escape(words[name])}<input type="date" name="{name}" value="{escape(day)}">'
        "</label>"
        for name, day in (("since", asked.since), ("until", asked.until))
    )
    return (
        f'<div class="period"><nav aria-label="{escape(own["period"])}">{links}</nav>'
        f"<details{' open' if is_other else ''}><summary>{escape(own['other_days'])}</summary>"
        f'<form class="days" action="/desk">{_hidden(show=asked.show, q=asked.words)}{days}'
        f'<button class="act">{escape(words["apply"])}</button></form></details></div>'
    )


def _hidden(**fields: str) -> str:
    return "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">'
        for name, value in fields.items()
    )


def _days_before(today: date, days: int) -> str:
    """The first of so many days that end with today."""
    return (today - timedelta(days=days - 1)).isoformat()
