"""What the admin changes: articles come, are taken back, and go."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, Field

from ingest.report import Report
from qa.errors.articles import NotWithheld
from qa.errors.limits import TooManyQuestions
from qa.errors.requests import BadRequest, TooLarge, TooSlow
from qa.errors.sources import BadSource
from qa.errors.tokens import NotAllowed
from qa.errors.usage import IsOver
from qa.errors.webhook import AlreadyDelivered, NoWebhook, Unsigned, WrongSignature, WrongTime
from qa.store.index import Status
from qa.store.library.history import LogEntry
from qa.store.library.withheld import Released, Withheld
from ui.serve.events import Event
from ui.serve.routes import sources
from ui.serve.shapes.refusals import NO_ARTICLE, NO_ID, Responses, refusals
from ui.serve.shapes.streamed import streamed

By = Annotated[str, Field(max_length=200)]
"""Who does it, for the log."""

_Name = Annotated[str, Field(min_length=1, max_length=2000, examples=["1f0a9b2c3d4e5f60"])]

_Why = Annotated[str, Field(max_length=1000)]


class Unpublish(BaseModel):
    """`article` is an id, an address or a source; `until` is when the article comes back."""

    article: _Name
    why: _Why = ""
    until: AwareDatetime | None = None
    by: By = ""


class Republish(BaseModel):
    article: _Name
    why: _Why = ""
    by: By = ""


class Refresh(BaseModel):
    by: By = ""


class Unpublished(BaseModel):
    withheld: list[Withheld]


class Republished(BaseModel):
    released: list[Released]


class Logged(BaseModel):
    entries: list[LogEntry]


_NO_NAME = BadRequest("article", "String should have at least 1 character")
_OVER = IsOver("until", datetime(2024, 8, 13, tzinfo=UTC))

_REPORTED: Responses = {
    200: {
        "content": streamed(
            Event("progress", Status(done=1, found=1, read=1, searchable=1).to_dict()),
            Event("report", Report(added=1, articles=1, passages=3, seconds=0.4).to_dict()),
        )
    }
}

INGEST = {
    **_REPORTED,
    **refusals(
        NotAllowed(),
        NoWebhook(),
        Unsigned("webhook-id", "it is missing"),
        WrongSignature(),
        WrongTime(400, 300),
        AlreadyDelivered("2b1f0a9c"),
        BadRequest("sources", "Field required"),
        BadSource(".hidden", "an upload needs a file name, and not a hidden one"),
        TooLarge(sources.MOST_BYTES),
        TooSlow(),
        TooManyQuestions("address", "60/minute", 12),
    ),
}

REFRESH = {
    **_REPORTED,
    **refusals(NotAllowed(), BadRequest("by", "Input should be a valid string")),
}

REMOVE = refusals(NotAllowed(), NO_ARTICLE, NO_ID)
UNPUBLISH = refusals(NotAllowed(), NO_ARTICLE, _NO_NAME, _OVER)
REPUBLISH = refusals(NotAllowed(), NO_ARTICLE, NotWithheld("1f0a9b2c3d4e5f60"), _NO_NAME)
LOG = refusals(NotAllowed(), BadRequest("query.limit", "Input should be less than or equal to 500"))
