"""What servers and workers say and do while an engine is away, read-only or another than theirs."""

import signal
import time
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, get_ident

import pytest
from sqlalchemy import create_engine, text
from starlette.testclient import TestClient

from ingest.split import split
from qa.errors.index import EngineAway
from qa.errors.library import LibraryUnwritable
from qa.store.index import LEASE, Index
from qa.store.opening import holding
from qa.store.stores import Held
from tests.articles import FERRY, ORCHARD, article, keep
from tests.conftest import ADMIN_TOKEN
from tests.engines import Postgres, free_port
from tests.served import run
from tests.shared import Cheap, opened, settings, told, working
from ui.local import Local
from ui.serve.app import build
from ui.worker import stopped_by_signals, work

pytestmark = pytest.mark.process

QUESTION = {"question": "What did they find on the ferry?"}


@contextmanager
def serving(database: str, data: Path) -> Iterator[TestClient]:
    own = settings(database, data, admin_token=ADMIN_TOKEN)
    with closing(Local(own, holding(own, "serve"))) as local:
        headers = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
        app = build(local, with_chat=False)
        with TestClient(app, "http://127.0.0.1", headers=headers) as client:
            yield client


def test_a_database_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    database = f"postgresql://editor:quince@127.0.0.1:{free_port()}/news"
    for command in (("ask", "Why?"), ("serve", "--port", str(free_port())), ("worker",)):
        done = run(*command, cwd=tmp_path, database=database)
        assert done.returncode == 1
        assert f"postgresql://***@{database.partition('@')[2]} cannot be reached" in done.stderr
        assert "quince" not in done.stderr
        assert "Traceback" not in done.stderr


def test_a_question_while_the_database_is_away_is_told_so_and_the_next_is_answered(
    database: str, postgres_server: Postgres, tmp_path: Path
) -> None:
    with opened(database, tmp_path / "i", Cheap(), "ingest", searching=False) as index:
        keep(index, article(FERRY))
    with serving(database, tmp_path / "own") as client:
        assert finds(client.post("/api/ask", json=QUESTION).json())
        postgres_server.stop()
        try:
            refused = client.post("/api/ask", json=QUESTION)
            assert refused.status_code == 503
            assert int(refused.headers["Retry-After"]) > 0
            assert refused.json()["error"]["code"] == "library_away"
            assert "secret" not in refused.text
        finally:
            postgres_server.start()
        assert finds(client.post("/api/ask", json=QUESTION).json())


def test_questions_go_on_while_the_database_takes_no_change(database: str, tmp_path: Path) -> None:
    with opened(database, tmp_path / "i", Cheap(), "ingest", searching=False) as index:
        keep(index, article(FERRY))
    with serving(database, tmp_path / "own") as client:
        _read_only(database, "on")
        try:
            answered = client.post("/api/ask", json=QUESTION)
            refused = client.post("/api/unpublish", json={"article": article(FERRY).id})
        finally:
            _read_only(database, "off")
        assert finds(answered.json())
        assert refused.status_code == 503
        assert refused.json()["error"]["code"] == "library_unwritable"


def finds(answer: dict[str, list[str]]) -> bool:
    """Whether an answer rests on something, or something is near it."""
    return bool(answer["citations"] or answer["nearest"])


