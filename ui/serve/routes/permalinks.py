"""Links to single answers: they are kept when somebody asks for a link, and shown as they were
given."""

import hashlib

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from qa.access import SUBSCRIBERS, allows
from qa.answer import Citation
from qa.errors.answers import NoLinks, NoSuchLink
from qa.errors.articles import NoSuchArticle
from qa.errors.tokens import ForSubscribers
from qa.store.answers.kept import Kept
from qa.store.stores import LibraryStore
from ui.local import Local
from ui.serve.admission.limits import Limits
from ui.serve.admission.visitor import limited, rights_of, seen_by
from ui.serve.feedback import Feedback, found_for
from ui.serve.pages.kept import Shown, kept_html
from ui.serve.pages.login import visit_of
from ui.serve.shapes.afterwards import LINK, Link, Linked

_SIGNS = 22
"""Of a link's name: 88 bits of what is told by the answer's id, which is not told by it."""

_PRIVATE = {
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",  # what is taken back goes at once
}


def routes(local: Local, limits: Limits, feedback: Feedback) -> APIRouter:
    """The call that keeps an answer, and the page that shows it."""
    router = APIRouter()

    def on() -> None:
        if not local.settings.permalinks:
            raise NoLinks

    @router.post(
        "/api/answers",
        dependencies=[Depends(on), Depends(limited(local, limits))],
        responses=LINK,
    )
    def keep(body: Link, request: Request) -> Linked:
        """Keep a recent answer, so that everybody who has the address can read it for a year.

        The question is kept as it was searched for, without what was said before and without who
        asked. What the answer quotes of an article goes when the article is taken back.
        """
        answer = found_for(rights_of(local, request), feedback, body.answer_id)
        local.index.settle()
        name = hashlib.sha256(body.answer_id.encode()).hexdigest()[:_SIGNS]
        local.index.library.kept.keep(name, answer)
        return Linked(url=f"/answer/{name}")

    @router.get("/answer/{name}", include_in_schema=False, dependencies=[Depends(on)])
    def show(name: str, request: Request) -> HTMLResponse:
        library = seen_by(local, request).library
        kept = library.kept.find(name)
        if not allows(rights_of(local, request), kept.answer.access):
            # Of what is internal not even the question is there.
            raise ForSubscribers if kept.answer.access == SUBSCRIBERS else NoSuchLink(name)
        html = kept_html(visit_of(local, request), kept, _shown(library, kept))
        return HTMLResponse(html, headers=_PRIVATE)

    return router


def _shown(library: LibraryStore, kept: Kept) -> list[Shown]:
    """The quotes of a kept answer, with what became of their articles since."""
    quotes = kept.answer.citations or kept.answer.nearest
    return [shown for one in quotes if (shown := _as_it_is_now(library, one)) is not None]


def _as_it_is_now(library: LibraryStore, citation: Citation) -> Shown | None:
    """None for an article that has gone this very moment, or may not be read so far."""
    try:
        article = library.article(citation.article_id)
    except NoSuchArticle:
        return None
    start = article.text.find(citation.quote)
    if article.whole is not None and start < 0:
        return None
    return Shown(
        citation,
        changed=article.digest != citation.version,
        start=start
        if article.text[citation.start : citation.end] != citation.quote
        else citation.start,
        correction=article.correction if article.correction != citation.correction else None,
    )
