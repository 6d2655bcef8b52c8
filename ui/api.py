"""The HTTP API. Its errors are `{"error": {"code", "message"}}`."""

import json
import secrets
from collections.abc import AsyncIterator, Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from typing import Annotated, Any, Literal

from anyio import CancelScope
from fastapi import APIRouter, Depends, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, StreamingResponse
from fastapi.sse import format_sse_event
from pydantic import BaseModel, Field
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.exceptions import HTTPException

from ingest.fill import Report
from qa.article import Article
from qa.errors import BroadsheetError, NotAllowed
from qa.followup import resolve
from qa.question import Filters, Page, Question, Turn
from qa.retrieve import Hit, search
from ui.events import Event, error_event, events
from ui.feedback import Feedback, new_answer_id
from ui.limits import Limits, counted_as
from ui.local import Local
from ui.sources import MOST_BYTES, OPENAPI, Sources, read_sources

_MOST_HITS = 50
_MOST_ARTICLES = 500


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

    question: str = Field(examples=["Why was the interview delayed?"])
    history: list[Message] = []
    since: date | None = None
    until: date | None = None
    source: str | None = None
    page: Shown = Shown()


class Search(BaseModel):
    question: str = Field(examples=["Why was the interview delayed?"])
    history: list[Message] = []
    k: Annotated[int, Field(ge=1, le=_MOST_HITS)] = 10


class Judgement(BaseModel):
    """`answer_id` is what came as X-Answer-Id with the answer; 1 says that it is right."""

    answer_id: str = Field(examples=["5d41402abc4b2a76"])
    value: Literal[1, -1]
    comment: Annotated[str, Field(max_length=1000)] = ""


def routes(local: Local, limits: Limits, feedback: Feedback) -> APIRouter:
    """The routes under /api, answering from `local`."""
    router = APIRouter(prefix="/api")
    library = local.index.library

    def admin(request: Request) -> None:
        if not is_admin(local, request):
            raise NotAllowed

    within_limits = Depends(limited(local, limits))

    @router.post("/ask", dependencies=[within_limits])
    def ask(body: Ask, request: Request) -> Response:
        """The answer to a question, with the quotes it rests on.

        With `Accept: text/event-stream` it comes as the events meta, token, citation, done (the
        whole answer) and error. X-Answer-Id names it for feedback.
        """
        return answer(local, feedback, body, request)

    @router.post("/feedback", dependencies=[within_limits], status_code=204)
    def judge(body: Judgement) -> None:
        """Say whether an answer is right (1) or wrong (-1)."""
        feedback.give(body.answer_id, body.value, body.comment)

    def found(question: Question, k: int) -> dict[str, Any]:
        resolved = resolve(question.text, question.history)
        hits = search(local.index, resolved.text, k, context=resolved.context)
        return {
            "standalone_question": resolved.text,
            "passages": [_hit(hit, library.article(hit.passage.article_id)) for hit in hits],
        }

    @router.get("/search", dependencies=[within_limits])
    def search_get(q: str, k: Annotated[int, Query(ge=1, le=_MOST_HITS)] = 10) -> dict[str, Any]:
        """The `k` passages nearest to the question `q`."""
        return found(Question(q), k)

    @router.post("/search", dependencies=[within_limits])
    def search_post(body: Search) -> dict[str, Any]:
        """The `k` passages nearest to a question."""
        return found(Question(body.question, history=_turns(body.history)), body.k)

    @router.get("/articles")
    def articles(
        offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
        limit: Annotated[int, Query(ge=1, le=_MOST_ARTICLES)] = 50,
        q: str = "",
    ) -> dict[str, Any]:
        """Articles without their texts, the newest first; `q` looks in title and source."""
        return {
            "total": library.count_articles(q),
            "articles": [row.to_dict() for row in library.summaries(offset, limit, q)],
        }

    @router.get("/articles/{article_id}")
    def article(article_id: str) -> dict[str, Any]:
        """One article with its whole text."""
        return library.article(article_id).to_dict()

    @router.post(
        "/articles",
        dependencies=[Depends(admin)],
        max_body_size=MOST_BYTES,
        openapi_extra=OPENAPI,
    )
    async def ingest(request: Request) -> Response:
        """Ingest files sent as `files` (multipart/form-data), or sources on the server's machine.

        Wants the admin token. The events are progress, then report or error.
        """
        sources = await read_sources(request, local.settings.data / "uploads")
        return stream(_lines(_ingest(local, sources)))

    @router.delete("/articles/{article_id}", dependencies=[Depends(admin)], status_code=204)
    def remove(article_id: str) -> None:
        """Remove an article. Wants the admin token."""
        local.remove(article_id)

    @router.get("/check", dependencies=[Depends(admin)])
    def check() -> dict[str, int]:
        """How the index and the library disagree. Wants the admin token."""
        return asdict(local.check())

    @router.get("/health")
    def health() -> dict[str, Any]:
        """How much there is, and what answers."""
        return {
            "status": "ok",
            "articles": library.count_articles(),
            "passages": library.count_passages(),
            "answerer": local.answerer,
        }

    @router.api_route("/{path:path}", methods=["GET", "POST", "DELETE"], include_in_schema=False)
    def nothing(path: str) -> None:
        raise HTTPException(404, f"there is nothing at /api/{path}; /openapi.json lists what is")

    return router


