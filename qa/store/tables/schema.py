"""The tables of the library and their format, in SQLite and in PostgreSQL."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    func,
)
from sqlalchemy.engine import Connection

from qa.store.tables.columns import Day, Moment, Text

SCHEMA = 8
"""Format of the tables below. Of SQLite's files format 1, which has no languages, 2, which has no
vectors of sentences, 3, which has neither corrections nor sources, 4, which has no kept answers, 5,
whose articles have no kinds, 6, which does not count its changes, and 7, the first that PostgreSQL
has, which has no desk of the editors, are brought up to it; another one is refused."""

WITH_EXPIRY = 4
"""The oldest format that knows when an article is over."""

READABLE = 2
"""The oldest format that holds all that is only read of articles."""


def is_shared(bind: Engine | Connection) -> bool:
    """Whether several processes may write the library at the same time: in PostgreSQL."""
    return bind.dialect.name == "postgresql"


TABLES = MetaData()


_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite numbers rows by itself only in a column of its own kind of INTEGER."""

ARTICLES = Table(
    "articles",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("published", Day, index=True),
    Column("author", Text),
    Column("url", Text),
    Column("language", Text),
    Column("digest", Text, nullable=False),
    Column("body", Text, index=True),
    Column("title_from", Text),
    Column("published_from", Text),
    Column("author_from", Text),
    Column("left_out", Float, nullable=False, server_default="0"),
    Column("correction", Text),
    Column("embargo", Moment),
    Column("expires", Moment, index=True),
    Column("kind", Text),
    Column("access", Text),
    UniqueConstraint("key").ddl_if(dialect="sqlite"),
)
_RESTRICTED = ARTICLES.c.access.is_not(None)
Index(
    "articles_access",
    ARTICLES.c.access,
    sqlite_where=_RESTRICTED,
    postgresql_where=_RESTRICTED,
)
_IN_LISTS = ("published", "title", "id", "source", "url", "author", "expires")
"""All that a list of articles is sorted, narrowed and counted by: their texts, which lie between
these columns, are not read then."""

for _index in (
    Index("ix_articles_title", ARTICLES.c.title),
    Index("ix_articles_url", ARTICLES.c.url),
    Index("articles_listed", *(ARTICLES.c[name] for name in _IN_LISTS)),
):
    _index.ddl_if(dialect="sqlite")

INDEXED = 500
"""Characters at the beginning of a text that PostgreSQL has in an index, of which an entry may have
2,704 bytes."""

for _name in ("key", "title", "url"):
    _beginning = func.left(ARTICLES.c[_name], INDEXED)
    Index(f"articles_{_name}", _beginning).ddl_if(dialect="postgresql")
Index("articles_newest", ARTICLES.c.published.desc().nulls_last()).ddl_if(dialect="postgresql")

