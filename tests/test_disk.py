import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from resource import RLIMIT_FSIZE, getrlimit, setrlimit

import pytest

from qa.errors.data import DataUnusable
from qa.store.disk import disk_errors_told, disk_problem
from qa.store.embed import Embedder
from qa.store.index import open_index
from qa.store.lock import DataLock


@contextmanager
def longest_file(size: int) -> Iterator[None]:
    """No file may become longer than `size` bytes, as if the disk were full then."""
    before = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        setrlimit(RLIMIT_FSIZE, before)


@pytest.mark.parametrize(
    "size",
    [
        0,  # the lock
        4096,  # the library
        100_000,  # the vectors
    ],
)
def test_a_full_disk_at_start_is_told_and_the_next_start_works(
    data: Path, embedder: Embedder, size: int
) -> None:
    with longest_file(size), pytest.raises(DataUnusable, match=r"File too large|disk I/O error"):
        open_index(DataLock(data, "test"), embedder)
    open_index(DataLock(data, "test"), embedder).close()


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (ValueError("An IO error: No space left on device (os error 28)"), "No space left on"),
        (RuntimeError("error returned from database: (code: 13) database or disk is full"), "No"),
    ],
)
def test_the_words_of_every_library_for_a_full_disk_are_known(
    tmp_path: Path, error: Exception, problem: str
) -> None:
    with pytest.raises(DataUnusable, match=problem), disk_errors_told(tmp_path):
        raise error


def test_an_error_that_came_from_the_disk_is_told_by_what_it_came_from() -> None:
    outer = RuntimeError("could not commit")
    outer.__cause__ = OSError(errno.EROFS, "Read-only file system")
    assert disk_problem(outer) == "Read-only file system"


def test_what_has_nothing_to_do_with_the_disk_stays_as_it_is(tmp_path: Path) -> None:
    assert disk_problem(sqlite3.OperationalError("near SELEC: syntax error")) is None
    with pytest.raises(ZeroDivisionError), disk_errors_told(tmp_path):
        raise ZeroDivisionError
