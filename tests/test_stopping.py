import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import httpx
import pytest
from fastapi import FastAPI

from qa.settings import Settings
from ui.serve.admission.turns import Turns
from ui.serve.app import listen
from ui.serve.problems import translate_errors
from ui.serve.server import over
from ui.serve.stopping import Finishing


class Slow:
    """Answers when it is `told` to, and a question only in its turn."""

    def __init__(self) -> None:
        self.turns = Turns(2)
        self.began, self.told = Event(), Event()
        self.app = FastAPI()
        translate_errors(self.app)

        @self.app.get("/ask")
        async def ask() -> str:
            import anyio

            self.turns.expect()
            async with self.turns.turn():
                self.began.set()
                await anyio.to_thread.run_sync(self.told.wait)
            return "the answer"


@contextmanager
def running(slow: Slow) -> Iterator[tuple[str, Finishing, Thread]]:
    with listen("127.0.0.1", 0) as socket:
        server = over(slow.app, Settings(_env_file=None), slow.turns)  # type: ignore[call-arg]
        thread = Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{socket.getsockname()[1]}", server, thread
        finally:
            slow.told.set()
            server.should_exit = True
            thread.join()


def test_a_server_that_stops_answers_what_was_asked_and_refuses_what_is_asked_then() -> None:
    slow = Slow()
    got: list[httpx.Response] = []
    with running(slow) as (address, server, thread):
        asking = Thread(target=lambda: got.append(httpx.get(f"{address}/ask", timeout=30)))
        asking.start()
        assert slow.began.wait(20)
        server.handle_exit(signal.SIGTERM, None)
        refused = httpx.get(f"{address}/ask")
        assert refused.status_code == 503
        assert refused.json()["error"]["code"] == "stopping"
        assert refused.headers["retry-after"] == "5"
        slow.told.set()
        asking.join(20)
        assert got[0].json() == "the answer"
        thread.join(20)
        assert not thread.is_alive()


def test_a_server_without_questions_stops_at_once() -> None:
    with running(Slow()) as (_, server, thread):
        server.handle_exit(signal.SIGTERM, None)
        thread.join(5)
        assert not thread.is_alive()


def test_whoever_does_not_come_to_an_end_is_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.serve.stopping.PATIENCE", 0.2)
    slow = Slow()
    with running(slow) as (address, server, _):
        server.config.timeout_graceful_shutdown = 1
        asking = Thread(target=lambda: httpx.get(f"{address}/ask", timeout=30))
        asking.start()
        assert slow.began.wait(20)
        server.handle_exit(signal.SIGTERM, None)
        for _ in range(100):
            if server.should_exit:
                break
            slow.told.wait(0.05)
        assert server.should_exit
        slow.told.set()
        asking.join(20)
