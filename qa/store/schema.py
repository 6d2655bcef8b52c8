"""The tables of the library, their format, and how an older one is brought up to it."""

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Dialect,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    Select,
    String,
    Table,
    TypeDecorator,
    create_engine,
    event,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.engine import URL, Connection, ExceptionContext

from qa.article import Article, Origins, digest
from qa.errors import BroadsheetError, DataUnusable, LibraryDamaged, LibraryLost
from qa.store import private
from qa.store.disk import disk_problem
from qa.text.language import detect

FILE = "library.sqlite3"
"""The library's name in the data directory."""

DERIVED = ("vectors", "lexical")
"""The folders beside it that hold what is made from it."""

SCHEMA = 7
"""Format of the tables below. Format 1, which has no languages, 2, which has no vectors of
sentences, 3, which has neither corrections nor sources, 4, which has no kept answers, 5, whose
articles have no kinds, and 6, which does not count its changes, are brought up to it; another one
is refused."""

WITH_EXPIRY = 4
"""The oldest format that knows when an article is over."""

READABLE = 2
"""The oldest format that holds all that is only read of articles."""

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class _Day(TypeDecorator[date]):
    """A date as 2024-08-13. Reading another text raises LibraryDamaged."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        try:
            return None if value is None else date.fromisoformat(value)
        except (ValueError, TypeError):
            raise LibraryDamaged(Path(FILE), f"{value!r} stands for a date") from None


class Moment(TypeDecorator[datetime]):
    """A moment as 2024-08-13T09:30:00+00:00, in UTC, so that the later one is the larger text.
    Reading another text raises LibraryDamaged."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        try:
            return None if value is None else datetime.fromisoformat(value)
        except (ValueError, TypeError):
            raise LibraryDamaged(Path(FILE), f"{value!r} stands for a moment") from None


