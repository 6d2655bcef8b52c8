"""What the chat's page may ask of Gradio, which has many more routes than the page needs."""

import logging

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.errors.base import BroadsheetError
from qa.errors.requests import BadRequest
from ui.serve.problems import error_response, nothing_at

_LOGGER = logging.getLogger("broadsheet.chat")

_CALLS = {
    *(("GET", path) for path in ("/", "/config", "/theme.css", "/favicon.ico", "/robots.txt")),
    *(("GET", "/manifest.json"), ("POST", "/gradio_api/call/ask")),
}
_FOLDERS = ("/assets/", "/static/", "/svelte/", "/gradio_api/heartbeat/", "/gradio_api/call/ask/")
"""What is below them is had with GET."""


class ChatCalls:
    """Lets Gradio answer what the chat's page asks, and says of anything else that it is not there.

    Among the others are routes that keep files, and that tell who asks how much. Of a call that
    Gradio cannot read the log gets one line.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if not _is_known(scope):
            await nothing_at(scope["path"])(scope, receive, send)
            return
        begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except (BroadsheetError, ClientDisconnect):
            raise
        except Exception as error:  # only Gradio's own code runs in here, on what a visitor sent
            if begun:  # such as events of a call that was never made
                tell(error)
                await send({"type": "http.response.body", "body": b""})
                return
            if isinstance(error, HTTPException):
                raise
            tell(error)
            response = error_response(BadRequest("body", "the chat takes no such call"))
            await response(scope, receive, send)


def tell(error: Exception) -> None:
    """One line in the log about a call that Gradio could not read."""
    said = " ".join(f"{type(error).__name__}: {error}".split())
    _LOGGER.warning("a call to the chat was refused: %.200s", said)


def _is_known(scope: Scope) -> bool:
    if scope["type"] != "http":
        return False
    method, path = scope["method"], scope["path"]
    return (method, path) in _CALLS or (method == "GET" and path.startswith(_FOLDERS))
