"""Several servers and workers over one library in PostgreSQL."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest

from ingest.fill import fill
from ingest.intake import Intake
from ingest.report import Report
from ingest.split import split
from qa.chain import build, open_chain, open_retriever
from qa.errors.data import DataBusy
from qa.errors.index import OtherModel
from qa.errors.library import LibraryAway, NoLibrary
from qa.errors.server import Stopping
from qa.errors.usage import BadSetting
from qa.question import Question
from qa.reading.reader import Reader
from qa.retrieve import search
from qa.store import moving
from qa.store.embed import Embedded, Embedder
from qa.store.index import Index, open_index
from qa.store.library.library import Library
from qa.store.lock import DataLock
from qa.store.tables.postgres import has_library
from tests.articles import FERRY, ORCHARD, article, keep
from tests.engines import Postgres
from tests.shared import Cheap, opened, settings, told
from tests.test_shared_library import other_database

pytestmark = pytest.mark.process

Open = Callable[..., Index]

# Claims what waits, and never does it.
STUCK = """
import sys, time
from pathlib import Path
from qa.store import index
from tests.shared import Cheap, opened

class Stuck(Cheap):
    def passages(self, texts):
        print("claimed", flush=True)
        time.sleep(600)

index.LEASE = 4.0
own = opened(sys.argv[1], Path(sys.argv[2]), Stuck(), "worker", searching=False)
while True:
    own.work_off()
    time.sleep(0.05)
"""


# `broadsheet worker`, but for its model.
WORKER = """
import sys
from pathlib import Path
from tests.shared import Cheap, settings
from ui import worker

