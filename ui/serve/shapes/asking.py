"""Questions and searches."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field

from qa.access import Access
from qa.answer import Answer
from qa.errors.limits import TooBusy
from qa.question import LONGEST, LONGEST_TITLE, Filters, Page, Question, Turn
from ui.serve.shapes import examples
from ui.serve.shapes.refusals import NO_ARTICLE, QUESTION, Responses, refusals
from ui.serve.shapes.streamed import streamed

MOST_HITS = 50
"""Passages that one search may ask for."""


def _no_number(value: object) -> object:
    """20240813 would be taken for seconds since 1970."""
    if isinstance(value, int | float) or (isinstance(value, str) and value.isdecimal()):
        raise ValueError("a day is a text such as 2024-08-13")
    return value


Day = Annotated[date, BeforeValidator(_no_number)]

QuestionText = Annotated[
    str,
    # Described here, and looked at by Question, which says what to do.
    Field(
        examples=["Why was the interview delayed?"],
        json_schema_extra={"pattern": r"\S", "maxLength": LONGEST},
    ),
]


class Message(BaseModel):
    role: Literal["user", "assistant"]
    content: str


class Shown(BaseModel):
    """The page that a question is asked on: its address and its title."""

    url: Annotated[str, Field(max_length=2000)] = ""
    title: Annotated[str, Field(max_length=LONGEST_TITLE)] = ""


class Wanted(BaseModel):
    """What asking and searching have in common."""

    question: QuestionText
    history: list[Message] = []
    since: Day | None = None
    until: Day | None = None
    source: str | None = None
    author: str | None = None
    article: str | None = None


class Ask(Wanted):
    """`history` is what was said before in the conversation, the oldest first. If `page` shows one
    of the articles, that one is looked in first. `source` and `author` are parts of what an article
    names, and `article` is the id of the only one to look in. `named_time` says whether the days
    that the question itself names count. Where a timeline is what it `wants`, the question is the
    topic, or the topic is what was spoken of in the history."""

    page: Shown = Shown()
    named_time: bool = True
    wants: Literal["", "timeline"] = ""


class Search(Wanted):
    k: Annotated[int, Field(ge=1, le=MOST_HITS)] = 10


def asked(body: Ask, rights: Access) -> Question:
    """The question of a `body`, by somebody with these `rights`."""
    page = Page(body.page.url, body.page.title)
    history = turns_of(body.history)
    filters = filters_in(body)
    return Question(body.question, filters, history, page, body.named_time, rights, body.wants)


def filters_in(body: Wanted) -> Filters:
    return Filters(body.since, body.until, body.source or "", body.article or "", body.author or "")


def turns_of(history: Sequence[Message]) -> tuple[Turn, ...]:
    return tuple(Turn(message.role, message.content) for message in history)


ANSWERED: Responses = {
    200: {
        "model": Answer,
        "headers": {
            "X-Answer-Id": {
                "description": "Names the answer for /api/feedback and /api/answers.",
                "schema": {"type": "string"},
            }
        },
        "content": {
            "application/json": {"examples": examples.ANSWERS},
            **streamed(*examples.STREAM),
        },
    }
}

ASK = {**ANSWERED, **refusals(*QUESTION, NO_ARTICLE, TooBusy(41))}
SEARCH = refusals(*QUESTION, NO_ARTICLE)

DOSSIER: Responses = {
    200: {
        "content": {
            "application/json": {"schema": {"type": "object"}},
            "text/markdown": {"schema": {"type": "string"}},
        }
    },
    **refusals(*QUESTION, TooBusy(41)),
}

FILTERS = refusals(*QUESTION)
