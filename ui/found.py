"""Passages that were found, and parts of articles, as they are sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from qa.access import PUBLIC, Access
from qa.errors.requests import BadRequest

LONGEST_PART = 20_000
"""Characters of an article's text in one part, some 4,000 tokens."""


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
    access: Access = PUBLIC


@dataclass(frozen=True, slots=True)
class Found:
    """The passages nearest to a question, the best first."""

    standalone_question: str
    passages: tuple[FoundPassage, ...]


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """The text of an article from `offset` on, as much as is read at once. The next part begins at
    `next_offset`, which is None behind the last; all of it has `characters`. Without `whole` it is
    but the opening of an article that who asks may not read."""

    id: str
    title: str
    source: str
    url: str | None
    published: date | None
    author: str | None
    kind: str | None
    correction: str | None
    characters: int
    offset: int
    next_offset: int | None
    text: str
    access: Access = PUBLIC
    whole: bool = True

    @classmethod
    def of(cls, article: Mapping[str, Any], offset: int) -> Self:
        """That of an article in JSON. Raises BadRequest where no text begins at `offset`."""
        whole: str = article["text"]
        if not 0 <= offset < max(len(whole), 1):
            raise BadRequest("offset", f"the article has {len(whole):,} characters, not {offset:,}")
        end = min(offset + LONGEST_PART, len(whole))
        about = ("id", "title", "source", "url", "author", "kind", "correction", "access", "whole")
        day = article["published"]
        return cls(
            **{name: article[name] for name in about},
            published=date.fromisoformat(day) if day else None,
            characters=len(whole),
            offset=offset,
            next_offset=end if end < len(whole) else None,
            text=whole[offset:end],
        )
