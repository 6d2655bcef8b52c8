"""What is done for a library before and after it is damaged: backups, a check, an export."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, cast

from sqlalchemy import (
    Integer,
    Row,
    Select,
    Table,
    delete,
    event,
    false,
    insert,
    inspect,
    literal,
    literal_column,
    select,
    text,
)
from sqlalchemy.engine import Connection

from qa.article import Article
from qa.errors.base import BroadsheetError
from qa.errors.library import LibraryDamaged, LibraryUnreadable, NoLibrary, OtherSchema
from qa.errors.usage import FileUnwritable
from qa.store import private
from qa.store.disk import disk_problem
from qa.store.files import FILE
from qa.store.library.history import now
from qa.store.library.rules import copy_rules
from qa.store.library.unseen import due
from qa.store.tables import postgres, sqlite
from qa.store.tables.rows import article_of, whole_articles
from qa.store.tables.schema import ABOUT, ARTICLES, RECENT, SCHEMA, SHARED, STALE, TABLES

_ROW = literal_column("articles.rowid", Integer)
"""SQLite's own number of a row, which no column of ours holds."""

_ROWS = 500
"""Of a database, in memory at the same time: some megabytes of texts, or of vectors."""

_PASSING = (STALE, RECENT, SHARED)
"""Tables of what is of use only to the servers that run now, such as who is logged in."""

_COMPLAINTS = 3
"""Of SQLite's own check, which may find thousands."""


@dataclass(frozen=True, slots=True)
class Exported:
    """How many articles were written, and about how many could not be read."""

    articles: int
    unreadable: int


def backup(home: Path | str, file: Path) -> None:
    """Copy the library in the folder, or in the database with the address, `home` to the new file
    `file`, a whole library of its own as a folder has it. Other processes may write the library
    meanwhile: the copy is that of one moment.

    Raises FileUnwritable; of a folder NoLibrary and LibraryDamaged, and of a database LibraryAway,
    LibraryUnsuited and OtherSchema.
    """
    if isinstance(home, Path):
        _copy_file(home, file)
    else:
        _copy_database(home, file)


def _copy_file(data: Path, file: Path) -> None:
    with _new_file(file) as aside, _opened(data) as connection:
        # A connection of its own, since SQLAlchemy knows no backups.
        kept = cast(sqlite3.Connection, connection.connection.driver_connection)
        try:
            with closing(sqlite3.connect(aside)) as copy:
                kept.backup(copy)
                # The copy is one file, without the two that a library in use has beside it.
                copy.execute("PRAGMA journal_mode = DELETE")
                (said,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.Error as error:
            if problem := disk_problem(error):
                raise FileUnwritable(file, problem) from error
            raise sqlite.translated(error, data) or error from error
        if said != "ok":
            raise LibraryDamaged(data / FILE, said)


def _copy_database(address: str, file: Path) -> None:
    with (
        _new_file(file) as aside,
        TemporaryDirectory(dir=file.parent) as folder,
        _reached(address) as rows,
    ):
        engine = sqlite.open_engine(Path(folder))
        try:
            with engine.begin() as copy:
                sqlite.bring_up(copy, reading=False)
                copy.execute(delete(ABOUT))
                copy_rules(rows, copy)
                for table in TABLES.sorted_tables:
                    if table not in _PASSING:
                        found = rows.execute(_all_of(rows, table)).mappings()
                        while some := found.fetchmany(_ROWS):
                            copy.execute(insert(table), [dict(row) for row in some])
            with engine.connect() as copy:
                copy.execute(text("PRAGMA journal_mode = DELETE"))
        finally:
            engine.dispose()
        (Path(folder) / FILE).replace(aside)


def _all_of(connection: Connection, table: Table) -> Select[Any]:
    """The rows of a table, with the columns that a database of an older format has; none where it
    has no such table."""
    looked_at = inspect(connection)
    if not looked_at.has_table(table.name):
        return select(literal(1)).where(false())
    there = {column["name"] for column in looked_at.get_columns(table.name)}
    return select(*(column for column in table.c if column.name in there))


@contextmanager
def _reached(address: str) -> Iterator[Connection]:
    """A connection to a database's library, which sees it as it is now until it is over."""
    engine = postgres.open_engine(address)
    try:
        with engine.begin() as connection:
            found = postgres.bring_up(connection, reading=True)
        if found > SCHEMA:
            raise OtherSchema(address, found, SCHEMA)
        with engine.connect().execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True, yield_per=_ROWS
        ) as connection:
            yield connection
    finally:
        engine.dispose()


