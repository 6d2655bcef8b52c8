"""Where two articles tell of one thing with different figures."""

from datetime import date

from qa.text.facts import facts
from qa.text.words import topic_words

_SHARED = 0.5
"""Part of the shorter sentence's topic that two sentences on one thing have in common."""


def differ(answer: str, told: str, other: str) -> bool:
    """Whether `other` has another figure in place of those of the `answer`, which stands in the
    sentence `told`."""
    asked, there = _figures(answer), _figures(other)
    return bool(asked and not asked & there and there - _figures(told))


def are_of_one_thing(told: str, other: str) -> bool:
    """Whether two sentences tell of the same: half of the words are the same, and a name."""
    names = _names(told), _names(other)
    topics = topic_words(told) - _figures(told), topic_words(other) - _figures(other)
    shared = len(topics[0] & topics[1])
    named = bool(names[0] & names[1]) or not all(names)
    return named and shared >= _SHARED * max(1, min(map(len, topics)))


def are_of_two_days(one: date | None, other: date | None) -> bool:
    """Whether one is newer. An article without a date is neither older nor newer."""
    return one is not None and other is not None and one != other


def _figures(text: str) -> frozenset[str]:
    """Also those that are written out."""
    return frozenset(fact for fact in facts(text) if fact[0].isdigit())


def _names(text: str) -> frozenset[str]:
    return facts(text) - _figures(text)
