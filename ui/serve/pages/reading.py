"""The routes of the reading room: one article, and the list of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from qa.errors.usage import BadDate
from qa.question import Filters
from ui.local import Local
from ui.serve.admission.visitor import seen_by
from ui.serve.pages.article import article_html
from ui.serve.pages.articles import PAGE, SORTS, Asked, Room, articles_html
from ui.serve.pages.frame import frame
from ui.serve.pages.login import visit_of

_DEMO = Path(__file__).parents[2] / "widget" / "demo.html"

_AS_IT_IS_NOW = {"Cache-Control": "private, no-cache"}
"""What is taken back is not to be shown from a browser's memory, nor what one reads to another."""


def routes(local: Local) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/article/{article_id}")
    def article(request: Request, article_id: str, start: int = 0, end: int = 0) -> HTMLResponse:
        found = seen_by(local, request).library.article(article_id)
        get_in = local.settings.subscribe_url
        page = article_html(visit_of(local, request), found, start, end, get_in=get_in)
        return HTMLResponse(page, headers=_AS_IT_IS_NOW)

    @router.get("/articles")
    def articles(request: Request) -> Response:
        asked, visit = _asked(request.query_params), visit_of(local, request)
        library = seen_by(local, request).library
        listing = library.catalogue.page(
            (asked.page - 1) * PAGE,
            PAGE,
            containing=asked.words,
            filters=asked.filters,
            sort=asked.sort,
        )
        if listing.total and not listing.articles:  # there were more when the link was made
            last = replace(asked, page=-(-listing.total // PAGE))
            return RedirectResponse(last.address(), 303)
        room = Room(
            listing,
            all_articles=library.count_articles(),
            fresh=local.freshness(public=not visit.is_owner),
            withheld=library.withholding.all() if visit.is_owner else [],
        )
        return HTMLResponse(articles_html(visit, asked, room), headers=_AS_IT_IS_NOW)

    @router.get("/demo")
    def demo(request: Request) -> HTMLResponse:
        """The widget's button on a page, and the tag that makes it."""
        main = _DEMO.read_text(encoding="utf-8")
        return HTMLResponse(frame(visit_of(local, request), "The chat on your site", main))

    return router


def _asked(given: Mapping[str, str]) -> Asked:
    """What the fields of the page's form say; a field may be empty. Raises BadDate."""
    since, until = (_day(name, given.get(name, "").strip()) for name in ("since", "until"))
    number = given.get("page", "")
    return Asked(
        words=given.get("q", "").strip(),
        filters=Filters(
            since, until, given.get("source", "").strip(), author=given.get("author", "").strip()
        ),
        sort=next((one for one in SORTS if one == given.get("sort")), SORTS[0]),
        page=max(1, int(number)) if number.isdecimal() and len(number) < 8 else 1,
    )


def _day(name: str, written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise BadDate(name, written) from None
