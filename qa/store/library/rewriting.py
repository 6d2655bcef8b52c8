"""An article in place of the one that was kept of it, within a transaction of the library."""

from collections.abc import Sequence

from sqlalchemy import func, select, update
from sqlalchemy.engine import Connection

from qa.access import PUBLIC, allows
from qa.article import Article, Passage
from qa.store.answers.kept import close, follow
from qa.store.library import about, embeddings
from qa.store.library.records import erase, write
from qa.store.tables.schema import ARTICLES, VERSIONS


def rewrite(connection: Connection, article: Article, passages: Sequence[Passage]) -> bool:
    """Keep `article` in place of the one with its id, whose passages keep their embeddings if the
    text is the same; whether there was one. What was given to more readers than it is for now goes
    from the answers that are kept."""
    columns = (ARTICLES.c.body, ARTICLES.c.access)
    before = connection.execute(select(*columns).where(ARTICLES.c.id == article.id)).first()
    if before is None:
        return write(connection, article, passages)
    same = before.body == article.body
    old = embeddings.of_article(connection, article.id) if same else {}
    write(connection, article, passages)
    embeddings.keep_again(connection, article.id, old)
    if not allows(before.access or PUBLIC, article.access):
        close(connection, article.id)
        about.moved_on(connection)
    return True


def rename(
    connection: Connection, article_id: str, article: Article, passages: Sequence[Passage]
) -> None:
    """Keep `article` in place of the one with the same text that has the id `article_id`, with its
    embeddings and versions, and in the answers that are kept."""
    old = embeddings.of_article(connection, article_id)
    access = select(func.coalesce(ARTICLES.c.access, PUBLIC))
    before_access = connection.execute(access.where(ARTICLES.c.id == article_id)).scalar()
    erase(connection, article_id)
    write(connection, article, passages)
    embeddings.keep_again(connection, article.id, old)
    before = VERSIONS.c.article_id == article_id
    connection.execute(update(VERSIONS).where(before).values(article_id=article.id))
    if before_access is not None and not allows(before_access, article.access):
        close(connection, article_id)
        about.moved_on(connection)
    follow(connection, article_id, article.id)
