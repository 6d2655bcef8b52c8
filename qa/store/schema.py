"""The tables of the library, their format, and how an older one is brought up to it."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    TypeDecorator,
    create_engine,
    delete,
    event,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.engine import URL, Connection, ExceptionContext

from qa.article import Article
from qa.errors import BroadsheetError, DataUnusable, LibraryDamaged, LibraryLost
from qa.store import private
from qa.store.disk import disk_problem
from qa.text.language import detect

FILE = "library.sqlite3"
"""The library's name in the data directory."""

DERIVED = ("vectors", "lexical")
"""The folders beside it that hold what is made from it."""

SCHEMA = 3
"""Format of the tables below. Format 1, which has no languages, and 2, which has no vectors of
sentences, are brought up to it; another one is refused."""

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
)
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
MODEL = Table("model", TABLES, Column("name", String, primary_key=True))
STALE = Table("stale", TABLES, Column("id", String, primary_key=True))


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


def article_of(row: Row[Any]) -> Article:
    """The article in a row of `ARTICLES`."""
    return Article(
        key=row.key,
        source=row.source,
        title=row.title,
        text=row.text,
        published=row.published,
        author=row.author,
        url=row.url,
        language=row.language,
    )


def _configure(connection: Any, _record: object) -> None:
    """Settings of a new SQLite connection: readers do not wait for the writer (WAL), and a commit
    survives a killed process without waiting for the disk (NORMAL)."""
    for setting in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.create_function("casefold", 1, _casefold, deterministic=True)


def _casefold(text: str | None) -> str | None:
    """For comparing in any case; SQLite's own `lower` knows A to Z alone."""
    return None if text is None else text.casefold()


def bring_up(connection: Connection, *, reading: bool) -> int:
    """The format of the library that is found. One that is new gets its tables. One of an older
    format is brought up to date, except by who is only `reading`."""
    found: int = connection.execute(text("PRAGMA user_version")).scalar_one()
    if found == 0:
        TABLES.create_all(connection)
    elif found < SCHEMA and not reading:
        _bring_up_from(connection, found)
    if found == 0 or (found < SCHEMA and not reading):
        connection.execute(text(f"PRAGMA user_version = {SCHEMA}"))
    return found


def _bring_up_from(connection: Connection, found: int) -> None:
    """Bring a library of format 1 or 2 up to date.

    Passages are embedded again, by sentence. An article of format 1 also gets its language, and
    indexes by title and address.
    """
    if found == 1:
        _add_column(connection, ARTICLES.c.language)
        for article_id in connection.execute(select(ARTICLES.c.id)).scalars().all():
            one = ARTICLES.c.id == article_id
            language = detect(connection.execute(select(ARTICLES.c.text).where(one)).scalar_one())
            connection.execute(update(ARTICLES).where(one).values(language=language))
        for index in ARTICLES.indexes:
            index.create(connection, checkfirst=True)
    _add_column(connection, PASSAGES.c.sentences)
    begin_anew(connection)


def _add_column(connection: Connection, column: Column[Any]) -> None:
    """Add a column to its table; a process that was killed meanwhile may have done so."""
    there = {kept["name"] for kept in inspect(connection).get_columns(column.table.name)}
    if column.name not in there:
        kind = column.type.compile(connection.dialect)
        connection.execute(text(f"ALTER TABLE {column.table.name} ADD COLUMN {column.name} {kind}"))


def begin_anew(connection: Connection) -> None:
    connection.execute(update(PASSAGES).values(pending=True, vector=None, sentences=None))
    connection.execute(delete(MODEL))
