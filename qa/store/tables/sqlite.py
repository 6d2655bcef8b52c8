"""The library in one SQLite file: opening it, its errors, and bringing an older one up to date."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Engine, create_engine, event, insert, inspect, select, text, update
from sqlalchemy.engine import URL, Connection, ExceptionContext

from qa.article import digest
from qa.errors.base import BroadsheetError
from qa.errors.data import DataUnusable
from qa.errors.library import LibraryDamaged, LibraryLost
from qa.store import private
from qa.store.disk import disk_problem
from qa.store.files import FILE, has_derived
from qa.store.library.claims import begin_anew
from qa.store.tables.schema import (
    ABOUT,
    ARTICLES,
    PASSAGES,
    READABLE,
    SCHEMA,
    SOURCES,
    TABLES,
    WITH_EXPIRY,
)
from qa.text.language import detect

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def open_engine(data: Path) -> Engine:
    """Connections to the library in `data`, which is made if it is missing, for its user alone.

    Whatever uses them raises LibraryDamaged and DataUnusable in place of SQLite's errors. Raises
    LibraryLost where there is no library beside indexes.
    """
    file = data / FILE
    try:
        private.make_folder(data)
        if not file.exists() or not file.stat().st_size:
            if has_derived(data):
                raise LibraryLost(file, "has no content" if file.exists() else "is missing")
            # SQLite gives the files that it makes beside this one the same permissions.
            private.make_file(file)
    except OSError as error:
        raise DataUnusable(data, error.strerror or str(error)) from None
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
    format is brought up to date; for who is only `reading` it gets but the tables and columns that
    are looked at whenever articles are read."""
    found: int = connection.execute(text("PRAGMA user_version")).scalar_one()
    if found == 0:
        TABLES.create_all(connection)
        connection.execute(insert(ABOUT).values(row=1, format=SCHEMA))
    elif found < WITH_EXPIRY and not reading:
        _bring_up_from(connection, found)
    elif READABLE <= found < SCHEMA:  # nobody minds what it does not know
        _add_later_columns(connection)
        TABLES.create_all(connection)
        _tell_about(connection, reading=reading)
        if not reading:
            for column in (ARTICLES.c.kind, PASSAGES.c.queued, PASSAGES.c.settled):
                _add_column(connection, column)
            _add_indexes(connection)
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
    _add_later_columns(connection)
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
    for name in ("sentences", "queued", "settled"):
        _add_column(connection, PASSAGES.c[name])
    if found < 3:
        begin_anew(connection)


def _add_later_columns(connection: Connection) -> None:
    """Add what format 8 has more of articles and sources, which a Broadsheet from before leaves
    alone."""
    _add_column(connection, ARTICLES.c.access)
    if inspect(connection).has_table(SOURCES.name):  # format 4 is the first to have them
        _add_column(connection, SOURCES.c.failures, "NOT NULL DEFAULT 0")


def _add_indexes(connection: Connection) -> None:
    for index in ARTICLES.indexes:  # of which some are PostgreSQL's alone
        index.create(connection, checkfirst=True)


def _add_column(connection: Connection, column: Column[Any], more: str = "") -> None:
    """Add a column to its table; a process that was killed meanwhile may have done so."""
    there = {kept["name"] for kept in inspect(connection).get_columns(column.table.name)}
    if column.name not in there:
        kind = column.type.compile(connection.dialect)
        table = column.table.name
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column.name} {kind} {more}"))
