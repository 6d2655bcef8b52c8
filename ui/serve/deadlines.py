"""How long a sender may take. One that sends nothing more would hold a connection for ever."""

import asyncio
import time
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.errors.requests import TooSlow

IDLE = 5
"""Seconds that a connection stays open between an answer and the next request."""

HEADERS = 20.0
"""Seconds from the first sign of a request to the end of its headers."""

PAUSE = 30.0
"""Seconds between two pieces of a request's body."""

BODY = 60.0
"""Seconds for a whole body. Uploads, which only the admin may send, keep to PAUSE alone."""

UPLOADS = "/api/articles"


class BodyDeadline:
    """Refuses requests whose body does not come to an end, and ends their connection."""

    def __init__(self, app: ASGIApp, pause: float = PAUSE, whole: float = BODY) -> None:
        self._app = app
        self._pause = pause
        self._whole = whole

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        end = time.monotonic() + self._whole
        came, late = False, False

        async def receive_in_time() -> Message:
            nonlocal came, late
            if came:  # what comes now is that the sender goes away
                return await receive()
            left = self._pause
            if scope["path"] != UPLOADS:
                left = min(left, end - time.monotonic())
            try:
                async with asyncio.timeout(left):
                    message = await receive()
            except TimeoutError:
                late = True
                raise TooSlow from None
            came = not message.get("more_body", False)
            return message

        async def send_and_close(message: Message) -> None:
            if late and message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Connection"] = "close"
            await send(message)

        await self._app(scope, receive_in_time, send_and_close)


def protocol(headers: float = HEADERS) -> type[asyncio.Protocol]:
    """uvicorn's HTTP, which by itself waits for ever for the headers of a request."""
    from uvicorn.protocols.http.auto import AutoHTTPProtocol

    class Punctual(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
        """Ends a connection on which no request has come in time."""

        _due: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._await_headers()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._await_headers()

        def connection_lost(self, error: Exception | None) -> None:
            self._stop_waiting()
            super().connection_lost(error)

        def _await_headers(self) -> None:
            if not self._waits():
                self._stop_waiting()
            elif self._due is None:
                self._due = self.loop.call_later(headers, self._end)

        def _waits(self) -> bool:
            return self.cycle is None or self.cycle.response_complete

        def _stop_waiting(self) -> None:
            if self._due is not None:
                self._due.cancel()
                self._due = None

        def _end(self) -> None:
            if self._waits():
                self.transport.close()

    return Punctual
