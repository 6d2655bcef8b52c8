"""What is asked for of the articles as such, where an answer to a question will not do: a list of
them, the latest, a summary, a timeline, who wrote one, and when."""

from dataclasses import dataclass
from typing import Literal, cast

from qa.conversation.intent import TOPICAL, Intent

Kind = Literal["list", "latest", "oldest", "summary", "about", "author", "date", "by", "timeline"]

OF_ONE: frozenset[Kind] = frozenset({"summary", "author", "date"})
"""What is asked of one article: without a topic of the one that is shown or was spoken of."""

NARROWED: frozenset[Kind] = frozenset({"list", "latest", "oldest", "by", "timeline"})
"""What is narrowed to the time that is named with it."""


@dataclass(frozen=True, slots=True)
class Request:
    """`topic` is what it is about, as it was written; empty where nothing was named."""

    kind: Kind
    topic: str


def requested(intent: Intent) -> Request | None:
    """The request in what is wanted; None where it is none."""
    if intent.kind not in TOPICAL:
        return None
    return Request(cast(Kind, intent.kind), intent.topic)
