"""English words: those that do not tell what a text is about, and names of months and days."""

import re
from datetime import date
from functools import cache
from pathlib import Path

# Not the calendar module's or strftime's, which are those of the server's locale.
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ANY_MONTH = rf"(?:{'|'.join(MONTHS)})"
ANY_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
UNSPACED = r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]"
"""Regular expressions; the last is of the letters of Thai, Lao, Japanese and Chinese, which put no
space between words."""

UNSPACED_LETTER = re.compile(UNSPACED)

WORD = re.compile(r"\w+")
JOINED = re.compile(r"\w+(?:['\u2019-]\w+)*+")
"""A word; and one with those that an apostrophe or a hyphen joins to it."""

_BEGINNING = 6
"""Letters of a word that may be the beginning of a longer one."""


def written_out(day: date) -> str:
    """13 August 2024."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@cache
def common_words() -> frozenset[str]:
    """Articles, pronouns, prepositions, auxiliaries, and what else stands in most questions."""
    return frozenset(Path(__file__).with_name("common_words.txt").read_text("utf-8").split())


def words_in(text: str) -> list[str]:
    """The words of a text in one case, in their order."""
    return WORD.findall(text.casefold())


def topic_words(text: str) -> set[str]:
    """The words, without common ones and in the singular: "the rents" are about rent."""
    return {_singular(word) for word in words_in(text) if word not in common_words()}


def _singular(word: str) -> str:
    beginning = word.removesuffix("ies")
    is_plural = beginning != word and len(beginning) > 1
    return f"{beginning}y" if is_plural else word.removesuffix("s")


def names_topic(text: str, topic: str) -> bool:
    """Whether all words of a topic stand in a text; a long one may be the beginning of a longer, as
    "postgres" of "PostgreSQL". A topic of common words alone stands nowhere."""
    words, there = topic_words(topic), topic_words(text)
    return bool(words) and all(
        word in there
        or (len(word) >= _BEGINNING and any(longer.startswith(word) for longer in there))
        for word in words
    )
