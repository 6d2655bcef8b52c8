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
    rf"|\b{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:date|dated|published|publication date|posted|first published)(?: on)?\s*[:=]?\s*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?|T[\d:.]+Z?"
    r"|\b(?:GMT|UTC|CES?T|E[SD]T|at)\b"
    r"|^[^|]{0,60}\|"
    r"|^[\w .'-]{0,40},\s*$",
    re.IGNORECASE,
)
"""What may stand in a line beside the date: a weekday, the time of day, a byline and a bar, or a
place and a comma."""

_DASH = re.compile(r"\s*[,(]?[^.]{0,40}?\s(?:--|[-–—])\s")  # noqa: RUF001

_HEAD = 5
"""Lines at the top in which a byline or a date can stand."""

_DATELINE = 60
"""Most characters before the date of a dateline: a place, or two, and an agency."""


def leading_date(text: str) -> date | None:
    """The date at the head of an article's text, or None.

    It counts if a label such as "date" or "Published:" stands before it, if the line holds
    nothing else that is said of the day, or if it is part of a dateline ("PARIS, Aug. 13, 2024 -").
    A date inside the story is what the story is about, and not taken.
    """
    for line in text.strip().splitlines()[:_HEAD]:
        found = _DATE.search(line)
        if found is None:
            continue
        before, after = line[: found.start()], line[found.end() :]
        labelled = _LABEL.match(before)
        alone = not re.search(r"\w", _BESIDE.sub("", before) + _BESIDE.sub("", after))
        dateline = len(before) <= _DATELINE and before.upper() == before and _DASH.match(after)
        if labelled or alone or dateline:
            return parse_date(found.group())
    return None


def parse_date(value: object) -> date | None:
    """The day that `value` (a date, or text in any usual form) names, or None."""
    import dateparser

    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    parsed = dateparser.parse(
        str(value),
        languages=["en"],
        settings={
            "REQUIRE_PARTS": ["year", "month", "day"],
            # Not "relative-time": "yesterday" would be another day at every reading.
            "PARSERS": ["absolute-time"],
        },
    )
    return parsed.date() if parsed else None
