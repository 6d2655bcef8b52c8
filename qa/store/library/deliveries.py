"""What came by the webhook, so that it counts once, whichever server it comes to."""

from datetime import timedelta

from sqlalchemy import Engine, delete, select

from qa.store.library.history import Clock, now
from qa.store.tables.portable import insert
from qa.store.tables.schema import DELIVERIES

_DAYS = timedelta(days=7)
"""How long an id is remembered. What was signed longer ago is refused as too old; a sender may sign
anew, and try for days."""


class Deliveries:
    """The ids of deliveries in the library behind `engine`, by the time of `clock`."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._engine = engine
        self._clock = clock

    def has(self, delivery_id: str) -> bool:
        query = select(DELIVERIES.c.id).where(DELIVERIES.c.id == delivery_id)
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def keep(self, delivery_id: str) -> bool:
        """Remember that a delivery came; whether it had not come before."""
        time = self._clock()
        with self._engine.begin() as connection:
            connection.execute(delete(DELIVERIES).where(DELIVERIES.c.at < time - _DAYS))
            kept = insert(connection, DELIVERIES).values(id=delivery_id, at=time)
            new = kept.on_conflict_do_nothing().returning(DELIVERIES.c.id)
            return connection.execute(new).first() is not None
