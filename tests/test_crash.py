"""kill -9 in the middle of `broadsheet ingest`, and the same command again."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from qa.store.embed import Embedder
from qa.store.index import open_index
from qa.store.lock import DataLock
from tests.articles import local, worded
from tests.served import run

pytestmark = pytest.mark.process

ARTICLES = 40
BROADSHEET = Path(sys.executable).with_name("broadsheet")

SUBJECTS = ("The ferry", "An orchard", "The choir", "A lighthouse", "The museum", "A tram")
EVENTS = ("reopened", "was sold", "lost its roof", "drew a crowd", "closed early", "won a prize")
PLACES = ("in Skarnholm", "near Velm", "by the old harbour", "on the northern line")


def write_articles(folder: Path, edition: int) -> None:
    """Every article anew, so that every run has everything to do."""
    folder.mkdir(exist_ok=True)
    for number in range(ARTICLES):
        chance = random.Random(f"{edition} {number}")  # noqa: S311
        story = " ".join(
            " ".join(chance.choice(part) for part in (SUBJECTS, EVENTS, PLACES)) + "."
            for _ in range(5)
        )
        text = f"Report {number}, edition {edition}\n\n{story}\n"
        (folder / f"report-{number}.txt").write_text(text)


def ingest(tmp_path: Path, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")
    }
    return subprocess.Popen(
        [BROADSHEET, "ingest", "reports", "--data", "data"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=stderr,
        # A shell has what it starts in the background ignore it.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )


def wait_until(reached: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait for something that has to happen before the process ends by itself."""
    while not reached():
        try:
            code = process.wait(timeout=0.005)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError(f"ended with {code} before it was to be stopped")


def kill_when(process: subprocess.Popen[bytes], reached: Callable[[], bool]) -> None:
    """kill -9 as soon as `reached`."""
    wait_until(reached, process)
    process.kill()
    assert process.wait() == -signal.SIGKILL


def count(data: Path, query: str, *values: str) -> int:
    """The answer of the library to a query that counts; 0 while there is no library."""
    try:
        connection = sqlite3.connect(f"file:{data / 'library.sqlite3'}?mode=ro", uri=True)
        try:
            (answer,) = connection.execute(query, values).fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return 0
    return int(answer)


def test_an_ingest_killed_again_and_again_loses_and_doubles_nothing(
    tmp_path: Path, data: Path, embedder: Embedder
) -> None:
    reports = tmp_path / "reports"
    some = random.Random(20).randrange(5, ARTICLES - 5)  # noqa: S311

    def kept(edition: int) -> int:
        return count(
            data, "select count(*) from articles where title like ?", f"%edition {edition}"
        )

    moments: list[Callable[[], bool]] = [
        # While articles are written.
        lambda: kept(0) >= some,
        # All are written, and the model is being loaded or embeds.
        lambda: kept(1) == ARTICLES,
        # Vectors are computed, and the indexes are being written.
        lambda: (
            kept(2) == ARTICLES
            and count(data, "select count(*) from passages where vector is not null") > 0
        ),
    ]
    for edition, reached in enumerate(moments):
        write_articles(reports, edition)
        kill_when(ingest(tmp_path), reached)
    assert run("ingest", "reports", cwd=tmp_path).returncode == 0

    with open_index(DataLock(data, "test"), embedder) as index:
        titles = [row.title for row in index.library.catalogue.summaries()]
        assert sorted(titles) == sorted(f"Report {n}, edition 2" for n in range(ARTICLES))
        assert index.library.waiting.count() == 0
        assert local(index).vectors.ids() == local(index).lexical.ids()
        assert local(index).vectors.ids() == set(index.library.passage_ids())
        assert index.check().holds
        for n in range(ARTICLES):
            hit, *_ = worded(index, f"report {n}")
            assert index.library.passages([hit])[0].text.startswith(f"Report {n}, edition 2")


def test_an_ingest_that_is_interrupted_says_what_is_kept(tmp_path: Path, data: Path) -> None:
    write_articles(tmp_path / "reports", 0)
    process = ingest(tmp_path, stderr=subprocess.PIPE)
    wait_until(lambda: count(data, "select count(*) from articles") > 0, process)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    (kept,) = re.findall(rb"stopped: (\d+) added and 0 updated articles are kept", said)
    # The one that was being written may be kept without having been counted.
    assert count(data, "select count(*) from articles") - int(kept) in (0, 1)
    assert b"Traceback" not in said
