"""Pages of another site, on an origin of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tests.provider import POLL


@dataclass(frozen=True, slots=True)
class Site:
    """Shows what is put into `pages`, and sends `policy` with pages that have one there."""

    origin: str
    pages: dict[str, str] = field(default_factory=dict)
    policies: dict[str, str] = field(default_factory=dict)

    def put(self, path: str, html: str, policy: str = "") -> str:
        """The address of a page with `html`."""
        self.pages[path] = html
        self.policies[path] = policy
        return self.origin + path


@contextmanager
def another_site() -> Iterator[Site]:
    """A site on a free port of this machine, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = shown.pages.get(self.path)
            self.send_response(200 if page is not None else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if policy := shown.policies.get(self.path):
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write((page or "").encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        shown = Site(f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, args=(POLL,), daemon=True)
        thread.start()
        yield shown
        server.shutdown()
        thread.join()
