"""The routes of the HTTP API."""

from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from fastapi.security import HTTPBearer

from ingest.report import Report
from qa.errors import NotAllowed
from qa.question import Question
from qa.store.index import Agreement, Status
from ui.found import Found
from ui.local import Local
from ui.serve import shapes
from ui.serve.events import Event, events
from ui.serve.feedback import Feedback, new_answer_id
from ui.serve.limits import Limits
from ui.serve.shapes import (
    MOST_HITS,
    Ask,
    By,
    Health,
    Judgement,
    Listed,
    Logged,
    Looked,
    QuestionText,
    Refresh,
    Republish,
    Republished,
    Search,
    Unpublish,
    Unpublished,
    WholeArticle,
    asked,
    turns_of,
)
from ui.serve.sources import OPENAPI, Sources, read_sources
from ui.serve.streams import last, lines, stream
from ui.serve.turns import Turns
from ui.serve.visitor import is_admin, limited

_MOST_ARTICLES = 500

_API = "the API"
"""Who acts in the log, where a call does not say who."""

_ADMIN = Depends(HTTPBearer(auto_error=False, scheme_name="admin token"))
"""For the description alone; it refuses nobody."""


def routes(local: Local, limits: Limits, feedback: Feedback, turns: Turns) -> APIRouter:
    """The routes under /api, answering from `local`."""
    router = APIRouter(prefix="/api")
    library = local.index.library

    def admin(request: Request) -> None:
        if not is_admin(local, request):
            raise NotAllowed

    def settled() -> None:
        local.index.settle()

    within_limits = Depends(limited(local, limits))
    as_it_is_now = [Depends(settled)]
    for_admin = [Depends(admin), _ADMIN]

    @router.post("/ask", dependencies=[within_limits], responses=shapes.ASK)
    async def ask(body: Ask, request: Request) -> Response:
        """The answer to a question, with the quotes it rests on.

        With `Accept: text/event-stream` it comes as the events meta, token, citation, done (the
        whole answer) and error. X-Answer-Id names it for feedback.
        """
        return await answer(local, feedback, turns, body, request)

    @router.post(
        "/feedback", dependencies=[within_limits], status_code=204, responses=shapes.FEEDBACK
    )
    def judge(body: Judgement) -> None:
        """Say whether an answer is right (1) or wrong (-1)."""
        feedback.give(body.answer_id, body.value, body.comment)

    @router.get("/search", dependencies=[within_limits], responses=shapes.SEARCH)
    def search_get(q: QuestionText, k: Annotated[int, Query(ge=1, le=MOST_HITS)] = 10) -> Found:
        """The `k` passages nearest to the question `q`."""
        return local.search(Question(q), k)

    @router.post("/search", dependencies=[within_limits], responses=shapes.SEARCH)
    def search_post(body: Search) -> Found:
        """The `k` passages nearest to a question."""
        return local.search(Question(body.question, history=turns_of(body.history)), body.k)

    @router.get("/articles", dependencies=as_it_is_now, responses=shapes.ARTICLES)
    def articles(
        offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
        limit: Annotated[int, Query(ge=1, le=_MOST_ARTICLES)] = 50,
        q: str = "",
    ) -> Listed:
        """Articles without their texts, the newest first; `q` looks in title and source."""
        return Listed(total=library.count_articles(q), articles=library.summaries(offset, limit, q))

    @router.get("/articles/{article_id}", dependencies=as_it_is_now, responses=shapes.ARTICLE)
    def article(article_id: str) -> WholeArticle:
        """One article with its whole text."""
        return WholeArticle(**library.article(article_id).to_dict())

    @router.post(
        "/articles",
        dependencies=for_admin,
        response_class=StreamingResponse,
        responses=shapes.INGEST,
        openapi_extra=OPENAPI,
    )
    async def ingest(request: Request) -> Response:
        """Ingest files sent as `files` (multipart/form-data), or sources on the server's machine.

        Wants the admin token. The events are progress, then report or error.
        """
        sources = await read_sources(request, local.settings.data / "uploads")
        return stream(lines(_ingest(local, sources)))

    @router.post(
        "/refresh",
        dependencies=for_admin,
        response_class=StreamingResponse,
        responses=shapes.REFRESH,
    )
    def refresh(body: Refresh) -> Response:
        """Visit every page and feed again from which articles came. Wants the admin token.

        The events are progress, then report or error.
        """
        return stream(lines(_reported(local.refresh, who=body.by or _API)))

    @router.delete(
        "/articles/{article_id}",
        dependencies=for_admin,
        status_code=204,
        responses=shapes.REMOVE,
    )
    def remove(article_id: str, by: By = "") -> None:
        """Remove an article. Wants the admin token."""
        local.remove(article_id, who=by or _API)
        feedback.forget(article_id)

    @router.post("/unpublish", dependencies=for_admin, responses=shapes.UNPUBLISH)
    def unpublish(body: Unpublish) -> Unpublished:
        """Take an article from readers, everywhere and at once. Wants the admin token."""
        held = local.unpublish(body.article, why=body.why, until=body.until, who=body.by or _API)
        for one in held:
            feedback.forget(one.id)
        return Unpublished(withheld=held)

    @router.post("/republish", dependencies=for_admin, responses=shapes.REPUBLISH)
    def republish(body: Republish) -> Republished:
        """Give an article back to readers. Wants the admin token."""
        given = local.republish(body.article, why=body.why, who=body.by or _API)
        return Republished(released=given)

    @router.get("/withheld", dependencies=for_admin, responses=shapes.ADMIN)
    def withheld() -> Unpublished:
        """The articles that readers may not see, the latest first. Wants the admin token."""
        return Unpublished(withheld=library.withholding.all())

    @router.get("/log", dependencies=for_admin, responses=shapes.LOG)
    def log(
        offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
        limit: Annotated[int, Query(ge=1, le=_MOST_ARTICLES)] = 50,
        q: str = "",
    ) -> Logged:
        """What was done to articles, by whom, when and why, the latest first. `q` looks in id,
        title and source. Wants the admin token."""
        return Logged(entries=library.history.latest(offset, limit, q))

    @router.get("/check", dependencies=for_admin, responses=shapes.CHECK)
    def check() -> Agreement:
        """How the index and the library disagree. Wants the admin token."""
        return local.check()

    @router.get("/health", dependencies=as_it_is_now)
    def health(request: Request) -> Health:
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

    return router


