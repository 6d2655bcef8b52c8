"""What is asked of the articles, as conditions in SQL."""

import re

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.engine import Connection

from qa.access import EVERYTHING, PUBLIC, SUBSCRIBERS, Access
from qa.question import Filters
from qa.store.tables.portable import begins, equals, listed, named_as_author
from qa.store.tables.schema import ARTICLES, PASSAGES


def looked_in(filters: Filters) -> list[ColumnElement[bool]]:
    """What holds of the articles to look in."""
    # Nothing is compared that need not be: it takes reading every article.
    conditions = [mentions(filters.source)] if filters.source else []
    if filters.author:
        conditions.append(named_as_author(filters.author))
    if filters.article:
        conditions.append(ARTICLES.c.id == filters.article)
    if filters.since is not None:
        conditions.append(ARTICLES.c.published >= filters.since)
    if filters.until is not None:
        conditions.append(ARTICLES.c.published <= filters.until)
    return conditions


_FOR_SUBSCRIBERS = ARTICLES.c.access == SUBSCRIBERS
"""Of these there are headline and opening for everybody; what is neither these nor public is there
for nobody but the owner."""


def there_for(rights: Access) -> list[ColumnElement[bool]]:
    """What holds of an article that is there for somebody with these `rights`."""
    if rights == EVERYTHING:
        return []
    return [or_(ARTICLES.c.access.is_(None), _FOR_SUBSCRIBERS)]


def among_all(connection: Connection, rights: Access) -> list[ColumnElement[bool]]:
    """The same for going through all articles, by way of an index of those that are not public; no
    condition where all are there."""
    if rights == EVERYTHING:
        return []
    hidden = select(ARTICLES.c.id).where(ARTICLES.c.access.is_not(None), ~_FOR_SUBSCRIBERS)
    if connection.execute(hidden.limit(1)).first() is None:
        return []
    return [ARTICLES.c.id.not_in(hidden)]


def legible_to(rights: Access) -> list[ColumnElement[bool]]:
    """What holds of a passage that somebody with these `rights` may read, joined to its article."""
    if rights != PUBLIC:
        return there_for(rights)
    other = PASSAGES.alias()
    begins = select(func.min(other.c.start)).where(other.c.article_id == PASSAGES.c.article_id)
    is_opening = PASSAGES.c.start == begins.scalar_subquery()
    return [or_(ARTICLES.c.access.is_(None), and_(_FOR_SUBSCRIBERS, is_opening))]


def hides_some(connection: Connection, rights: Access) -> bool:
    """Whether somebody with these `rights` may not read all that there is."""
    closed: list[ColumnElement[bool]] = [ARTICLES.c.access.is_not(None)]
    if rights != PUBLIC:
        closed.append(~_FOR_SUBSCRIBERS)
    query = select(ARTICLES.c.id).where(*closed).limit(1)
    return rights != EVERYTHING and connection.execute(query).first() is not None


def mentions(words: str) -> ColumnElement[bool]:
    return listed(words) if words else true()


def begins_like(address: str) -> ColumnElement[bool]:
    """Whether an article's address is `address` (of `same_page`) but for scheme, slash, parameters
    and fragment; in ranges, for which there is an index."""
    path = address.partition("?")[0]
    starts = [f"{scheme}://{path}{slash}" for scheme in ("https", "http") for slash in ("", "/")]
    return or_(
        *(
            or_(equals(column, start), *(begins(column, start + sign) for sign in "?#"))
            for column in (ARTICLES.c.url, ARTICLES.c.key)
            for start in starts
        )
    )


def titles(title: str) -> set[str]:
    """A page's title, and what stands before and behind each bar or dash in it."""
    title = " ".join(title.split())
    cuts = re.finditer(r" [|·»:\-\u2013\u2014] ", title)
    parts = {part for cut in cuts for part in (title[: cut.start()], title[cut.end() :])}
    return {title, *parts} - {""}
