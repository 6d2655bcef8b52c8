"""The HTTP API. Its errors are `{"error": {"code", "message"}}`."""

import json
import secrets
from collections.abc import AsyncIterator, Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
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
from qa.question import Filters, Question, Turn
from qa.retrieve import Hit, search
from ui.events import Event, error_event, events
from ui.local import Local

_MOST_HITS = 50
_MOST_ARTICLES = 500


class Message(BaseModel):
    role: Literal["user", "assistant"]
    content: str


class Ask(BaseModel):
    """`history` is what was said before in the conversation, the oldest first."""

    question: str = Field(examples=["Why was the interview delayed?"])
    history: list[Message] = []
    since: date | None = None
    until: date | None = None
    source: str | None = None


class Search(BaseModel):
    question: str
    history: list[Message] = []
    k: Annotated[int, Field(ge=1, le=_MOST_HITS)] = 10


class Sources(BaseModel):
    """Files and folders on the server's machine; relative ones start from `base`."""

    sources: list[str]
    base: str = "."
    recursive: bool = True
    dry_run: bool = False


def routes(local: Local) -> APIRouter:
    """The routes under /api, answering from `local`."""
    router = APIRouter(prefix="/api")
    library = local.index.library

    def admin(request: Request) -> None:
        """Raises NotAllowed without the admin token or the token of the data directory's lock."""
        sent = request.headers.get("authorization", "").removeprefix("Bearer ")
        tokens = [local.index.lock.owner.token, local.settings.admin_token]
        sent_bytes = sent.encode()  # compare_digest takes only ASCII as text
        if not any(
            token and secrets.compare_digest(sent_bytes, token.encode()) for token in tokens
        ):
            raise NotAllowed

    @router.post("/ask")
    def ask(body: Ask, request: Request) -> Response:
        question = Question(
            body.question,
            Filters(body.since, body.until, body.source or ""),
            _turns(body.history),
        )
        if "text/event-stream" not in request.headers.get("accept", ""):
            return JSONResponse(local.ask(question).to_dict())
        return _stream(lambda: events(local.stream(question)))

    def found(question: Question, k: int) -> dict[str, Any]:
        resolved = resolve(question.text, question.history)
        hits = search(local.index, resolved.text, k, context=resolved.context)
        return {
            "standalone_question": resolved.text,
            "passages": [_hit(hit, library.article(hit.passage.article_id)) for hit in hits],
        }

    @router.get("/search")
    def search_get(q: str, k: Annotated[int, Query(ge=1, le=_MOST_HITS)] = 10) -> dict[str, Any]:
        return found(Question(q), k)

    @router.post("/search")
    def search_post(body: Search) -> dict[str, Any]:
        return found(Question(body.question, history=_turns(body.history)), body.k)

    @router.get("/articles")
    def articles(
        offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
        limit: Annotated[int, Query(ge=1, le=_MOST_ARTICLES)] = 50,
        q: str = "",
    ) -> dict[str, Any]:
        return {
            "total": library.count_articles(q),
            "articles": [row.to_dict() for row in library.summaries(offset, limit, q)],
        }

    @router.get("/articles/{article_id}")
    def article(article_id: str) -> dict[str, Any]:
        return library.article(article_id).to_dict()

    @router.post("/articles", dependencies=[Depends(admin)])
    def ingest(body: Sources) -> Response:
        return _stream(lambda: _ingest(local, body))

    @router.delete("/articles/{article_id}", dependencies=[Depends(admin)], status_code=204)
    def remove(article_id: str) -> None:
        local.remove(article_id)

    @router.get("/check", dependencies=[Depends(admin)])
    def check() -> dict[str, int]:
        return asdict(local.check())

    @router.get("/health")
    def health() -> dict[str, Any]:
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


def translate_errors(app: FastAPI) -> None:
    """Give every error of `app` the shape that the API promises."""

    def reply(status: int, code: str, message: str) -> JSONResponse:
        return JSONResponse({"error": {"code": code, "message": message}}, status)

    @app.exception_handler(BroadsheetError)
    def ours(_: Request, error: BroadsheetError) -> JSONResponse:
        return reply(error.status, error.code, str(error))

    @app.exception_handler(RequestValidationError)
    def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if part != "body")
        return reply(422, "bad_request", f"{where or 'body'}: {first['msg']}")

    @app.exception_handler(HTTPException)
    def http(_: Request, error: HTTPException) -> JSONResponse:
        response = reply(error.status_code, "http_error", str(error.detail))
        response.headers.update(error.headers or {})
        return response


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


def _stream(produce: Callable[[], Generator[Event, None, None]]) -> StreamingResponse:
    async def lines() -> AsyncIterator[bytes]:
        coming = produce()
        try:
            async for event in iterate_in_threadpool(coming):
                yield _line(event)
        except BroadsheetError as error:
            yield _line(error_event(error))
        finally:
            # Also when the client goes away, so that nothing is written for nobody; in a thread,
            # because an ingest is first finished.
            with CancelScope(shield=True):
                await run_in_threadpool(coming.close)

    return StreamingResponse(
        lines(), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
    )


def _line(event: Event) -> bytes:
    return format_sse_event(event=event.name, data_str=json.dumps(event.data, ensure_ascii=False))