cheap = Cheap()
worker.Embedder = lambda name: cheap
worker.run(settings(sys.argv[1], Path(sys.argv[2])), lambda said: print(said, flush=True))
print("embedded", cheap.embedded)
"""


@pytest.fixture
def machine(database: str, tmp_path: Path) -> Iterator[Open]:
    """Opens an index as it would be on another machine each time."""
    with ExitStack() as all_of_them:

        def open_there(command: str, embedder: Embedder, *, searching: bool = True) -> Index:
            folder = Path(mkdtemp(dir=tmp_path))  # threads open theirs at once
            index = opened(database, folder / "data", embedder, command, searching=searching)
            all_of_them.callback(index.close)
            return index

        yield open_there


def write_stories(folder: Path, first: int, count: int) -> Path:
    folder.mkdir()
    for number in range(first, first + count):
        text = f"Story {number}\n\nThe harbour of place{number} was closed on day {number}.\n"
        (folder / f"story-{number}.txt").write_text(text)
    return folder


@contextmanager
def running(program: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Python that runs a `program` until the block ends."""
    command = [sys.executable, "-c", program, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def hear(process: subprocess.Popen[str], word: str) -> None:
    """Wait until a process has said so."""
    assert process.stdout is not None
    while word not in process.stdout.readline():
        assert process.poll() is None


def test_what_is_put_on_one_server_is_answered_from_on_the_other(
    machine: Open, embedder: Embedder, reader: Reader
) -> None:
    a, b = (machine("serve", embedder) for _ in range(2))
    keep(a, article(FERRY))
    answer = build(b, reader, 0).invoke(Question("What did they find on the ferry?"))
    assert answer.citations[0].article_id == article(FERRY).id


def test_a_program_asks_the_articles_of_a_database_by_its_address_or_by_settings(
    machine: Open, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(machine("ingest", Cheap(), searching=False), article(FERRY))
    monkeypatch.chdir(tmp_path)  # in which the program's own index is made
    question = "What did they find on the ferry?"
    own = settings(database, tmp_path / "own")
    for where in (database, own):
        retriever = open_retriever(where)
        with retriever.index:
            assert retriever.invoke(question)[0].metadata["article_id"] == article(FERRY).id
            with pytest.raises(DataBusy, match="a Python program"):
                open_chain(where)
    with pytest.raises(BadSetting, match=r"BROADSHEET_DATABASE: 'mysql://\*\*\*@db\.example/news'"):
        open_chain("mysql://reader:secret@db.example/news")


def test_a_database_in_which_nothing_was_ever_kept_is_told_so_and_gets_no_tables(
    postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    empty = other_database(postgres, "empty")
    for open_it in (open_chain, open_retriever):
        with pytest.raises(NoLibrary, match=r"no library at postgresql://\*\*\*@"):
            open_it(empty)
    with pytest.raises(NoLibrary):
        moving.move(empty, tmp_path / "data", lambda done, of: None)
    assert not list(tmp_path.iterdir())
    assert not has_library(empty)
    opened(empty, tmp_path / "own", Cheap(), "serve").close()
    with open_retriever(settings(empty, tmp_path / "own")).index as index:
        assert index.library.count_articles() == 0


def test_a_program_that_asks_a_database_leaves_the_library_of_its_own_folder_alone(
    machine: Open, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(machine("ingest", Cheap(), searching=False), article(FERRY))
    monkeypatch.chdir(tmp_path)
    orchard, embedder = article(ORCHARD, key="/orchard"), Cheap()
    with open_index(DataLock(Path("data"), "test"), embedder) as index:
        keep(index, orchard)
    with open_retriever(database).index as index:
        assert told(index, "ferry blossom") == [article(FERRY).id]
    with open_index(DataLock(Path("data"), "test"), embedder) as index:
        assert told(index, "ferry blossom") == [orchard.id]
        assert index.check().holds
    assert embedder.embedded == 1


def lay_as_before(own: Path) -> None:
    """What follows a database lies where earlier versions had it, in place of what lay there."""
    for name in ("vectors", "lexical", "followed.json"):
        if (own / name).is_dir():
            rmtree(own / name)
        (own / "followed" / name).rename(own / name)
    (own / "derived-from").unlink(missing_ok=True)


def test_an_own_index_of_an_earlier_version_is_found_again(
    machine: Open, database: str, tmp_path: Path
) -> None:
    keep(machine("ingest", Cheap(), searching=False), article(FERRY))
    own = tmp_path / "own"
    opened(database, own, Cheap(), "serve").close()
    lay_as_before(own)
    before = [(own / part).stat().st_ino for part in ("vectors", "lexical")]
    with opened(database, own, Cheap(), "serve") as server:
        assert server.check().holds
        assert told(server, "ferry")
    assert [(own / "followed" / part).stat().st_ino for part in ("vectors", "lexical")] == before
    with pytest.raises(NoLibrary):
        open_retriever(own)


def test_a_library_whose_index_an_earlier_version_gave_to_a_database_gets_it_back(
    machine: Open, database: str, tmp_path: Path
) -> None:
    keep(machine("ingest", Cheap(), searching=False), article(FERRY))
    orchard, embedder, own = article(ORCHARD, key="/orchard"), Cheap(), tmp_path / "own"
    with open_index(DataLock(own, "test"), embedder) as index:
        keep(index, orchard)
    opened(database, own, embedder, "serve").close()
    lay_as_before(own)
    with open_index(DataLock(own, "test"), embedder) as index:
        assert told(index, "ferry blossom") == [orchard.id]
        assert index.check().holds
    with opened(database, own, embedder, "serve") as server:
        assert told(server, "ferry blossom") == [article(FERRY).id]
    assert embedder.embedded == 1


def test_what_is_taken_back_on_one_server_is_gone_from_the_other_at_once(
    machine: Open, embedder: Embedder
) -> None:
    a, b = (machine("serve", embedder) for _ in range(2))
    keep(a, article(FERRY), article(ORCHARD, key="/orchard"))
    question = "What happened to the ferry?"
    assert search(b, question, 1)[0].passage.article_id == article(FERRY).id
    a.withhold(article(FERRY).id)
    found = {hit.passage.article_id for hit in search(b, question, 5)}
    assert found == {article(ORCHARD, key="/orchard").id}
    b.release(article(FERRY).id)
    assert search(a, question, 1)[0].passage.article_id == article(FERRY).id


def test_a_server_that_was_away_finds_what_came_and_not_what_went(
    machine: Open, database: str, tmp_path: Path
) -> None:
    ingest = machine("ingest", Cheap(), searching=False)
    keep(ingest, article(FERRY), article(ORCHARD, key="/orchard"))
    own = tmp_path / "own"
    with opened(database, own, Cheap(), "serve") as server:
        assert server.check().holds
    ingest.remove(article(FERRY).id)
    keep(ingest, article("A lighthouse was sold.", key="/lighthouse"))
    with opened(database, own, Cheap(), "serve") as server:
        assert server.check().holds
        assert told(server, "lighthouse ferry") == [article("", key="/lighthouse").id]


def test_a_server_whose_own_index_was_lost_or_damaged_makes_it_good(
    machine: Open, database: str, tmp_path: Path
) -> None:
    keep(machine("ingest", Cheap(), searching=False), article(FERRY))
    own = tmp_path / "own"
    opened(database, own, Cheap(), "serve").close()
    for part in ("vectors", "lexical"):
        (own / "followed" / part).rename(own / f"away-{part}")
        with opened(database, own, Cheap(), "serve") as server:
            assert server.check().holds
            assert told(server, "ferry")


def test_a_worker_of_another_model_is_refused(machine: Open, database: str) -> None:
    first = machine("worker", Cheap(), searching=False)
    keep(first, article(FERRY))
    with pytest.raises(OtherModel, match="other-model"):
        machine("worker", Cheap("other-model"), searching=False)
    with closing(Library(database)) as library:
        library.waiting.begin_anew()
        (claim,) = [library.waiting.claim(1, 60)]
        assert claim
        library.embeddings.keep([claim.passages[0].id], Cheap().passages([""]), "other-model")
    with pytest.raises(OtherModel, match="other-model"):
        first.work_off()


def test_a_worker_that_is_told_to_stop_finishes_what_it_has_begun(
    machine: Open, database: str, tmp_path: Path
) -> None:
    server, one = machine("serve", Cheap()), article(FERRY)
    with running(WORKER, database, str(tmp_path / "own")) as worker:
        hear(worker, "working")
        server.put(one, split(one))
        while server.library.waiting.count():
            time.sleep(0.05)
        worker.terminate()
        said, _ = worker.communicate()
    assert "stopping" in said
    assert worker.returncode == 0
    assert told(server, "ferry") == [one.id]
    with closing(Library(database)) as library:
        assert not library.host().claims


class Interrupted(Cheap):
    """Finds the database away when it has embedded something for the first time."""

    def passages(self, texts: Sequence[str]) -> list[Embedded]:
        made = super().passages(texts)
        if self.embedded == len(texts):
            raise LibraryAway("postgresql://db.example", "connection lost")
        return made


def test_what_was_begun_when_the_database_went_away_is_done_when_it_is_back(machine: Open) -> None:
    worker, one = machine("worker", Interrupted(), searching=False), article(FERRY)
    worker.put(one, split(one))
    with pytest.raises(LibraryAway):
        worker.work_off()
    assert worker.work_off()
    assert not worker.library.waiting.count()
    assert not worker.work_off()


def test_an_ingest_is_done_when_what_it_put_is_found_though_a_worker_has_claimed_it(
    machine: Open,
) -> None:
    ingest = machine("ingest", Cheap(), searching=False)
    server, worker = machine("serve", Cheap()), machine("worker", Cheap(), searching=False)
    text = article(FERRY)
    ingest.put(text, split(text))
    claim = worker.library.waiting.claim(10, 60)
    assert claim
    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(ingest.finish, [text.id])
        time.sleep(0.3)
        assert not done.done()
        worker._do(claim)
        done.result(timeout=10)
    assert told(server, "ferry") == [text.id]


def test_an_ingest_that_is_given_again_waits_for_what_was_begun_the_first_time(
    machine: Open, tmp_path: Path
) -> None:
    place = write_stories(tmp_path / "place", 0, 1)
    first = machine("ingest", Interrupted(), searching=False)
    with pytest.raises(LibraryAway):
        fill(first, ["."], base=place)
    again = machine("ingest", Cheap(), searching=False)
    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(fill, again, ["."], base=place)
        time.sleep(0.3)
        assert not done.done()
        first.finish()
        assert done.result(timeout=10).unchanged == 1


def test_who_waits_for_another_process_holds_up_nobody_else_of_his_own(machine: Open) -> None:
    server, worker = machine("serve", Cheap()), machine("worker", Cheap(), searching=False)
    claimed, gone = article(FERRY), article("A lighthouse was sold.", key="/gone")
    keep(server, gone)
    worker.put(claimed, split(claimed))
    claim = worker.library.waiting.claim(10, 60)
    assert claim

    def give_again() -> None:
        intake = Intake(server, Report())
        assert intake.take_article(claimed) == "unchanged"
        intake.finish()
        assert told(server, "ferry") == [claimed.id]

    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(give_again)
        time.sleep(0.3)
        keep(server, article(ORCHARD, key="/orchard"))
        server.remove(gone.id)
        assert told(server, "blossom lighthouse") == [article(key="/orchard").id]
        assert not waiting.done()
        worker._do(claim)
        waiting.result(timeout=30)


def test_a_server_that_stops_does_not_say_that_something_can_be_found(
    machine: Open, database: str, tmp_path: Path
) -> None:
    server = opened(database, tmp_path / "own", Cheap(), "serve")
    worker = machine("worker", Cheap(), searching=False)
    claimed = article(FERRY)
    worker.put(claimed, split(claimed))
    assert worker.library.waiting.claim(10, 60)
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(server.finish, [claimed.id])
        time.sleep(0.3)
        server.close()
        with pytest.raises(Stopping):
            waiting.result(timeout=10)


def test_two_servers_and_three_workers_over_one_database(
    machine: Open,
    database: str,
    postgres_server: Postgres,
    tmp_path: Path,
    embedder: Embedder,
    reader: Reader,
) -> None:
    a, b = (machine("serve", embedder) for _ in range(2))
    places = [write_stories(tmp_path / str(first), first, 100) for first in (0, 100)]

    def ingest(place: Path) -> int:
        """Again and again, as somebody would whose command says that the database is away."""
        index, tries = machine("ingest", Cheap(), searching=False), 1
        while True:
            try:
                report = fill(index, ["."], base=place, who="test")
            except LibraryAway:
                tries += 1
                time.sleep(0.5)
            else:
                assert not report.failed
                return tries

    with ExitStack() as meanwhile:
        threads = meanwhile.enter_context(ThreadPoolExecutor(2))
        stuck, *workers = [
            meanwhile.enter_context(running(program, database, str(tmp_path / name)))
            for program, name in ((STUCK, "stuck"), (WORKER, "one"), (WORKER, "two"))
        ]
        for worker in workers:
            hear(worker, "working")
        ingests = [threads.submit(ingest, place) for place in places]
        hear(stuck, "claimed")
        stuck.kill()
        postgres_server.stop()
        postgres_server.start()
        tries = [one.result(timeout=120) for one in ingests]
        for worker in workers:
            worker.terminate()
        said = [worker.communicate()[0] for worker in workers]
        assert [worker.returncode for worker in workers] == [0, 0]
        assert not all(one.endswith("embedded 0\n") for one in said)

    assert max(tries) > 1  # the restart was in the middle of it
    for server in (a, b):
        assert server.check().holds
        assert server.library.count_articles() == server.passages.count() == 200
        for number in range(200):
            assert len(told(server, f"place{number}")) == 1
    for number in (3, 77, 142):
        question = Question(f"When was the harbour of place{number} closed?")
        (answered, *_) = build(b, reader, 0).invoke(question).citations
        assert f"day {number}." in answered.quote
