"""An entry of desk.yaml: what visitors ask, and what the editors say to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["pinned", "blocked", "referral"]

SECTIONS: Mapping[str, Kind] = {"pinned": "pinned", "blocked": "blocked", "referrals": "referral"}
"""What the file calls the entries of a kind."""

BLOCKED: Kind = "blocked"

CLOSENESS = ("strict", "usual", "wide")
"""How near a question must be: `strict` wants the same words, `wide` takes what is likely meant."""

EVERY = ""
"""The language of a text that is for all languages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`questions` are examples of what it catches, `unlike` of what it does not, and `topics` name
    what it is about. `texts` and `links` are by language. It sleeps before the day `since` and
    after `until`. `answers_too` says that an ordinary answer follows. `line` is where it begins."""

    name: str
    kind: Kind
    line: int
    questions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    by: str = ""
    closeness: str = "usual"
    answers_too: bool = False

    def is_awake(self, day: date) -> bool:
        return (self.since or date.min) <= day <= (self.until or date.max)

    def text(self, language: str | None) -> str:
        """What the editors say in `language`, or else in the first that they wrote; "" if nothing
        is written."""
        return _in(self.texts, language)

    def link(self, language: str | None) -> str | None:
        return _in(self.links, language) or None


def _in(by_language: Mapping[str, str], language: str | None) -> str:
    first = next(iter(by_language.values()), "")
    return by_language.get(language or EVERY) or by_language.get(EVERY) or first
