"""What is asked of the articles, as conditions in SQL."""

import re

from sqlalchemy import ColumnElement, or_, true

from qa.question import Filters
from qa.store.portable import begins, equals, listed, named_as_author
from qa.store.schema import ARTICLES


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
