"""Rows of tables, as they are read when articles are ingested: "Plan: Team; Storage: 1 TB"."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from qa.text.words import words_in

ROW = re.compile(r"([^\W\d_][\w ]{0,30}): ([^;\n]{1,60})(?=;)")
"""How a row begins."""

_CELL = re.compile(r"(?:^|(?<=; ))([^:;\n]{1,60}): ([^;\n]{1,200})(?=;|$)")
_ASIDE = re.compile(r"\([^()]*\)")
_LEAST = 2
"""Cells of a row."""


def labelled(labels: Sequence[str], cells: Sequence[str]) -> str:
    """A row of a table as it can be read alone: "Plan: Enterprise; Storage: 1 TB". Without labels
    its cells are joined by commas."""
    if not any(labels):
        return ", ".join(filter(None, cells))
    named = zip_longest(cells, labels[: len(cells)], fillvalue="")
    return "; ".join(f"{label}: {cell}" if label else cell for cell, label in named if cell)


def cell(question: str, told: str, start: int, end: int) -> tuple[int, int]:
    """Where in `told` the answer to the question begins and ends: at `start` and `end`, where a
    model found it, if `told` is no row of a table.

    In a row that is the cell whose column the question names. If it names none or several, it is
    the cell in which the answer stands. A column's name is no answer: the result is empty then.
    """
    cells = list(_CELL.finditer(told.rstrip(".")))
    if len(cells) < _LEAST or cells[0].start() > 0:
        return start, end
    asked = _bare_words(question)
    named = {
        found[2]: found.span(2)
        for found in cells
        if (head := _bare_words(found[1])) and head <= asked
    }
    if len(named) == 1:
        return named.popitem()[1]
    within = next((found for found in cells if found.start() <= start < found.end()), None)
    if within is None:
        return start, end
    return within.span(2) if start >= within.start(2) else (start, start)


def _bare_words(text: str) -> set[str]:
    """Its words, without what stands in parentheses, such as a unit."""
    return set(words_in(_ASIDE.sub("", text)))
