"""Passages that were found, as they are sent."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """`text` is `text[start:end]` of the article."""

    passage_id: str
    article_id: str
    title: str
    source: str
    published: date | None
    text: str
    start: int
    end: int
    score: float
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The passages nearest to a question, the best first."""

    standalone_question: str
    passages: tuple[FoundPassage, ...]
