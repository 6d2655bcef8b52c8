"""Articles without their texts, as in a list."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.engine import Connection

from qa.access import PUBLIC, Access
from qa.store.tables.rows import columns_there
from qa.store.tables.schema import ARTICLES


@dataclass(frozen=True, slots=True)
class Summary:
    """An article as it stands in a list; `characters` is the length of its text."""

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


def summary_rows(connection: Connection) -> Select[Any]:
    """The columns of a `Summary`."""
    names = ("id", "source", "title", "published", "author", "url", "language", "kind", "access")
    columns = columns_there(connection, *(ARTICLES.c[name] for name in names))
    return select(*columns, func.length(ARTICLES.c.text).label("characters"))


def summary_of(row: Row[Any]) -> Summary:
    """The article in a row of `summary_rows`, of which an older format has fewer columns."""
    kept = dict(row._mapping)
    return Summary(**kept | {"access": kept.get("access") or PUBLIC})
