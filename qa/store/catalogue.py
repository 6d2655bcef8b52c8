"""The list of the articles: found by words, days, author and source, sorted, counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Engine, Row, Select, case, func, select
from sqlalchemy.engine import Connection

from qa.access import EVERYTHING, PUBLIC, Access
from qa.question import ANYWHERE, Filters
from qa.store.conditions import among_all, looked_in, mentions
from qa.store.portable import position
from qa.store.rows import columns_there
from qa.store.schema import ABOUT, ARTICLES, LOG

Sort = Literal["newest", "oldest", "title"]

MOST_NAMED = 100
"""Authors, or sites, of which it is said how many articles are theirs."""

_KEPT = 100
"""Lists whose counts are kept. At 100,000 articles they take a quarter of a second."""

Conditions = Sequence[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Summary:
    """An article without its text, as in a list. `characters` is the length of the text."""

    id: str
    source: str
    title: str
    published: date | None
    author: str | None
    url: str | None
    language: str | None
    characters: int
    kind: str | None = None
    access: Access = PUBLIC

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return asdict(self) | {"published": self.published and self.published.isoformat()}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the articles are of an author, or of a site or folder, by its name."""

    name: str
    count: int


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

    def _conditions(self, connection: Connection, containing: str, filters: Filters) -> Conditions:
        words = [mentions(containing)] if containing else []
        there = among_all(connection, self._rights)
        return [*looked_in(filters), *words, *self._shown(), *there]

    def _counts(self, connection: Connection, containing: str, filters: Filters) -> "_Counts":
        """The counts of a list, kept for the next page of it until the articles change."""
        latest = select(func.max(LOG.c.number).label("latest")).scalar_subquery()
        # What others wrote at the same time may be seen later than what has a larger number.
        state = connection.execute(select(latest, ABOUT.c.generation)).one()
        asked = (*state, containing, filters)
        if asked in self._counted:
            return self._counted[asked]
        found = {
            those: self._both(connection, self._conditions(connection, containing, those))
            for those in {filters, replace(filters, author=""), replace(filters, source="")}
        }
        counts = _Counts(
            total=sum(count for _, _, count in found[filters]),
            authors=_shares((by, n) for by, _, n in found[replace(filters, author="")]),
            sources=_shares((of, n) for _, of, n in found[replace(filters, source="")]),
        )
        if not self._shown():  # else the time changes them too
            if len(self._counted) >= _KEPT:
                self._counted.clear()
            self._counted[asked] = counts
        return counts

    def _both(
        self, connection: Connection, wanted: Conditions
    ) -> list[tuple[str | None, str | None, int]]:
        """Author and site of the articles, with how many are of both: comparing words takes long,
        and is done once for all counts."""
        both = (ARTICLES.c.author, _site().label("site"))
        # By its name: to PostgreSQL an expression with values in it is another each time.
        query = select(*both, func.count()).where(*wanted).group_by(ARTICLES.c.author, "site")
        return [(author, site, count) for author, site, count in connection.execute(query)]


@dataclass(frozen=True, slots=True)
class _Counts:
    total: int
    authors: Sequence[Share]
    sources: Sequence[Share]


def _summaries(
    connection: Connection, wanted: Conditions, sort: Sort, offset: int, limit: int
) -> list[Summary]:
    # Two steps, so that sorting and skipping read an index, and nothing but the page its articles.
    ids = select(ARTICLES.c.id).where(*wanted).order_by(*_order(sort)).offset(offset).limit(limit)
    found = connection.execute(ids).scalars().all()
    rows = connection.execute(summary_rows(connection).where(ARTICLES.c.id.in_(found)))
    by_id = {row.id: summary_of(row) for row in rows}
    return [by_id[one] for one in found]


def summary_rows(connection: Connection) -> Select[Any]:
    """The columns of a `Summary`."""
    names = ("id", "source", "title", "published", "author", "url", "language", "kind", "access")
    columns = columns_there(connection, *(ARTICLES.c[name] for name in names))
    return select(*columns, func.length(ARTICLES.c.text).label("characters"))


def summary_of(row: Row[Any]) -> Summary:
    """The article in a row of `summary_rows`, of which an older format has fewer columns."""
    kept = dict(row._mapping)
    return Summary(**kept | {"access": kept.get("access") or PUBLIC})


def _order(sort: Sort) -> list[ColumnElement[Any]]:
    day, title = ARTICLES.c.published, ARTICLES.c.title
    first: dict[Sort, list[ColumnElement[Any]]] = {
        "newest": [day.desc().nulls_last()],
        "oldest": [day.asc().nulls_last()],
        "title": [],
    }
    return [*first[sort], title, ARTICLES.c.id]


def _shares(counted: Iterable[tuple[str | None, int]]) -> list[Share]:
    """The most frequent names."""
    counts: Counter[str] = Counter()
    for name, count in counted:
        if name:
            counts[name] += count
    most = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_NAMED]
    return [Share(*one) for one in most]


def _site() -> ColumnElement[str | None]:
    """The host of an article's address, or the folder of its file; None for a file in none."""
    url, source = ARTICLES.c.url, ARTICLES.c.source
    path = func.substr(url, position("://", url) + 3)
    host = func.substr(path, 1, position("/", path.concat("/")) - 1)
    # What is left of a path when the characters of its last part are taken from its end.
    folder = func.rtrim(func.rtrim(source, func.replace(source, "/", "")), "/")
    return case((position("://", url) > 0, host), else_=func.nullif(folder, ""))
