"""How many of the articles are of whom, and of which site or folder."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.engine import Connection

from qa.store.tables.portable import position
from qa.store.tables.schema import ARTICLES

MOST_NAMED = 100
"""Authors, or sites, of which it is said how many articles are theirs."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the articles are of an author, or of a site or folder, by its name."""

    name: str
    count: int


def authors_and_sites(
    connection: Connection, wanted: Sequence[ColumnElement[bool]]
) -> list[tuple[str | None, str | None, int]]:
    """Author and site of the `wanted` articles, with how many are of both: comparing words takes
    long, and is done once for all counts."""
    both = (ARTICLES.c.author, _site().label("site"))
    # By its name: to PostgreSQL an expression with values in it is another each time.
    query = select(*both, func.count()).where(*wanted).group_by(ARTICLES.c.author, "site")
    return [(author, site, count) for author, site, count in connection.execute(query)]


def most_frequent(counted: Iterable[tuple[str | None, int]]) -> list[Share]:
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