TABLES = MetaData()
ARTICLES = Table(
    "articles",
    TABLES,
    Column("id", String, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("source", String, nullable=False),
    Column("title", String, nullable=False, index=True),
    Column("text", String, nullable=False),
    Column("published", _Day, index=True),
    Column("author", String),
    Column("url", String, index=True),
    Column("language", String),
    Column("digest", String, nullable=False),
    Column("body", String, index=True),
    Column("title_from", String),
    Column("published_from", String),
    Column("author_from", String),
    Column("left_out", Float, nullable=False, server_default="0"),
    Column("correction", String),
    Column("embargo", Moment),
    Column("expires", Moment, index=True),
    Column("kind", String),
)
Index(
    "articles_listed",
    *(ARTICLES.c[name] for name in ("published", "title", "id", "source", "url", "author")),
    ARTICLES.c.expires,
)
"""All that a list of articles is sorted, narrowed and counted by: their texts, which lie between
these columns, are not read then."""

PASSAGES = Table(
    "passages",
    TABLES,
    Column("id", String, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("pending", Boolean, nullable=False, index=True),
    Column("vector", LargeBinary),
    Column("sentences", LargeBinary),
)
ABOUT = Table(
    "about",
    TABLES,
    Column("row", Integer, CheckConstraint("row = 1"), primary_key=True),
    Column("format", Integer, nullable=False),
    Column("model", String),
    Column("index_name", String, nullable=False, server_default=""),
    Column("generation", Integer, nullable=False, server_default="0"),
)
"""One row. SQLite's `user_version` says the format too, for versions of Broadsheet from before
format 7."""

STALE = Table("stale", TABLES, Column("id", String, primary_key=True))
VERSIONS = Table(
    "versions",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("article_id", String, nullable=False, index=True),
    Column("version", String, nullable=False),
    Column("since", Moment, nullable=False),
)
WITHHELD = Table(
    "withheld",
    TABLES,
    Column("id", String, primary_key=True),
    Column("page", String, nullable=False, index=True),
    Column("body", String, nullable=False, index=True),
    Column("article", JSON(none_as_null=True)),
    Column("passages", JSON, nullable=False),
    Column("source", String, nullable=False),
    Column("title", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("why", String, nullable=False),
    Column("until", Moment, index=True),
    Column("who", String, nullable=False),
    Column("since", Moment, nullable=False),
)
LOG = Table(
    "log",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("time", Moment, nullable=False),
    Column("who", String, nullable=False),
    Column("what", String, nullable=False),
    Column("article_id", String, nullable=False),
    Column("title", String, nullable=False),
    Column("source", String, nullable=False),
    Column("why", String, nullable=False),
)
SOURCES = Table(
    "sources",
    TABLES,
    Column("address", String, primary_key=True),
    Column("source", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("via", String, index=True),
    Column("key", String),
    Column("etag", String),
    Column("modified", String),
    Column("tried", Moment, nullable=False),
    Column("seen", Moment),
    Column("problem", String),
    Column("arrivals", JSON, nullable=False),
)
KEPT = Table(
    "kept",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("made", Moment, nullable=False, index=True),
    Column("answer", JSON, nullable=False),
    Column("withdrawn", Integer, nullable=False),
)
QUOTED = Table(
    "quoted",
    TABLES,
    Column("kept_id", ForeignKey("kept.id", ondelete="CASCADE"), primary_key=True),
    Column("article_id", String, primary_key=True, index=True),
)
RECENT = Table(
    "recent",
    TABLES,
    Column("id", String, primary_key=True),
    Column("made", Moment, nullable=False, index=True),
    Column("question", String, nullable=False),
    Column("answer", JSON, nullable=False),
)
JUDGED = Table(
    "judged",
    TABLES,
    Column("answer_id", String, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("question", String, nullable=False),
    Column("answer", String, nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("articles", JSON, nullable=False),
    Column("value", Integer, nullable=False),
    Column("comment", String, nullable=False),
)
SHARED = Table(
    "shared",
    TABLES,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
    Column("since", Moment, nullable=False),
)


def open_engine(data: Path) -> Engine:
    """Connections to the library in `data`, which is made if it is missing, for its user alone.

    Whatever uses them raises LibraryDamaged and DataUnusable in place of SQLite's errors. Raises
    LibraryLost where there is no library beside indexes.
    """
    file = data / FILE
    if not file.exists() or not file.stat().st_size:
        if any((data / name).exists() for name in DERIVED):
            raise LibraryLost(file, "has no content" if file.exists() else "is missing")
        # SQLite gives the files that it makes beside this one the same permissions.
        private.make_file(file)
    engine = create_engine(URL.create("sqlite", database=str(file)))
    event.listen(engine, "connect", _configure)

    def handle(context: ExceptionContext) -> BroadsheetError | None:
        return translated(context.original_exception, data)

    event.listen(engine, "handle_error", handle, retval=True)
    return engine


def translated(error: BaseException, data: Path) -> BroadsheetError | None:
    """What an error of SQLite says of the library in `data`: that it is damaged, or that the disk
    does not let it be used. None for every other error."""
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None)
    # Python's own error about bytes that are no text has no code.
    if code is None and "decode" in str(error):
        return LibraryDamaged(data / FILE, str(error).partition(" with text")[0])
    if code is not None and code & 0xFF in _DAMAGED:
        return LibraryDamaged(data / FILE, str(error))
    if "no such table" in str(error):  # all were made at once
        return LibraryDamaged(data / FILE, str(error))
    problem = disk_problem(error)
    return DataUnusable(data, problem) if problem else None


def whole_articles(connection: Connection) -> Select[Any]:
    """All columns of the articles that a library of its format has."""
    return select(*columns_there(connection, *ARTICLES.c))


def columns_there(connection: Connection, *columns: Column[Any]) -> list[Column[Any]]:
    """Those of the columns of the articles that a library of its format has."""
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
    }


def _configure(connection: Any, _record: object) -> None:
    """Settings of a new SQLite connection: readers do not wait for the writer (WAL), and a commit
    survives a killed process without waiting for the disk (NORMAL). What is deleted is overwritten
    in the file: an article may have to be gone (secure_delete)."""
    settings = ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON")
    for setting in (*settings, "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.create_function("casefold", 1, _casefold, deterministic=True)


def _casefold(text: str | None) -> str | None:
    """For comparing in any case; SQLite's own `lower` knows A to Z alone."""
    return None if text is None else text.casefold()


def bring_up(connection: Connection, *, reading: bool) -> int:
    """The format of the library that is found. One that is new gets its tables. One of an older
    format is brought up to date; for who is only `reading` it gets but the tables that it lacks."""
    found: int = connection.execute(text("PRAGMA user_version")).scalar_one()
    if found == 0:
        TABLES.create_all(connection)
        connection.execute(insert(ABOUT).values(row=1, format=SCHEMA))
    elif found < WITH_EXPIRY and not reading:
        _bring_up_from(connection, found)
    elif READABLE <= found < SCHEMA:  # nobody minds tables that it does not know
        TABLES.create_all(connection)
        _tell_about(connection, reading=reading)
        if not reading:
            _add_column(connection, ARTICLES.c.kind)
    elif found == SCHEMA and not reading:
        _add_indexes(connection)
    if found == 0 or (found < SCHEMA and not reading):
        connection.execute(text(f"PRAGMA user_version = {SCHEMA}"))
    return found


def _tell_about(connection: Connection, *, reading: bool) -> None:
    """Have an older library say of itself what one of this format does. Up to format 6 a table of
    its own had the model, and stays for a Broadsheet of then while somebody only reads."""
    if not connection.execute(select(ABOUT.c.row)).first():
        connection.execute(insert(ABOUT).values(row=1, format=SCHEMA))
    if inspect(connection).has_table("model"):
        name = connection.execute(text("SELECT name FROM model")).scalar()
        connection.execute(update(ABOUT).values(model=name))
        if not reading:
            connection.execute(text("DROP TABLE model"))


def _bring_up_from(connection: Connection, found: int) -> None:
    """Bring a library of an older format up to date.

    What is kept of an article beside its text is found anew when it is ingested again. A language
    is found now. Passages from before format 3 are embedded again, by sentence.
    """
    later = ("title_from", "published_from", "author_from", "correction", "embargo", "expires")
    for name in ("language", "body", *later, "kind"):
        _add_column(connection, ARTICLES.c[name])
    _add_column(connection, ARTICLES.c.left_out, "NOT NULL DEFAULT 0")
    TABLES.create_all(connection)
    _tell_about(connection, reading=False)
    for article_id in connection.execute(select(ARTICLES.c.id)).scalars().all():
        one = ARTICLES.c.id == article_id
        kept = connection.execute(select(ARTICLES.c.text, ARTICLES.c.language).where(one)).one()
        language = detect(kept.text) if found == 1 else kept.language
        values = {"language": language, "body": digest(kept.text)}
        connection.execute(update(ARTICLES).where(one).values(values))
    _add_indexes(connection)
    _add_column(connection, PASSAGES.c.sentences)
    if found < 3:
        begin_anew(connection)


def _add_indexes(connection: Connection) -> None:
    for index in ARTICLES.indexes:
        index.create(connection, checkfirst=True)


def _add_column(connection: Connection, column: Column[Any], more: str = "") -> None:
    """Add a column to its table; a process that was killed meanwhile may have done so."""
    there = {kept["name"] for kept in inspect(connection).get_columns(column.table.name)}
    if column.name not in there:
        kind = column.type.compile(connection.dialect)
        table = column.table.name
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column.name} {kind} {more}"))


def begin_anew(connection: Connection) -> None:
    connection.execute(update(PASSAGES).values(pending=True, vector=None, sentences=None))
    connection.execute(update(ABOUT).values(model=None, generation=ABOUT.c.generation + 1))
