"""The HTTP API. Its errors are `{"error": {"code", "message"}}`."""

import secrets
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import (
    AbstractAsyncContextManager,
    aclosing,
    asynccontextmanager,
    closing,
    nullcontext,
)
from datetime import date
from inspect import GEN_RUNNING, getgeneratorstate
from pathlib import Path
from queue import SimpleQueue
from typing import Annotated, Literal, TypeVar

from anyio import CancelScope
from fastapi import APIRouter, Depends, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, StreamingResponse
from fastapi.security import HTTPBearer
from pydantic import BaseModel, BeforeValidator, Field
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match

from ingest.fill import Report
from qa.errors import BadRequest, BroadsheetError, NotAllowed
from qa.question import LONGEST, Filters, Page, Question, Turn
from qa.store.index import Agreement
from ui.found import Found
from ui.local import Local
from ui.serve import shapes
from ui.serve.events import Event, error_event, events, line
from ui.serve.feedback import Feedback, new_answer_id
from ui.serve.limits import Limits, counted_as
from ui.serve.shapes import Health, Listed, WholeArticle
from ui.serve.sources import OPENAPI, Sources, read_sources
from ui.serve.turns import Turns

_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"]
_UNBUFFERED = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""Of an event stream; nginx holds answers back unless told otherwise."""

Piece = TypeVar("Piece")

_NOBODY = 499
"""nginx's status for a request whose sender has gone; nobody sees it but a log."""

_MOMENT = 0.01
"""Seconds between two looks at a thread that will end."""

_MOST_HITS = 50
_MOST_ARTICLES = 500


def _no_number(value: object) -> object:
    """20240813 would be taken for seconds since 1970."""
    if isinstance(value, int | float):
        raise ValueError("a day is a text such as 2024-08-13")
    return value


_Day = Annotated[date, BeforeValidator(_no_number)]

QuestionText = Annotated[
    str,
    # Described here, and looked at by Question, which says what to do.
    Field(
        examples=["Why was the interview delayed?"],
        json_schema_extra={"pattern": r"\S", "maxLength": LONGEST},
    ),
]


class Message(BaseModel):
    role: Literal["user", "assistant"]
    content: str


class Shown(BaseModel):
    """The page that a question is asked on: its address and its title."""

    url: Annotated[str, Field(max_length=2000)] = ""
    title: Annotated[str, Field(max_length=500)] = ""


class Ask(BaseModel):
    """`history` is what was said before in the conversation, the oldest first. If `page` shows one
    of the articles, that one is looked in first."""

    question: QuestionText
    history: list[Message] = []
    since: _Day | None = None
    until: _Day | None = None
    source: str | None = None
    page: Shown = Shown()


class Search(BaseModel):
    question: QuestionText
    history: list[Message] = []
    k: Annotated[int, Field(ge=1, le=_MOST_HITS)] = 10


class Judgement(BaseModel):
    """`answer_id` is what came as X-Answer-Id with the answer; 1 says that it is right."""

    answer_id: str = Field(examples=["5d41402abc4b2a76"])
    value: Literal[1, -1]
    comment: Annotated[str, Field(max_length=1000)] = ""


_ADMIN = Depends(HTTPBearer(auto_error=False, scheme_name="admin token"))
"""For the description alone; it refuses nobody."""


