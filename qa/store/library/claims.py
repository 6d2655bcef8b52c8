"""What the index is still to do for the library, and who does it.

A passage that is pending is to be held by the index, and a stale id is not. In a library that is
shared, whoever does some of it claims it first, for a time: when that is over without its being
done, another may. An id that is claimed is given to nobody else, whether it is pending or stale, so
that the index is changed in the order in which the library was.
"""

import os
import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from sqlalchemy import Select, delete, exists, func, literal, select, update
from sqlalchemy.engine import Connection

from qa.article import Passage
from qa.store.library import about
from qa.store.library.history import now
from qa.store.library.records import batches, drop_ids, lock, put_ids
from qa.store.tables.portable import insert
from qa.store.tables.rows import passage_of, passage_rows
from qa.store.tables.schema import ABOUT, CLAIMS, DROPPED, PASSAGES, STALE, is_shared

_MOST_STALE = 10_000
"""Stale ids in one claim: some megabytes of a request."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the library wants done in the index, and gives to nobody else meanwhile: `passages` that
    it shall hold, and `stale` ids that it shall not. `name` is the claim's own, and empty where one
    process does all the work."""

    passages: tuple[Passage, ...]
    stale: tuple[str, ...]
    name: str = ""


def claim(connection: Connection, limit: int, seconds: float) -> Claim | None:
    """At most `limit` pending passages, and what is stale; None where nothing is to be done."""
    stale = select(STALE.c.id)
    pending = select(PASSAGES.c.id).where(PASSAGES.c.pending.is_(True))
    name = ""
    if is_shared(connection):
        name = f"{socket.gethostname()} {os.getpid()} {uuid4().hex[:8]}"
        dropped = _taken(connection, stale.limit(_MOST_STALE), name, seconds)
        put = _taken(connection, pending.limit(limit), name, seconds) if limit else []
    else:
        dropped = connection.execute(stale).scalars().all()
        put = connection.execute(pending.limit(limit)).scalars().all()
    passages = [
        passage_of(row)
        for ids in batches(put)
        for row in connection.execute(passage_rows().where(PASSAGES.c.id.in_(ids)))
    ]
    return Claim(tuple(passages), tuple(dropped), name) if passages or dropped else None


def _taken(
    connection: Connection, wanted: Select[tuple[str]], name: str, seconds: float
) -> Sequence[str]:
    """Those of the ids `wanted` that nobody had claimed, and on which the claim `name` is now."""
    (column,) = wanted.selected_columns
    held = exists().where(CLAIMS.c.id == column, CLAIMS.c.until > func.now())
    free = wanted.where(~held).with_for_update(skip_locked=True, of=column.table).cte()
    until = func.now() + literal(timedelta(seconds=seconds))
    claims = insert(connection, CLAIMS).from_select(
        ["id", "name", "until"], select(free.c.id, literal(name), until)
    )
    # Another may have claimed and let go of one since the statement began.
    claims = claims.on_conflict_do_update(
        index_elements=[CLAIMS.c.id],
        set_={"name": claims.excluded.name, "until": claims.excluded.until},
        where=CLAIMS.c.until <= func.now(),
    )
    return connection.execute(claims.returning(CLAIMS.c.id)).scalars().all()


def settle(connection: Connection, done: Claim) -> bool:
    """Note that a claim is done; whether it was whole, or another has taken some of it since.

    What changed meanwhile is to be done again: a passage that is gone is stale, and a stale id that
    is a passage again is pending.
    """
    put, dropped = [one.id for one in done.passages], list(done.stale)
    there = set(lock(connection, PASSAGES, [*put, *dropped]))
    lock(connection, STALE, dropped)
    mine = _mine(connection, done)
    generation = about.moved_on(connection)
    put_ids(connection, STALE, set(put) - there)
    mark(connection, there.intersection(dropped), pending=True)
    indexed, gone = there.intersection(put) & mine, mine.intersection(dropped)
    mark(connection, indexed, pending=False, settled=generation)
    drop_ids(connection, STALE, gone)
    if done.name:
        drop_ids(connection, DROPPED, indexed)
        _note_dropped(connection, gone - there, generation)
        connection.execute(delete(CLAIMS).where(CLAIMS.c.name == done.name))
    return mine.issuperset([*put, *dropped])


def _mine(connection: Connection, done: Claim) -> set[str]:
    """The ids that nobody else has claimed since: all, where nobody else can."""
    if not done.name:
        return {*(one.id for one in done.passages), *done.stale}
    own = select(CLAIMS.c.id).where(CLAIMS.c.name == done.name)
    # Nobody takes these until the end, and what somebody is about to take is his.
    own = own.with_for_update(skip_locked=True)
    return set(connection.execute(own).scalars())


def free_late(connection: Connection) -> None:
    """Take back the claims whose time is over, but for those that are being settled."""
    late = select(CLAIMS.c.id).where(CLAIMS.c.until <= func.now())
    late = late.with_for_update(skip_locked=True)
    connection.execute(delete(CLAIMS).where(CLAIMS.c.id.in_(late)))


def _note_dropped(connection: Connection, ids: Iterable[str], generation: int) -> None:
    rows = [{"id": one, "generation": generation} for one in sorted(ids)]
    if rows:
        dropped = insert(connection, DROPPED)
        again = {"generation": dropped.excluded.generation}
        dropped = dropped.on_conflict_do_update(index_elements=[DROPPED.c.id], set_=again)
        connection.execute(dropped, rows)


def mark(
    connection: Connection, ids: Iterable[str], *, pending: bool, settled: int | None = None
) -> None:
    """Note whether passages are pending from now on, or were indexed with the change `settled`."""
    values = {"pending": pending, "queued": now() if pending else None, "settled": settled}
    for some in batches(sorted(ids)):
        connection.execute(update(PASSAGES).where(PASSAGES.c.id.in_(some)).values(values))


def settle_kept(connection: Connection) -> None:
    """Note that all pending passages whose embeddings are kept are indexed: those that follow the
    library need nothing else of them. Where all search one index, which does not hold them, and in
    a folder they stay pending.

    Whoever calls it is the only one that uses the library.
    """
    if not is_shared(connection) or about.index_name(connection):
        return
    generation = about.moved_on(connection)
    kept = update(PASSAGES).where(PASSAGES.c.pending.is_(True), PASSAGES.c.vector.is_not(None))
    connection.execute(kept.values(pending=False, queued=None, settled=generation))
    held = select(PASSAGES.c.id).where(PASSAGES.c.settled == generation)
    connection.execute(delete(DROPPED).where(DROPPED.c.id.in_(held)))


def begin_anew(connection: Connection) -> None:
    """Have every passage embedded and indexed again, by whichever model comes."""
    connection.execute(select(ABOUT.c.row).with_for_update())  # whoever keeps embeddings ends first
    nothing = {"vector": None, "sentences": None, "settled": None}
    connection.execute(update(PASSAGES).values(pending=True, queued=now(), **nothing))
    connection.execute(update(ABOUT).values(model=None))
    about.moved_on(connection)
