"""The program as people run it: its command line and its server, in this process, where they are
quick, or in processes of their own."""

import asyncio
import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import (
    AbstractContextManager,
    chdir,
    closing,
    contextmanager,
    redirect_stderr,
    redirect_stdout,
)
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar
from unittest.mock import patch

from qa.settings import read
from qa.store.lock import DataLock

BROADSHEET = str(Path(sys.executable).with_name("broadsheet"))

Built = TypeVar("Built")


@dataclass(frozen=True, slots=True)
class Served:
    """A running Broadsheet; `process` is the number of the process that it runs in."""

    address: str
    data: Path
    process: int


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str | Path, cwd: Path, encoding: str = "utf-8", **settings: str) -> Done:
    """`broadsheet ARGUMENTS...` in the folder `cwd`, with the given settings, in this process, on a
    terminal that shows the letters of an `encoding`."""
    from ui.cli import main

    said = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    told = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    command = ["broadsheet", *map(str, arguments)]
    terminated = signal.getsignal(signal.SIGTERM)  # which `serve` sets
    try:
        with (
            chdir(cwd),
            patch.dict(os.environ, environment(**settings), clear=True),
            patch.object(sys, "argv", command),
            redirect_stdout(said),
            redirect_stderr(told),
        ):
            main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        signal.signal(signal.SIGTERM, terminated)
    return Done(code, _written(said), _written(told))


def run_process(*arguments: str | Path, cwd: Path, **settings: str) -> Done:
    """`broadsheet ARGUMENTS...` as `run` does it, but in a process of its own."""
    done = subprocess.run(
        [BROADSHEET, *map(str, arguments)],
        cwd=cwd,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def hosting(data: Path, **settings: str) -> AbstractContextManager[Served]:
    """What `broadsheet serve` serves but for the chat, in a thread of this process until the block
    ends."""
    return _hosting(data, settings, with_chat=False)


def hosting_chat(data: Path, **settings: str) -> AbstractContextManager[Served]:
    """The same with the chat, for which Gradio is loaded."""
    return _hosting(data, settings, with_chat=True)


def in_loop(build: Callable[[], Built]) -> Built:
    """What `build` makes while an event loop runs: where none does, Gradio makes four, and closes
    none of them."""

    async def built() -> Built:
        return build()

    return awaited(built())


def awaited(coroutine: Coroutine[Any, Any, Built]) -> Built:
    """What a coroutine gives. It runs in a thread of its own, because a browser test leaves a loop
    behind in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


@contextmanager
def _hosting(data: Path, settings: Mapping[str, str], *, with_chat: bool) -> Iterator[Served]:
    from ui.local import Local
    from ui.serve.admission.turns import Turns
    from ui.serve.app import build, listen
    from ui.serve.server import over

    with patch.dict(os.environ, environment(**settings), clear=True):
        own = read(data=data)
    with (
        listen("127.0.0.1", 0) as socket,
        closing(Local(own, DataLock(data, "serve"))) as local,
    ):
        local.warm()

        turns = Turns.of(own)
        app = in_loop(lambda: build(local, with_chat=with_chat, turns=turns))
        server = over(app, own, turns)
        server.config.timeout_graceful_shutdown = 1  # a page of the chat listens until it is closed
        address = f"http://127.0.0.1:{socket.getsockname()[1]}"
        local.index.hold.announce(address)
        thread = Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        try:
            yield Served(address, data, os.getpid())
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def serving(data: Path, **settings: str) -> Iterator[Served]:
    """`broadsheet serve` on a free port, in a process of its own until the block ends."""
    with started(data, **settings) as process:
        yield Served(address_of(process), data, process.pid)


@contextmanager
def started(data: Path, port: int = 0, /, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A process of `broadsheet serve` that is starting, on a free port where none is given."""
    process = subprocess.Popen(
        [BROADSHEET, "--data", str(data), "serve", "--port", str(port or free_port())],
        cwd=data.parent,
        env=environment(**settings),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=60)
        if process.stderr:
            process.stderr.close()


def environment(**settings: str) -> dict[str, str]:
    ours = {f"BROADSHEET_{name.upper()}": value for name, value in settings.items()}
    others = {name: v for name, v in os.environ.items() if not name.startswith("BROADSHEET_")}
    return others | ours


def free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def address_of(process: subprocess.Popen[str]) -> str:
    """The address in the line with which the server says that it is ready."""
    said = []
    for line in process.stderr or ():
        said.append(line)
        if found := re.search(r"the chat is at (\S+)", line):
            return found[1]
    raise AssertionError("the server did not start:\n" + "".join(said))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
