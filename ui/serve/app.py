"""The web application: API, article pages and chat behind one set of headers."""

import os
import socket
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import HTMLResponse
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.desk.keeping import drop_old
from qa.errors.requests import TooLarge
from qa.errors.server import PortInUse
from ui.local import Local
from ui.serve.admission.access import Access
from ui.serve.admission.limits import MOST_BYTES, Limits
from ui.serve.admission.owner import FirstLink
from ui.serve.admission.session import Sessions
from ui.serve.admission.turns import Turns
from ui.serve.chat import chat, welcome
from ui.serve.deadlines import BodyDeadline
from ui.serve.feedback import Feedback, Joined
from ui.serve.pages import choosing, login, reading
from ui.serve.pages import desk as desk_page
from ui.serve.pages.problem import ProblemPages
from ui.serve.problems import error_response, refuse_other_calls, translate_errors
from ui.serve.remembered import Remembered
from ui.serve.routes import (
    api,
    completions,
    desk,
    dossier,
    editing,
    health,
    metrics,
    next_questions,
    nlweb,
    permalinks,
    responses,
    said,
    sites,
    sources,
    visited,
)
from ui.serve.routes.reference import reference_html
from ui.serve.shapes import examples
from ui.serve.shapes.refusals import EVERYWHERE


class Described(FastAPI):
    """An application whose description has whole examples."""

    def openapi(self) -> dict[str, Any]:
        description = super().openapi()
        examples.put_into(description)
        return description


def build(
    local: Local,
    *,
    with_chat: bool = True,
    first: FirstLink | None = None,
    turns: Turns | None = None,
) -> FastAPI:
    """The application over `local`, which is without the chat where none is wanted: it needs no
    Gradio then, whose loading takes seconds. `first` is the link by which who has started the
    server logs in. Questions take their turn in `turns`."""
    # Gradio asks home at start unless told otherwise, and reads this when it is imported.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    app = Described(title="Broadsheet", docs_url=None, redoc_url=None, responses=EVERYWHERE)
    translate_errors(app)
    limits = Limits(local.settings)
    feedback: Feedback = local.recent or Remembered(local.settings.data)
    if local.keeping:
        local.keeping.begin()
        feedback = Joined(feedback, local.keeping)
    else:
        drop_old(local.whole.library.asked, local.whole.library.shared)
    sessions = Sessions(local.settings.secret, shared=local.shared)
    turns = turns or Turns.of(local.settings)
    app.include_router(api.routes(local, limits, feedback, turns))
    app.include_router(visited.routes(local))
    app.include_router(dossier.routes(local, limits, feedback, turns))
    app.include_router(editing.routes(local, limits, feedback, turns))
    app.include_router(said.routes(local))
    app.include_router(next_questions.routes(local, limits, feedback, turns))
    app.include_router(permalinks.routes(local, limits, feedback))
    app.include_router(completions.routes(local, limits, turns))
    app.include_router(nlweb.routes(local, limits, feedback, turns))
    app.include_router(responses.routes(local, limits, turns))
    app.include_router(sites.routes(local, limits, feedback, turns, sessions))
    app.include_router(desk.routes(local))
    app.include_router(login.routes(local, limits, first))
    app.include_router(reading.routes(local))
    app.include_router(desk_page.routes(local))
    app.include_router(choosing.routes(local))
    app.include_router(welcome.routes(local))
    looked = health.Health(local)
    app.include_router(health.routes(looked, turns))
    counted = metrics.opened(local, turns)
    app.include_router(metrics.routes(local, looked, counted))
    sites.add_widget(app)

    refuse_other_calls(app)

    @app.get("/docs", response_class=HTMLResponse, include_in_schema=False)
    def reference() -> str:
        return reference_html(app.openapi())

    app.add_middleware(BodyLimit)
    app.add_middleware(BodyDeadline)
    # Gradio reflects any origin, with credentials, in an app without this middleware.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=local.settings.allowed_origins,
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
        expose_headers=["Retry-After", "X-Answer-Id", completions.IGNORED],
    )
    app.add_middleware(ProblemPages, site=local.settings.title)
    app.add_middleware(Access, settings=local.settings)
    app.add_middleware(SecurityHeaders, framed_by=local.settings.allowed_origins)
    app.add_middleware(Heads)
    if counted:
        app.add_middleware(metrics.Counted, count=counted.response)
    return chat.mount(app, local, limits, feedback, turns) if with_chat else app


class BodyLimit:
    """Refuses requests that are too large in the shape of the API's errors.

    FastAPI's own limit answers in plain text, and before a page of another site may read it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = sources.MOST_BYTES if scope["path"] == "/api/articles" else MOST_BYTES
        received = 0

        async def receive_so_much() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > most:
                raise TooLarge(most)
            return message

        said = Headers(scope=scope).get("content-length", "")
        if said.isdecimal() and int(said) > most:
            await error_response(TooLarge(most))(scope, receive, send)
        else:
            await self._app(scope, receive_so_much, send)


class Heads:
    """Answers HEAD as GET without the body: those who watch servers ask so."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, send_without_body)


class SecurityHeaders:
    """Sends the headers that keep a page from loading, sending or being framed elsewhere.

    Gradio's pages need inline scripts and styles; everything else is this server's own.
    """

    def __init__(self, app: ASGIApp, framed_by: Sequence[str]) -> None:
        self._app = app
        self._framed_by = framed_by

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        # No other site is to lead the owner's clicks.
        headers = _headers(() if scope["path"] in _OWNERS else self._framed_by)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)


_OWNERS = ("/articles", "/login", *desk_page.PARTS.values())


def _headers(framed_by: Sequence[str]) -> dict[str, str]:
    return {
        "Content-Security-Policy": "; ".join(
            [
                "default-src 'self'",
                "script-src 'self' 'unsafe-inline'",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data:",
                "font-src 'self' data:",
                "connect-src 'self'",
                "form-action 'self'",
                "base-uri 'self'",
                "object-src 'none'",
                " ".join(["frame-ancestors 'self'", *framed_by]),
            ]
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
    }


def listen(host: str, port: int) -> socket.socket:
    """A socket on which connections wait from now on. Raises PortInUse."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise PortInUse(host, port, error.strerror or str(error)) from None
