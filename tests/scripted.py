"""A server for the widget that answers what a test says, as a language model might."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

from tests.provider import POLL

BUILT = Path(__file__).parent.parent / "ui" / "widget" / "built"
CITATION = {
    "number": 1,
    "article_id": "1f0a",
    "title": "Night ferry turns back",
    "source": "ferry.txt",
    "url": None,
    "published": "2024-08-13",
    "quote": "Engineers found a bent hinge.",
    "start": 0,
    "end": 29,
    "deep_link": None,
}


@dataclass(slots=True)
class Scripted:
    """`replies` are sent in turn to /embed/ask: a status with an error, or the text of a stream.
    `heard` are the questions' bodies and tokens, and `asked` is set with the first. Without `go` a
    question waits for its reply."""

    address: str = ""
    replies: list[str | tuple[int, str]] = field(default_factory=list)
    heard: list[tuple[dict[str, Any], str]] = field(default_factory=list)
    sessions: int = 0
    asked: Event = field(default_factory=Event)
    go: Event = field(default_factory=Event)

    def says(
        self,
        text: str,
        question: str = "Why?",
        citations: Sequence[Mapping[str, Any]] | None = None,
        changed: Mapping[str, object] = {},
        **citation: object,
    ) -> None:
        """Next a language model's answer to what was understood as `question`, with `citations`,
        or with the usual one changed as given; `changed` are other fields of the answer."""
        answer = {
            "answer": text,
            "answered": True,
            "answerer": "openai:model",
            "confidence": 0.87,
            "standalone_question": question,
            "citations": [CITATION | citation] if citations is None else citations,
            "nearest": [],
            **changed,
        }
        self.replies.append(event("token", {"text": text}) + event("done", answer))

    def lets_go(self) -> None:
        """The question that waits gets its reply, before another one can."""
        left, until = len(self.replies) - 1, time.monotonic() + 10
        self.go.set()
        while len(self.replies) > left and time.monotonic() < until:
            time.sleep(0.01)


def event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


@contextmanager
def scripted() -> Iterator[Scripted]:
    """A scripted server, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            file = BUILT / self.path[1:]
            if self.path == "/":
                self._send(
                    200,
                    "<!doctype html><title>A page</title><link rel=icon href=data:,>"
                    "<script defer src=widget.js></script>",
                    "text/html",
                )
            elif self.path == "/embed/config":
                self._send(200, "{}", "application/json")
            else:
                self._send(200, file.read_text(), "text/javascript")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            if self.path == "/embed/session":
                server.sessions += 1
                token = {"token": f"token {server.sessions}"}
                self._send(200, json.dumps(token), "application/json")
                return
            server.heard.append((json.loads(body), self.headers["Authorization"]))
            server.asked.set()
            server.go.wait(10)
            reply = server.replies.pop(0)
            if isinstance(reply, str):
                self._send(200, reply, "text/event-stream")
            else:
                status, code = reply
                error = {"error": {"code": code, "message": "as scripted"}}
                self._send(status, json.dumps(error), "application/json")

        def _send(self, status: int, text: str, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        server = Scripted(f"http://127.0.0.1:{listening.server_port}")
        server.go.set()
        thread = Thread(target=listening.serve_forever, args=(POLL,), daemon=True)
        thread.start()
        yield server
        listening.shutdown()
        thread.join()
