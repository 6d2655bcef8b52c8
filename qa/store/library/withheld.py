"""Articles that readers may not see: taken back, not yet due, or expired."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy import (
    ColumnElement,
    Engine,
    Row,
    Table,
    delete,
    or_,
    select,
    update,
)
from sqlalchemy.engine import Connection

from qa.article import moment, same_page
from qa.errors.articles import NoSuchArticle
from qa.errors.usage import IsOver
from qa.store.library import about
from qa.store.library.history import Clock, note, now
from qa.store.library.records import write, writing
from qa.store.library.rules import ruled
from qa.store.library.unseen import NOTED, Reason, due, final, hold, kept_in, take_out
from qa.store.tables.schema import ARTICLES, WITHHELD

BY_ITSELF = "Broadsheet"
"""Who acts when a time has come."""

_TOGETHER = 250
"""Articles whose time has come that are settled in one transaction; PostgreSQL has place for some
thousand locks."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """An article that is withheld, until the moment `until` if there is one. `copies` are the ids
    of articles with the same text that are not withheld."""

    id: str
    source: str
    title: str
    reason: Reason
    why: str
    until: datetime | None
    who: str
    since: datetime
    copies: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        until = self.until and self.until.isoformat()
        return asdict(self) | {"until": until, "since": self.since.isoformat()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """What `to_dict` wrote."""
        since, until = datetime.fromisoformat(values["since"]), moment(values["until"])
        own = {"since": since, "until": until, "copies": tuple(values["copies"])}
        return cls(**{**values, **own})


@dataclass(frozen=True, slots=True)
class Released:
    """An article that is no longer withheld. Whether it `is_back`: one that was removed meanwhile
    comes back with the next ingest, and one with an embargo or an expiry when it is due."""

    id: str
    source: str
    title: str
    is_back: bool

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return asdict(self)


class Withholding:
    """What is withheld in the library behind `engine`, by the time of `clock`."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._engine = engine
        self._clock = clock

    def all(self) -> list[Withheld]:
        """The latest first."""
        query = select(WITHHELD).order_by(WITHHELD.c.since.desc(), WITHHELD.c.title)
        with self._engine.connect() as connection:
            return [_withheld(connection, row) for row in connection.execute(query).all()]

    def withhold(
        self,
        article_id: str,
        *,
        reason: Reason = "unpublished",
        why: str = "",
        until: datetime | None = None,
        who: str,
    ) -> Withheld:
        """Keep an article from readers at once. One that is withheld already gets the new reason.
        Raises NoSuchArticle, and IsOver for a moment `until` that is not to come."""
        time = self._clock()
        if until is not None and until <= time:
            raise IsOver("until", until)
        with writing(self._engine, article_id) as connection:
            one = WITHHELD.c.id == article_id
            kept = connection.execute(select(WITHHELD).where(one)).first()
            if kept is not None and kept.article is None:  # its text was removed
                values = {"reason": reason, "why": why, "until": until, "who": who, "since": time}
                connection.execute(update(WITHHELD).where(one).values(values))
                note(connection, time, who, NOTED[reason], kept, why)
            else:
                article, passages = take_out(connection, article_id)
                hold(connection, time, article, passages, reason, why=why, until=until, who=who)
            about.moved_on(connection)
            return _withheld(connection, _row(connection, WITHHELD.c.id == article_id))

    def forget(self, article_id: str, *, who: str) -> bool:
        """Drop the text of a withheld article; whether there was one. It stays withheld."""
        with writing(self._engine, article_id) as connection:
            one = WITHHELD.c.id == article_id
            row = connection.execute(select(WITHHELD).where(one)).first()
            if row is None or row.article is None:
                return row is not None
            connection.execute(update(WITHHELD).where(one).values(article=None, passages=[]))
            note(connection, self._clock(), who, "removed", kept_in(row)[0])
            return True

    def release(self, article_id: str, *, why: str = "", who: str) -> Released:
        """Give an article back to readers; its passages are pending afterwards. Raises
        NoSuchArticle for one that is not withheld."""
        with writing(self._engine, article_id) as connection:
            row = connection.execute(select(WITHHELD).where(WITHHELD.c.id == article_id)).first()
            if row is None:
                raise NoSuchArticle(article_id)
            is_back = self._release(connection, row, self._clock(), why, who)
        return Released(row.id, row.source, row.title, is_back)

    def named(self, name: str) -> list[str]:
        """The ids of the withheld articles with the id, the address or the source `name`."""
        query = select(WITHHELD.c.id).where(or_(WITHHELD.c.id == name, WITHHELD.c.source == name))
        if page := same_page(name):
            query = select(WITHHELD.c.id).where(WITHHELD.c.page == page)
        with self._engine.connect() as connection:
            return list(connection.execute(query.order_by(WITHHELD.c.id)).scalars())

    def settle(self) -> bool:
        """Withhold what has expired, and give back what is due; whether there was anything."""
        time, settled = self._clock(), False
        over, ended = WITHHELD.c.until <= time, ARTICLES.c.expires <= time
        while True:
            with self._engine.connect() as connection:
                given = _some(connection, WITHHELD, over)
                taken = _some(connection, ARTICLES, ended)
            if not given and not taken:
                return settled
            with writing(self._engine, *given, *taken) as connection:
                # Another process may have done some of it meanwhile.
                rows = select(WITHHELD).where(WITHHELD.c.id.in_(given), over)
                for row in connection.execute(rows).all():
                    self._release(connection, row, time, f"{row.reason} is over", BY_ITSELF)
                still = select(ARTICLES.c.id).where(ARTICLES.c.id.in_(taken), ended)
                for article_id in connection.execute(still).scalars().all():
                    article, passages = take_out(connection, article_id)
                    hold(connection, time, article, passages, "expired", who=BY_ITSELF)
                about.moved_on(connection)
            settled = True

    def _release(
        self, connection: Connection, row: Row[Any], time: datetime, why: str, who: str
    ) -> bool:
        """Whether the article of a row is there again."""
        connection.execute(delete(WITHHELD).where(WITHHELD.c.id == row.id))
        if row.article is None:
            return False
        article, passages = kept_in(row)
        article = ruled(connection, article)
        if (reason := due(article, time)) is not None:
            until = article.embargo if reason == "embargo" else None
            hold(connection, time, article, passages, reason, until=until, who=who)
            return False
        if row.reason == "embargo" and connection.execute(final(article)).first() is not None:
            return False
        write(connection, article, passages)
        note(connection, time, who, "republished", article, why)
        return True


def _some(connection: Connection, table: Table, condition: ColumnElement[bool]) -> Sequence[str]:
    """Ids of some of the rows for which a condition holds, if there are any."""
    rows = select(table.c.id).where(condition).limit(_TOGETHER)
    return connection.execute(rows).scalars().all()


def _row(connection: Connection, condition: ColumnElement[bool]) -> Row[Any]:
    return connection.execute(select(WITHHELD).where(condition)).one()


def _withheld(connection: Connection, row: Row[Any]) -> Withheld:
    same = select(ARTICLES.c.id).where(ARTICLES.c.body == row.body).order_by(ARTICLES.c.id)
    copies = connection.execute(same).scalars().all()
    names = ("id", "source", "title", "reason", "why", "until", "who", "since")
    return Withheld(**{name: getattr(row, name) for name in names}, copies=tuple(copies))