def export(home: Path | str, file: Path) -> Exported:
    """Write the articles that can be read to the new file `file`, one JSON object a line.

    Raises FileUnwritable; of a folder NoLibrary and LibraryUnreadable, and of a database
    LibraryAway, LibraryUnsuited and OtherSchema.
    """
    written = unreadable = 0
    with _new_file(file) as aside, aside.open("w", encoding="utf-8") as lines:
        try:
            for article in readable(home) if isinstance(home, Path) else _articles(home):
                if article is None:
                    unreadable += 1
                elif due(article, now()) is None:
                    _write(lines, article)
                    written += 1
        except LibraryDamaged as error:
            raise LibraryUnreadable(Path(home) / FILE) from error
    return Exported(written, unreadable)


def _articles(address: str) -> Iterator[Article]:
    """The articles of a database, which looks after its own files."""
    with _reached(address) as connection:
        yield from map(article_of, connection.execute(_all_of(connection, ARTICLES)))


def _write(lines: IO[str], article: Article) -> None:
    values = article.to_dict() | {"key": article.key}
    lines.write(json.dumps(values, ensure_ascii=False) + "\n")


def readable(data: Path) -> Iterator[Article | None]:
    """The articles of the library in `data`, None in place of each that cannot be read, or is not
    what was written. One more None stands for whatever lies beyond the last that can be counted. A
    damaged part may have held fewer articles, or more.

    Raises NoLibrary, and LibraryDamaged where no article can be found at all.
    """
    with _opened(data, cut=True) as connection:
        last, is_last = _last_row(connection)
        articles = whole_articles(connection)
        for row in range(1, last + 1):
            try:
                found = connection.execute(articles.where(_ROW.in_([row]))).first()
                if found is None:  # it was removed
                    continue
                yield _as_written(found)
            except LibraryDamaged:
                yield None
        if not is_last:
            yield None


def _last_row(connection: Connection) -> tuple[int, bool]:
    """The largest number of a row that can be read, and whether it is the largest that there is:
    any one of the table's indexes tells it, or the table."""
    indexes = connection.execute(text("PRAGMA index_list(articles)")).mappings().all()
    whole = (index["name"] for index in indexes if not index["partial"])
    # As text, because SQLAlchemy has no such hints for SQLite.
    ways = ["", *(f'INDEXED BY "{name}"' for name in whole), "NOT INDEXED"]
    largest = 0
    for way in ways:
        try:
            # One by one, since an error takes along what was fetched with it.
            numbers = text(f"SELECT rowid FROM articles {way}")  # noqa: S608
            for number in connection.execution_options(yield_per=1).execute(numbers).scalars():
                largest = max(largest, number)
        except LibraryDamaged as error:
            damaged = error
        else:
            return largest, True
    if not largest:
        raise damaged
    return largest, False


def _as_written(row: Row[Any]) -> Article | None:
    """The article in a row; None where it is another than was written there."""
    try:
        article = article_of(row)
        return article if article.digest == row.digest else None
    except (TypeError, AttributeError):  # a part has another type
        return None


def damage(data: Path) -> str | None:
    """What is wrong with the library in `data`, by SQLite's own check and by the digests of the
    articles; None where it is whole. Raises NoLibrary, and LibraryDamaged where it cannot be read.
    """
    with _opened(data) as connection:
        check = text(f"PRAGMA integrity_check({_COMPLAINTS})")
        complaints = connection.execute(check).scalars().all()
        if list(complaints) != ["ok"]:
            return "; ".join(complaints)
        rows = connection.execution_options(yield_per=100).execute(whole_articles(connection))
        changed = sum(_as_written(row) is None for row in rows)
    return f"the text of {changed:,} articles is not what was written" if changed else None


@contextmanager
def _opened(data: Path, *, cut: bool = False) -> Iterator[Connection]:
    """A connection to a library that is there; with `cut` also to one whose file is too short."""
    file = data / FILE
    if not file.is_file() or not file.stat().st_size:
        raise NoLibrary(file)
    engine = sqlite.open_engine(data)
    if cut:
        event.listen(engine, "connect", _read_what_is_there, insert=True)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _read_what_is_there(connection: sqlite3.Connection, _record: object) -> None:
    """SQLite otherwise refuses a file that is shorter than its first page says."""
    connection.execute("PRAGMA writable_schema = ON")


@contextmanager
def _new_file(file: Path) -> Iterator[Path]:
    """A file of its user alone to write, which gets the name `file` when it is whole."""
    aside = file.with_name(f"{file.name}.new")
    try:
        if file.exists():
            raise FileUnwritable(file, "there is a file of this name")
        aside.unlink(missing_ok=True)
        private.make_file(aside)
        try:
            yield aside
            aside.replace(file)
        finally:
            aside.unlink(missing_ok=True)
    except BroadsheetError:
        raise
    except OSError as error:
        raise FileUnwritable(file, error.strerror or str(error)) from None
