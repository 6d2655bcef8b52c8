"""Figures by which a passage shows that it speaks of something else than the question.

A reader takes "the profit in 2023" for an answer to "the profit in 2021", and version 5.2 for 5.3:
the words fit, and one figure weighs little among them.
"""

import re

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NUMBERED = re.compile(r"\b([A-Z][\w-]*) (\d{1,4}(?:\.\d+)*)\b(?!,\d)")
"""PostgreSQL 12, Fernwell 5.3, May 12."""


def is_of_another(question: str, told: str, around: str) -> bool:
    """Whether the sentence `told` has a year, or a number after a name, in the place of the
    question's, which neither it nor the text `around` it has."""
    asked = set(_YEAR.findall(question))
    if asked and _YEAR.search(told) and not asked & set(_YEAR.findall(around)):
        return True
    figures = dict(_NUMBERED.findall(question))
    there = set(re.findall(r"\d+(?:\.\d+)*", around))
    return any(
        figure != figures.get(name, figure) and figures[name] not in there
        for name, figure in _NUMBERED.findall(told)
    )
