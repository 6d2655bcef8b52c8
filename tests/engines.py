"""Engines that run beside Broadsheet, started for the tests that need them."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

_STARTING = 30.0
"""Seconds that an engine may take to start."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def wait_until(is_up: Callable[[], bool], process: subprocess.Popen[bytes], what: str) -> None:
    """Skips the test where the engine ends, or is not up in time."""
    until = time.monotonic() + _STARTING
    while not is_up():
        if process.poll() is not None:
            pytest.skip(f"{what} does not start here: it ended with {process.returncode}")
        if time.monotonic() > until:
            pytest.skip(f"{what} was not up after {_STARTING:.0f} seconds")
        time.sleep(0.05)


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@contextmanager
def running(command: list[str], port: int, what: str) -> Iterator[subprocess.Popen[bytes]]:
    """`command` as long as the block takes, once it listens on `port` of this machine."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    ) as process:
        try:
            wait_until(lambda: listens(port), process, what)
            yield process
        finally:
            process.terminate()


@contextmanager
def redis_server(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A Redis that keeps nothing, on `port` of this machine."""
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if program is None:
        pytest.skip("no Redis: install redis-server, or name one in BROADSHEET_TEST_LIMITS")
    with tempfile.TemporaryDirectory() as folder:
        keeping = ["--save", "", "--appendonly", "no", "--dir", folder]
        command = [program, "--port", str(port), "--bind", "127.0.0.1", *keeping]
        with running(command, port, "Redis") as process:
            yield process


@pytest.fixture(scope="session")
def redis() -> Iterator[str]:
    """The address of a Redis."""
    if given := os.environ.get("BROADSHEET_TEST_LIMITS"):
        yield given
        return
    port = free_port()
    with redis_server(port):
        yield f"redis://127.0.0.1:{port}/0"
