"""A small server that speaks OpenAI's protocol and says what it is told to."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

POLL = 0.01
"""Seconds after which a server sees that it is to end; with half a second, as Python has it, tests
would mostly wait for that."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What one request gets: `text` in pieces of `size`, `pause` seconds before each, or an error.

    With `cut` the connection ends in the middle of the text, and `raw` is sent in place of events.
    `tokens` are reported as read and written.
    """

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    cut: bool = False
    raw: str = ""
    finish: str = "stop"
    tokens: tuple[int, int] | None = None
    size: int = 7


Script = Callable[[list[dict[str, str]]], Reply]
"""From the messages of a request to its reply."""


@dataclass(slots=True)
class Provider:
    """A running server at `url`. `asked` are the messages of each request; `left` is set when a
    client closes its connection before the end."""

    url: str
    script: Script
    asked: list[list[dict[str, str]]] = field(default_factory=list)
    left: Event = field(default_factory=Event)


@contextmanager
def providing(script: Script) -> Iterator[Provider]:
    """The server, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            provider.asked.append(body["messages"])
            reply = provider.script(body["messages"])
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            kind = "text/event-stream" if reply.status == 200 else "application/json"
            self.send_header("Content-Type", kind)
            self.end_headers()
            try:
                self._send(reply)
            except OSError:
                provider.left.set()

        def _send(self, reply: Reply) -> None:
            if reply.status != 200:
                error = {"error": {"message": "no, says sk-secret-key", "type": "refused"}}
                self.wfile.write(json.dumps(error).encode())
                return
            if reply.raw:
                self.wfile.write(reply.raw.encode())
                return
            places = range(0, len(reply.text), reply.size)
            pieces = [reply.text[place : place + reply.size] for place in places]
            for piece in pieces[: len(pieces) // 2] if reply.cut else pieces:
                time.sleep(reply.pause)
                self._event({"content": piece}, None)
            if not reply.cut:
                self._event({}, reply.finish)
                if reply.tokens:
                    self._report(*reply.tokens)
                self.wfile.write(b"data: [DONE]\n\n")

        def _event(self, delta: dict[str, Any], finish: str | None) -> None:
            self._chunk(choices=[{"index": 0, "delta": delta, "finish_reason": finish}])

        def _report(self, read: int, written: int) -> None:
            usage = {"prompt_tokens": read, "completion_tokens": written}
            self._chunk(choices=[], usage=usage | {"total_tokens": read + written})

        def _chunk(self, **values: Any) -> None:
            chunk = {
                "id": "1",
                "object": "chat.completion.chunk",
                "created": 1,
                "model": "scripted",
                **values,
            }
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
            self.wfile.flush()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- its name there
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider = Provider(f"http://127.0.0.1:{server.server_address[1]}/v1", script)
    thread = Thread(target=server.serve_forever, args=(POLL,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def saying(text: str, **rest: Any) -> Script:
    """The same reply to everything."""
    return lambda _: Reply(text, **rest)
