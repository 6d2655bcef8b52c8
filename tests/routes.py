"""Every route of the web application."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute, Mount, WebSocketRoute

from qa.settings import Settings
from qa.store.lock import DataLock
from tests.served import in_loop
from ui.local import Local
from ui.serve.app import build


def calls(data: Path) -> list[str]:
    """Each as "METHOD /path", of a server of what is in `data`."""
    settings = Settings(_env_file=None, data=data)  # type: ignore[call-arg]
    with closing(Local(settings, DataLock(data, "test"))) as local:
        return routes_of(in_loop(lambda: build(local)))


def routes_of(app: FastAPI) -> list[str]:
    """The same of an application."""
    return sorted(set(_calls(app.routes)))


def _calls(routes: Sequence[BaseRoute]) -> Iterator[str]:
    """Gradio's among them; what varies in a path is x."""
    for found in iter_route_contexts(routes):
        route = found.original_route
        if isinstance(route, WebSocketRoute):
            yield f"WEBSOCKET {route.path}"
        elif isinstance(route, Mount):
            yield from _calls(route.routes)
        else:
            path = re.sub(r"{.*?}", "x", found.path or "/")
            yield from (f"{method} {path}" for method in found.methods or ["GET"])
