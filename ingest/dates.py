"""When an article appeared, where its text says so; never a guess. The home of dateparser."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime
from itertools import islice, zip_longest

from ingest.calendar import months, patterns

_LABEL = re.compile(
    r"(?:^|[|·•;,(–—-]|\.(?=\s))\W{0,9}(?:date|dated|published|publication date"  # noqa: RUF001
    r"|posted|first published"
    r"|veröffentlicht|erschienen|publié|publicado|pubblicato|gepubliceerd|publicerad|publiceret"
    r"|publisert|julkaistu|opublikowano|опубликовано)"
    r"(?: (?:on|am|le|el|em|il|op|den|dnia))?+\s*+[:=]?+[\s,]*+$",
    re.IGNORECASE,
)
"""What says of a date that it is the article's: at the beginning of a line, or behind a byline."""

ON = re.compile(r"^\W{0,9}(?:on|am|le|el|em|il|op|den|dnia)\s{0,9}$", re.IGNORECASE)
"""The word before a day."""

OTHER_DAY = re.compile(
    r"updat|modif|edited|event|expir|start|until|born|died|deadline", re.IGNORECASE
)
"""What says of a date that it is not the article's."""

_LABELLED = 80
"""Characters before a date in which its label is looked for."""

_TIME = (
    r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?|h)?(?: ?[+-]\d{2}:?\d{2})?"
    r"|\b(?:GMT|UTC|BST|IST|JST|CES?T|EES?T|[ECMP][SD]?T|AES?T|at|um|Uhr|à)\b"
)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_BEFORE_CLOCK = re.compile(r"^[\s,]{0,9}(?:[^\W\d]{1,4}\s){1,2}(?=\d{1,2}[:.h]\d{2})")
"""Small words between a date and the time of day, such as "at" or "a les"."""
_OF_DAY = re.compile(rf"(?:{_TIME})[\s,]*", re.IGNORECASE)
_BESIDE = re.compile(
    rf"{_TIME}"
    r"|\d{1,2}[時时시]\s?\d{1,2}[分분]?"
    r"|\b(?:reading time:? )?\d{1,3}[ -]min(?:ute)?s?(?:[ -]read)?\b"
    r"|^[\w .'-]{0,40},\s*$",
    re.IGNORECASE,
)
"""What may stand in a line beside the date: the time of day, how long reading takes, or a place and
a comma; and a weekday."""

_BEFORE_BAR = re.compile(r"^[^|·•]{0,60}[|·•]")
_BEHIND_BAR = re.compile(r"(?:[|·•]| / |\s[^\W\d]{1,9}：)[^|·•\d]{0,60}$")  # noqa: RUF001
"""A byline, or whose article it is, on the other side of a bar; behind one, and without the time of
day, it may as well be a place: "13 August 2024 | Royal Hall"."""

_DASH = re.compile(r"\s{0,3}[,(]?[^.]{0,40}?\s(?:--|[-–—])\s")  # noqa: RUF001

_NAME = r"([^\W\d_a-z][^,|·•()\d]{2,60}?)"
_BYLINE = re.compile(
    r"\s{0,9}(?:By:?|BY:?|(?:Posted|Published|Written|Reported|Submitted) by|Authors?:)"
    rf" {_NAME}\s{{0,9}}"
    r"(?:\([^()]*\))?(?:,(?P<role>[^|·•]*?))?(?:(?:[|·•]|\s[-–—]\s).*)?"  # noqa: RUF001
)
_SIGNED = re.compile(
    r"\s{0,9}(?:(?:Posted|Published|Written|Submitted) )?(?:By|BY|by|Von|Par|Por|Di|Door)"
    rf" {_NAME}"
    r"(?:\s{0,3}[|,·•(]|\s[-–—])?"  # noqa: RUF001
    r"(?:\s(?i:on|am|le|il|el|em|op|den|published|posted|updated|dated?))*+\s*+$"
)
"""What may stand before a date: a byline, in the languages in which it begins with one word."""

BY = re.compile(r"^(?:by|von|par|por|di|door)[:\s]\s{0,3}", re.IGNORECASE)
"""How a byline begins in them."""

_OPENED = re.compile(
    rf"\s{{0,9}}(?:By|BY|Von|Par|Por|Di|Door) {_NAME}\s{{0,3}}"
    r"(?:[|·•]|[,.]\s(?=[^\W\d]+(?:\s(?i:on|am|le|il|el|em|op|den))?:?\s*$))"
)
"""The same, with a bar behind the name, or one word, which is a label of the date."""