def routes(local: Local, limits: Limits, feedback: Feedback, turns: Turns) -> APIRouter:
    """The routes under /api, answering from `local`."""
    router = APIRouter(prefix="/api")
    library = local.index.library

    def admin(request: Request) -> None:
        if not is_admin(local, request):
            raise NotAllowed

    within_limits = Depends(limited(local, limits))
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
    def search_get(q: QuestionText, k: Annotated[int, Query(ge=1, le=_MOST_HITS)] = 10) -> Found:
        """The `k` passages nearest to the question `q`."""
        return local.search(Question(q), k)

    @router.post("/search", dependencies=[within_limits], responses=shapes.SEARCH)
    def search_post(body: Search) -> Found:
        """The `k` passages nearest to a question."""
        return local.search(Question(body.question, history=_turns(body.history)), body.k)

    @router.get("/articles", responses=shapes.ARTICLES)
    def articles(
        offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
        limit: Annotated[int, Query(ge=1, le=_MOST_ARTICLES)] = 50,
        q: str = "",
    ) -> Listed:
        """Articles without their texts, the newest first; `q` looks in title and source."""
        return Listed(total=library.count_articles(q), articles=library.summaries(offset, limit, q))

    @router.get("/articles/{article_id}", responses=shapes.ARTICLE)
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
        return stream(_lines(_ingest(local, sources)))

    @router.delete(
        "/articles/{article_id}",
        dependencies=for_admin,
        status_code=204,
        responses=shapes.REMOVE,
    )
    def remove(article_id: str) -> None:
        """Remove an article. Wants the admin token."""
        local.remove(article_id)

    @router.get("/check", dependencies=for_admin, responses=shapes.CHECK)
    def check() -> Agreement:
        """How the index and the library disagree. Wants the admin token."""
        return local.check()

    @router.get("/health")
    def health() -> Health:
        """How much there is, and what answers."""
        return Health(
            articles=library.count_articles(),
            passages=library.count_passages(),
            answerer=local.answerer,
        )

    return router


def asked(body: Ask) -> Question:
    filters = Filters(body.since, body.until, body.source or "")
    page = Page(body.page.url, body.page.title)
    return Question(body.question, filters, _turns(body.history), page)


async def answer(
    local: Local, feedback: Feedback, turns: Turns, body: Ask, request: Request
) -> Response:
    """The answer as JSON, or as an event stream to those who accept one.

    The header X-Answer-Id names it for feedback. Raises TooBusy.
    """
    question, answer_id = asked(body), new_answer_id()

    def told() -> Generator[Event, None, None]:
        origin = request.headers.get("origin", "")
        for event in events(local.stream(question, answer_id=answer_id, origin=origin)):
            if event.name == "done":
                feedback.remember(answer_id, question.text, event.data)
            yield event

    turns.expect()
    response: Response
    if "text/event-stream" in request.headers.get("accept", ""):
        response = stream(_lines(told()), turns.turn())
    else:
        done = await last(told(), turns.turn(), request)
        response = JSONResponse(done.data)
    response.headers["X-Answer-Id"] = answer_id
    return response


def stream(
    lines: Generator[bytes, None, None], turn: AbstractAsyncContextManager[None] | None = None
) -> StreamingResponse:
    """The lines of an event stream as they come, once it is their `turn`."""
    sent = one_by_one(lines, turn or nullcontext())
    return StreamingResponse(sent, media_type="text/event-stream", headers=_UNBUFFERED)


async def last(
    coming: Generator[Piece, None, None],
    turn: AbstractAsyncContextManager[None],
    request: Request,
) -> Piece:
    """The last piece of what is `coming`, made in a thread once it is its `turn`.

    Raises ClientDisconnect when whoever sent the `request` has gone; nothing more is made then.
    """

    async def still_there() -> None:
        if await request.is_disconnected():
            raise ClientDisconnect

    @asynccontextmanager
    async def wanted_turn() -> AsyncIterator[None]:
        async with turn:
            await still_there()
            yield

    async with aclosing(one_by_one(coming, wanted_turn())) as pieces:
        async for piece in pieces:
            latest = piece
            await still_there()
    return latest


async def one_by_one(
    coming: Generator[Piece, None, None], turn: AbstractAsyncContextManager[None]
) -> AsyncGenerator[Piece, None]:
    """What is `coming`, made in a thread once it is its `turn`."""
    try:
        async with turn:
            async for one in iterate_in_threadpool(coming):
                yield one
    finally:
        # Also when nobody waits for it any more, so that nothing is written for nobody; in a
        # thread, because an ingest is first finished.
        with CancelScope(shield=True):
            await run_in_threadpool(_close, coming)


def _close(coming: Generator[object, None, None]) -> None:
    """Close a generator in which a thread may still be: Gradio cancels whoever waits for its next
    piece, which does not end the thread."""
    while getgeneratorstate(coming) == GEN_RUNNING:
        time.sleep(_MOMENT)
    coming.close()


