"""What was asked as a table for spreadsheets, and as lines of JSON."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from pydantic_core import to_jsonable_python

from qa.desk.criteria import CRITERIA
from qa.desk.questions import Member
from qa.text.controls import escaped, harmless

_COLUMNS = (
    *("at", "group", "question", "answered", "confidence", "answer"),
    *("quote", "title", "url", "access", "nearest", "nearest_access"),
    *("seconds", "page", "origin", "value", "comment", *CRITERIA, "answer_id"),
)

_FORMULA = "=+-@\t\r\n\uff0b\uff0d\uff1d\uff20"
"""What a spreadsheet takes for the beginning of a formula."""

Row = tuple[str, Member]
"""The name of a question's group, and the question."""


def as_csv(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a table with a head. A spreadsheet finds no formula in it, whatever a visitor
    wrote: a sign of one at the beginning of a cell gets an apostrophe before it. Nor does a
    terminal find a control sign."""
    yield _line(_COLUMNS)
    for group, one in rows:
        yield _line(_cell(value) for value in _values(group, one))


def as_jsonl(rows: Iterable[Row]) -> Iterator[str]:
    """An object a line, with the name of the `group`."""
    for group, one in rows:
        values = {"group": group, **to_jsonable_python(asdict(one))}
        yield escaped(json.dumps(values, ensure_ascii=False)) + "\n"


def _values(group: str, one: Member) -> Iterator[object]:
    first = next(iter(one.citations), None)
    yield from (one.at.isoformat(), group, one.question, one.answered, one.confidence, one.answer)
    yield from (first.quote, first.title, first.url, first.access) if first else ("", "", "", "")
    yield " | ".join(citation.title for citation in one.nearest)
    yield " | ".join(citation.access for citation in one.nearest)
    yield from (one.seconds, one.page, one.origin, one.value, one.comment)
    yield from (one.criteria.get(name) for name in CRITERIA)
    yield one.answer_id


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    is_formula = value.lstrip().startswith(tuple(_FORMULA))
    return harmless(f"'{value}" if is_formula else value)


def _line(cells: Iterable[object]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()
