"""All that a library keeps, row by row, to be copied into another one."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Engine,
    RowMapping,
    Table,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    tuple_,
    update,
)
from sqlalchemy.engine import Connection

from qa.store.library import about
from qa.store.library.history import fold_entry, now
from qa.store.library.records import fold
from qa.store.library.rules import copy_rules
from qa.store.tables.schema import (
    ABOUT,
    ARTICLES,
    LOG,
    PASSAGES,
    RECENT,
    SHARED,
    STALE,
    TABLES,
    is_shared,
)

_OWN = (ABOUT, STALE, RECENT, SHARED)
"""Tables of which each library has its own rows."""

_COPIED = [table for table in TABLES.sorted_tables if table not in _OWN]
"""The others; whatever a row belongs to comes before it."""

_STATE = ("pending", "queued", "settled")
"""Columns of the passages that say what the index has done, which is another for each library."""

_BATCH = 500
"""Rows in one transaction: some megabytes of texts, or of vectors."""

_Key = tuple[Any, ...]
_Row = RowMapping | dict[str, Any]
_Rows = dict[_Key, _Row]


class Contents:
    """The rows of the library behind `engine`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def is_empty(self) -> bool:
        with self._engine.connect() as connection:
            first = (connection.execute(select(table).limit(1)).first() for table in _COPIED)
            return not any(row is not None for row in first)

    def with_nul(self) -> list[tuple[str, str]]:
        """(id, title) of the articles with a NUL in their title or text, which SQLite keeps and
        PostgreSQL does not."""
        if self._engine.dialect.name != "sqlite":
            return []
        nul = func.char(0)
        holds = or_(func.instr(ARTICLES.c.title, nul) > 0, func.instr(ARTICLES.c.text, nul) > 0)
        query = select(ARTICLES.c.id, ARTICLES.c.title).where(holds).order_by(ARTICLES.c.id)
        with self._engine.connect() as connection:
            return [(row.id, row.title) for row in connection.execute(query)]

    def copy_to(self, other: "Contents", copied: Callable[[int], None]) -> None:
        """Make `other` hold the same, embeddings and rules of access included. What it holds
        already stays, so that a copy that was cut short goes on. `copied` hears of the number of
        rows, again and again.

        All passages that are new there are pending, since its index does not hold them.
        """
        with self._engine.connect() as own, other._engine.begin() as theirs:
            copy_rules(own, theirs)
        for table in reversed(_COPIED):
            other._drop_surplus(self, table)
        for table in _COPIED:
            for wanted in self._batches(table):
                other._take(table, wanted)
                copied(len(wanted))
        with self._engine.connect() as connection:
            model = about.model(connection)
        with other._engine.begin() as connection:
            if model is not None:
                about.made_by(connection, model)
            _count_on(connection)
            about.moved_on(connection)

    def _batches(self, table: Table) -> Iterator[_Rows]:
        last: _Key | None = None
        while rows := self._after(table, last):
            yield rows
            last = next(reversed(rows))

    def _after(self, table: Table, last: _Key | None) -> _Rows:
        """The next rows in the order of their keys, which is that of code points everywhere."""
        query = select(*_content(table)).order_by(*table.primary_key).limit(_BATCH)
        if last is not None:
            query = query.where(tuple_(*table.primary_key) > last)
        with self._engine.connect() as connection:
            return _by_key(table, connection.execute(query).mappings().all())

    def _drop_surplus(self, source: "Contents", table: Table) -> None:
        for there in self._batches(table):
            with source._engine.connect() as connection:
                known = _by_key(table, _rows(connection, table, list(there)))
            if gone := there.keys() - known.keys():
                with self._engine.begin() as connection:
                    connection.execute(delete(table).where(_is_one_of(table, sorted(gone))))

    def _take(self, table: Table, wanted: _Rows) -> None:
        with self._engine.begin() as connection:
            there = _by_key(table, _rows(connection, table, list(wanted)))
            clean = {key: _kept(connection, row) for key, row in wanted.items()}
            new = [row for key, row in clean.items() if key not in there]
            changed = [row for key, row in clean.items() if there.get(key, row) != row]
            state = {"pending": True, "queued": now()} if table is PASSAGES else {}
            if new:
                connection.execute(insert(table), [{**row, **state} for row in new])
            if changed:
                _update(connection, table, [{**row, **state} for row in changed])
            if is_shared(connection) and (new or changed):
                _fold(connection, table, [*new, *changed])


def _content(table: Table) -> list[ColumnElement[Any]]:
    return [column for column in table.c if table is not PASSAGES or column.name not in _STATE]


def _rows(connection: Connection, table: Table, keys: Sequence[_Key]) -> Sequence[_Row]:
    query = select(*_content(table)).where(_is_one_of(table, keys))
    return connection.execute(query).mappings().all()


def _is_one_of(table: Table, keys: Sequence[_Key]) -> ColumnElement[bool]:
    return tuple_(*table.primary_key).in_(keys)


def _by_key(table: Table, rows: Sequence[_Row]) -> _Rows:
    names = [column.name for column in table.primary_key]
    return {tuple(row[name] for name in names): row for row in rows}


def _kept(connection: Connection, row: _Row) -> dict[str, Any]:
    """A row as the library behind `connection` gives it back."""
    if not is_shared(connection):
        return dict(row)
    return {
        name: value.replace("\0", " ") if isinstance(value, str) else value
        for name, value in row.items()
    }


def _update(connection: Connection, table: Table, rows: Sequence[_Row]) -> None:
    key = [column.name for column in table.primary_key]
    one = [column == bindparam(f"key_{column.name}") for column in table.primary_key]
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rows[0] if name not in key}
    if values:
        given = [
            {f"key_{name}" if name in key else f"new_{name}": row[name] for name in row}
            for row in rows
        ]
        connection.execute(update(table).where(*one).values(values), given)


def _fold(connection: Connection, table: Table, rows: Sequence[_Row]) -> None:
    """Keep what rows are narrowed by in any case, which PostgreSQL has beside them."""
    for row in rows:
        if table is ARTICLES:
            names = ("id", "source", "title", "url", "author")
            fold(connection, *(row[name] for name in names))
        elif table is LOG:
            fold_entry(
                connection, *(row[name] for name in ("number", "article_id", "title", "source"))
            )


def _count_on(connection: Connection) -> None:
    """Have PostgreSQL number the next rows after those that came with a number."""
    if not is_shared(connection):
        return
    for table in _COPIED:
        for column in table.primary_key:
            if column.name == "number":
                last = connection.execute(select(func.max(column))).scalar()
                sequence = text("SELECT setval(pg_get_serial_sequence(:table, 'number'), :last)")
                if last is not None:
                    connection.execute(sequence, {"table": table.name, "last": last})
