"""How often the editors' entries were met, counted in the library, so that all servers count
together."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select

from qa.store.library.history import Clock, now
from qa.store.tables.portable import insert
from qa.store.tables.schema import CAUGHT


@dataclass(frozen=True, slots=True)
class Caught:
    """How many questions an entry caught, and when the latest."""

    count: int
    last: datetime


class Catches:
    """The counts in the library behind `engine`, by the time of `clock`."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._engine = engine
        self._clock = clock

    def add(self, name: str) -> None:
        """Count one more for the entry `name`."""
        moment = self._clock()
        with self._engine.begin() as connection:
            row = insert(connection, CAUGHT).values(name=name, count=1, last=moment)
            more = {"count": CAUGHT.c.count + 1, "last": moment}
            row = row.on_conflict_do_update(index_elements=[CAUGHT.c.name], set_=more)
            connection.execute(row)

    def all(self) -> dict[str, Caught]:
        """What was counted, by the entries' names."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(CAUGHT.c.name, CAUGHT.c.count, CAUGHT.c.last))
            return {name: Caught(count, last) for name, count, last in rows}
