"""A library goes to a database and back, cut short once on each way.

    python -m benchmarks.moving DATA postgresql://NAME:PASSWORD@HOST/EMPTY WORK

DATA stays as it is; a copy of it is moved, in the folder WORK. Prints seconds, and whether what
came back is the same.
"""

import argparse
import time
from contextlib import closing, suppress
from pathlib import Path
from shutil import copytree

from qa.store import moving
from qa.store.library.library import Library

_CUT = 0.3
"""The part of the articles and passages after which a move is cut short."""


class _CutShort(Exception):
    pass


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("database")
    parser.add_argument("work", type=Path)
    given = parser.parse_args()
    own, back = given.work / "own", given.work / "back"
    copytree(given.data, own)
    first = _state(own)
    print(f"{first[0]:,} articles, {first[1]:,} passages")
    for way, source, target in (("there", own, given.database), ("back", given.database, back)):
        with suppress(_CutShort):
            moving.move(source, target, _cut_short)
        began = time.perf_counter()
        moving.move(source, target, lambda done, of: None)
        took = time.perf_counter() - began
        print(f"{way}: {took:.1f} s after it was cut short, the same: {_state(target) == first}")


def _cut_short(done: int, of: int) -> None:
    if done > _CUT * of:
        raise _CutShort


def _state(home: moving.Place) -> tuple[int, int, str]:
    with closing(Library(home)) as library:
        return library.count_articles(), library.count_passages(), library.digest()


if __name__ == "__main__":
    main()