def limited(local: Local, limits: Limits) -> Callable[[Request], None]:
    """What counts a request against the sender's address, unless the sender is the admin."""

    def count(request: Request) -> None:
        if not is_admin(local, request):
            limits.count(address=address(request))

    return count


def address(request: Request) -> str:
    """The visitor's address as the limits count it."""
    return counted_as(request.client.host if request.client else "")


def bearer(request: Request) -> str:
    """The token that was sent, or nothing."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def is_admin(local: Local, request: Request) -> bool:
    """Whether the admin token was sent, or the token of the data directory's lock."""
    sent = bearer(request).encode("latin-1")  # as headers are read; back to what was sent
    tokens = [local.index.lock.owner.token, local.settings.admin_token]
    return any(token and secrets.compare_digest(sent, token.encode()) for token in tokens)


def error_response(error: BroadsheetError) -> JSONResponse:
    response = _error(error.status, error.code, str(error))
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def translate_errors(app: FastAPI) -> None:
    """Give every error of `app` the shape that the API promises."""

    @app.exception_handler(BroadsheetError)
    def ours(_: Request, error: BroadsheetError) -> JSONResponse:
        return error_response(error)

    @app.exception_handler(ClientDisconnect)
    def gone(_: Request, __: ClientDisconnect) -> Response:
        return Response(status_code=_NOBODY)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        sent = request.headers.get("content-type", "")
        if first["loc"] == ("body",) and "json" not in sent:
            return error_response(BadRequest("body", "JSON needs Content-Type: application/json"))
        if first["type"] == "json_invalid":  # its place counts characters
            return error_response(BadRequest("body", f"not valid JSON: {first['ctx']['error']}"))
        where = ".".join(str(part) for part in first["loc"] if part != "body")
        return error_response(BadRequest(where or "body", first["msg"]))

    @app.exception_handler(HTTPException)
    def http(_: Request, error: HTTPException) -> JSONResponse:
        if isinstance(error.__cause__, BroadsheetError):  # raised while FastAPI read the body
            return error_response(error.__cause__)
        if error.status_code == 400:
            return error_response(BadRequest("body", str(error.detail)))
        response = _error(error.status_code, "http_error", str(error.detail))
        response.headers.update(error.headers or {})
        return response


def refuse_other_calls(app: FastAPI) -> None:
    """Say of every call that `app` does not have what it has; Gradio, which is mounted on
    everything else, would answer in its own way."""
    routes = list(app.routes)

    @app.api_route("/api/{path:path}", methods=_METHODS, include_in_schema=False)
    @app.api_route("/embed/{path:path}", methods=_METHODS, include_in_schema=False)
    @app.api_route("/v1/{path:path}", methods=_METHODS, include_in_schema=False)
    def nothing(request: Request) -> None:
        path = request.url.path
        known = [
            method
            for method in _METHODS
            for route in routes
            if route.matches({**request.scope, "method": method})[0] is Match.FULL
        ]
        if known:
            allow = ", ".join(known)
            raise HTTPException(405, f"{path} takes {allow} alone", {"Allow": allow})
        raise HTTPException(404, f"there is nothing at {path}; /openapi.json lists what is")


def _error(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status)


def _turns(history: Sequence[Message]) -> tuple[Turn, ...]:
    return tuple(Turn(message.role, message.content) for message in history)


def _ingest(local: Local, body: Sources) -> Generator[Event, None, None]:
    """progress events while the ingest runs in a thread, then the report.

    The ingest goes on when the client goes away: what was begun is finished.
    """
    heard: SimpleQueue[Event | Future[Report]] = SimpleQueue()
    with ThreadPoolExecutor(1, "ingest") as thread:
        thread.submit(
            local.ingest,
            body.sources,
            base=Path(body.base),
            recursive=body.recursive,
            dry_run=body.dry_run,
            progress=lambda done, total: heard.put(
                Event("progress", {"done": done, "total": total})
            ),
        ).add_done_callback(heard.put)
        while isinstance(news := heard.get(), Event):
            yield news
        yield Event("report", news.result().to_dict())


def _lines(coming: Generator[Event, None, None]) -> Generator[bytes, None, None]:
    with closing(coming):
        try:
            for event in coming:
                yield line(event)
        except BroadsheetError as error:
            yield line(error_event(error))
