"""Whether the server lives, and whether it can answer: for whatever watches or balances servers."""

import time

import anyio
from fastapi import APIRouter

from qa.errors.base import BroadsheetError
from qa.errors.server import NotReady
from qa.store.passages.scope import EVERYWHERE
from ui.local import Local
from ui.serve.admission.turns import Turns

PATIENCE = 3.0
"""Seconds in which library and index have to answer."""

_HOLDS = 1.0
"""Seconds for which what was found counts: anybody may ask, as often as they like."""


class Health:
    """Looks whether `local` can answer questions. For the event loop alone."""

    def __init__(self, local: Local) -> None:
        self._local = local
        self._missing = ""
        self._until = 0.0
        self._looking = False

    async def missing(self) -> str:
        """What keeps questions from being answered, "library" or "index", as it was at most a
        second ago; "" for nothing."""
        if time.monotonic() > self._until and not self._looking:
            self._looking = True
            missing = "library"  # of which nothing is heard
            try:
                with anyio.move_on_after(PATIENCE):
                    missing = await anyio.to_thread.run_sync(self._look, abandon_on_cancel=True)
            finally:
                self._looking = False
            self._missing, self._until = missing, time.monotonic() + _HOLDS
        return self._missing

    def _look(self) -> str:
        """One row of the library, and one search in the index."""
        index = self._local.index
        what = "library"
        try:
            _ = index.library.generation
            what = "index"
            index.passages.nearest(index.embedder.question(what), 1, EVERYWHERE)
        except BroadsheetError:
            return what
        return ""


def routes(health: Health, turns: Turns) -> APIRouter:
    """The routes /live and /ready, which tell nothing that a visitor may not know."""
    router = APIRouter(include_in_schema=False)

    @router.get("/live")
    async def live() -> dict[str, str]:
        """The process answers. Whoever restarts it looks at nothing else: a new one would not find
        a database that is away."""
        return {"status": "ok"}

    @router.get("/ready")
    async def ready() -> dict[str, str]:
        """Questions can be answered. Raises Stopping and NotReady."""
        turns.still_open()
        if missing := await health.missing():
            raise NotReady(missing)
        return {"status": "ok"}

    return router
