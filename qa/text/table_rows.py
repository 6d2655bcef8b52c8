"""Rows of tables, as they are read when articles are ingested: "Plan: Team; Storage: 1 TB"."""

import re

_CELL = re.compile(r"(?:^|(?<=; ))([^:;\n]{1,60}): ([^;\n]{1,200})(?=;|$)")
_ASIDE = re.compile(r"\([^()]*\)")
_LEAST = 2
"""Cells of a row."""


def cell(question: str, told: str, place: int, answer: str) -> str:
    """What of `told`, if that is a row, answers the question: the cell whose column it names, or
    else the whole one in which the `answer` at `place` stands, and nothing if that is the name of a
    column. The `answer` where it is no row."""
    cells = list(_CELL.finditer(told.rstrip(".")))
    if len(cells) < _LEAST or cells[0].start() > 0:
        return answer
    asked = _words(question)
    named = {found[2] for found in cells if (head := _words(found[1])) and head <= asked}
    if len(named) == 1:
        return named.pop().strip()
    within = next((found for found in cells if found.start() <= place < found.end()), None)
    if within is None:
        return answer
    return within[2].strip() if place >= within.start(2) else ""


def _words(text: str) -> set[str]:
    """Its words, without what stands in parentheses, such as a unit."""
    return set(re.findall(r"\w+", _ASIDE.sub("", text).lower()))
