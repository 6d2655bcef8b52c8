"""Waiting for files to change. The home of watchfiles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from watchfiles import watch

from ingest.files import READERS
from ingest.kinds import ending

_QUIET = 500
"""Milliseconds without a change after which changes are told, so that a file is written whole."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened to files: some are new or were written, and some are gone. Nothing of either
    says that time has passed."""

    written: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.written or self.gone)


def changes(
    folders: Sequence[Path], seconds: float, *, recursive: bool = True, stop: Event | None = None
) -> Iterator[Changes]:
    """What happens to the articles' files in `folders`, and to files among them, as it happens; and
    nothing, every so many `seconds` without a change, until `stop` is set."""
    if not folders:
        stop = stop or Event()
        while not stop.wait(seconds):
            yield Changes()
        return
    for batch in watch(
        *folders,
        watch_filter=lambda _, path: _is_read(Path(path)),
        step=_QUIET,
        rust_timeout=round(1000 * seconds),
        yield_on_timeout=True,
        recursive=recursive,
        raise_interrupt=True,
        stop_event=stop,
    ):
        paths = sorted({path for _, path in batch})
        # What is true now counts: editors replace a file by removing it and writing another.
        there = [Path(path).is_file() for path in paths]
        yield Changes(
            tuple(path for path, is_there in zip(paths, there, strict=True) if is_there),
            tuple(path for path, is_there in zip(paths, there, strict=True) if not is_there),
        )


def _is_read(path: Path) -> bool:
    return ending(path.name) in READERS and not path.name.startswith(".")
