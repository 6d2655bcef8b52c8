"""What shows that a sentence speaks of something else than the question.

A reader takes "the profit in 2023" for an answer to "the profit in 2021", version 5.2 for 5.3, and
the row of plan A for that of plan B: the words fit, and one sign weighs little among them.
"""

import re
from collections import Counter
from collections.abc import Sequence

from qa.text.table_rows import ROW

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NUMBERED = re.compile(r"\b([A-Z][\w-]*+)(?: (\d{1,4}(?:\.\d++)*)\b(?!,\d))?")
"""PostgreSQL 12, Fernwell 5.3, May 12. A word without a number is matched too: it need not be tried
again from each of its capitals."""

_SEASON = re.compile(r"\b((?:1[5-9]|20)\d\d)[-\u2013/](\d\d)\b(?!-)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
"""2,000 people are as many as 2000, and in no other year."""


def not_of_another(
    question: str, text: str, places: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The places of those sentences of `text` that may speak of what the question names."""
    return [
        (start, end)
        for start, end in places
        if not is_of_another(question, text[start:end], "", text)
    ]


def is_of_another(question: str, told: str, title: str, text: str) -> bool:
    """Whether the sentence `told`, out of `text`, speaks of something else than the question.

    It does in any of these cases:
    - The question names a row of a table, and the sentence is another row.
    - The sentence has another year, or another number after a name, than the question, and the
      question's stands neither in the title nor in the text.
    - The title has another year or number, and the sentence does not have the question's.
    """
    if _is_other_row(question, told, text):
        return True
    title, told, text = (_THOUSANDS.sub("", one) for one in (title, told, text))
    years = _years(question)
    if years and _is_other_year(_between(years), told, title, text):
        return True
    numbered = _numbered(question)
    names = Counter(name for name, _ in numbered)
    # "Between May 3 and May 5" is also about May 4.
    figures = {name: figure for name, figure in numbered if names[name] == 1}
    return any(
        figure != figures.get(name, figure) and figures[name] not in _figures(elsewhere)
        for stated, elsewhere in ((told, f"{title} {text}"), (title, told))
        for name, figure in _numbered(stated)
    )


def _numbered(text: str) -> list[tuple[str, str]]:
    """The words with a number behind them, each with that."""
    return [(name, figure) for name, figure in _NUMBERED.findall(text) if figure]


def _is_other_row(question: str, told: str, text: str) -> bool:
    if (row := ROW.match(told)) is None:
        return False
    head = re.escape(row[1])
    named = {
        value
        for value in re.findall(rf"^{head}: ([^;\n]{{1,60}})(?=;)", text, re.MULTILINE)
        if _is_named(question, head, re.escape(value))
    }
    return bool(named) and row[2] not in named


def _is_named(question: str, head: str, value: str) -> bool:
    """Whether it names the value: as "Team", "the team plan" or, if it is a letter, "option B"."""
    patterns = [rf"\b(?i:{head}) {value}(?!\w)"]
    if len(value) > 1:
        patterns += [rf"(?<!\w){value}(?!\w)", rf"(?<!\w)(?i:{value} {head})\b"]
    return any(re.search(pattern, question) for pattern in patterns)


def _is_other_year(years: set[str], told: str, title: str, text: str) -> bool:
    is_told = _years(told) and not years & _years(f"{title} {text}")
    is_titled = _years(title) and not years & _years(f"{title} {told}")
    return bool(is_told or is_titled)


def _years(text: str) -> set[str]:
    """The years; "2019-20" has two."""
    ended = {first[:2] + last for first, last in _SEASON.findall(text) if last > first[2:]}
    return {*_YEAR.findall(text), *ended}


def _between(years: set[str]) -> set[str]:
    """All years from the first to the last."""
    return set(map(str, range(int(min(years)), int(max(years)) + 1)))


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)*", text))
