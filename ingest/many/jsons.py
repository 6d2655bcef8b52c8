"""Articles in JSON: one, a list, or one a line (.json, .jsonl)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from ingest.found import MEGABYTE, MOST_RECORD, TOO_DEEP, Reading, lines, text_of
from ingest.many.columns import Columns, Names
from qa.article import Article
from qa.errors.shown import first_line
from qa.errors.sources import BadSource

_DEEP = 3
"""Objects within each other in which articles are looked for."""

_ALIKE = 50
"""Kinds of objects of which it is kept what their fields hold."""


def read_json(raw: bytes, known: Article) -> Iterator[Reading]:
    """The article, or the articles, in a JSON document: an object, a list of them, or one with a
    list in it. Raises BadSource."""
    try:
        value = json.loads(text_of(raw, known.source), strict=False)
    except ValueError as error:
        raise BadSource(known.source, f"it is no JSON ({first_line(error)})") from None
    found = _records(value, _DEEP)
    reader = _Records(known)
    if not found:
        raise BadSource(known.source, _problem(value))
    for number, record in enumerate(found, start=1):
        yield reader.read(record, f"item {number:,}")


def read_json_lines(file: BinaryIO, known: Article) -> Iterator[Reading]:
    """The articles of a file with a JSON object a line, as `broadsheet articles export` writes
    them. Those have their own keys."""
    reader = _Records(known)
    for number, line in enumerate(lines(file, known.source), start=1):
        place = f"line {number:,}"
        if line is None:
            yield BadSource(known.source, f"{place} has more than {MOST_RECORD // MEGABYTE} MB")
            continue
        if not line.strip():
            continue
        try:
            value = json.loads(line, strict=False)
        except ValueError as error:
            yield BadSource(known.source, f"{place} is no JSON ({first_line(error)})")
            continue
        except RecursionError:
            yield BadSource(known.source, f"{place}: {TOO_DEEP}")
            continue
        yield reader.read(value, place)


class _Records:
    """Reads the objects of one file."""

    def __init__(self, known: Article) -> None:
        self._known = known
        self._names = Names()
        self._columns: dict[tuple[str, ...], Columns] = {}
        # An export says which articles it replaces, so it is believed as a file of its own alone:
        # not from an address, and not out of somebody's mail or archive.
        self._may_be_exported = Path(known.key).is_absolute() and "#" not in known.key

    def read(self, value: Any, place: str) -> Reading:
        """The article in an object, or what is wrong with it."""
        if not isinstance(value, dict):
            return BadSource(
                self._known.source, f"{place} is no object with the fields of an article"
            )
        try:
            if self._may_be_exported and is_exported(value):
                return _exported(value)
        except (ValueError, TypeError) as error:
            return BadSource(self._known.source, f"{place}: {first_line(error)}")
        record = _record(value, _DEEP) or value
        columns = self._of(record)
        if problem := columns.problem():
            return BadSource(self._known.source, f"{place}: {problem}")
        article = columns.read(record, self._known, self._names, place)
        return article or BadSource(self._known.source, f"{place}: it has no text")

    def _of(self, record: dict[str, Any]) -> Columns:
        names = tuple(record)
        if names not in self._columns:
            if len(self._columns) >= _ALIKE:
                self._columns.clear()
            self._columns[names] = Columns(names)
        return self._columns[names]


def _exported(value: dict[str, Any]) -> Article:
    """Raises ValueError and TypeError."""
    for name in ("key", "source", "title", "text"):
        if not isinstance(value[name], str):
            raise ValueError(f"its “{name}” is no text")
    return Article.from_dict(value)


def is_exported(value: dict[str, Any]) -> bool:
    """Whether `broadsheet articles export` wrote an object, or it says so."""
    return {"key", "source", "title", "text", "version"} <= value.keys()


def _record(value: dict[str, Any], depth: int) -> dict[str, Any] | None:
    """The object that holds a text: this one, or one in it; None if there is none."""
    if Columns(value).text(value):
        return value
    if not depth:
        return None
    inner = (_record(one, depth - 1) for one in value.values() if isinstance(one, dict))
    return next((one for one in inner if one is not None), None)


def _records(value: Any, depth: int) -> list[Any]:
    """The objects that may be articles."""
    if isinstance(value, list):
        return value if any(isinstance(one, dict) for one in value) else []
    if not isinstance(value, dict):
        return []
    if _record(value, 0):
        return [value]
    lists = [one for one in value.values() if isinstance(one, list)]
    found = next((one for each in lists if (one := _records(each, 0))), [])
    if found or not depth:
        return found
    inner = (_records(one, depth - 1) for one in value.values() if isinstance(one, dict))
    return next((one for one in inner if one), [])


def _problem(value: Any) -> str:
    if isinstance(value, dict):
        return Columns(value).problem() or "there are no articles in it"
    return "it is neither an object with the fields of an article nor a list of such objects"
