"""Writing an article with its passages, within a transaction of the library."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Engine, delete, insert, select, text, update
from sqlalchemy.engine import Connection

from qa.article import Article, Passage
from qa.store.schema import ARTICLES, PASSAGES, STALE, row_of

_BATCH = 500
"""Ids in one SQL statement; SQLite's own limit is 32,766 variables."""


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(ids), _BATCH):
        yield ids[first : first + _BATCH]


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction in which what was looked at stays true until it ends."""
    with engine.begin() as connection:
        # By itself SQLite begins one with the first change, after what was looked at before it.
        connection.execute(text("BEGIN IMMEDIATE"))
        yield connection


def write(connection: Connection, article: Article, passages: Sequence[Passage]) -> bool:
    """Keep `article`, in place of the one with its id, with its passages pending; whether there was
    one."""
    kept = connection.execute(select(ARTICLES.c.id).where(ARTICLES.c.id == article.id)).first()
    if kept is None:
        connection.execute(insert(ARTICLES).values(row_of(article)))
    else:
        retire(connection, article.id)
        one = ARTICLES.c.id == article.id
        connection.execute(update(ARTICLES).where(one).values(row_of(article)))
    rows = [
        {
            "id": passage.id,
            "article_id": article.id,
            "start": passage.start,
            "end": passage.end,
            "pending": True,
        }
        for passage in passages
    ]
    # An article that goes back to an older text gets that text's passage ids again.
    for ids in batches([passage.id for passage in passages]):
        connection.execute(delete(STALE).where(STALE.c.id.in_(ids)))
    if rows:
        connection.execute(insert(PASSAGES), rows)
    return kept is not None


def retire(connection: Connection, article_id: str) -> None:
    """Drop an article's passages; the indexes may still hold them."""
    of_article = PASSAGES.c.article_id == article_id
    connection.execute(
        insert(STALE)
        .prefix_with("OR IGNORE")
        .from_select(["id"], select(PASSAGES.c.id).where(of_article))
    )
    connection.execute(delete(PASSAGES).where(of_article))


def erase(connection: Connection, article_id: str) -> bool:
    """Drop an article with its passages; whether there was one."""
    retire(connection, article_id)
    return bool(connection.execute(delete(ARTICLES).where(ARTICLES.c.id == article_id)).rowcount)
