"""Where articles come from, when each place was last looked at, and whether it still brings any."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, Literal

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.engine import Connection

from qa.store.library.history import Clock, now
from qa.store.tables.portable import begins, insert
from qa.store.tables.schema import ARTICLES, SOURCES

SourceKind = Literal["page", "feed", "sitemap", "folder", "webhook"]

_VISITED: tuple[SourceKind, ...] = ("page", "feed", "sitemap")

_DAYS = 30
"""Days on which something came that are remembered of a source."""

_ENOUGH = 7
"""Such days after which it is known how often something comes: a week with all its days."""

_LONGER = 2
"""A source is silent after so many times the longest pause that it made before."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page, a feed, a sitemap or a folder that articles come from, or a site that sends them.

    `address` is its canonical name and `source` the name that was given. A page that was found in
    a feed or sitemap names it in `via`, and `key` is the canonical source of a page's article.
    `etag` and `modified` are what its server said of its state; of a page that its site sends, and
    which names the site in `via`, `modified` says when it was changed. A source was last looked at
    when it was `tried`, and with success when it was `seen`; `problem` says what has failed since.
    `arrivals` are the last days on which it brought something new, the oldest first, and `failures`
    says how often in a row it could not be read.
    """

    address: str
    source: str
    kind: SourceKind
    via: str | None = None
    key: str | None = None
    etag: str | None = None
    modified: str | None = None
    tried: datetime | None = None
    seen: datetime | None = None
    problem: str | None = None
    arrivals: tuple[date, ...] = ()
    failures: int = 0

    @property
    def is_visited(self) -> bool:
        """Whether it is an address that is visited again and again."""
        return self.kind in _VISITED

    def to_dict(self) -> dict[str, Any]:
        """What people want to know of it, ready for JSON: `failed` is the problem, if any."""
        return {
            "source": self.source,
            "kind": self.kind,
            "seen": self.seen and self.seen.isoformat(),
            "tried": self.tried and self.tried.isoformat(),
            "failed": self.problem,
        }


class Sources:
    """The sources in the library behind `engine`, by the time of `clock`."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._engine = engine
        self._clock = clock

    def get(self, address: str) -> Source | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(SOURCES).where(SOURCES.c.address == address)).first()
        return None if row is None else _source(row._mapping)

    def roots(self) -> list[Source]:
        """What was given to be looked at, and not found in another source."""
        return self._those(SOURCES.c.via.is_(None))

    def pages(self) -> list[Source]:
        """All pages, those first that were not looked at for longest."""
        return self._those(SOURCES.c.kind == "page", SOURCES.c.tried)

    def _those(self, condition: Any, *order: Any) -> list[Source]:
        query = select(SOURCES).where(condition).order_by(*order, SOURCES.c.address)
        with self._engine.connect() as connection:
            return [_source(row._mapping) for row in connection.execute(query)]

    def counts(self) -> dict[str, int]:
        """How many articles came from each of `roots`, by its address."""
        there = SOURCES.c.key.in_(select(ARTICLES.c.key))
        by_name = select(SOURCES.c.via, func.count()).where(there).group_by(SOURCES.c.via)
        alone = select(SOURCES.c.address).where(SOURCES.c.via.is_(None), there)
        with self._engine.connect() as connection:
            named = {row[0]: row[1] for row in connection.execute(by_name)}
            pages = set(connection.execute(alone).scalars())
            return {
                one.address: _inside(connection, one.address)
                if one.kind == "folder"
                else named.get(one.source, 0) + (one.address in pages)
                for one in self.roots()
            }

    def saw(self, source: Source, *, brought: bool = False) -> None:
        """Keep that a source was looked at now; with `brought` that something new came. What was
        given by name is not made one that was only found."""
        time, kept = self._clock(), self.get(source.address)
        days = kept.arrivals if kept else ()
        if brought and (not days or days[-1] != time.date()):
            days = (*days, time.date())[-_DAYS:]
        via = None if kept and kept.via is None else source.via
        seen = replace(source, via=via, tried=time, seen=time, problem=None, failures=0)
        self._keep(replace(seen, arrivals=days))

    def forget_unseen(self, but: Collection[str]) -> None:
        """Forget what was given and could never be read, but for these addresses."""
        never = SOURCES.c.seen.is_(None) & SOURCES.c.via.is_(None)
        visited = SOURCES.c.kind.in_(_VISITED)
        with self._engine.begin() as connection:
            gone = delete(SOURCES).where(never, visited, SOURCES.c.address.not_in(but))
            connection.execute(gone)

    def failed(self, source: Source, problem: str) -> None:
        """Keep that looking at a source failed now. What was known of it stays."""
        kept = self.get(source.address) or source
        failures = kept.failures + 1
        self._keep(replace(kept, tried=self._clock(), problem=problem, failures=failures))

    def _keep(self, source: Source) -> None:
        values = {column.name: getattr(source, column.name) for column in SOURCES.c}
        values["arrivals"] = [day.isoformat() for day in source.arrivals]
        with self._engine.begin() as connection:
            kept = insert(connection, SOURCES).values(values)
            instead = {column.name: column for column in kept.excluded}
            kept = kept.on_conflict_do_update(index_elements=[SOURCES.c.address], set_=instead)
            connection.execute(kept)


def overdue(sources: Sequence[Source], time: datetime, every: timedelta | None = None) -> list[str]:
    """Why what the articles say may be out of date, a line a source: it cannot be read, it was not
    looked at for three times as long as `every`, or it brings nothing for longer than it used to.
    """
    found = []
    for one in sources:
        if one.problem is not None:
            since = f", last read {one.seen:%Y-%m-%d %H:%M} UTC" if one.seen else ""
            found.append(f"{one.source}: {one.problem}{since}")
        elif every and one.seen and one.is_visited and time - one.seen > 3 * every:
            found.append(f"{one.source}: it was last read {one.seen:%Y-%m-%d %H:%M} UTC")
        elif (silent := _silent(one, time)) is not None:
            found.append(f"{one.source}: {silent}")
    return found


def _inside(connection: Connection, folder: str) -> int:
    """How many articles came from a folder."""
    inside = begins(ARTICLES.c.key, f"{folder}/")
    return connection.execute(select(func.count()).where(inside)).scalar_one()


def _silent(source: Source, time: datetime) -> str | None:
    """That a source has brought nothing for longer than before, if it is known how often it does,
    and if it was looked at meanwhile."""
    days = source.arrivals
    if len(days) < _ENOUGH or source.seen is None or source.kind == "page":
        return None
    longest = max((later - earlier).days for earlier, later in pairwise(days))
    # Of a site that sends its articles nobody looks whether there are any.
    until = time if source.kind == "webhook" else source.seen
    quiet = (until.date() - days[-1]).days
    if quiet <= _LONGER * longest:
        return None
    return (
        f"nothing new for {quiet} days; before, something came every {longest} days or more often"
    )


def _source(row: Any) -> Source:
    arrivals = tuple(date.fromisoformat(day) for day in row["arrivals"])
    return Source(**{**row, "arrivals": arrivals})
