"""What the pages say, by language: a file of JSON each in the folder `words`, and in its folder
`desk` what the desk alone says."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal

_FOLDER = Path(__file__).parent / "words"

LANGUAGES = ("en", "it", "de", "fr", "es", "ar")

_LOCALES = {"en": "en_GB"}
"""Babel's, where it is not the language alone. In Italy a day is written before its month, and so
it is in all the others."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language by their names; `code` is its ISO 639 code."""

    code: str
    texts: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.texts[name]

    def day(self, day: date) -> str:
        """13 August 2024, as the language has it."""
        return format_date(day, "long", locale=_LOCALES.get(self.code, self.code))

    def number(self, number: int) -> str:
        """12,345, as the language has it."""
        return format_decimal(number, locale=_LOCALES.get(self.code, self.code))


@cache
def words(language: str) -> Words:
    """The words of one of `LANGUAGES`."""
    return Words(language, json.loads((_FOLDER / f"{language}.json").read_text("utf-8")))


@cache
def desk_words(language: str) -> Words:
    """What only the desk says, in one of `LANGUAGES`."""
    return Words(language, json.loads((_FOLDER / "desk" / f"{language}.json").read_text("utf-8")))


def words_for(accepted: str) -> Words:
    """In the language of an Accept-Language header that is wanted most and that there are words in,
    or in English."""
    wanted = []
    for place, one in enumerate(accepted.lower().split(",")):
        tag, _, rest = one.partition(";")
        code = tag.strip().partition("-")[0]
        if code in LANGUAGES and (weight := _weight(rest)) > 0:
            wanted.append((-weight, place, code))
    return words(min(wanted)[2] if wanted else "en")


def _weight(parameters: str) -> float:
    """That of `q=0.8`; 1 where there is none."""
    name, _, value = parameters.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
