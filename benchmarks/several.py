"""Two servers and three workers over one database: a worker is killed, and PostgreSQL restarts.

    python -m benchmarks.several [--articles 200] [--right-after 20]

All are processes of `broadsheet`; PostgreSQL is started for them as it is for the tests. Articles
are ingested from two places at once. Meanwhile a worker is killed that has claimed something, and
PostgreSQL is stopped and started; an ingest that fails is given again. Then articles are put on the
first server, and each is asked for on the second right after that. When nothing waits any more
every article is asked for, on either server in turn.
"""

import argparse
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import httpx

from benchmarks import formula
from benchmarks.workers import working
from qa.store.library.library import Library
from tests.engines import Postgres
from tests.served import run_process, serving
from tests.shared import SECRET

ADMIN = {"Authorization": "Bearer of-this-benchmark"}
SETTINGS = {
    "secret": SECRET,
    "admin_token": "of-this-benchmark",
    "limit_per_address": "1000/second",
}

_FILLING = 600
"""Characters by formula in each article, so that embedding takes a while."""

_MOMENT = 0.02
"""Seconds after which it is looked again who has claimed something."""

_AWAY = 2.0
"""Seconds for which PostgreSQL is stopped."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--right-after", type=int, default=20)
    options = parser.parse_args()
    half, everything = options.articles // 2, options.articles + options.right_after
    with ExitStack() as running, tempfile.TemporaryDirectory() as folder:
        postgres = Postgres(Path(folder))
        running.callback(postgres.stop)
        library = running.enter_context(closing(Library(postgres.address)))
        first, second = running.enter_context(servers(postgres.address))
        workers = [running.enter_context(working(postgres.address, 1)) for _ in range(3)]
        with ThreadPoolExecutor(2) as threads, tempfile.TemporaryDirectory() as places:
            began = time.monotonic()
            ingests = [
                threads.submit(ingest, write(Path(places), start, half), postgres.address)
                for start in (0, half)
            ]
            kill_one(library, workers)
            killed = time.monotonic()
            postgres.stop()
            time.sleep(_AWAY)
            postgres.start()
            tries = [one.result() for one in ingests]
        print(f"ingested in {time.monotonic() - began:.0f} s, in {tries} tries", flush=True)
        new = range(options.articles, everything)
        print(f"asked right after: {sum(put_and_ask(first, second, one) for one in new)} right")
        while library.waiting.count():
            time.sleep(_MOMENT)
        print(f"{time.monotonic() - killed:.0f} s after the worker was killed nothing waited")
        right = sum(is_right((first, second)[one % 2], one) for one in range(everything))
        print(f"asked at the end: {right} of {everything} right")
        for name, server in (("first", first), ("second", second)):
            total = server.get("/api/articles").json()["total"]
            print(f"{name} server: {total} articles; {server.get('/api/check').json()}")
        added = [entry.article_id for entry in library.history.log() if entry.what == "added"]
        print(f"the log: {len(added)} added, {len(set(added))} different")


@contextmanager
def servers(database: str) -> Iterator[list[httpx.Client]]:
    """Clients of two servers, each of which has an index of its own."""
    with ExitStack() as running, tempfile.TemporaryDirectory() as folder:
        clients = []
        for name in ("first", "second"):
            (Path(folder) / name).mkdir()
            data = Path(folder) / name / "data"
            served = running.enter_context(serving(data, database=database, **SETTINGS))
            client = httpx.Client(base_url=served.address, headers=ADMIN, timeout=300)
            clients.append(running.enter_context(client))
        yield clients


def story(number: int) -> str:
    """The text of an article that alone says when the harbour of a place was closed."""
    _, passages = formula.article(number)
    told = f"The harbour of place{number} was closed on day {number}."
    return f"Story {number}\n\n{told}\n\n{passages[0].text[:_FILLING]}\n"


def write(places: Path, first: int, count: int) -> Path:
    """A new folder with `count` stories."""
    folder = places / str(first)
    folder.mkdir()
    for number in range(first, first + count):
        (folder / f"story-{number}.txt").write_text(story(number))
    return folder


def ingest(folder: Path, database: str) -> int:
    """How often the command had to be given until it did not fail."""
    tries = 1
    while (done := run_process("ingest", ".", cwd=folder, database=database)).returncode:
        print(done.stderr.strip(), flush=True)
        tries += 1
    return tries


def kill_one(library: Library, workers: Sequence[subprocess.Popen[str]]) -> None:
    """Kill a worker once it has claimed something."""
    by_number = {str(worker.pid): worker for worker in workers}
    while not (busy := [one for one in library.host().claims if one.split()[1] in by_number]):
        time.sleep(_MOMENT)
    by_number[busy[0].split()[1]].kill()
    print(f"killed {busy[0]!r} of {len(library.host().claims)} that indexed something", flush=True)


def put_and_ask(first: httpx.Client, second: httpx.Client, number: int) -> bool:
    """Whether the second server answers from an article that was just put on the first."""
    file = {"files": (f"story-{number}.txt", story(number))}
    first.post("/api/articles", files=file).raise_for_status()
    return is_right(second, number)


def is_right(server: httpx.Client, number: int) -> bool:
    asked = {"question": f"When was the harbour of place{number} closed?"}
    answer = server.post("/api/ask", json=asked).raise_for_status().json()
    quotes = [citation["quote"] for citation in answer["citations"][:1]]
    return quotes == [f"The harbour of place{number} was closed on day {number}."]


if __name__ == "__main__":
    main()
