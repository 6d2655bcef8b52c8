"""What comes after an answer: a judgement, a link to it, what can be asked next."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from qa.errors.answers import NoLinks, NoSuchAnswer
from qa.errors.requests import BadRequest
from ui.serve.shapes.refusals import LIMITED, refusals


class Judgement(BaseModel):
    """`answer_id` is what came as X-Answer-Id with the answer; 1 says that it is right."""

    answer_id: str = Field(examples=["5d41402abc4b2a76"])
    value: Literal[1, -1]
    comment: Annotated[str, Field(max_length=1000)] = ""


class Link(BaseModel):
    """`answer_id` is what came as X-Answer-Id with the answer."""

    answer_id: str = Field(examples=["5d41402abc4b2a76"])


class Linked(BaseModel):
    """`url` is where this server shows the answer, for everybody who has it."""

    url: str = Field(examples=["/answer/2c624232cdd221771294df"])


class Next(BaseModel):
    """At most three; fewer, or none, where the articles answer no more or the server is busy."""

    questions: list[str] = Field(examples=[["Who is Priya Raman?"]])


FEEDBACK = refusals(*LIMITED, NoSuchAnswer("5d41402abc4b2a76"))
LINK = refusals(*LIMITED, NoSuchAnswer("5d41402abc4b2a76"), NoLinks())
NEXT = refusals(NoSuchAnswer("5d41402abc4b2a76"), BadRequest("query.answer_id", "Field required"))
