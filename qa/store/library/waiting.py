"""The passages that wait for the index: to be held by it, or to be dropped."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Engine, func, select

from qa.errors.index import ClaimLost
from qa.store.library import about, claims
from qa.store.library.claims import Claim
from qa.store.library.records import batches, lock, put_ids
from qa.store.tables.schema import PASSAGES, STALE

_IS_PENDING = PASSAGES.c.pending.is_(True)


class Waiting:
    """What the library behind `engine` wants done in the index: a *pending* passage is to be held,
    and a *stale* id no longer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, limit: int, seconds: float) -> Claim | None:
        """At most `limit` pending passages, and what is stale; None where nothing is to be done.

        With a limit of 0 only what is stale. Nobody else is given the same before `seconds` have
        passed.
        """
        with self._engine.begin() as connection:
            return claims.claim(connection, limit, seconds)

    def settle(self, claim: Claim) -> None:
        """Note that `claim` is done, and move the generation on.

        What changed meanwhile is to be done again: a passage that is gone is stale, and a stale id
        that is a passage again is pending. Raises ClaimLost where the time was over and another
        has taken some of it: the rest is done.
        """
        with self._engine.begin() as connection:
            whole = claims.settle(connection, claim)
        if not whole:
            raise ClaimLost

    def free_late(self) -> None:
        """Take back what was claimed for a time that is over. Who does it still hears ClaimLost."""
        with self._engine.begin() as connection:
            claims.free_late(connection)

    def settle_kept(self) -> None:
        """Have all that follow a shared library hold the pending passages whose embeddings are
        kept. Whoever calls it is the only one that uses the library."""
        with self._engine.begin() as connection:
            claims.settle_kept(connection)

    def begin_anew(self) -> None:
        """Have every passage embedded and indexed again, by whichever model comes."""
        with self._engine.begin() as connection:
            claims.begin_anew(connection)

    def count(self) -> int:
        """How many passages are pending."""
        query = select(func.count()).select_from(PASSAGES).where(_IS_PENDING)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar_one()

    def among(self, article_ids: Collection[str]) -> set[str]:
        """Those of the articles of which a passage is pending."""
        found: set[str] = set()
        query = select(PASSAGES.c.article_id).where(_IS_PENDING)
        with self._engine.connect() as connection:
            for ids in batches(sorted(article_ids)):
                of_these = query.where(PASSAGES.c.article_id.in_(ids))
                found.update(connection.execute(of_these).scalars())
        return found

    def since(self) -> datetime | None:
        """Since when the passage is pending that is so for longest; None where none is."""
        oldest = select(func.min(PASSAGES.c.queued)).where(_IS_PENDING)
        with self._engine.connect() as connection:
            return connection.execute(oldest).scalar()

    def mark_pending(self, passage_ids: Collection[str]) -> None:
        with self._engine.begin() as connection:
            claims.mark(connection, lock(connection, PASSAGES, passage_ids), pending=True)
            about.moved_on(connection)

    def stale(self) -> list[str]:
        with self._engine.connect() as connection:
            return list(connection.execute(select(STALE.c.id)).scalars())

    def mark_stale(self, passage_ids: Collection[str]) -> None:
        with self._engine.begin() as connection:
            put_ids(connection, STALE, passage_ids)
