"""Errors as pages, for who looks at them in a browser. Programs get them as JSON."""

import json
from html import escape

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.serve.pages.frame import Visit, frame
from ui.serve.pages.words import words_for

_FOR_PROGRAMS = ("/api/", "/embed", "/v1/", "/gradio_api/", "/openapi.json")

_TITLES = {401: "denied_title", 403: "refused_title", 404: "missing_title", 410: "missing_title"}


def problem_html(visit: Visit, status: int, code: str, message: str) -> str:
    """The page of an error, which the API names `code` and tells as `message`."""
    words = visit.words
    if code == "no_such_article":
        title, said = words["withdrawn_title"], words["withdrawn_text"]
    elif code == "no_such_link":
        title, said = words["kept_over_title"], words["kept_over_text"]
    elif code == "for_subscribers":
        title, said = words["subscribers"], words["closed"]
    elif status in (404, 410):
        title, said = words["missing_title"], words["missing_text"]
    elif status >= 500:
        title, said = words["failed_title"], words["failed_text"]
    else:
        title, said = words[_TITLES.get(status, "refused_title")], message
    main = (
        f'<section class="problem"><p class="status">{status}</p><h1>{escape(title)}</h1>'
        f'<p dir="auto">{escape(said)}</p><p class="acts"><a class="act main" href="/">'
        f'{escape(words["home"])}</a><a class="act" href="/articles">{escape(words["back"])}</a>'
        "</p></section>"
    )
    return frame(visit, title, main)


class ProblemPages:
    """Shows the errors of pages as pages to browsers, which name text/html first in what they
    accept."""

    def __init__(self, app: ASGIApp, site: str) -> None:
        self._app = app
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        if not _is_looked_at(scope, headers):
            await self._app(scope, receive, send)
            return
        begun: Message | None = None
        body = b""

        async def send_page(message: Message) -> None:
            nonlocal begun, body
            if message["type"] == "http.response.start" and _is_problem(message):
                begun = message
            elif begun is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await self._answer(begun, body, headers, send)

        await self._app(scope, receive, send_page)

    async def _answer(self, begun: Message, body: bytes, headers: Headers, send: Send) -> None:
        code, message = _told(body)
        visit = Visit(words_for(headers.get("accept-language", "")), self._site)
        page = problem_html(visit, begun["status"], code, message).encode()
        kept = [
            one for one in begun["headers"] if one[0] not in (b"content-type", b"content-length")
        ]
        told = [(b"content-type", b"text/html; charset=utf-8")]
        told.append((b"content-length", str(len(page)).encode()))
        await send({**begun, "headers": [*kept, *told]})
        await send({"type": "http.response.body", "body": page})


def _is_looked_at(scope: Scope, headers: Headers) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and "text/html" in headers.get("accept", "")
        and not scope["path"].startswith(_FOR_PROGRAMS)
    )


def _is_problem(begun: Message) -> bool:
    sent = Headers(raw=begun["headers"]).get("content-type", "")
    return begun["status"] >= 400 and not sent.startswith("text/html")


def _told(body: bytes) -> tuple[str, str]:
    """Code and message of an error in the API's shape; nothing of any other."""
    try:
        error = json.loads(body)["error"]
        return str(error["code"]), str(error["message"])
    except (ValueError, KeyError, TypeError):
        return "", ""
