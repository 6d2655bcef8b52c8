"""How many passages a second one worker embeds, and two.

    python -m benchmarks.workers postgresql://NAME:PASSWORD@HOST/EMPTY [--runs 1 2 1 2]

The sample articles are put into the database again and again, each time under other names, until
there are enough passages. In each run so many processes of `broadsheet worker`, of --threads
threads each, wait with their model loaded until all passages are to be embedded at once; the clock
runs from then on until none is pending. Nothing is searched, so that what is measured is embedding
and PostgreSQL. Leave the machine alone meanwhile.
"""

import argparse
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median

from ingest.files import read
from ingest.gather import found_file
from ingest.split import split
from qa.store.index import BATCH, LEASE
from qa.store.library.library import Library
from tests.served import BROADSHEET, environment

SAMPLES = Path(__file__).parent.parent / "articles"

_MOMENT = 0.1
"""Seconds after which it is looked again whether all is done."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("database")
    parser.add_argument("--passages", type=int, default=8 * BATCH, help="a worker takes 256 each")
    parser.add_argument("--runs", type=int, nargs="+", default=[1, 2, 1, 2], help="workers of each")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    rates = defaultdict(list)
    with closing(Library(options.database)) as library:
        if not library.contents.is_empty():
            parser.error("the database holds articles: name an empty one")
        put(library, options.passages)
        for workers in options.runs:
            seconds = embed(library, options.database, workers, options.threads)
            rates[workers].append(options.passages / seconds)
            told = f"{options.passages:,} passages in {seconds:.1f} s"
            print(f"workers {workers}: {rates[workers][-1]:.1f} a second ({told})", flush=True)
    for workers, found in sorted(rates.items()):
        print(f"median of {len(found)} with {workers}: {median(found):.1f} passages a second")


def put(library: Library, passages: int) -> None:
    """Put as many passages of the sample articles, which nobody has to index yet."""
    samples = [
        article
        for file in sorted(SAMPLES.iterdir())
        for article in read(found_file(file, file.name))
    ]
    left = passages
    for number in count():
        for sample in samples:
            one = replace(sample, key=f"{sample.key} {number}", url=None)
            parts = split(one)[:left]
            library.put(one, parts)
            left -= len(parts)
            if not left:
                while claim := library.waiting.claim(BATCH, LEASE):
                    library.waiting.settle(claim)
                return


def embed(library: Library, database: str, workers: int, threads: int) -> float:
    """Seconds in which so many workers embed all passages."""
    with ExitStack() as running:
        for _ in range(workers):
            running.enter_context(working(database, threads))
        library.waiting.begin_anew()
        began = time.perf_counter()
        while library.waiting.count():
            time.sleep(_MOMENT)
        return time.perf_counter() - began


@contextmanager
def working(database: str, threads: int) -> Iterator[subprocess.Popen[str]]:
    """A worker that has loaded its model, in a process and a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [BROADSHEET, "worker"],
            cwd=folder,
            env=environment(database=database) | {"OMP_NUM_THREADS": str(threads)},
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            wait_for(process)
            yield process
        finally:
            process.terminate()
            process.communicate()


def wait_for(process: subprocess.Popen[str]) -> None:
    """Until a worker says that it has begun. Ends this program where it does not."""
    said = []
    for line in process.stderr or ():
        said.append(line)
        if "working" in line:
            return
    raise SystemExit("a worker did not start:\n" + "".join(said))


if __name__ == "__main__":
    main()
