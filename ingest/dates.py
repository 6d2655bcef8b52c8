"""When an article appeared, where its text says so; never a guess."""

import re
from datetime import date, datetime

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"\b\d{{4}}-\d{{2}}-\d{{2}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS},? \d{{4}}\b"
    rf"|\b{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b",
    re.IGNORECASE,
)
_WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b"
_LABEL = re.compile(
    r"^\W*(?:date|dated|published|publication date|posted|first published)(?: on)?\s*[:=]?\s*"
    rf"(?:{_WEEKDAY}[.,]?\s*)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"{_WEEKDAY}"
    r"|\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?|T[\d:.]+Z?"
    r"|\b(?:GMT|UTC|BST|IST|JST|CES?T|EES?T|[ECMP][SD]?T|AES?T|at)\b"
    r"|^[^|]{0,60}\|"
    r"|^[\w .'-]{0,40},\s*$",
    re.IGNORECASE,
)
"""What may stand in a line beside the date: a weekday, the time of day, a byline and a bar, or a
place and a comma."""

_DASH = re.compile(r"\s*[,(]?[^.]{0,40}?\s(?:--|[-–—])\s")  # noqa: RUF001

_FIGURES = re.compile(r"\s*(\d{1,2})([./-])(\d{1,2})\2\d{4}\b.*", re.DOTALL)
_MONTHS_A_YEAR = 12

HEAD = 5
"""Lines at the top of an article in which a byline or a date can stand."""

_DATELINE = 60
"""Most characters before the date of a dateline: a place, or two, and an agency."""


def leading_date(text: str) -> date | None:
    """The date at the head of an article's text, or None.

    It counts if a label such as "date" or "Published:" stands before it, if the line holds
    nothing else that is said of the day, or if it is part of a dateline ("PARIS, Aug. 13, 2024 -").
    A date inside the story is what the story is about, and not taken.
    """
    for line in text.strip().splitlines()[:HEAD]:
        found = _DATE.search(line)
        if found is None:
            continue
        before, after = line[: found.start()], line[found.end() :]
        labelled = _LABEL.match(before)
        dateline = len(before) <= _DATELINE and before.upper() == before and _DASH.match(after)
        if labelled or dateline or _says_nothing(before, after):
            return parse_date(found.group())
    return None


def is_date_line(line: str) -> bool:
    """Whether a line says when something appeared, and nothing else."""
    found = _DATE.search(line)
    if found is None:
        return False
    before, after = line[: found.start()], line[found.end() :]
    return _says_nothing("" if _LABEL.match(before) else before, after)


def _says_nothing(before: str, after: str) -> bool:
    """Whether what stands before and after a date says no more of the day."""
    return not re.search(r"\w", _BESIDE.sub("", before) + _BESIDE.sub("", after))


def parse_date(value: object) -> date | None:
    """The day that `value` (a date, or text in any usual form) names, or None.

    In "5.8.2024" the day comes first; "5/8/2024" is May 8 in one country and August 5 in another,
    and so no day.
    """
    import dateparser

    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    figures = _FIGURES.fullmatch(str(value))
    if figures and figures[2] != "." and _either_way(int(figures[1]), int(figures[3])):
        return None
    parsed = dateparser.parse(
        str(value),
        languages=["en"],
        settings={
            "REQUIRE_PARTS": ["year", "month", "day"],
            # Not "relative-time": "yesterday" would be another day at every reading.
            "PARSERS": ["absolute-time"],
            "DATE_ORDER": "DMY" if figures and figures[2] == "." else "MDY",
        },
    )
    return parsed.date() if parsed else None


def _either_way(first: int, second: int) -> bool:
    """Whether each of the two numbers could be the month."""
    return first != second and max(first, second) <= _MONTHS_A_YEAR
