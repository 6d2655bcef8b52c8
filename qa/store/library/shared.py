"""Small things that every process with the same library has to know."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, delete, select

from qa.store.library.history import Clock, now
from qa.store.tables.portable import insert
from qa.store.tables.schema import SHARED

IDENTITY = "id"
"""The name of what a library is told from others by."""


class Shared:
    """Texts by their names, in the library behind `engine`, by the time of `clock`."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._engine = engine
        self._clock = clock

    def find(self, name: str) -> str | None:
        with self._engine.connect() as connection:
            return connection.execute(select(SHARED.c.value).where(SHARED.c.name == name)).scalar()

    def identity(self) -> str:
        """What the library is told from others by."""
        return self.find_or_make(IDENTITY, lambda: uuid4().hex)

    def find_or_make(self, name: str, make: Callable[[], str]) -> str:
        """What is kept as `name`; what `make` gives where nothing was. All processes get the
        same."""
        if (kept := self.find(name)) is None:
            with self._engine.begin() as connection:
                row = insert(connection, SHARED).values(self._row(name, make()))
                connection.execute(row.on_conflict_do_nothing())  # another process may be sooner
            kept = self.find(name)
        return kept or ""

    def keep(self, name: str, value: str) -> None:
        with self._engine.begin() as connection:
            values = self._row(name, value)
            row = insert(connection, SHARED).values(values)
            row = row.on_conflict_do_update(index_elements=[SHARED.c.name], set_=values)
            connection.execute(row)

    def forget(self, name: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(SHARED).where(SHARED.c.name == name))

    def forget_old(self, beginning: str, age: timedelta) -> None:
        """Forget what is older than `age` of all whose names begin so."""
        old = SHARED.c.since <= self._clock() - age
        named = SHARED.c.name.startswith(beginning, autoescape=True)
        with self._engine.begin() as connection:
            connection.execute(delete(SHARED).where(named, old))

    def _row(self, name: str, value: str) -> dict[str, Any]:
        return {"name": name, "value": value, "since": self._clock()}
