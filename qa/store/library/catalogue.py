"""The list of the articles: found by words, days, author and source, sorted, counted."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Engine, Select, func, select
from sqlalchemy.engine import Connection

from qa.access import EVERYTHING, Access
from qa.question import ANYWHERE, Filters
from qa.store.library.shares import Share, authors_and_sites, most_frequent
from qa.store.library.summaries import Summary, summary_of, summary_rows
from qa.store.tables.conditions import among_all, looked_in, mentions
from qa.store.tables.portable import equals
from qa.store.tables.schema import ABOUT, ARTICLES, LOG

Sort = Literal["newest", "oldest", "title"]

_KEPT = 100
"""Lists whose counts are kept. At 100,000 articles they take a quarter of a second."""

Conditions = Sequence[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list of articles; `total` counts all that are in the list.

    `authors` and `sources` are the most frequent ones, at most `MOST_NAMED`: of the articles that
    would be in the list if no author, or no source, were asked for. A source is the site of an
    address, or the folder of a file.
    """

    total: int
    articles: list[Summary]
    authors: list[Share]
    sources: list[Share]

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return asdict(self) | {"articles": [one.to_dict() for one in self.articles]}


@dataclass(frozen=True, slots=True)
class _Counts:
    total: int
    authors: Sequence[Share]
    sources: Sequence[Share]


class Catalogue:
    """Lists the articles of the library behind `engine`, as far as they are `shown`, and there for
    somebody with these `rights`."""

    def __init__(
        self, engine: Engine, shown: Callable[[], Conditions], rights: Access = EVERYTHING
    ) -> None:
        self._engine = engine
        self._rights = rights
        self._shown = shown
        self._counted: dict[tuple[Any, ...], _Counts] = {}

    def page(
        self,
        offset: int = 0,
        limit: int = 50,
        *,
        containing: str = "",
        filters: Filters = ANYWHERE,
        sort: Sort = "newest",
    ) -> Listing:
        """The articles to look in whose title, source or address has the words `containing`.

        Those without a date come last when they are sorted by it.
        """

        with self._engine.connect() as connection:
            counts = self._counts(connection, containing, filters)
            wanted = self._conditions(connection, containing, filters)
            inside = counts.total > offset
            articles = _summaries(connection, wanted, sort, offset, limit) if inside else []
        return Listing(counts.total, articles, list(counts.authors), list(counts.sources))

    def beginning(self, beginning: str, most: int) -> list[tuple[str, str]]:
        """Id and title of the articles whose ids begin so, the smallest ids first."""
        begun = ARTICLES.c.id.startswith(beginning, autoescape=True)
        query = select(ARTICLES.c.id, ARTICLES.c.title).where(begun, *self._shown())
        with self._engine.connect() as connection:
            query = query.where(*among_all(connection, self._rights))
            rows = connection.execute(query.order_by(ARTICLES.c.id).limit(most))
            return [(article_id, title) for article_id, title in rows]

    def summaries(
        self, offset: int = 0, limit: int | None = None, containing: str = ""
    ) -> list[Summary]:
        """Articles, the newest first, then by title; `containing` looks in title, source and
        address."""
        with self._engine.connect() as connection:
            query = (
                summary_rows(connection)
                .where(mentions(containing), *self._shown(), *among_all(connection, self._rights))
                .order_by(ARTICLES.c.published.desc().nulls_last(), ARTICLES.c.title, ARTICLES.c.id)
                .offset(offset)
                .limit(limit)
            )
            return [summary_of(row) for row in connection.execute(query)]

    def by_date(self, filters: Filters, limit: int, *, oldest_first: bool = False) -> list[str]:
        """Ids of at most `limit` articles to look in, the newest first, then by title; with
        `oldest_first` the other way round. Those without a date come last."""
        day = ARTICLES.c.published
        order = (day.asc() if oldest_first else day.desc()).nulls_last()
        query = select(ARTICLES.c.id).where(*looked_in(filters))
        query = query.order_by(order, ARTICLES.c.title, ARTICLES.c.id).limit(limit)
        return self._ids(query)

    def _ids(self, query: Select[str]) -> list[str]:
        with self._engine.connect() as connection:
            there = among_all(connection, self._rights)
            return list(connection.execute(query.where(*there)).scalars())

    def newest(self) -> date | None:
        """The day of the newest article that has one."""
        with self._engine.connect() as connection:
            day = select(func.max(ARTICLES.c.published)).where(*among_all(connection, self._rights))
            return connection.execute(day).scalar()

    def titled(self, title: str, filters: Filters) -> list[str]:
        """Ids of the articles to look in that have this very title."""
        query = select(ARTICLES.c.id).where(equals(ARTICLES.c.title, title), *looked_in(filters))
        return self._ids(query.order_by(ARTICLES.c.id))

    def authors(self) -> list[str]:
        """What the articles name as their author, each once: a person, or several."""
        return self._ids(select(ARTICLES.c.author).where(ARTICLES.c.author.is_not(None)).distinct())

    def written_by(self, authors: Collection[str], filters: Filters) -> list[str]:
        """Ids of the articles to look in that name one of `authors`, the newest first."""
        query = select(ARTICLES.c.id).where(ARTICLES.c.author.in_(authors), *looked_in(filters))
        query = query.order_by(ARTICLES.c.published.desc().nulls_last(), ARTICLES.c.title)
        return self._ids(query)

    def _conditions(self, connection: Connection, containing: str, filters: Filters) -> Conditions:
        words = [mentions(containing)] if containing else []
        there = among_all(connection, self._rights)
        return [*looked_in(filters), *words, *self._shown(), *there]

    def _counts(self, connection: Connection, containing: str, filters: Filters) -> _Counts:
        """The counts of a list, kept for the next page of it until the articles change."""
        latest = select(func.max(LOG.c.number).label("latest")).scalar_subquery()
        # What others wrote at the same time may be seen later than what has a larger number.
        state = connection.execute(select(latest, ABOUT.c.generation)).one()
        asked = (*state, containing, filters)
        if (kept := self._counted.get(asked)) is not None:
            return kept
        found = {
            those: authors_and_sites(connection, self._conditions(connection, containing, those))
            for those in {filters, replace(filters, author=""), replace(filters, source="")}
        }
        counts = _Counts(
            total=sum(count for _, _, count in found[filters]),
            authors=most_frequent((by, n) for by, _, n in found[replace(filters, author="")]),
            sources=most_frequent((of, n) for _, of, n in found[replace(filters, source="")]),
        )
        if not self._shown():  # else the time changes them too
            if len(self._counted) >= _KEPT:
                self._counted.clear()
            self._counted[asked] = counts
        return counts


def _summaries(
    connection: Connection, wanted: Conditions, sort: Sort, offset: int, limit: int
) -> list[Summary]:
    # Two steps, so that sorting and skipping read an index, and nothing but the page its articles.
    ids = select(ARTICLES.c.id).where(*wanted).order_by(*_order(sort)).offset(offset).limit(limit)
    found = connection.execute(ids).scalars().all()
    rows = connection.execute(summary_rows(connection).where(ARTICLES.c.id.in_(found)))
    by_id = {row.id: summary_of(row) for row in rows}
    return [by_id[one] for one in found]


def _order(sort: Sort) -> list[ColumnElement[Any]]:
    day, title = ARTICLES.c.published, ARTICLES.c.title
    first: dict[Sort, list[ColumnElement[Any]]] = {
        "newest": [day.desc().nulls_last()],
        "oldest": [day.asc().nulls_last()],
        "title": [],
    }
    return [*first[sort], title, ARTICLES.c.id]
