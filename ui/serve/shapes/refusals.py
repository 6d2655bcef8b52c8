"""Why a call may be refused, as the API's description has it."""

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel

from qa.errors.articles import NoSuchArticle
from qa.errors.base import BroadsheetError
from qa.errors.limits import TooManyQuestions
from qa.errors.requests import BadRequest, HostNotKnown, OriginNotAllowed, TooLarge, TooSlow
from qa.errors.tokens import NotAllowed
from qa.errors.usage import BadHistory, BadQuestion
from ui.serve.admission.limits import MOST_BYTES


class Problem(BaseModel):
    """`code` names the problem to programs, `message` tells people what to do."""

    code: str
    message: str


class Refusal(BaseModel):
    """Every error has this shape."""

    error: Problem


Responses = dict[int | str, dict[str, Any]]
"""What a call answers, by status, as FastAPI takes it for the API's description."""


def refusals(*errors: BroadsheetError) -> Responses:
    """That a call may be refused with each of `errors`, which are its examples."""
    shown: Responses = {}
    for error in errors:
        refusal = shown.setdefault(
            error.status,
            {
                "description": HTTPStatus(error.status).phrase,
                "model": Refusal,
                "content": {"application/json": {"examples": {}}},
            },
        )
        example = {"error": {"code": error.code, "message": str(error)}}
        refusal["content"]["application/json"]["examples"][error.code] = {"value": example}
        if error.retry_after is not None:
            refusal["headers"] = {"Retry-After": {"schema": {"type": "integer"}}}
    return shown


LIMITED = (
    BadRequest("question", "Field required"),
    TooLarge(MOST_BYTES),
    TooSlow(),
    TooManyQuestions("address", "60/minute", 12),
)

QUESTION = (*LIMITED, BadQuestion("the question is empty"), BadHistory("it has 149 turns"))
NO_ARTICLE = NoSuchArticle("1f0a9b2c3d4e5f60")
NO_ID = BadRequest("path.article_id", "Input should be a valid string")
EVERYWHERE = refusals(OriginNotAllowed("https://other.example"), HostNotKnown("other.example"))
ADMIN = refusals(NotAllowed())