_ROLE = 5
"""Most words behind a name and a comma, which say who it is, or name others."""

_TELLS = re.compile(
    r"\b(?:had|has|have|was|were|is|are|will|would|could|can|may|it|he|she|they|we|i)\b|\d \w",
    re.IGNORECASE,
)
"""What tells a sentence from what somebody is."""

_SMALL = re.compile(
    r"(?:d[aeiou]s?|de[lrn]|della|van|von|zu[rm]?|te[nr]|l[ae]s?|bin|ibn|al|el|y|e|et|und|en|og|och"
    r"|i|and|with|for|of|the|in|at|on|staff|reporters?)|[^a-z].*|(?:d|al|el|ap)['’-].+"  # noqa: RUF001
)
"""Words in the name of an author, several or a newspaper: those that begin with a small letter are
few."""

_NAMES = 8
"""Words in the names of authors."""

_NO_NAME = re.compile(r"[\d@/|:;!?()\[\]{}<>_]|\.\w|\.{2}|…")
"""Signs that stand in no name."""

_NOBODY = re.compile(r"(?:order|means|way|virtue|law|request)\b", re.IGNORECASE)
"""Words behind "by" that name no author: "by order of ..."."""

_SIGNS = re.compile(rf"\W{{0,9}}(?:By|BY|by) {_NAME}\s*+$")
"""What may stand behind it."""

_FIGURES = re.compile(r"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d{2})(?!\d)")
_UTC = re.compile(r"\d[^\s:-]{0,9}\s?(?:Z|UTC|GMT|[+-]00:?00)$", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ]\d)")
_MONTHS_A_YEAR = 12
_FIRST_YEAR = 1500
"""Before it nothing was published: "0001-01-01" is what programs write for no date."""

HEAD = 5
"""Lines with words at the top of an article in which a byline or a date can stand."""

_DATELINE = 60
"""Most characters before the date of a dateline: a place, or two, and an agency."""

_DAYS = 4
"""Days in a line that are looked at."""

_LINE = 400
"""Characters of a line that are looked at; a longer one is no byline."""


def leading_date(text: str) -> date | None:
    """The date at the head of an article's text, or None.

    It counts if a label such as "date" or "Published:" stands before it, if the line holds
    nothing else that is said of the day, or if it is part of a dateline ("PARIS, Aug. 13, 2024 -").
    A date inside the story is what the story is about, and not taken.
    """
    for line in head(text):
        for found in _dates(line):
            before, after = line[: found.start()], line[found.end() :]
            dateline = not found["figures"] and _is_dateline(before, after)
            if _labelled(before, after) or dateline or _says_nothing(before, after):
                return parse_date(found.group())
    return None


def head(text: str) -> Iterator[str]:
    """The lines, of those with words, in which an article says when and by whom it is."""
    lines = text.splitlines()
    alone = (
        line[:_LINE]
        for line, after in zip_longest(lines, lines[1:], fillvalue="")
        if re.search(r"\w", line) and not goes_on(after)
    )
    return islice(alone, HEAD)


def goes_on(line: str) -> bool:
    """Whether a line goes on with the sentence of the one before."""
    return line.lstrip()[:1].islower()


def is_date_line(line: str) -> bool:
    """Whether a line says when something appeared, and nothing else."""
    line = line[:_LINE]
    for found in _dates(line):
        before, after = line[: found.start()], line[found.end() :]
        if _says_nothing("" if _labelled(before, after) else before, after):
            return True
    return False


def byline(line: str) -> str | None:
    """The author that a line names, if that, and when it was, is all it does."""
    line = line[:_LINE]
    for found in _dates(line):
        before, after = line[: found.start()], line[found.end() :]
        if (opened := _OPENED.match(before)) and len(before) <= _LABELLED and is_name(opened[1]):
            return _author(opened[1])
        day_less = patterns().weekday.sub("", before).rstrip(" ,")
        signed = _SIGNED.match(day_less) or _SIGNS.match(after)
        if signed and _says_nothing("" if _labelled(before, after) else before, after):
            return _author(signed[1])
    match = _BYLINE.fullmatch(line)
    if match is None or line.rstrip().endswith("."):
        return None
    role = match["role"] or ""
    told = len(role.split()) > _ROLE or _TELLS.search(role)
    return None if told else _author(match[1])


