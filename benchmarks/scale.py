"""How time, memory and disk grow with the number of passages.

    python -m benchmarks.scale FOLDER [--passages 10000 100000 1000000]
    BROADSHEET_DATABASE=... python -m benchmarks.scale FOLDER --passages 100000

Texts and vectors are made by formula (`benchmarks.formula`), so that nothing is embedded: what is
measured is the library, Chroma and tantivy. FOLDER gets a data directory a size, each of which
begins as a copy of the smaller one. A run that was ended goes on where it was. What filling took
is written to FOLDER/filled.jsonl. The sizes are then asked in turn, so that what else the machine
does weighs on all alike; "processor" is the time of this process on all cores. Memory is the
resident set of a process that opened one size and asked it. With a database in the settings (and
BROADSHEET_INDEX, if wanted), empty at first, there is one size, and its disk is not counted.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.formula import NEWEST, PASSAGES, Formula, article, question
from benchmarks.load import resident
from qa.question import ANYWHERE, Filters
from qa.retrieve import search
from qa.settings import read
from qa.store.index import Index
from qa.store.opening import holding, index_of
from qa.store.passages.scope import EVERYWHERE
from qa.store.passages.stems import weights

STEP = 250
"""Articles between two lines about the filling."""

WARMING = 5
"""Questions before those that count."""


@dataclass
class Times:
    """Milliseconds on the clock and of the processor, a question each."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def take(self, work: Callable[[], object]) -> None:
        clock, processor = time.perf_counter(), time.process_time()
        work()
        self.clock.append(1000 * (time.perf_counter() - clock))
        self.processor.append(1000 * (time.process_time() - processor))

    def __str__(self) -> str:
        middle, slow = np.quantile(self.clock, (0.5, 0.95))
        return f"{middle:8.1f} ms, p95 {slow:8.1f}, processor {np.median(self.processor):8.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--fill", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--memory", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fill:
        fill(options.folder, options.fill)
    elif options.memory:
        memory(options.folder, options.memory)
    else:
        sizes = sorted(options.passages)
        if read().database and len(sizes) > 1:
            parser.error("a database has one size: name it with --passages")
        for smaller, size in zip([None, *sizes], sizes, strict=False):
            begin(options.folder, smaller, size)
            _by_itself(options.folder, "--fill", size)
        for size in sizes:
            print(f"{size:,} passages: {disk(options.folder / str(size))}", flush=True)
            _by_itself(options.folder, "--memory", size)
        ask(options.folder, sizes)


def _by_itself(folder: Path, *arguments: object) -> None:
    """The same program with other arguments, in a process whose memory is its own."""
    command = [sys.executable, "-m", "benchmarks.scale", folder, *arguments]
    subprocess.run([str(part) for part in command], check=True)


def begin(folder: Path, smaller: int | None, size: int) -> None:
    """Have the data directory of `size` begin as a copy of the `smaller` one, which is whole."""
    if smaller and not (folder / str(size)).exists():
        copy = folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder / str(smaller), copy)
        copy.rename(folder / str(size))


def opened(folder: Path, size: int) -> Index:
    settings = read(data=folder / str(size))
    return index_of(settings, holding(settings, "benchmark"), Formula())


def fill(folder: Path, size: int) -> None:
    """Bring the data directory of `size` up to it, and note what every step took."""
    with opened(folder, size) as index, (folder / "filled.jsonl").open("a") as filled:
        while index.work_off():  # what was moved here waits for a worker
            pass
        for first in range(index.library.count_articles(), size // PASSAGES, STEP):
            made = [article(number) for number in range(first, min(first + STEP, size // PASSAGES))]
            clock, processor = time.perf_counter(), time.process_time()
            for one, passages in made:
                index.put(one, passages)
            kept = time.perf_counter()
            index.finish([one.id for one, _ in made])
            done = time.perf_counter()
            line = {
                "passages": PASSAGES * (first + len(made)),
                "of": PASSAGES * len(made),
                "kept": round(kept - clock, 2),
                "indexed": round(done - kept, 2),
                "processor": round(time.process_time() - processor, 2),
                "resident": round(resident(os.getpid())),
            }
            print(json.dumps(line), file=filled, flush=True)


def disk(data: Path) -> str:
    """How much the parts of a data directory take."""
    parts = {"library": "library.sqlite3*", "vectors": "vectors/**/*", "lexical": "lexical/**/*"}
    sizes = {
        name: sum(file.stat().st_size for file in data.glob(pattern) if file.is_file())
        for name, pattern in parts.items()
    }
    return ", ".join(f"{name} {size / 1e6:,.0f} MB" for name, size in sizes.items())


def memory(folder: Path, size: int) -> None:
    began = time.perf_counter()
    with opened(folder, size) as index:
        took = time.perf_counter() - began
        for number in range(0, size // PASSAGES, size // PASSAGES // 200):
            search(index, question(number), 20)
        print(f"  opened in {took:.1f} s, {resident(os.getpid()):,.0f} MB after 200 questions")


def ask(folder: Path, sizes: list[int]) -> None:
    """Ask every size in turn, and print what it took."""
    with ExitStack() as stack:
        indexes = {size: stack.enter_context(opened(folder, size)) for size in sizes}
        for name, (count, work) in ASKED.items():
            times = {size: Times() for size in sizes}
            unheard = Times()
            for place in range(-WARMING, count):
                for size, index in indexes.items():
                    number = place * (size // PASSAGES // count) % (size // PASSAGES)
                    taken = unheard if place < 0 else times[size]
                    taken.take(partial(work, index, question(number)))
            for size, taken in times.items():
                print(f"{name:24} {size:10,} {taken}", flush=True)


def _within(filters: Filters) -> Callable[[Index, str], object]:
    return lambda index, text: search(index, text, 20, filters, fold=True)


def _words(index: Index, text: str) -> object:
    words = weights([(text, 1.0)], index.passages.languages())
    return index.passages.worded(words, 200, EVERYWHERE)


ASKED: dict[str, tuple[int, Callable[[Index, str], object]]] = {
    "everywhere": (200, _within(ANYWHERE)),
    "of them words": (200, _words),
    "of them vectors": (
        200,
        lambda index, text: index.passages.nearest(index.embedder.question(text), 50, EVERYWHERE),
    ),
    "in one week": (20, _within(Filters(since=NEWEST - timedelta(days=7)))),
    "in one year": (20, _within(Filters(since=NEWEST - timedelta(days=365)))),
    "in one of ten sources": (20, _within(Filters(source="paper3.example"))),
}
"""What is asked, and how often."""


if __name__ == "__main__":
    main()
