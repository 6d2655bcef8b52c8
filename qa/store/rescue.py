"""What is done for a library before and after it is damaged: backups, a check, an export."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from sqlalchemy import Integer, Row, event, literal_column, select, text
from sqlalchemy.engine import Connection

from qa.article import Article
from qa.errors import BroadsheetError, FileUnwritable, LibraryDamaged, LibraryUnreadable, NoLibrary
from qa.store import private
from qa.store.disk import disk_problem
from qa.store.history import now
from qa.store.rows import article_of, whole_articles
from qa.store.schema import ARTICLES, FILE
from qa.store.sqlite import open_engine, translated
from qa.store.withheld import due

_ROW = literal_column("articles.rowid", Integer)
"""SQLite's own number of a row, which no column of ours holds."""

_COMPLAINTS = 3
"""Of SQLite's own check, which may find thousands."""


@dataclass(frozen=True, slots=True)
class Exported:
    """How many articles were written, and about how many could not be read."""

    articles: int
    unreadable: int


def backup(data: Path, file: Path) -> None:
    """Copy the library in `data` to the new file `file`, a whole library of its own. Another
    process may write the library meanwhile.

    Raises NoLibrary, LibraryDamaged and FileUnwritable.
    """
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
            raise translated(error, data) or error from error
        if said != "ok":
            raise LibraryDamaged(data / FILE, said)


def export(data: Path, file: Path) -> Exported:
    """Write the articles that can be read to the new file `file`, one JSON object a line.

    Raises NoLibrary, LibraryUnreadable and FileUnwritable.
    """
    written = unreadable = 0
    with _new_file(file) as aside, aside.open("w", encoding="utf-8") as lines:
        try:
            for article in readable(data):
                if article is None:
                    unreadable += 1
                elif due(article, now()) is None:
                    _write(lines, article)
                    written += 1
        except LibraryDamaged as error:
            raise LibraryUnreadable(data / FILE) from error
    return Exported(written, unreadable)


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
    the table tells it, or any one of its indexes."""
    names = connection.execute(text("PRAGMA index_list(articles)")).scalars("name").all()
    numbers = select(_ROW).select_from(ARTICLES)
    ways = [numbers, *(numbers.with_hint(ARTICLES, f'INDEXED BY "{name}"') for name in names)]
    largest = 0
    for way in ways:
        try:
            # One by one, since an error takes along what was fetched with it.
            for number in connection.execution_options(yield_per=1).execute(way).scalars():
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
    engine = open_engine(data)
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
