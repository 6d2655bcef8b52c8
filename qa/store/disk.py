"""A disk that takes no more, or may not be written, in the words of the libraries that meet it."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qa.errors.base import BroadsheetError
from qa.errors.data import DataUnusable

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
_SQLITE = (
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
    *(sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN),
)
_TOLD = {
    "No space left on device": "No space left on device",
    "disk is full": "No space left on device",
    "File too large": "File too large",
    "Read-only file system": "Read-only file system",
    "disk I/O error": "disk I/O error",
    "readonly database": "Read-only file system",
    "unable to open database file": "unable to open database file",
}
"""What the messages of tantivy and Chroma hold, which carry no code, and what that means."""


def disk_problem(error: BaseException | None) -> str | None:
    """What is wrong with the disk, or None where the error has another reason."""
    while error is not None:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _SQLITE:
            return str(error)
        if isinstance(error, OSError) and error.errno in _NO_SPACE:
            return error.strerror or str(error)
        for words, problem in _TOLD.items():
            if words in str(error):
                return problem
        error = error.__cause__ or error.__context__
    return None


@contextmanager
def disk_errors_told(data: Path) -> Iterator[None]:
    """Raises DataUnusable where the disk under `data` is why something fails."""
    try:
        yield
    except BroadsheetError:
        raise
    except Exception as error:
        if problem := disk_problem(error):
            raise DataUnusable(data, problem) from error
        raise
