import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread

import pytest

from qa.errors.base import BroadsheetError
from qa.errors.data import DataBusy, DataUnusable, OtherLibrary
from qa.settings import Settings
from qa.store.embed import Embedder
from qa.store.index import open_index
from qa.store.lock import DataLock
from qa.store.opening import holding
from qa.store.stores import Hold
from tests.served import run

HOLD_LOCK = """
import sys
from pathlib import Path
from qa.store.lock import DataLock

with DataLock(Path(sys.argv[1]), "serve", sys.argv[2] or None):
    print("held", flush=True)
    sys.stdin.read()
"""

HOLD_INDEX = """
import sys
from pathlib import Path
from qa.store.embed import Embedder
from qa.store.index import open_index
from qa.store.lock import DataLock

with open_index(DataLock(Path(sys.argv[1]), "ingest"), Embedder()):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def other_process(code: str, data: Path, address: str = "") -> Iterator[subprocess.Popen[str]]:
    """A process that runs `code` and holds `data` until the end of the block, or its own."""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(data), address],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.communicate()


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()


def test_a_second_process_is_told_who_holds_the_data(data: Path) -> None:
    with other_process(HOLD_LOCK, data) as process:
        with pytest.raises(DataBusy, match=r"`broadsheet serve`.*wait until") as refused:
            DataLock(data, "ask")
        assert f"process {process.pid}" in str(refused.value)
        assert refused.value.owner.pid == process.pid


def test_a_second_process_is_told_where_the_holder_can_be_asked(data: Path) -> None:
    with (
        other_process(HOLD_LOCK, data, "http://127.0.0.1:7860"),
        pytest.raises(DataBusy, match=r"use it at http://127\.0\.0\.1:7860") as refused,
    ):
        DataLock(data, "ask")
    assert refused.value.owner.address == "http://127.0.0.1:7860"
    assert len(refused.value.owner.token) >= 32


def test_a_holder_that_is_no_command_is_told_as_what_it_is(data: Path) -> None:
    with (
        DataLock(data, "a Python program"),
        pytest.raises(DataBusy, match=rf"in use by a Python program \(process {os.getpid()}\):"),
    ):
        DataLock(data, "ask")


def test_a_holder_that_does_not_say_who_it_is_is_another_process(data: Path) -> None:
    with DataLock(data, "serve"):
        (data / "owner.json").unlink()
        with pytest.raises(DataBusy, match="in use by another process: wait"):
            DataLock(data, "ask")


NEWS = "postgresql://ada:quince@db.example/news"
SERVED = "http://127.0.0.1:9"


def shared(database: str, data: Path) -> Hold:
    """What a command holds whose articles are in a database."""
    return holding(Settings(database=database, data=data), "ask")


def test_who_wants_the_articles_of_a_database_is_not_sent_to_the_server_of_a_folder(
    data: Path,
) -> None:
    with DataLock(data, "serve", SERVED), pytest.raises(OtherLibrary) as refused:
        shared(NEWS, data)
    assert "`broadsheet serve`" in str(refused.value)
    assert "for the articles in it" in str(refused.value)
    assert "BROADSHEET_DATABASE is postgresql://db.example:5432/news: unset it" in str(
        refused.value
    )
    assert "quince" not in str(refused.value)


def test_what_is_ingested_into_a_folder_does_not_come_into_the_database_of_its_server(
    tmp_path: Path,
) -> None:
    (tmp_path / "ferry.txt").write_text("The night ferry to Skarnholm turned back.")
    with closing(shared(NEWS, tmp_path / "data")) as hold:
        hold.announce(SERVED)
        done = run("ingest", "ferry.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "in postgresql://db.example:5432/news, but BROADSHEET_DATABASE is not" in done.stderr
    assert "set BROADSHEET_DATABASE to postgresql://db.example:5432/news, or" in done.stderr


@pytest.mark.parametrize(
    ("address", "is_same"),
    [
        ("postgres://db.example:5432/news", True),
        ("postgresql://eva:pear@db.example/news?sslmode=require&password=quince", True),
        ("postgresql:///news?host=db.example&user=eva", True),
        ("postgresql://ada:quince@db.example:5433/news", False),
        ("postgresql://ada:quince@db.example/archive", False),
        ("postgresql:///news?host=/run/postgresql", False),
    ],
)
def test_an_address_is_of_the_same_database_whoever_uses_it(
    data: Path, address: str, is_same: bool
) -> None:
    with closing(shared(NEWS, data)), pytest.raises(BroadsheetError) as refused:
        shared(address, data)
    assert isinstance(refused.value, DataBusy if is_same else OtherLibrary)


def test_a_holder_of_an_older_version_is_asked_whatever_is_wanted(data: Path) -> None:
    with DataLock(data, "serve", SERVED):
        written = json.loads((data / "owner.json").read_text())
        del written["library"]
        (data / "owner.json").write_text(json.dumps(written))
        with pytest.raises(DataBusy) as refused:
            shared(NEWS, data)
    assert (refused.value.owner.address, refused.value.owner.library) == (SERVED, None)


def test_the_token_is_in_no_message(data: Path) -> None:
    with DataLock(data, "serve") as lock, pytest.raises(DataBusy) as refused:
        DataLock(data, "ask")
    assert lock.owner.token not in str(refused.value) + repr(refused.value.owner)


def test_the_lock_of_a_killed_process_can_be_taken(data: Path) -> None:
    with other_process(HOLD_LOCK, data, "http://127.0.0.1:7860") as process:
        kill(process)
        with DataLock(data, "ask"), pytest.raises(DataBusy, match="`broadsheet ask`") as refused:
            DataLock(data, "ingest")
    assert refused.value.owner.pid == os.getpid()
    assert refused.value.owner.address is None


def test_a_lock_that_was_given_back_can_be_taken(data: Path) -> None:
    with other_process(HOLD_LOCK, data):
        pass
    with DataLock(data, "ask") as lock:
        assert lock.owner.pid == os.getpid()


@pytest.mark.process
def test_two_indexes_in_two_processes_are_refused(data: Path, embedder: Embedder) -> None:
    with (
        other_process(HOLD_INDEX, data),
        pytest.raises(DataBusy, match="`broadsheet ingest`"),
        open_index(DataLock(data, "ask"), embedder),
    ):
        pass


def test_two_locks_in_one_process_are_refused(data: Path) -> None:
    with DataLock(data, "serve"), pytest.raises(DataBusy):
        DataLock(data, "ask")


def test_only_its_user_can_read_who_holds_the_data(data: Path) -> None:
    before = os.umask(0)
    try:
        with DataLock(data, "serve") as lock:
            lock.announce("http://127.0.0.1:7860")
            modes = [stat.S_IMODE(path.stat().st_mode) for path in data.glob("owner.*")]
    finally:
        os.umask(before)
    assert modes == [0o600, 0o600]


def test_what_is_announced_can_be_read(data: Path) -> None:
    with DataLock(data, "serve") as lock:
        lock.announce("http://127.0.0.1:7860")
        written = json.loads((data / "owner.json").read_text())
    assert written == {
        "command": "serve",
        "pid": os.getpid(),
        "address": "http://127.0.0.1:7860",
        "token": lock.owner.token,
        "library": "",
    }


def test_a_lock_that_was_given_back_tells_of_nobody(data: Path) -> None:
    with DataLock(data, "serve"):
        pass
    assert not (data / "owner.json").exists()


def test_closing_twice_does_not_disturb_the_next_holder(data: Path) -> None:
    first = DataLock(data, "ingest")
    first.close()
    with DataLock(data, "serve"):
        first.close()
        with pytest.raises(DataBusy, match="`broadsheet serve`"):
            DataLock(data, "ask")


def test_another_thread_may_close_it(data: Path) -> None:
    opened: list[DataLock] = []
    opening = Thread(target=lambda: opened.append(DataLock(data, "serve")))
    opening.start()
    opening.join()
    opened[0].close()
    DataLock(data, "ask").close()


def test_every_holder_has_a_token_of_its_own(data: Path) -> None:
    tokens = set()
    for _ in range(2):
        with DataLock(data, "serve") as lock:
            tokens.add(lock.owner.token)
    assert len(tokens) == 2


@pytest.mark.parametrize("written", ["", "{", "[]", '{"command": "serve"}', "null"])
def test_a_holder_that_wrote_nonsense_is_still_a_holder(data: Path, written: str) -> None:
    with DataLock(data, "serve"):
        (data / "owner.json").write_text(written)
        with pytest.raises(DataBusy, match="by another process"):
            DataLock(data, "ask")


def test_a_data_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataUnusable, match=r"file/data.*--data or BROADSHEET_DATA"):
        DataLock(tmp_path / "file" / "data", "ask")


def test_a_file_is_no_data_directory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataUnusable, match="File exists"):
        DataLock(tmp_path / "file", "ask")
