"""The routes of the HTTP API by which articles come, change and go: the admin's."""

from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.params import Depends as DependsOn
from fastapi.responses import StreamingResponse
from fastapi.security import HTTPBearer
from starlette.concurrency import run_in_threadpool

from ingest.report import Report
from qa.errors.tokens import NotAllowed
from qa.store.index import Agreement, Status
from ui.local import Local
from ui.serve.admission.limits import Limits
from ui.serve.admission.signed import is_signed
from ui.serve.admission.turns import Turns
from ui.serve.admission.visitor import is_admin
from ui.serve.events import Event
from ui.serve.feedback import Feedback
from ui.serve.routes.sources import OPENAPI, Sources, read_sources
from ui.serve.routes.webhook import MEDIA_TYPE, Webhook, is_described, unsigned
from ui.serve.shapes.articles import MOST_LISTED
from ui.serve.shapes.editing import (
    INGEST,
    LOG,
    REFRESH,
    REMOVE,
    REPUBLISH,
    UNPUBLISH,
    By,
    Logged,
    Refresh,
    Republish,
    Republished,
    Unpublish,
    Unpublished,
)
from ui.serve.shapes.refusals import ADMIN
from ui.serve.streams import lines, stream

_API = "the API"
"""Who acts in the log, where a call does not say who."""

_ADMIN = Depends(HTTPBearer(auto_error=False, scheme_name="admin token"))
"""For the description alone; it refuses nobody."""


def routes(local: Local, limits: Limits, feedback: Feedback, turns: Turns) -> APIRouter:
    """The routes under /api that want the admin token, or a signature."""

    def admin(request: Request) -> None:
        if not is_admin(local, request):
            raise NotAllowed

    all_of_them = APIRouter(prefix="/api")
    router = APIRouter(dependencies=[Depends(admin), _ADMIN])
    still_open = Depends(turns.still_open)
    _take_in(all_of_them, local, Webhook(local, limits, feedback), still_open)
    _change(router, local, feedback, still_open)
    _show(router, local)
    all_of_them.include_router(router)
    return all_of_them


def _take_in(router: APIRouter, local: Local, webhook: Webhook, still_open: DependsOn) -> None:
    @router.post(
        "/articles",
        dependencies=[still_open, _ADMIN],
        response_class=StreamingResponse,
        responses=INGEST,
        openapi_extra=OPENAPI,
    )
    async def ingest(request: Request) -> Response:
        """Ingest files sent as `files` (multipart/form-data), sources on the server's machine, or
        articles as JSON-LD: schema.org's NewsArticle and its kin.

        Wants the admin token; JSON-LD that is signed as Standard Webhooks says, with
        BROADSHEET_WEBHOOK_SECRET, wants none. Of JSON-LD comes the report alone, as JSON; of all
        else the events are progress, then report or error.
        """
        if is_signed(request.headers):
            return await webhook.signed(request)
        sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if not await run_in_threadpool(is_admin, local, request):
            raise unsigned() if sent == MEDIA_TYPE else NotAllowed()
        if sent == MEDIA_TYPE or ("json" in sent and is_described(await request.body())):
            return await webhook.take(await request.body())
        sources = await read_sources(request, local.settings.data / "uploads")
        return stream(lines(_ingest(local, sources)))


def _change(router: APIRouter, local: Local, feedback: Feedback, still_open: DependsOn) -> None:
    @router.post(
        "/refresh",
        dependencies=[still_open],
        response_class=StreamingResponse,
        responses=REFRESH,
    )
    def refresh(body: Refresh) -> Response:
        """Visit every page and feed again from which articles came. Wants the admin token.

        The events are progress, then report or error.
        """
        return stream(lines(_reported(local.refresh, who=body.by or _API)))

    @router.delete("/articles/{article_id}", status_code=204, responses=REMOVE)
    def remove(article_id: str, by: By = "") -> None:
        """Remove an article. Wants the admin token."""
        local.remove(article_id, who=by or _API)
        feedback.forget(article_id)

    @router.post("/unpublish", responses=UNPUBLISH)
    def unpublish(body: Unpublish) -> Unpublished:
        """Take an article from readers, everywhere and at once. Wants the admin token."""
        held = local.unpublish(body.article, why=body.why, until=body.until, who=body.by or _API)
        for one in held:
            feedback.forget(one.id)
        return Unpublished(withheld=held)

    @router.post("/republish", responses=REPUBLISH)
    def republish(body: Republish) -> Republished:
        """Give an article back to readers. Wants the admin token."""
        given = local.republish(body.article, why=body.why, who=body.by or _API)
        return Republished(released=given)


def _show(router: APIRouter, local: Local) -> None:
    library = local.whole.library

    @router.get("/withheld", responses=ADMIN)
    def withheld() -> Unpublished:
        """The articles that readers may not see, the latest first. Wants the admin token."""
        return Unpublished(withheld=library.withholding.all())

    @router.get("/log", responses=LOG)
    def log(
        offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 50,
        q: str = "",
    ) -> Logged:
        """What was done to articles, by whom, when and why, the latest first. `q` looks in id,
        title and source. Wants the admin token."""
        return Logged(entries=library.history.latest(offset, limit, q))

    @router.get("/check", responses=ADMIN)
    def check() -> Agreement:
        """How the index and the library disagree. Wants the admin token."""
        return local.check()


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
