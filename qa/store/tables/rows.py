"""Articles and passages, as they stand in rows of the library."""

from typing import Any

from sqlalchemy import Column, Row, Select, func, select, text
from sqlalchemy.engine import Connection

from qa.access import PUBLIC
from qa.article import Article, Origins, Passage
from qa.store.tables.schema import ARTICLES, PASSAGES, is_shared


def whole_articles(connection: Connection) -> Select[Any]:
    """All columns of the articles that a library of its format has."""
    return select(*columns_there(connection, *ARTICLES.c))


def columns_there(connection: Connection, *columns: Column[Any]) -> list[Column[Any]]:
    """Those of the columns of the articles that a library of its format has."""
    if is_shared(connection):
        return list(columns)
    names = connection.execute(text("PRAGMA table_info(articles)")).scalars("name").all()
    return [column for column in columns if column.name in names]


def article_of(row: Row[Any]) -> Article:
    """The article in a row of `ARTICLES`, of which an older format has fewer columns."""
    kept = row._mapping
    return Article(
        key=row.key,
        source=row.source,
        title=row.title,
        text=row.text,
        published=row.published,
        author=row.author,
        url=row.url,
        language=row.language,
        origins=Origins(*(kept.get(f"{name}_from") for name in ("title", "published", "author"))),
        left_out=kept.get("left_out") or 0.0,
        correction=kept.get("correction"),
        embargo=kept.get("embargo"),
        expires=kept.get("expires"),
        kind=kept.get("kind"),
        access=kept.get("access") or PUBLIC,
    )


def row_of(article: Article) -> dict[str, Any]:
    """The row of `ARTICLES` for an article."""
    return {
        "id": article.id,
        "key": article.key,
        "source": article.source,
        "title": article.title,
        "text": article.text,
        "published": article.published,
        "author": article.author,
        "url": article.url,
        "language": article.language,
        "digest": article.digest,
        "body": article.body,
        "title_from": article.origins.title,
        "published_from": article.origins.published,
        "author_from": article.origins.author,
        "left_out": article.left_out,
        "correction": article.correction,
        "embargo": article.embargo,
        "expires": article.expires,
        "kind": article.kind,
        "access": None if article.access == PUBLIC else article.access,
    }


def passage_rows() -> Select[Any]:
    start, end = PASSAGES.c.start, PASSAGES.c.end
    return select(
        PASSAGES.c.id,
        PASSAGES.c.article_id,
        ARTICLES.c.title,
        # Both count characters from 1.
        func.substr(ARTICLES.c.text, start + 1, end - start).label("text"),
        start,
        end,
        ARTICLES.c.language,
        ARTICLES.c.published,
        func.coalesce(ARTICLES.c.access, PUBLIC).label("access"),
    ).join_from(PASSAGES, ARTICLES)


def passage_of(row: Row[Any]) -> Passage:
    return Passage(**row._mapping)