PASSAGES = Table(
    "passages",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("article_id", Text, ForeignKey("articles.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("pending", Boolean, nullable=False),
    Column("vector", LargeBinary),
    Column("sentences", LargeBinary),
    Column("queued", Moment),
    Column("settled", BigInteger),
)
"""A passage that is pending is so since it was `queued`. One that is not was indexed with the
change of the library that `settled` counts."""

Index("ix_passages_pending", PASSAGES.c.pending).ddl_if(dialect="sqlite")
Index("passages_queued", PASSAGES.c.queued, postgresql_where=PASSAGES.c.pending).ddl_if(
    dialect="postgresql"
)
Index("passages_settled", PASSAGES.c.settled).ddl_if(dialect="postgresql")
ABOUT = Table(
    "about",
    TABLES,
    Column("row", Integer, CheckConstraint("row = 1"), primary_key=True),
    Column("format", Integer, nullable=False),
    Column("model", Text),
    Column("index_name", Text, nullable=False, server_default=""),
    Column("generation", BigInteger, nullable=False, server_default="0"),
)
"""One row. SQLite's `user_version` says the format too, for versions of Broadsheet from before
format 7."""

STALE = Table("stale", TABLES, Column("id", Text, primary_key=True))
VERSIONS = Table(
    "versions",
    TABLES,
    Column("number", _NUMBER, primary_key=True),
    Column("article_id", Text, nullable=False, index=True),
    Column("version", Text, nullable=False),
    Column("since", Moment, nullable=False),
)
WITHHELD = Table(
    "withheld",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("page", Text, nullable=False, index=True),
    Column("body", Text, nullable=False, index=True),
    Column("article", JSON(none_as_null=True)),
    Column("passages", JSON, nullable=False),
    Column("source", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("until", Moment, index=True),
    Column("who", Text, nullable=False),
    Column("since", Moment, nullable=False),
)
LOG = Table(
    "log",
    TABLES,
    Column("number", _NUMBER, primary_key=True),
    Column("time", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("article_id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("why", Text, nullable=False),
)
SOURCES = Table(
    "sources",
    TABLES,
    Column("address", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("via", Text, index=True),
    Column("key", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("tried", Moment, nullable=False),
    Column("seen", Moment),
    Column("problem", Text),
    Column("arrivals", JSON, nullable=False),
    Column("failures", Integer, nullable=False, server_default="0"),
)
KEPT = Table(
    "kept",
    TABLES,
    Column("number", _NUMBER, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("made", Moment, nullable=False, index=True),
    Column("answer", JSON, nullable=False),
    Column("withdrawn", Integer, nullable=False),
)
QUOTED = Table(
    "quoted",
    TABLES,
    Column("kept_id", Text, ForeignKey("kept.id", ondelete="CASCADE"), primary_key=True),
    Column("article_id", Text, primary_key=True, index=True),
)
RECENT = Table(
    "recent",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("made", Moment, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("answer", JSON, nullable=False),
)
JUDGED = Table(
    "judged",
    TABLES,
    Column("answer_id", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("articles", JSON, nullable=False),
    Column("value", Integer, nullable=False),
    Column("comment", Text, nullable=False),
)
ASKED = Table(
    "asked",
    TABLES,
    Column("answer_id", Text, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("history", JSON, nullable=False),
    Column("answer", JSON, nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("page", Text),
    Column("origin", Text, nullable=False),
    Column("vector", LargeBinary),
    Column("model", Text),
    Column("value", Integer),
    Column("comment", Text),
    Column("criteria", JSON, nullable=False),
)
"""Questions as they were asked. The `vector` of one is as its `model` made it."""

ASKED_OF = Table(
    "asked_of",
    TABLES,
    Column("answer_id", Text, ForeignKey("asked.answer_id", ondelete="CASCADE"), primary_key=True),
    Column("article_id", Text, primary_key=True, index=True),
)
TESTS = Table(
    "tests",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("answer_id", Text, index=True),
    Column("question", Text, nullable=False),
    Column("history", JSON, nullable=False),
    Column("article_id", Text, index=True),
    Column("title", Text),
    Column("quote", Text),
    Column("answers", JSON, nullable=False),
    Column("since", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("outcome", Text),
    Column("given", Text),
    Column("ran", Moment),
    Column("generation", BigInteger),
)
"""Questions of which the editors say what is right. `outcome` and what was `given` are those of the
last run, which saw the `generation` of the library."""

CAUGHT = Table(
    "caught",
    TABLES,
    Column("name", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last", Moment, nullable=False),
)
DELIVERIES = Table(
    "deliveries",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
)
SHARED = Table(
    "shared",
    TABLES,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("since", Moment, nullable=False),
)

SHARED_TABLES = MetaData()
"""The tables that only PostgreSQL has beside the others."""

CLAIMS = Table(
    "claims",
    SHARED_TABLES,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("until", DateTime(timezone=True), nullable=False),
)
"""Ids of passages, pending or stale, of which whoever has the claim `name` tells the index."""

DROPPED = Table(
    "dropped",
    SHARED_TABLES,
    Column("id", Text, primary_key=True),
    Column("generation", BigInteger, nullable=False, index=True),
)
"""Ids of passages that were dropped from the index, with the change of the library that did it."""

FOLDED = Table(
    "folded",
    SHARED_TABLES,
    Column("article_id", Text, ForeignKey(ARTICLES.c.id, ondelete="CASCADE"), primary_key=True),
    Column("listed", Text, nullable=False),
    Column("author", Text),
)
"""What articles are narrowed by, for comparing in any case: PostgreSQL cannot fold every script."""

FOLDED_LOG = Table(
    "folded_log",
    SHARED_TABLES,
    Column("number", ForeignKey(LOG.c.number, ondelete="CASCADE"), primary_key=True),
    Column("named", Text, nullable=False),
)
