"""What was done to the articles, by whom and when, and which versions there were of each."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Engine, Row, Select, insert, select
from sqlalchemy.engine import Connection

from qa.article import Article
from qa.store.tables.portable import logged
from qa.store.tables.schema import FOLDED_LOG, LOG, VERSIONS, is_shared

What = Literal[
    "added", "updated", "moved", "removed", "unpublished", "republished", "embargoed", "expired"
]

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time, in UTC, to the second, as it is kept."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log. `who` is a user of the machine, or what acted by itself."""

    time: datetime
    who: str
    what: What
    article_id: str
    title: str
    source: str
    why: str

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return asdict(self) | {"time": self.time.isoformat()}


@dataclass(frozen=True, slots=True)
class Version:
    """`version` is the digest of an article that was kept from `since` on."""

    version: str
    since: datetime

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {"version": self.version, "since": self.since.isoformat()}


class History:
    """The log and the versions in the library behind `engine`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def log(self, containing: str = "") -> Iterator[LogEntry]:
        """What was done, the oldest first; with `containing` only to articles with this id, or with
        this in title or source. A library may hold more of it than memory."""
        query = _entries(containing).order_by(LOG.c.number)
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=500).execute(query):
                yield LogEntry(**row._mapping)

    def latest(self, offset: int, limit: int, containing: str = "") -> list[LogEntry]:
        """The same, the latest first, a page of it."""
        query = _entries(containing).order_by(LOG.c.number.desc()).offset(offset).limit(limit)
        with self._engine.connect() as connection:
            return [LogEntry(**row._mapping) for row in connection.execute(query)]

    def versions(self, article_id: str) -> list[Version]:
        """The versions of an article that were kept, the oldest first. Those before format 4 of the
        library are not known."""
        columns = (VERSIONS.c.version, VERSIONS.c.since)
        query = select(*columns).where(VERSIONS.c.article_id == article_id)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(VERSIONS.c.number))
            return [Version(**row._mapping) for row in rows]


def _entries(containing: str) -> Select[Any]:
    query = select(*(column for column in LOG.c if column is not LOG.c.number))
    return query.where(logged(containing)) if containing else query


def note(
    connection: Connection,
    time: datetime,
    who: str,
    what: What,
    article: Article | Row[Any],
    why: str = "",
) -> None:
    """Write into the log what is done in the same transaction to an article, or to one of which
    only a row is kept."""
    entry = LogEntry(time, who, what, article.id, article.title, article.source, why)
    written = insert(LOG).values(asdict(entry))
    if is_shared(connection):
        number = connection.execute(written.returning(LOG.c.number)).scalar_one()
        fold_entry(connection, number, article.id, article.title, article.source)
    else:
        connection.execute(written)


def fold_entry(
    connection: Connection, number: int, article_id: str, title: str, source: str
) -> None:
    """Keep what a new line of the log is narrowed by as it is compared, in PostgreSQL."""
    named = "\n".join((article_id, title, source)).casefold()
    connection.execute(insert(FOLDED_LOG).values(number=number, named=named))


def note_version(connection: Connection, time: datetime, article: Article) -> None:
    values = {"article_id": article.id, "version": article.digest, "since": time}
    connection.execute(insert(VERSIONS).values(values))
