"""What dates look like, in the languages whose months are known."""

import re
from functools import cache
from importlib import import_module
from typing import NamedTuple

from qa.text.words import MONTHS, WEEKDAYS

_LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "ru", "uk"),
    *("ro", "tr", "el", "bg", "hu", "sk", "sl", "lt", "lv", "et", "ca", "gl", "id", "is", "ar"),
    *("he", "sr", "mk", "be"),
)
"""No name means two months in them; in Croatian "listopad" is another month than in Polish."""

_LATER = r"\b(?:last )?(?:updated|modified)\b(?: on)?[\s:]{0,3}"
"""What says that an article was changed."""


@cache
def _calendar_names(keys: tuple[str, ...]) -> dict[str, int]:
    """Every name of these months or days, in small letters, and its number from 1."""
    names: dict[str, int] = {}
    for language in _LANGUAGES:
        known = import_module(f"dateparser.data.date_translation_data.{language}").info
        for number, key in enumerate(keys, start=1):
            names |= {name.lower(): number for name in known[key.lower()] if len(name) > 2}
    return names


def months() -> dict[str, int]:
    return _calendar_names(MONTHS) | {"sept": 9}


def _weekdays() -> dict[str, int]:
    """Without other languages' short forms, some of which are words, or months."""
    short = ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")
    return dict.fromkeys(
        (*short, *(name for name in _calendar_names(WEEKDAYS) if len(name) > 4)), 0
    )


class Patterns(NamedTuple):
    """What a date looks like, and with the name of a month; a weekday; and when an article was
    changed."""

    date: re.Pattern[str]
    spelled: re.Pattern[str]
    weekday: re.Pattern[str]
    later: re.Pattern[str]


@cache
def patterns() -> Patterns:
    names = _alternatives(months())
    spelled = (
        rf"\b(?P<day_before>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª])?+ (?:de |of )?+"
        rf"(?P<name_after>{names})\.?+,? (?:de |del )?+(?P<year_after>\d{{4}})\b"
        rf"|\b(?P<name_before>{names})\.?+ (?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?+,?"
        rf" (?P<year_before>\d{{4}})\b"
        rf"|\b(?P<year_first>\d{{4}})\.? (?P<name_between>{names})\.? (?P<day_last>\d{{1,2}})\b"
        r"|\b(?P<year>\d{4})[年년] ?(?P<month>\d{1,2})[月월] ?(?P<day>\d{1,2})[日일]"
    )
    iso = (
        r"\b\d{4}-\d{2}-\d{2}(?:T\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
        r"(?![\w-])"
    )
    figures = (
        r"(?P<figures>(?<![\d./])"
        r"(?:\d{1,2}(?P<mark>[./])\d{1,2}(?P=mark)\d{4}|\d{4}/\d{2}/\d{2})(?![\d./]))"
    )
    weekday = rf"\b(?:{_alternatives(_weekdays())})\b\.?"
    day = rf"{iso}|{spelled}|{figures}"
    return Patterns(
        re.compile(day, re.IGNORECASE),
        re.compile(spelled, re.IGNORECASE),
        re.compile(weekday, re.IGNORECASE),
        re.compile(rf"{_LATER}(?:(?:{weekday}[\s,]{{0,3}})?(?:{day}))?", re.IGNORECASE),
    )


def _alternatives(names: dict[str, int]) -> str:
    """The longest first, so that none is cut short by its own beginning."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