def _read_only(database: str, to: str) -> None:
    """Have new connections write nothing, as those of a stand-by; and end those that there are."""
    engine = create_engine(database.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET default_transaction_read_only = off"))
        connection.execute(text(f"ALTER ROLE broadsheet SET default_transaction_read_only = {to}"))
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> "
        connection.execute(text(f"{ended} pg_backend_pid() AND application_name = 'broadsheet'"))
    engine.dispose()


class Away:
    """An engine for which the first changes fail, as those of one that is being restarted."""

    def __init__(self, index: Index, times: int) -> None:
        self._change, self._times = index.passages.change, times
        index.passages.change = self.change  # type: ignore[method-assign]

    def change(self, put: Sequence[Held], drop: Collection[str]) -> None:
        if self._times:
            self._times -= 1
            raise EngineAway("http://search.example", "refused")
        self._change(put, drop)


def test_a_worker_waits_for_an_engine_that_is_away_and_goes_on(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.store.index.LEASE", 0.5)  # a claim that nobody could do is free again
    monkeypatch.setattr("ui.worker.FIRST_PAUSE", 0.3)
    said: list[str] = []
    worker = opened(database, tmp_path / "w", Cheap(), "worker", searching=False)
    Away(worker, times=2)
    with opened(database, tmp_path / "s", Cheap(), "serve") as server:
        server.put(article(FERRY), split(article(FERRY)))
        with working(worker, said):
            until = time.monotonic() + 20
            while not told(server, "ferry"):
                assert time.monotonic() < until
                time.sleep(0.1)
            time.sleep(0.3)
        assert server.check().holds
    assert [line.partition(":")[0] for line in said] == ["waiting", "going on"]


def test_the_help_tells_when_another_worker_does_what_a_killed_one_had_begun(
    tmp_path: Path,
) -> None:
    shown = run("worker", "--help", cwd=tmp_path)
    assert "another does it two minutes later" in " ".join(shown.stdout.split())
    assert LEASE == 2 * 60


@pytest.fixture
def signals_as_before() -> Iterator[None]:
    before = [(one, signal.getsignal(one)) for one in (signal.SIGINT, signal.SIGTERM)]
    yield
    for number, handler in before:
        signal.signal(number, handler)


@pytest.mark.usefixtures("signals_as_before")
def test_a_worker_is_stopped_while_it_is_saying_something() -> None:
    said: list[str] = []
    speaking: set[int] = set()

    def say(message: str) -> None:
        assert get_ident() not in speaking
        speaking.add(get_ident())
        if message == "working":
            signal.raise_signal(signal.SIGINT)
        said.append(message)
        speaking.remove(get_ident())

    stop = stopped_by_signals(say)
    say("working")
    assert stop.wait(20)
    assert set(said) == {"working", "stopping, when what was begun is done"}


class Rounds(Event):
    """Ends a worker's work after so many rounds, and does not wait between two."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.waited: list[float | None] = []
        self._count = count

    def wait(self, timeout: float | None = None) -> bool:
        self.waited.append(timeout)
        if len(self.waited) == self._count:
            self.set()
        return self.is_set()


def test_a_worker_tells_of_every_time_that_an_engine_was_away_though_nothing_is_to_be_done(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = iter([True, True, False, True, False])

    def settle() -> None:
        if next(away):
            raise EngineAway("http://search.example", "refused")

    monkeypatch.setattr(index, "settle", settle)
    said: list[str] = []
    rounds = Rounds(5)
    work(index, rounds, said.append)
    assert [line.partition(":")[0] for line in said] == ["waiting", "going on"] * 2
    assert rounds.waited == [1, 2, 0.5, 1, 0.5]


def test_an_article_that_is_put_twice_at_once_is_there_once(database: str, tmp_path: Path) -> None:
    indexes = [
        opened(database, tmp_path / str(n), Cheap(), "ingest", searching=False) for n in range(2)
    ]
    with ThreadPoolExecutor(2) as threads:
        for number in range(10):
            one = article(ORCHARD, key=f"/{number}")
            list(threads.map(lambda index, one=one: keep(index, one), indexes))
    with opened(database, tmp_path / "own", Cheap(), "serve") as server:
        assert server.library.count_articles() == 10
        assert server.passages.count() == 10
        assert server.check().holds
    for index in indexes:
        index.close()


def test_what_cannot_be_written_is_named(database: str, tmp_path: Path) -> None:
    with opened(database, tmp_path / "own", Cheap(), "ingest", searching=False) as index:
        _read_only(database, "on")
        try:
            with pytest.raises(LibraryUnwritable, match=r"postgresql://\*\*\*@.*takes no change"):
                keep(index, article(FERRY))
        finally:
            _read_only(database, "off")
        keep(index, article(FERRY))


def test_doctor_tells_of_the_database_and_what_is_missing(database: str, tmp_path: Path) -> None:
    with opened(database, tmp_path / "i", Cheap(), "ingest", searching=False) as index:
        index.put(article(FERRY), split(article(FERRY)))
    done = run("doctor", "--no-model", cwd=tmp_path, database=database)
    assert done.returncode == 1
    assert "PostgreSQL" in done.stdout
    assert "1 passages wait and nobody indexes them: start `broadsheet worker`" in done.stdout
    assert "set BROADSHEET_SECRET" in done.stdout
    assert "secret@" not in done.stdout + done.stderr