async def answer(
    local: Local, feedback: Feedback, turns: Turns, body: Ask, request: Request
) -> Response:
    """The answer as JSON, or as an event stream to those who accept one.

    The header X-Answer-Id names it for feedback. Raises TooBusy.
    """
    question, answer_id = asked(body), new_answer_id()
    turns.expect()
    about = {"answer_id": answer_id, "origin": request.headers.get("origin", "")}
    growing = feedback.remembered(local.stream(question, **about), answer_id, question)
    response: Response
    if "text/event-stream" in request.headers.get("accept", ""):
        response = stream(lines(events(growing)), turns.turn())
    else:
        whole = await last(growing, turns.turn(), request)
        response = JSONResponse(whole.to_dict())
    response.headers["X-Answer-Id"] = answer_id
    return response


def _ingest(local: Local, body: Sources) -> Generator[Event, None, None]:
    return _reported(
        local.ingest,
        sources=body.sources,
        base=Path(body.base),
        recursive=body.recursive,
        dry_run=body.dry_run,
        who=body.by or _API,
    )


def _reported(work: Callable[..., Report], **given: Any) -> Generator[Event, None, None]:
    """progress events while `work` runs in a thread, then its report.

    It goes on when the client goes away: what was begun is finished.
    """
    heard: SimpleQueue[Event | Future[Report]] = SimpleQueue()

    def progress(status: Status) -> None:
        heard.put(Event("progress", status.to_dict()))

    with ThreadPoolExecutor(1, "ingest") as thread:
        thread.submit(work, **given, progress=progress).add_done_callback(heard.put)
        while isinstance(news := heard.get(), Event):
            yield news
        yield Event("report", news.result().to_dict())
