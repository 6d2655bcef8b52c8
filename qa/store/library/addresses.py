"""Articles by where they are: an address, a file, a source, a page that shows one."""

from sqlalchemy import Engine, or_, select

from qa.access import EVERYTHING, Access
from qa.article import same_page
from qa.question import Page
from qa.store.library.sources import Source
from qa.store.tables.conditions import begins_like, there_for, titles
from qa.store.tables.portable import begins, equals
from qa.store.tables.schema import ARTICLES, SOURCES

_PLACES = (ARTICLES.c.id, ARTICLES.c.key, ARTICLES.c.url)


class Addresses:
    """Finds articles in the library behind `engine` by where they are, for somebody with these
    `rights`."""

    def __init__(self, engine: Engine, rights: Access = EVERYTHING) -> None:
        self._engine = engine
        self._rights = rights

    def named(self, name: str) -> list[str]:
        """The ids of the articles with the id, the address or the source `name`."""
        if address := same_page(name):
            named = begins_like(address)
        else:
            named = or_(ARTICLES.c.id == name, ARTICLES.c.source == name)
        with self._engine.connect() as connection:
            rows = connection.execute(select(*_PLACES).where(named).order_by(ARTICLES.c.id)).all()
        return [
            row.id
            for row in rows
            if not address or address in (same_page(row.url or ""), same_page(row.key))
        ]

    def within(self, key: str, sign: str = "#") -> list[tuple[str, str]]:
        """(id, canonical source) of the articles that a file holds beside one another; with the
        `sign` "/" of those in a folder."""
        inside = begins(ARTICLES.c.key, f"{key}{sign}")
        query = select(ARTICLES.c.id, ARTICLES.c.key).where(inside).order_by(ARTICLES.c.key)
        with self._engine.connect() as connection:
            return [(row.id, row.key) for row in connection.execute(query)]

    def has_from(self, source: Source) -> bool:
        """Whether an article came from a source that was given by name."""
        found = select(SOURCES.c.key).where(SOURCES.c.via.in_([source.address, source.source]))
        came = [begins(ARTICLES.c.key, source.address), ARTICLES.c.key.in_(found)]
        if source.key is not None:
            came.append(ARTICLES.c.key == source.key)
        query = select(ARTICLES.c.id).where(or_(*came), *there_for(self._rights)).limit(1)
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def shown_on(self, page: Page) -> str | None:
        """The id of the article that `page` shows: the one with its address, or else the only one
        with its title, before or behind which the name of the site may stand."""
        address = same_page(page.url)
        there = there_for(self._rights)
        with self._engine.connect() as connection:
            if address:
                near = select(*_PLACES).where(begins_like(address), *there)
                near = near.order_by(ARTICLES.c.id)
                for row in connection.execute(near):
                    if address in (same_page(row.url or ""), same_page(row.key)):
                        return str(row.id)
            same = equals(ARTICLES.c.title, *titles(page.title))
            titled = select(ARTICLES.c.id).where(same, *there)
            found = connection.execute(titled.limit(2)).scalars().all()
        return found[0] if len(found) == 1 else None
