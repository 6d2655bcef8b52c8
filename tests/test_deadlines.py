"""Whoever sends nothing more does not hold a connection."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
import uvicorn
from fastapi import FastAPI, Request

from ui.serve.deadlines import BodyDeadline, protocol
from ui.serve.problems import translate_errors

pytestmark = pytest.mark.slow

SOON = 0.6


@contextmanager
def serving() -> Iterator[int]:
    """The port of a server whose deadlines come soon."""
    app = FastAPI()
    translate_errors(app)

    @app.post("/{path:path}")
    async def count(path: str, request: Request) -> int:
        return len(await request.body())

    app.add_middleware(BodyDeadline, pause=SOON, whole=2 * SOON)
    config = uvicorn.Config(app, http=protocol(headers=SOON), log_level="warning")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving() as port:
        yield port


def reply(port: int, *pieces: bytes, pause: float = 0.0) -> bytes:
    """What the server says until it ends the connection, which it has to do."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as sender:
        for piece in pieces:
            try:
                sender.sendall(piece)
            except (BrokenPipeError, ConnectionResetError):
                break
            time.sleep(pause)
        said = b""
        try:
            while came := sender.recv(10_000):
                said += came
        except ConnectionResetError:
            pass
        return said


HEAD = b"POST /ask HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"


@pytest.mark.parametrize("sent", [b"", b"POST /ask HT", HEAD[:-2]])
def test_a_connection_without_a_whole_head_ends(port: int, sent: bytes) -> None:
    assert reply(port, *([sent] if sent else [])) == b""


def test_a_head_that_drips_in_ends_all_the_same(port: int) -> None:
    began = time.monotonic()
    assert reply(port, *(bytes([one]) for one in HEAD[:-2]), pause=0.1) == b""
    assert time.monotonic() - began < 5


def test_a_second_head_on_a_connection_has_to_come_to_its_end_too(port: int) -> None:
    said = reply(port, HEAD + b"whole one", HEAD[:-2], pause=0.2)
    assert said.startswith(b"HTTP/1.1 200")


def test_a_body_that_stops_is_refused_and_the_connection_ends(port: int) -> None:
    said = reply(port, HEAD + b"half")
    assert said.startswith(b"HTTP/1.1 408")
    assert b"too_slow" in said


def test_a_body_that_drips_in_is_refused(port: int) -> None:
    said = reply(port, HEAD, *([b"x"] * 8), pause=0.3)
    assert said.startswith(b"HTTP/1.1 408")


def test_an_upload_may_take_long_as_long_as_it_comes(port: int) -> None:
    head = HEAD.replace(b"/ask", b"/api/articles").replace(b"9", b"9\r\nConnection: close")
    said = reply(port, head, *([b"x"] * 9), pause=0.2)
    assert said.endswith(b"9")


def test_what_comes_whole_is_answered(port: int) -> None:
    head = HEAD.replace(b"Host: x", b"Host: x\r\nConnection: close")
    assert reply(port, head + b"whole one").endswith(b"9")
