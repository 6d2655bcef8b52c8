"""What has changed of the passages to be held, for an index that follows a shared library."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Engine, func, select

from qa.store.tables.schema import DROPPED, PASSAGES

_BATCH = 256
"""Passages at a time: some hundred kilobytes of text."""


class Changes:
    """The changes of the library behind `engine`, by its generations."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def held(self, after: int) -> Iterator[Sequence[str]]:
        """Ids of the passages that were indexed later than the generation `after`, in batches."""
        query = select(PASSAGES.c.id).where(*_later(after))
        query = query.order_by(PASSAGES.c.settled, PASSAGES.c.id)
        with self._engine.connect() as connection:
            found = connection.execution_options(yield_per=_BATCH).execute(query).scalars()
            yield from found.partitions()

    def count(self, after: int) -> int:
        """How many passages were indexed later than the generation `after`."""
        query = select(func.count()).select_from(PASSAGES).where(*_later(after))
        with self._engine.connect() as connection:
            return connection.execute(query).scalar_one()

    def dropped(self, after: int) -> Sequence[str]:
        """Ids that are no passages since later than the generation `after`."""
        query = select(DROPPED.c.id).where(DROPPED.c.generation > after)
        with self._engine.connect() as connection:
            return connection.execute(query).scalars().all()


def _later(after: int) -> tuple[ColumnElement[bool], ...]:
    return PASSAGES.c.settled > after, PASSAGES.c.pending.is_(False)