def _author(name: str) -> str | None:
    """The name, if it could be one: "By Tuesday evening, the river had risen" is no byline."""
    name = name.strip()
    day = patterns().weekday.fullmatch(name) or name.lower() in months()
    named = not _NOBODY.match(name) and all(_SMALL.fullmatch(word) for word in name.split())
    return name if named and not day and not name.endswith(".") else None


def is_name(text: str) -> bool:
    """Whether a text could be the name of an author, or names of several, and holds no more."""
    words = text.split()
    return 0 < len(words) <= _NAMES and not _NO_NAME.search(text) and _author(text) is not None


def leading_byline(text: str, headings: Collection[str] = ()) -> str | None:
    """The author named at the head of an article's text; "By Land and Sea" may be among its
    `headings`."""
    lines = (line for line in head(text) if line not in headings)
    return next((author for line in lines if (author := byline(line))), None)


def _dates(line: str) -> Iterator[re.Match[str]]:
    return patterns().date.finditer(line)


def days_in(line: str) -> list[date]:
    """The days that a line names, in its order."""
    found = (parse_date(one.group()) for one in islice(_dates(line[:_LINE]), _DAYS))
    return [day for day in found if day]


def _labelled(before: str, after: str) -> bool:
    """Whether what stands before a date, but for a weekday, says that it is the article's. "The
    report, published 12 May 2020, found ..." is of another."""
    known = patterns()
    label = _LABEL.search(_OF_DAY.sub("", known.weekday.sub("", before[-_LABELLED:])))
    if label is None:
        return False
    other = known.later.sub("", label.string[: label.start()])
    bar = "|" if label[0][0] in "|·•" else ""
    by = BY.match(other)
    signed = by is not None and is_name(other[by.end() :])
    return label.start() == 0 or signed or _says_nothing(other + bar, after)


def _is_dateline(before: str, after: str) -> bool:
    """Whether a date has a place before it and a dash behind it; "3 May 2024 - 8 June 2024" is how
    long something lasts."""
    dash = _DASH.match(after)
    last = dash and patterns().date.match(after, dash.end())
    return bool(dash and not last and len(before) <= _DATELINE and before.upper() == before)


def _says_nothing(before: str, after: str) -> bool:
    """Whether what stands before and after a date says no more of the day. Behind it may stand
    when the article was changed."""
    known = patterns()
    if signed := _SIGNED.match(before):
        before = before[signed.end() :]
    if OTHER_DAY.search(before):
        return False
    after = _BEFORE_CLOCK.sub("", _SIGNS.sub("", known.later.sub("", after)))
    if _CLOCK.search(before + after):
        after = _BEHIND_BAR.sub("", after)
    rest = (_BEFORE_BAR.sub("", before), after)
    return not any(re.search(r"\w", _BESIDE.sub("", known.weekday.sub("", part))) for part in rest)


def parse_date(value: object) -> date | None:
    """The day that `value` (a date, or text in any usual form) names, or None.

    In "5.8.2024" the day comes first; "5/8/2024" is May 8 in one country and August 5 in another,
    and so no day.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()[:_LINE]
    if not re.search(r"\d", text):
        return None
    day = _of_iso(text) if _ISO_DAY.match(text) else _spelled(text) or _parsed(text)
    return day if day and day.year >= _FIRST_YEAR else None


def _of_iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def is_utc(stated: object) -> bool:
    """Whether a text states a moment in universal time, of which the day where it was written may
    be another."""
    return isinstance(stated, str) and _UTC.search(stated.strip()[-_LINE:]) is not None


def _spelled(text: str) -> date | None:
    """The day of a text with the name of a month, or year, month and day in Chinese or Korean."""
    known = patterns()
    found = known.spelled.search(known.weekday.sub("", text))
    if found is None or not _says_nothing("", found.string[found.end() :]):
        return None
    if re.search(r"\w", found.string[: found.start()]):
        return None
    year, month, day = _parts(found)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _parts(found: re.Match[str]) -> tuple[int, int, int]:
    if found["year"]:
        return int(found["year"]), int(found["month"]), int(found["day"])
    name = found["name_after"] or found["name_before"] or found["name_between"]
    year = found["year_after"] or found["year_before"] or found["year_first"]
    day = found["day_before"] or found["day_after"] or found["day_last"]
    return int(year), months()[name.lower()], int(day)


def _parsed(text: str) -> date | None:
    import dateparser

    figures = _FIGURES.search(text)
    if figures and figures[2] != "." and _either_way(int(figures[1]), int(figures[3])):
        return None
    parsed = dateparser.parse(
        text,
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
