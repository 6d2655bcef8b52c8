"""As programs for the OpenAI API have it."""

from typing import Literal

from pydantic import BaseModel

from qa.answer import Citation
from qa.errors.limits import TooBusy
from ui.serve.shapes.refusals import QUESTION, Responses, refusals
from ui.serve.shapes.streamed import EVENT


class Model(BaseModel):
    """`created` is when the server began, in seconds since 1970."""

    id: str
    object: Literal["model"] = "model"
    created: int
    owned_by: str


class Models(BaseModel):
    object: Literal["list"] = "list"
    data: list[Model]


class Reply(BaseModel):
    role: Literal["assistant"] = "assistant"
    content: str


class Choice(BaseModel):
    index: int = 0
    message: Reply
    finish_reason: Literal["stop"] = "stop"


class Usage(BaseModel):
    """Of the language model behind the articles; 0 where the reader has answered."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class Completed(BaseModel):
    """As in the OpenAI API; `citations` are those of the answer."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str
    choices: list[Choice]
    usage: Usage
    citations: list[Citation]


COMPLETE: Responses = {
    200: {"content": {"text/event-stream": {"itemSchema": EVENT}}},
    **refusals(*QUESTION, TooBusy(41)),
}

RESPOND: Responses = {
    200: {
        "description": "A response as in the OpenAI API, with `citations` beside it.",
        "content": {
            "application/json": {"schema": {"type": "object"}},
            "text/event-stream": {"itemSchema": EVENT},
        },
    },
    **refusals(*QUESTION, TooBusy(41)),
}
