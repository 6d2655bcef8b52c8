"""The routes of the HTTP API by which everybody asks and reads."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.params import Depends as DependsOn
from fastapi.responses import JSONResponse

from qa.access import Access
from qa.question import Filters, Question
from qa.store.library.catalogue import Listing, Sort
from qa.store.stores import LibraryStore
from ui.found import Found
from ui.local import Local
from ui.serve.admission.limits import Limits
from ui.serve.admission.turns import Turns
from ui.serve.admission.visitor import is_admin, limited, rights_of, seen_by
from ui.serve.answering import Answering
from ui.serve.feedback import Feedback
from ui.serve.shapes.afterwards import FEEDBACK, Judgement
from ui.serve.shapes.articles import ARTICLE, ARTICLES, MOST_LISTED, Health, Looked, WholeArticle
from ui.serve.shapes.asking import (
    ASK,
    MOST_HITS,
    SEARCH,
    Ask,
    Day,
    QuestionText,
    Search,
    asked,
    filters_in,
    turns_of,
)
from ui.serve.streams import last, lines, stream


def routes(local: Local, limits: Limits, feedback: Feedback, turns: Turns) -> APIRouter:
    """The routes under /api, answering from `local`."""
    router = APIRouter(prefix="/api")
    within_limits = Depends(limited(local, limits))
    _ask(router, local, feedback, turns, within_limits)
    _search(router, local, within_limits)
    _read(router, local)
    return router


def _ask(
    router: APIRouter, local: Local, feedback: Feedback, turns: Turns, within_limits: DependsOn
) -> None:
    @router.post("/ask", dependencies=[within_limits], responses=ASK)
    async def ask(body: Ask, request: Request) -> Response:
        """The answer to a question, with the quotes it rests on.

        With `Accept: text/event-stream` it comes as the events stage (how far it has come), meta,
        token, citation, done (the whole answer) and error. X-Answer-Id names it for feedback.
        """
        return await answer(local, feedback, turns, body, request, rights_of(local, request))

    @router.post("/feedback", dependencies=[within_limits], status_code=204, responses=FEEDBACK)
    def judge(body: Judgement) -> None:
        """Say whether an answer is right (1) or wrong (-1)."""
        feedback.give(body.answer_id, body.value, body.comment)


def _search(router: APIRouter, local: Local, within_limits: DependsOn) -> None:
    @router.get("/search", dependencies=[within_limits], responses=SEARCH)
    def search_get(
        request: Request,
        q: QuestionText,
        k: Annotated[int, Query(ge=1, le=MOST_HITS)] = 10,
        since: Day | None = None,
        until: Day | None = None,
        source: str = "",
        author: str = "",
        article: str = "",
    ) -> Found:
        """The `k` passages nearest to the question `q`."""
        filters, rights = Filters(since, until, source, article, author), rights_of(local, request)
        return local.search(Question(q, filters, rights=rights), k)

    @router.post("/search", dependencies=[within_limits], responses=SEARCH)
    def search_post(body: Search, request: Request) -> Found:
        """The `k` passages nearest to a question, of the articles that the filters let in."""
        history, rights = turns_of(body.history), rights_of(local, request)
        question = Question(body.question, filters_in(body), history, rights=rights)
        return local.search(question, body.k)


def _read(router: APIRouter, local: Local) -> None:
    def library_of(request: Request) -> LibraryStore:
        return seen_by(local, request).library

    Library = Annotated[LibraryStore, Depends(library_of)]

    @router.get("/articles", responses=ARTICLES)
    def articles(
        library: Library,
        offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 50,
        q: str = "",
        since: Day | None = None,
        until: Day | None = None,
        author: str = "",
        source: str = "",
        sort: Sort = "newest",
    ) -> Listing:
        """Articles without their texts; `q` looks in title, source and address. Authors and
        sources come with how many articles are theirs."""
        return library.catalogue.page(
            offset,
            limit,
            containing=q,
            filters=Filters(since, until, source, author=author),
            sort=sort,
        )

    @router.get("/articles/{article_id}", responses=ARTICLE)
    def article(article_id: str, library: Library) -> WholeArticle:
        """One article with its whole text, or with what who asks may read of it."""
        return WholeArticle(**library.article(article_id).to_dict())

    @router.get("/health")
    def health(request: Request, library: Library) -> Health:
        """How much there is, how fresh it is, and what answers.

        The status is `stale` where a source cannot be read, or brings nothing for longer than it
        used to; `reasons` say which. Without the admin token, sources are named without the paths
        of folders and the parameters of addresses.
        """
        fresh = local.freshness(public=not is_admin(local, request))
        return Health(
            status="stale" if fresh.reasons else "ok",
            articles=library.count_articles(),
            passages=library.count_passages(),
            answerer=local.answerer,
            newest=fresh.newest,
            seen=fresh.seen,
            reasons=list(fresh.reasons),
            sources=[Looked(**one.to_dict()) for one in fresh.sources],
        )


async def answer(
    local: Local, feedback: Feedback, turns: Turns, body: Ask, request: Request, rights: Access
) -> Response:
    """The answer for somebody with these `rights`, as JSON, or as an event stream to those who
    accept one.

    The header X-Answer-Id names it for feedback. Raises TooBusy.
    """
    answering = Answering(local, feedback, asked(body, rights), request.headers.get("origin", ""))
    turns.expect()
    response: Response
    if "text/event-stream" in request.headers.get("accept", ""):
        response = stream(lines(answering.events()), turns.turn())
    else:
        whole = await last(answering.growing(), turns.turn(), request)
        response = JSONResponse(whole.to_dict())
    response.headers["X-Answer-Id"] = answering.id
    return response
