"""Waiting for files to change. The home of watchfiles."""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Self

from watchfiles import Change, watch

from ingest.files import READERS
from ingest.gather import is_library
from ingest.kinds import ending

_QUIET = 500
"""Milliseconds without a change after which changes are told, so that a file is written whole."""

_LOOK = 5.0
"""Seconds after which it is seen that a watched folder or file is another one, or there again."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened to files: some are new or were written, and some, or folders of them, are gone.
    Nothing of either says that time has passed."""

    written: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @classmethod
    def of(cls, paths: Iterable[str]) -> Self:
        """By what is true now: editors replace a file by removing it and writing another."""
        every = sorted(set(paths))
        there = {path for path in every if Path(path).is_file()}
        gone = (path for path in every if path not in there)
        return cls(tuple(path for path in every if path in there), tuple(gone))

    def __bool__(self) -> bool:
        return bool(self.written or self.gone)

    def __add__(self, later: Self) -> Self:
        return self.of((*self.written, *self.gone, *later.written, *later.gone))


def changes(
    folders: Sequence[Path], seconds: float, *, recursive: bool = True, stop: Event | None = None
) -> Iterator[Changes]:
    """What happens to the articles' files in `folders`, and to files among them, as it happens; and
    nothing, at least every so many `seconds`, until `stop` is set."""
    stop = stop or Event()
    watched = {folder: _number(folder) for folder in folders}
    while not stop.is_set():
        there = [folder for folder, number in watched.items() if number is not None]
        for paths in _told(there, min(seconds, _LOOK) if folders else seconds, recursive, stop):
            yield Changes.of(file for path in paths for file in _files(path, folders, recursive))
            # Only what stood there at the beginning is watched, and not what took its place.
            others = [
                one for one, number in watched.items() if one in paths or _number(one) != number
            ]
            if others:
                watched |= {one: _number(one) for one in others}
                yield Changes.of(file for one in others for file in _files(one, folders, recursive))
                break


def _told(
    folders: Sequence[Path], seconds: float, recursive: bool, stop: Event
) -> Iterator[Collection[Path]]:
    """The paths of which anything is told; none, every so many seconds without."""
    if not folders:
        while not stop.wait(seconds):
            yield ()
        return
    for batch in watch(
        *folders,
        watch_filter=lambda change, path: change != Change.modified or _is_read(Path(path)),
        step=_QUIET,
        rust_timeout=round(1000 * seconds),
        yield_on_timeout=True,
        recursive=recursive,
        raise_interrupt=True,
        stop_event=stop,
    ):
        yield {Path(path) for _, path in batch}


def _number(path: Path) -> int | None:
    """By which the system knows a file or folder; None if there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _files(path: Path, folders: Sequence[Path], recursive: bool) -> Iterator[str]:
    """What an ingest of `folders` would read of what stands at a path: of a folder that was moved
    its files are not told. What is gone may have been a folder."""
    if not any(_is_within(path, folder) for folder in folders):
        return
    if not path.is_dir():
        if _is_read(path) or not path.exists():
            yield str(path)
        return
    if not recursive and path not in folders:
        return
    for within, inner, names in os.walk(path):
        inner[:] = [
            name
            for name in inner
            if recursive and name[0] != "." and not is_library(Path(within, name))
        ]
        yield from (str(Path(within, name)) for name in names if _is_read(Path(within, name)))


def _is_within(path: Path, folder: Path) -> bool:
    """Whether an ingest of a folder looks at a path: not in hidden folders, and not in those of
    libraries."""
    if not path.is_relative_to(folder):
        return False
    names = path.relative_to(folder).parts
    return not any(name.startswith(".") for name in names) and not any(
        is_library(parent) for parent in path.parents if parent.is_relative_to(folder)
    )


def _is_read(path: Path) -> bool:
    return ending(path.name) in READERS and not path.name.startswith(".")
