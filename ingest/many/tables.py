"""Tables (.csv, .tsv) with an article in each row."""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from ingest.found import MEGABYTE, MOST_RECORD, Reading, lines
from ingest.many.columns import Columns, Names
from qa.article import Article
from qa.errors.shown import first_line
from qa.errors.sources import BadSource

if TYPE_CHECKING:
    import _csv

_MARKS = ",;\t|"
_MOST_COLUMNS = 1000


def read_table(file: BinaryIO, known: Article) -> Iterator[Reading]:
    """The articles in the rows of a table, of which the first names the columns. Raises BadSource
    if none of these holds texts."""
    csv.field_size_limit(MOST_RECORD)  # of all readers of this process; others have no use for less
    long: list[int] = []
    told = _short(lines(file, known.source), long)
    head = next((line for line in told if line.strip()), "")
    try:
        mark = max(_MARKS, key=lambda mark: (_texts(head, mark), head.count(mark)))
        rows = csv.reader(chain([head], told), delimiter=mark)
        names = [name.strip() for name in next(rows)]
    except csv.Error as error:
        problem = f"its first row cannot be read ({first_line(error)})"
        raise BadSource(known.source, problem) from None
    columns = Columns(names[:_MOST_COLUMNS])
    if without := columns.problem():
        raise BadSource(known.source, without)
    given = Names()
    for number, row, problem in _rows(rows):
        values = dict(zip(names, row, strict=False))
        if not problem and len(row) > len(names):
            yield BadSource(known.source, f"line {number:,}: {_cells(row, names)}")
            continue
        place = f"line {number:,}"
        read: Article | BadSource | None
        if problem:
            read = BadSource(known.source, f"{place}: {problem}")
        else:
            read = columns.read(values, known, given, place)
        if read is not None:
            yield read
        elif any(map(str.strip, row)):
            yield BadSource(known.source, f"{place}: it has no text")
        while long:
            size = f"it has more than {MOST_RECORD // MEGABYTE} MB"
            yield BadSource(known.source, f"line {long.pop():,}: {size}")


def _cells(row: list[str], names: list[str]) -> str:
    return f"it has {len(row):,} cells, and the first row {len(names):,}: is a mark in no quotes?"


def _short(told: Iterable[str | None], long: list[int]) -> Iterator[str]:
    """The lines, empty ones in place of those that are too long, whose numbers are put into
    `long`."""
    for number, line in enumerate(told, start=1):
        if line is None:
            long.append(number)
        yield line or "\n"


def _texts(head: str, mark: str) -> bool:
    """Whether a column holds texts, if `mark` is what stands between two."""
    return Columns(next(csv.reader([head], delimiter=mark), [])).problem() is None


def _rows(rows: "_csv.Reader") -> Iterator[tuple[int, list[str], str]]:
    """(number of its last line, cells, what is wrong) of each row."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield rows.line_num, [], first_line(error)
            continue
        yield rows.line_num, row, ""
