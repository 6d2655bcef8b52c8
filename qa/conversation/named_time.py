"""The time that a question names: "last week", "in August 2024", "gestern"."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from threading import Lock

from qa.question import Period
from qa.text.words import common_words, words_in

_READ = 200
"""Characters at the end of a question that are looked at: dateparser takes time that grows with the
square of their number."""

_SHORT = 3
"""Letters of a word that is not taken for a day or a month unless a number is beside it: "sat",
"sun", "may"."""

_FIRST = 1900
"""Year before which nothing was published that people ask for by its time."""

_SEARCHING = Lock()
"""The search keeps the language that it works in."""


def named_time(text: str, language: str | None, today: date) -> Period | None:
    """The days from the first to the last that a question in `language` names, or None.

    What may be no time is none: a month alone ("May"), a number of days ("three days"), and days
    to come.
    """
    code = language or "en"
    if code not in _languages():
        return None
    asked = text[-_READ:]
    found = [
        (phrase, period)
        for phrase in _phrases(asked, code, today)
        if (period := _period(phrase, asked, code, today)) is not None
    ]
    if not found:
        return None
    since = min(first for _, (first, _) in found)
    until = max(last for _, (_, last) in found)
    return Period(since, min(until, today), ", ".join(phrase for phrase, _ in found))


def _phrases(text: str, language: str, today: date) -> Iterator[str]:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": _noon(today), "PREFER_DATES_FROM": "past"}
    with _SEARCHING:
        found = search_dates(text, languages=[language], settings=settings)
    for phrase, _ in found or ():
        yield phrase.strip(" ?!.,;:\u061f")


def _period(phrase: str, text: str, language: str, today: date) -> tuple[date, date] | None:
    """The first and the last day that a phrase of a question names, if it is clear that it does."""
    day, kind = _parsed(phrase, language, today, "relative-time")
    if day is not None:
        # "Three days" are as many to come.
        clear = _parsed(phrase, language, today, "relative-time", "future")[0] == day
    else:
        day, kind = _parsed(phrase, language, today, "absolute-time")
        if _parsed(phrase, language, today, "absolute-time", "future")[0] == day:
            clear = kind != "year" or _ends(text, phrase)
        else:
            clear = _is_time(phrase, kind, language, today)
    if day is None or not clear or kind not in _KINDS or not _FIRST <= day.year <= today.year:
        return None
    since, until = _span(day, kind)
    return (since, until) if since <= today else None


_KINDS = ("day", "week", "month", "year")
"""How much a phrase may mean; the others are parts of a day, such as "three hours"."""


def _is_time(phrase: str, kind: str, language: str, today: date) -> bool:
    """Whether a phrase without a year is one of time: "13 August", "in March", "Monday"."""
    if any(map(str.isdecimal, phrase)):  # "the 7th" may be of anything, and "4-1" a score
        month = "".join(" " if sign.isdecimal() else sign for sign in phrase)
        return _parsed(month, language, today, "absolute-time", parts=["month"])[0] is not None
    words = words_in(phrase)
    long = any(len(word) > _SHORT for word in words)
    return long and (kind == "day" or len(words) > 1)


def _ends(text: str, phrase: str) -> bool:
    """Whether a year is no number of something: "2023?" or "in 2023 for", not "2023 people"."""
    behind = text[text.find(phrase) + len(phrase) :].lstrip()
    if not behind[:1].isalpha():
        return True
    return any(map(str.isalpha, phrase)) and words_in(behind)[0] in common_words()


def _span(day: date, kind: str) -> tuple[date, date]:
    match kind:
        case "year":
            return date(day.year, 1, 1), date(day.year, 12, 31)
        case "month":
            after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
            return day.replace(day=1), after - timedelta(days=1)
        case "week":
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6)
    return day, day


def _parsed(
    phrase: str,
    language: str,
    today: date,
    parser: str,
    way: str = "past",
    parts: Sequence[str] = (),
) -> tuple[date | None, str]:
    """The day of a phrase, the nearest on the `way`, and how much is meant: "day", "week" and so
    on. There is no day where one of the `parts` of a date is missing."""
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": _noon(today),
        "PREFER_DATES_FROM": way,
        "PARSERS": [parser],
        "REQUIRE_PARTS": list(parts),
        "RETURN_TIME_AS_PERIOD": True,
    }
    found = DateDataParser(languages=[language], settings=settings).get_date_data(phrase)
    return found.date_obj and found.date_obj.date(), found.period


@cache
def _languages() -> frozenset[str]:
    from dateparser.data.languages_info import language_order

    return frozenset(language_order)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))
