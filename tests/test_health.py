import asyncio
import time
from types import SimpleNamespace
from typing import Any, cast

import httpx
import numpy as np
import pytest

from qa.errors.index import EngineAway
from tests.served import Served, awaited
from ui.local import Local
from ui.serve.routes import health
from ui.serve.routes.health import Health


class Library:
    """Answers, after a while."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds, self.asked = seconds, 0

    @property
    def generation(self) -> int:
        self.asked += 1
        time.sleep(self.seconds)
        return 1


def away(vector: object, limit: int, scope: object) -> list[str]:
    raise EngineAway("http://search.example", "connection refused")


def of(library: Library, nearest: Any = lambda vector, limit, scope: []) -> Health:
    passages = SimpleNamespace(nearest=nearest)
    embedder = SimpleNamespace(question=lambda text: np.zeros(4, np.float32))
    index: Any = SimpleNamespace(library=library, passages=passages, embedder=embedder)
    return Health(cast("Local", SimpleNamespace(index=index)))


def test_a_server_that_can_answer_lives_and_is_ready(server: Served) -> None:
    for path in ("/live", "/ready"):
        answer = httpx.get(server.address + path)
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_server_whose_index_is_away_is_not_ready() -> None:
    assert awaited(of(Library(), away).missing()) == "index"


def test_a_library_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    assert awaited(of(Library(seconds=0.5)).missing()) == "library"


def test_many_who_look_at_once_have_the_library_asked_once() -> None:
    library = Library()
    looked = of(library)

    async def look() -> list[str]:
        return list(await asyncio.gather(*(looked.missing() for _ in range(50))))

    assert set(awaited(look())) == {""}
    assert library.asked == 1
