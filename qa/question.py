"""A question, and which articles to look in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from qa.errors import BadDate, BadQuestion

LONGEST = 2000
"""Characters in a question. The longest in the benchmark data, a pasted paragraph, has 400."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles to look in: published from `since` to `until`, both included, and with
    `source` in their source, title or address."""

    since: date | None = None
    until: date | None = None
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.since or self.until or self.source)


ANYWHERE = Filters()


@dataclass(frozen=True, slots=True)
class Question:
    """Raises BadQuestion if it cannot be asked."""

    text: str
    filters: Filters = ANYWHERE

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise BadQuestion("the question is empty")
        if any("\ud800" <= sign <= "\udfff" for sign in self.text + self.filters.source):
            raise BadQuestion("the question has half characters (lone surrogates) in it")
        if len(self.text) > LONGEST:
            raise BadQuestion(
                f"the question has {len(self.text):,} characters, and at most {LONGEST:,} are read"
            )


def parse(asked: str | Mapping[str, Any] | Question) -> Question:
    """The question in a text, or in a mapping with `question` and, if wanted, `since`, `until`
    (dates, or text such as 2024-08-13) and `source`. Raises BadQuestion and BadDate."""
    if isinstance(asked, Question):
        return asked
    if isinstance(asked, str):
        return Question(asked)
    since, until = (_day(name, asked.get(name)) for name in ("since", "until"))
    return Question(asked["question"], Filters(since, until, asked.get("source") or ""))


def _day(name: str, value: date | str | None) -> date | None:
    if isinstance(value, date) or not value:
        return value or None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadDate(name, value) from None
