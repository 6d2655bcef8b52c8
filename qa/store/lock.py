"""One owner of the data directory.

Embedded Chroma is not safe for two processes: a second one never sees new vectors, and two
writers corrupt the collection without an error. So whoever opens the index holds this lock, and
says in it what it is and where it can be asked.
"""

import json
import os
import secrets
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from qa.errors.data import DataBusy, DataUnusable, OtherLibrary, Owner
from qa.store import private

_OWNER = "owner.json"
_LOCK = "owner.lock"
_PATIENCE = 0.2
"""Seconds; a new holder has said by then who it is, and one that is ending has ended."""


class DataLock:
    """Holds `data` for this process until closed, to use the articles in it or in a `library`, as
    `Owner` has it.

    The operating system gives the lock back when its holder dies, however it dies, so a lock is
    never stale; what the dead one wrote about itself is overwritten.

    Raises DataBusy if another process holds it, OtherLibrary if that has other articles, and
    DataUnusable if the folder cannot be written.
    """

    def __init__(
        self, data: Path, command: str, address: str | None = None, *, library: str = ""
    ) -> None:
        self.data = data
        self._path = data / _OWNER
        # Of the process, not of the thread that opened it: another one may close it.
        self._lock = FileLock(data / _LOCK, mode=0o600, thread_local=False)
        try:
            private.make_folder(data)
            self._lock.acquire(timeout=_PATIENCE, poll_interval=0.02)
            token = secrets.token_urlsafe(32)
            self.owner = Owner(command, os.getpid(), address, token, library)
            self._write()
        except Timeout:
            other = _read_owner(data) or Owner("another command", 0, None, "")
            if other.library not in (None, library):
                raise OtherLibrary(data, other, library) from None
            raise DataBusy(data, other) from None
        except OSError as error:
            raise DataUnusable(data, error.strerror or str(error)) from None

    def announce(self, address: str) -> None:
        """Say where this process can be asked from now on."""
        self.owner = replace(self.owner, address=address)
        self._write()

    def alone(self, what: str) -> AbstractContextManager[None]:
        """Nobody else has the directory, so that nobody else does `what`."""
        return nullcontext()

    def close(self) -> None:
        """Let others have the directory; closing again does nothing."""
        if self._lock.is_locked:
            self._path.unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _write(self) -> None:
        private.replace(self._path, json.dumps(asdict(self.owner)).encode())


def _read_owner(data: Path) -> Owner | None:
    """What the last holder of `data` wrote about itself, whether or not it still runs."""
    try:
        return Owner(**json.loads((data / _OWNER).read_text()))
    except (OSError, ValueError, TypeError):
        return None
