"""Writing an article with its passages, within a transaction of the library."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Engine, Table, delete, func, select, text, update
from sqlalchemy import insert as insert_into
from sqlalchemy.engine import Connection

from qa.access import SUBSCRIBERS
from qa.article import Article, Passage, passage
from qa.store.library.history import now
from qa.store.tables.portable import insert
from qa.store.tables.rows import row_of
from qa.store.tables.schema import ARTICLES, FOLDED, PASSAGES, STALE, is_shared
from qa.text.lead import opening

_BATCH = 500
"""Ids in one SQL statement; SQLite's own limit is 32,766 variables, PostgreSQL's 65,535."""


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(ids), _BATCH):
        yield ids[first : first + _BATCH]


_RULES = 7_236_116
"""PostgreSQL's number of the lock on the rules of access."""


@contextmanager
def writing(engine: Engine, *article_ids: str) -> Iterator[Connection]:
    """A transaction in which what was looked at of these articles, and of the rules of access,
    stays true until it ends."""
    with engine.begin() as connection:
        if is_shared(connection):
            connection.execute(select(func.pg_advisory_xact_lock_shared(_RULES)))
            # In order, so that nobody waits for somebody who waits for them.
            for one in sorted(set(article_ids)):
                connection.execute(
                    select(func.pg_advisory_xact_lock(func.hashtextextended(one, 0)))
                )
        else:
            # By itself SQLite begins one with the first change, after what was looked at before it.
            connection.execute(text("BEGIN IMMEDIATE"))
        yield connection


@contextmanager
def writing_rules(engine: Engine) -> Iterator[Connection]:
    """A transaction that changes the rules of access: meanwhile nobody is `writing`."""
    with engine.begin() as connection:
        alone = select(func.pg_advisory_xact_lock(_RULES))
        connection.execute(alone if is_shared(connection) else text("BEGIN IMMEDIATE"))
        yield connection


def lock(connection: Connection, table: Table, ids: Iterable[str]) -> Iterator[str]:
    """Those of the ids that a table has, whose rows nobody else changes before the transaction is
    over. Everybody locks rows in the order of their ids, so that nobody waits in a circle."""
    for some in batches(sorted(ids)):
        rows = select(table.c.id).where(table.c.id.in_(some)).order_by(table.c.id)
        yield from connection.execute(rows.with_for_update()).scalars()


def write(connection: Connection, article: Article, passages: Sequence[Passage]) -> bool:
    """Keep `article`, in place of the one with its id, with its passages pending; whether there was
    one. Of one for subscribers the opening is a passage of its own."""
    if article.access == SUBSCRIBERS:
        passages = with_opening(article, passages)
    kept = connection.execute(select(ARTICLES.c.id).where(ARTICLES.c.id == article.id)).first()
    if kept is None:
        connection.execute(insert_into(ARTICLES).values(row_of(article)))
    else:
        retire(connection, article.id)
        one = ARTICLES.c.id == article.id
        connection.execute(update(ARTICLES).where(one).values(row_of(article)))
    if is_shared(connection):
        fold(connection, article.id, article.source, article.title, article.url, article.author)
    queued = now()
    rows = [
        {
            "id": passage.id,
            "article_id": article.id,
            "start": passage.start,
            "end": passage.end,
            "pending": True,
            "queued": queued,
        }
        for passage in passages
    ]
    # An article that goes back to an older text gets that text's passage ids again.
    drop_ids(connection, STALE, [passage.id for passage in passages])
    if rows:
        connection.execute(insert_into(PASSAGES), rows)
    return kept is not None


def spans_of(connection: Connection, article: Article) -> list[Passage]:
    """The passages that are kept of an article, of what it is now."""
    own = select(PASSAGES.c.start, PASSAGES.c.end).where(PASSAGES.c.article_id == article.id)
    spans = connection.execute(own.order_by(PASSAGES.c.start)).all()
    return [passage(article, start, end) for start, end in spans]


def with_opening(article: Article, passages: Sequence[Passage]) -> list[Passage]:
    """The passages of an article, so cut that the first of them is its opening: who may read no
    more is told by no score what else is said."""
    end = opening(article)
    first = min((one.start for one in passages), default=end)
    rest = ((max(one.start, end), one.end) for one in passages if one.end > end)
    spans = [(first, end), *(_bare(article.text, *span) for span in rest)]
    return [passage(article, *span) for span in spans if span[0] < span[1]]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A part of a text without the white space around it."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def fold(
    connection: Connection,
    article_id: str,
    source: str,
    title: str,
    url: str | None,
    author: str | None,
) -> None:
    """Keep what an article is narrowed by as it is compared, in PostgreSQL."""
    values = {
        "listed": "\n".join((source, title, url or "")).casefold(),
        "author": author and author.casefold(),
    }
    folded = insert(connection, FOLDED).values(article_id=article_id, **values)
    connection.execute(
        folded.on_conflict_do_update(index_elements=[FOLDED.c.article_id], set_=values)
    )


def put_ids(connection: Connection, table: Table, ids: Collection[str]) -> None:
    """Have a table that lists ids list these too."""
    if ids:
        rows = [{"id": one} for one in sorted(ids)]
        connection.execute(insert(connection, table).on_conflict_do_nothing(), rows)


def drop_ids(connection: Connection, table: Table, ids: Iterable[str]) -> None:
    for some in batches(sorted(ids)):
        connection.execute(delete(table).where(table.c.id.in_(some)))


def retire(connection: Connection, article_id: str) -> None:
    """Drop an article's passages; the indexes may still hold them."""
    of_article = PASSAGES.c.article_id == article_id
    own = select(PASSAGES.c.id).where(of_article).order_by(PASSAGES.c.id).with_for_update()
    put_ids(connection, STALE, connection.execute(own).scalars().all())
    connection.execute(delete(PASSAGES).where(of_article))


def erase(connection: Connection, article_id: str) -> bool:
    """Drop an article with its passages; whether there was one."""
    retire(connection, article_id)
    return bool(connection.execute(delete(ARTICLES).where(ARTICLES.c.id == article_id)).rowcount)