def asked(body: Ask) -> Question:
    filters = Filters(body.since, body.until, body.source or "")
    page = Page(body.page.url, body.page.title)
    return Question(body.question, filters, _turns(body.history), page)


def answer(local: Local, feedback: Feedback, body: Ask, request: Request) -> Response:
    """The answer as JSON, or as an event stream to those who accept one.

    The header X-Answer-Id names it for feedback.
    """
    question, answer_id = asked(body), new_answer_id()

    def told() -> Generator[Event, None, None]:
        for event in events(local.stream(question)):
            if event.name == "done":
                feedback.remember(answer_id, question.text, event.data)
            yield event

    response: Response
    if "text/event-stream" in request.headers.get("accept", ""):
        response = stream(_lines(told()))
    else:
        *_, done = told()
        response = JSONResponse(done.data)
    response.headers["X-Answer-Id"] = answer_id
    return response


def stream(lines: Generator[bytes, None, None]) -> StreamingResponse:
    """The lines of an event stream as they come."""

    async def sent() -> AsyncIterator[bytes]:
        try:
            async for line in iterate_in_threadpool(lines):
                yield line
        finally:
            # Also when the client goes away, so that nothing is written for nobody; in a thread,
            # because an ingest is first finished.
            with CancelScope(shield=True):
                await run_in_threadpool(lines.close)

    return StreamingResponse(
        sent(), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
    )


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
    return request.headers.get("authorization", "").removeprefix("Bearer ")


def is_admin(local: Local, request: Request) -> bool:
    """Whether the admin token was sent, or the token of the data directory's lock."""
    sent = bearer(request).encode()  # compare_digest takes only ASCII as text
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

    @app.exception_handler(RequestValidationError)
    def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if part != "body")
        return _error(422, "bad_request", f"{where or 'body'}: {first['msg']}")

    @app.exception_handler(HTTPException)
    def http(_: Request, error: HTTPException) -> JSONResponse:
        response = _error(error.status_code, "http_error", str(error.detail))
        response.headers.update(error.headers or {})
        return response


def _error(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status)


def _turns(history: Sequence[Message]) -> tuple[Turn, ...]:
    return tuple(Turn(message.role, message.content) for message in history)


def _hit(hit: Hit, article: Article) -> dict[str, Any]:
    passage = hit.passage
    return {
        "passage_id": passage.id,
        "article_id": passage.article_id,
        "title": article.title,
        "source": article.source,
        "published": article.published and article.published.isoformat(),
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "score": round(hit.score, 4),
    }


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
                yield _line(event)
        except BroadsheetError as error:
            yield _line(error_event(error))


def _line(event: Event) -> bytes:
    return format_sse_event(event=event.name, data_str=json.dumps(event.data, ensure_ascii=False))
