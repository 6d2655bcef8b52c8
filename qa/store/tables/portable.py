"""What SQLite and PostgreSQL say in different words."""

from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Table,
    and_,
    func,
    literal,
    literal_column,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement

from qa.store.tables.columns import Text
from qa.store.tables.schema import ARTICLES, FOLDED, FOLDED_LOG, INDEXED, LOG, is_shared

_LAST = "\U0010ffff"


def insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that can say what becomes of a row that is there already."""
    return postgresql.insert(table) if is_shared(connection) else sqlite.insert(table)


def equals(column: ColumnElement[Any], *values: str) -> ColumnElement[bool]:
    """Whether a column is one of `values`, by way of an index."""
    texts = [_text(value) for value in values]
    exact = column == texts[0] if len(texts) == 1 else column.in_(texts)
    return and_(_NearOne(column, *texts), exact)


def begins(column: ColumnElement[Any], start: str) -> ColumnElement[bool]:
    """Whether a column begins with `start`, by way of an index. It compares: LIKE takes patterns,
    and BETWEEN no collation in PostgreSQL."""
    first, last = _text(start), _text(start + _LAST)
    return and_(_NearRange(column, first, last), column >= first, column <= last)


def position(part: str, text: ColumnElement[Any]) -> ColumnElement[int]:
    """Where `part` begins in a text, counted from 1; 0 where it is not in it."""
    return _Position(text, _text(part))


def listed(words: str) -> ColumnElement[bool]:
    """Whether an article has `words`, in any case, in its source, title or address."""
    return _Listed(_text(words.casefold()))


def named_as_author(words: str) -> ColumnElement[bool]:
    """Whether an article has `words`, in any case, in what it names as its author."""
    return _Author(_text(words.casefold()))


def logged(words: str) -> ColumnElement[bool]:
    """Whether a line of the log has `words`, in any case, in its article's id, title or source."""
    return _Logged(_text(words.casefold()))


def _text(value: str) -> ColumnElement[str]:
    return literal(value, Text())


class _Position(FunctionElement[int]):
    type = Integer()
    inherit_cache = True


class _NearOne(FunctionElement[bool]):
    """Whether a text begins as one of others do, as far as PostgreSQL has it in an index."""

    type = Boolean()
    inherit_cache = True


class _NearRange(FunctionElement[bool]):
    """Whether the beginning of a text is between those of two others, both included."""

    type = Boolean()
    inherit_cache = True


class _Listed(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True


class _Author(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True


class _Logged(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True


@compiles(_Position, "sqlite")
def _(element: _Position, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(func.instr(*element.clauses), **how)


@compiles(_Position, "postgresql")
def _(element: _Position, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(func.strpos(*element.clauses), **how)


@compiles(_NearOne, "sqlite")
@compiles(_NearRange, "sqlite")
def _(_element: FunctionElement[bool], _compiler: SQLCompiler, **_how: Any) -> str:
    return "1"  # its indexes have all of a text


@compiles(_NearOne, "postgresql")
def _(element: _NearOne, compiler: SQLCompiler, **how: Any) -> str:
    column, *texts = map(_beginning, element.clauses)
    return f"({compiler.process(column.in_(texts), **how)})"


@compiles(_NearRange, "postgresql")
def _(element: _NearRange, compiler: SQLCompiler, **how: Any) -> str:
    column, first, last = map(_beginning, element.clauses)
    return f"({compiler.process(and_(column >= first, column <= last), **how)})"


def _beginning(text: ColumnElement[Any]) -> ColumnElement[str]:
    return func.left(text, literal_column(str(INDEXED)))


# In SQLite as one text: a call of a function of Python's takes longer than all the rest.


@compiles(_Listed, "sqlite")
def _(element: _Listed, compiler: SQLCompiler, **how: Any) -> str:
    source, title, url = ARTICLES.c.source, ARTICLES.c.title, func.coalesce(ARTICLES.c.url, "")
    return _folded_holds(source + "\n" + title + "\n" + url, element, compiler, **how)


@compiles(_Author, "sqlite")
def _(element: _Author, compiler: SQLCompiler, **how: Any) -> str:
    return _folded_holds(ARTICLES.c.author, element, compiler, **how)


@compiles(_Logged, "sqlite")
def _(element: _Logged, compiler: SQLCompiler, **how: Any) -> str:
    named = LOG.c.article_id + "\n" + LOG.c.title + "\n" + LOG.c.source
    return _folded_holds(named, element, compiler, **how)


@compiles(_Listed, "postgresql")
def _(element: _Listed, compiler: SQLCompiler, **how: Any) -> str:
    return _is_among(ARTICLES.c.id, FOLDED.c.article_id, FOLDED.c.listed, element, compiler, **how)


@compiles(_Author, "postgresql")
def _(element: _Author, compiler: SQLCompiler, **how: Any) -> str:
    return _is_among(ARTICLES.c.id, FOLDED.c.article_id, FOLDED.c.author, element, compiler, **how)


@compiles(_Logged, "postgresql")
def _(element: _Logged, compiler: SQLCompiler, **how: Any) -> str:
    key, named = FOLDED_LOG.c.number, FOLDED_LOG.c.named
    return _is_among(LOG.c.number, key, named, element, compiler, **how)


def _folded_holds(
    text: ColumnElement[Any], element: FunctionElement[bool], compiler: SQLCompiler, **how: Any
) -> str:
    # LIKE takes patterns of 50,000 bytes at most.
    holds = func.instr(func.casefold(text), *element.clauses) > literal_column("0")
    return f"({compiler.process(holds, **how)})"


def _is_among(
    column: ColumnElement[Any],
    key: ColumnElement[Any],
    folded: ColumnElement[Any],
    element: FunctionElement[bool],
    compiler: SQLCompiler,
    **how: Any,
) -> str:
    holds = func.strpos(folded, *element.clauses) > literal_column("0")
    return f"({compiler.process(column.in_(select(key).where(holds)), **how)})"
