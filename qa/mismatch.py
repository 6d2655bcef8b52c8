"""Figures by which a passage shows that it speaks of something else than the question.

A reader takes "the profit in 2023" for an answer to "the profit in 2021", and version 5.2 for 5.3:
the words fit, and one figure weighs little among them.
"""

import re

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NUMBERED = re.compile(r"\b([A-Z][\w-]*) (\d{1,4}(?:\.\d+)*)\b(?!,\d)")
"""PostgreSQL 12, Fernwell 5.3, May 12."""


def is_of_another(question: str, told: str, title: str, text: str) -> bool:
    """Whether the sentence `told` out of `text` has a year, or a number after a name, in the place
    of the question's, which neither it nor the text has; or whether all of an article is of another
    by its title, and the sentence does not name the question's."""
    years = set(_YEAR.findall(question))
    if years and _other_year(years, told, title, text):
        return True
    figures = dict(_NUMBERED.findall(question))
    return any(
        figure != figures.get(name, figure) and figures[name] not in _figures(elsewhere)
        for stated, elsewhere in ((told, f"{title} {text}"), (title, told))
        for name, figure in _NUMBERED.findall(stated)
    )


def _other_year(years: set[str], told: str, title: str, text: str) -> bool:
    is_told = _YEAR.search(told) and not years & set(_YEAR.findall(f"{title} {text}"))
    is_titled = _YEAR.search(title) and not years & set(_YEAR.findall(f"{title} {told}"))
    return bool(is_told or is_titled)


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)*", text))
