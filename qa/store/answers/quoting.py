"""Which articles an answer that is kept quotes, and what is left of it without one of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from qa.answer import Answer, Citation


def named(values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Whatever names an article in an answer, as `Answer.to_dict` gives it."""
    for citation in (*values["citations"], *values["nearest"]):
        yield citation
        yield from citation["also_in"]


def quotes(answer: Answer) -> int:
    """How many there are in an answer."""
    return len(answer.citations) + len(answer.nearest)


def without_article(answer: Answer, article_id: str) -> Answer:
    """An answer without the citations of an article, and without it among other copies. Where it
    had any, its text, which may hold words of theirs, is empty."""
    less = replace(
        answer,
        citations=_others(answer.citations, article_id),
        nearest=_others(answer.nearest, article_id),
    )
    if quotes(less) == quotes(answer):
        return less
    # Made anew, so that no field has words of the article.
    return Answer(
        answer="",
        answered=answer.answered,
        confidence=answer.confidence,
        short_answer=None,
        standalone_question=answer.standalone_question,
        access=answer.access,
        citations=less.citations,
        nearest=less.nearest,
        answerer=answer.answerer,
        timings_ms={},
    )


def _others(citations: tuple[Citation, ...], article_id: str) -> tuple[Citation, ...]:
    return tuple(
        replace(one, also_in=tuple(copy for copy in one.also_in if copy.article_id != article_id))
        for one in citations
        if one.article_id != article_id
    )
