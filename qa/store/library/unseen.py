"""Articles that may not be seen: which they are, and taking them out, within a transaction.

They are not among the articles at all, so that nothing which looks there can show them. What is
kept here is the article as it was, and it keeps a later ingest from bringing it back.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, and_, delete, insert, or_, select, update
from sqlalchemy.engine import Connection

from qa.article import Article, Passage, passage, same_page
from qa.errors.articles import NoSuchArticle
from qa.store.answers.kept import withdraw
from qa.store.library.history import What, note
from qa.store.library.records import erase, spans_of
from qa.store.tables.rows import article_of
from qa.store.tables.schema import ARTICLES, WITHHELD

Reason = Literal["unpublished", "gone", "embargo", "expired"]
"""Taken back by an editor; taken back by its site (status 410); not yet due; no longer due."""

_FINAL = ("unpublished",)
"""Reasons that a new version of the article does not change."""

NOTED: dict[Reason, What] = {
    "unpublished": "unpublished",
    "gone": "unpublished",
    "embargo": "embargoed",
    "expired": "expired",
}


def receive(
    connection: Connection, time: datetime, article: Article, passages: Sequence[Passage], who: str
) -> bool:
    """Whether an article that comes in is withheld: by its own embargo or expiry, or because it was
    taken back. Then it is kept here, in its newest version.

    Taken back is also what is shown at the same address, and what has the same text under another
    name.
    """
    row = connection.execute(final(article)).first()
    if row is not None:
        if row.id == article.id and row.article is not None:  # else its text was removed
            values = _content(article, passages)
            connection.execute(update(WITHHELD).where(WITHHELD.c.id == row.id).values(values))
        return True
    if (reason := due(article, time)) is not None:
        erase(connection, article.id)
        hold(connection, time, article, passages, reason, until=article.embargo, who=who)
        return True
    connection.execute(delete(WITHHELD).where(WITHHELD.c.id == article.id))
    return False


def is_withheld(connection: Connection, time: datetime, article: Article) -> bool:
    """Whether `receive` would withhold an article."""
    return due(article, time) is not None or connection.execute(final(article)).first() is not None


def due(article: Article, time: datetime) -> Reason | None:
    """Why an article may not be seen at a `time` by what it says itself; None if it may."""
    if article.embargo is not None and article.embargo > time:
        return "embargo"
    if article.expires is not None and article.expires <= time:
        return "expired"
    return None


def final(article: Article) -> Any:
    """The row that keeps an article which comes in from being seen."""
    shown = select(ARTICLES.c.id).where(ARTICLES.c.id == article.id)
    # What said the same before it was taken back elsewhere is a copy, which stays.
    copied = and_(
        WITHHELD.c.body == article.body, ~shown.where(ARTICLES.c.body == article.body).exists()
    )
    same = or_(WITHHELD.c.id == article.id, copied)
    if page := _page(article):
        same = or_(same, and_(WITHHELD.c.page == page, ~shown.exists()))
    query = select(WITHHELD).where(WITHHELD.c.reason.in_(_FINAL), same)
    return query.order_by(WITHHELD.c.id != article.id)


def take_out(connection: Connection, article_id: str) -> tuple[Article, list[Passage]]:
    """An article and its passages, which are not among the others afterwards. Raises
    NoSuchArticle."""
    row = connection.execute(select(ARTICLES).where(ARTICLES.c.id == article_id)).first()
    if row is None:
        kept = connection.execute(select(WITHHELD).where(WITHHELD.c.id == article_id)).first()
        if kept is None or kept.article is None:
            raise NoSuchArticle(article_id)
        return kept_in(kept)
    article = article_of(row)
    passages = spans_of(connection, article)
    erase(connection, article_id)
    return article, passages


def hold(
    connection: Connection,
    time: datetime,
    article: Article,
    passages: Sequence[Passage],
    reason: Reason,
    *,
    who: str,
    why: str = "",
    until: datetime | None = None,
) -> None:
    """Keep an article from readers, as it is and for a reason. It is not among the others any more,
    and not quoted in the answers that are kept."""
    values = {
        "id": article.id,
        "reason": reason,
        "why": why,
        "until": until,
        "who": who,
        "since": time,
        **_content(article, passages),
    }
    kept = connection.execute(select(WITHHELD.c.reason).where(WITHHELD.c.id == article.id)).scalar()
    connection.execute(delete(WITHHELD).where(WITHHELD.c.id == article.id))
    connection.execute(insert(WITHHELD).values(values))
    withdraw(connection, article.id)
    if kept != reason or reason in _FINAL:
        note(connection, time, who, NOTED[reason], article, why)


def _content(article: Article, passages: Sequence[Passage]) -> dict[str, Any]:
    return {
        "page": _page(article),
        "body": article.body,
        "article": article.to_dict() | {"key": article.key},
        "passages": [[one.start, one.end] for one in passages],
        "source": article.source,
        "title": article.title,
    }


def _page(article: Article) -> str:
    """The page that shows nothing but an article; "" where there is none, or it is a part of what
    is at an address."""
    return same_page(article.url or ("" if "#" in article.key else article.key))


def kept_in(row: Row[Any]) -> tuple[Article, list[Passage]]:
    """The article in a row of `WITHHELD` that has its text, and its passages."""
    article = Article.from_dict(row.article)
    return article, [passage(article, start, end) for start, end in row.passages]
