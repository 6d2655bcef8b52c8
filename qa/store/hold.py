"""The right to change a library in a database, which several processes have at the same time."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from qa.errors.data import Owner
from qa.errors.library import LibraryBusy
from qa.errors.shown import without_password
from qa.store.lock import DataLock
from qa.store.tables import postgres

_ALONE = 7_236_115
"""PostgreSQL's first number of the locks, which are of one database; what is done is the second."""

_HOLDER = text(
    "SELECT application_name FROM pg_stat_activity JOIN pg_locks USING (pid) WHERE granted "
    "AND locktype = 'advisory' AND classid = :number AND objid::bigint = "
    "(hashtext(:what)::bigint & 4294967295)"
)


class SharedHold:
    """Lets others read and write the library in the `database`, and keeps them from what only one
    may do at a time.

    Of a folder `data` that holds an index of this process alone it has the `lock`, and gives it
    back when it is closed.
    """

    def __init__(self, database: str, data: Path, command: str, lock: DataLock | None) -> None:
        self.data = data
        self._shown = without_password(database)
        self._name = f"broadsheet {command} on {socket.gethostname()}"
        self._lock = lock
        self._engine = postgres.open_engine(database)

    @property
    def owner(self) -> Owner | None:
        return self._lock.owner if self._lock else None

    def announce(self, address: str) -> None:
        if self._lock:
            self._lock.announce(address)

    @contextmanager
    def alone(self, what: str) -> Iterator[None]:
        """Be the only one that does `what`. The server frees the lock when this process ends,
        however it ends. Raises LibraryBusy."""
        # By itself, and not in a transaction, which a pooler would give another connection.
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            name = text("SELECT set_config('application_name', :name, false)")
            connection.execute(name, {"name": f"{self._name}: {what}"[:63]})
            lock = {"number": _ALONE, "what": what}
            free = text("SELECT pg_try_advisory_lock(:number, hashtext(:what))")
            if not connection.execute(free, lock).scalar():
                holder = connection.execute(_HOLDER, lock).scalar()
                raise LibraryBusy(self._shown, what, holder or "another process")
            try:
                yield
            finally:
                connection.execute(
                    text("SELECT pg_advisory_unlock(:number, hashtext(:what))"), lock
                )
                connection.execute(name, {"name": "broadsheet"})

    def close(self) -> None:
        self._engine.dispose()
        if self._lock:
            self._lock.close()
