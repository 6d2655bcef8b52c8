"""Every route of the web application, one "METHOD /path" a line: `python -m tests.routes DATA`.

A program, because Gradio leaves open what tests of this process would be blamed for.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute, Mount, WebSocketRoute

from qa.settings import Settings
from qa.store.lock import DataLock
from ui.local import Local
from ui.serve.app import build


def main() -> None:
    data = Path(sys.argv[1])
    settings = Settings(_env_file=None, data=data)  # type: ignore[call-arg]
    with closing(Local(settings, DataLock(data, "test"))) as local:
        for call in sorted(set(calls(build(local).routes))):
            print(call)


def calls(routes: Sequence[BaseRoute]) -> Iterator[str]:
    """Gradio's among them; what varies in a path is x."""
    for found in iter_route_contexts(routes):
        route = found.original_route
        if isinstance(route, WebSocketRoute):
            yield f"WEBSOCKET {route.path}"
        elif isinstance(route, Mount):
            yield from calls(route.routes)
        else:
            path = re.sub(r"{.*?}", "x", found.path or "/")
            yield from (f"{method} {path}" for method in found.methods or ["GET"])


if __name__ == "__main__":
    main()
