"""What the HTTP API takes, and what it sends besides the library's own records."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from ingest.report import Report
from qa.access import Access
from qa.answer import Answer, Citation
from qa.article import Origins
from qa.errors.answers import NoLinks, NoSuchAnswer
from qa.errors.articles import NoSuchArticle, NotWithheld
from qa.errors.base import BroadsheetError
from qa.errors.limits import StillAnswering, TooBusy, TooManyQuestions
from qa.errors.requests import BadRequest, HostNotKnown, OriginNotAllowed, TooLarge, TooSlow
from qa.errors.sources import BadSource
from qa.errors.tokens import NotAllowed, SessionOver
from qa.errors.usage import BadHistory, BadQuestion, IsOver
from qa.errors.webhook import AlreadyDelivered, NoWebhook, Unsigned, WrongSignature, WrongTime
from qa.question import LONGEST, Filters, Page, Question, Turn
from qa.store.history import Entry
from qa.store.index import Status
from qa.store.withheld import Released, Withheld
from ui.fresh import Visit
from ui.serve import examples, sources
from ui.serve.events import Event, line
from ui.serve.limits import MOST_BYTES

Responses = dict[int | str, dict[str, Any]]
"""What a call answers, by status, as FastAPI takes it for the API's description."""

MOST_HITS = 50
"""Passages that one search may ask for."""

MOST_LISTED = 500
"""Articles, or entries of the log, in one page of a list."""


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
    title: Annotated[str, Field(max_length=500)] = ""


class Ask(BaseModel):
    """`history` is what was said before in the conversation, the oldest first. If `page` shows one
    of the articles, that one is looked in first. `source` and `author` are parts of what an article
    names, and `article` is the id of the only one to look in. `named_time` says whether the days
    that the question itself names count. Where a timeline is what it `wants`, the question is the
    topic, or the topic is what was spoken of in the history."""

    question: QuestionText
    history: list[Message] = []
    since: Day | None = None
    until: Day | None = None
    source: str | None = None
    author: str | None = None
    article: str | None = None
    page: Shown = Shown()
    named_time: bool = True
    wants: Literal["", "timeline"] = ""


class Search(BaseModel):
    question: QuestionText
    history: list[Message] = []
    since: Day | None = None
    until: Day | None = None
    source: str | None = None
    author: str | None = None
    article: str | None = None
    k: Annotated[int, Field(ge=1, le=MOST_HITS)] = 10


class Judgement(BaseModel):
    """`answer_id` is what came as X-Answer-Id with the answer; 1 says that it is right."""

    answer_id: str = Field(examples=["5d41402abc4b2a76"])
    value: Literal[1, -1]
    comment: Annotated[str, Field(max_length=1000)] = ""


class Link(BaseModel):
    """`answer_id` is what came as X-Answer-Id with the answer."""

    answer_id: str = Field(examples=["5d41402abc4b2a76"])


class Next(BaseModel):
    """At most three; fewer, or none, where the articles answer no more or the server is busy."""

    questions: list[str] = Field(examples=[["Who is Priya Raman?"]])


class Linked(BaseModel):
    """`url` is where this server shows the answer, for everybody who has it."""

    url: str = Field(examples=["/answer/2c624232cdd221771294df"])


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
    entries: list[Entry]


def asked(body: Ask, rights: Access) -> Question:
    """The question of a `body`, by somebody with these `rights`."""
    page = Page(body.page.url, body.page.title)
    history = turns_of(body.history)
    filters = filters_in(body)
    return Question(body.question, filters, history, page, body.named_time, rights, body.wants)


def filters_in(body: Ask | Search) -> Filters:
    return Filters(body.since, body.until, body.source or "", body.article or "", body.author or "")


def turns_of(history: Sequence[Message]) -> tuple[Turn, ...]:
    return tuple(Turn(message.role, message.content) for message in history)


class Problem(BaseModel):
    """`code` names the problem to programs, `message` tells people what to do."""

    code: str
    message: str


class Refusal(BaseModel):
    """Every error has this shape."""

    error: Problem


class WholeArticle(BaseModel):
    """Without `whole` the text is the opening alone, of an article for subscribers."""

    id: str
    source: str
    title: str
    text: str
    published: date | None
    author: str | None
    url: str | None
    language: str | None
    correction: str | None
    version: str
    origins: Origins
    left_out: float
    embargo: datetime | None
    expires: datetime | None
    kind: str | None
    access: Access
    whole: bool


class Looked(BaseModel):
    """A source: when it was `tried` last, when last `seen`, and why it has `failed` since."""

    source: str
    kind: str
    seen: datetime | None
    tried: datetime | None
    failed: str | None


class Visited(BaseModel):
    """The sources of the articles, those first that cannot be read."""

    sources: list[Visit]


class Health(BaseModel):
    """`newest` is the day of the newest article, `seen` when a source was last read."""

    status: Literal["ok", "stale"]
    articles: int
    passages: int
    answerer: str = Field(examples=["reader"])
    newest: date | None
    seen: datetime | None
    reasons: list[str]
    sources: list[Looked]


class Begun(BaseModel):
    """`expires_in` counts seconds."""

    token: str
    expires_in: int


class Options(BaseModel):
    """`newest` is the day of the newest article and `seen` when sources were last read, each "" if
    it is not known. `notice` is whether to say that a program answers. Further options are those of
    the widget's attributes, without `data-`."""

    model_config = ConfigDict(extra="allow")

    title: str
    starters: list[str]
    notice: Literal["on", "off"]
    newest: date | Literal[""]
    seen: datetime | Literal[""]


class Model(BaseModel):
    """`created` is when the server began, in seconds since 1970."""

    id: str
    object: Literal["model"] = "model"
    created: int
    owned_by: str


class Models(BaseModel):
    object: Literal["list"] = "list"
    data: list[Model]


class Said(BaseModel):
    role: Literal["assistant"] = "assistant"
    content: str


class Choice(BaseModel):
    index: int = 0
    message: Said
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


_EVENT = {
    "type": "object",
    "properties": {
        "event": {"type": "string"},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
}


def _streamed(*events: Event) -> dict[str, Any]:
    """The content of an event stream such as `events`."""
    example = b"".join(map(line, events)).decode()
    return {"text/event-stream": {"itemSchema": _EVENT, "example": example}}


_ANSWERED: Responses = {
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
            **_streamed(*examples.STREAM),
        },
    }
}

_LIMITED = (
    BadRequest("question", "Field required"),
    TooLarge(MOST_BYTES),
    TooSlow(),
    TooManyQuestions("address", "60/minute", 12),
)
_QUESTION = (*_LIMITED, BadQuestion("the question is empty"), BadHistory("it has 149 turns"))
_NO_ARTICLE = NoSuchArticle("1f0a9b2c3d4e5f60")
_NO_ID = BadRequest("path.article_id", "Input should be a valid string")
_NO_PAGE = OriginNotAllowed(None)

EVERYWHERE = refusals(OriginNotAllowed("https://other.example"), HostNotKnown("other.example"))
ASK = {**_ANSWERED, **refusals(*_QUESTION, _NO_ARTICLE, TooBusy(41))}
COMPLETE: Responses = {
    200: {"content": {"text/event-stream": {"itemSchema": _EVENT}}},
    **refusals(*_QUESTION, TooBusy(41)),
}
RESPOND: Responses = {
    200: {
        "description": "A response as in the OpenAI API, with `citations` beside it.",
        "content": {
            "application/json": {"schema": {"type": "object"}},
            "text/event-stream": {"itemSchema": _EVENT},
        },
    },
    **refusals(*_QUESTION, TooBusy(41)),
}
DOSSIER: Responses = {
    200: {
        "content": {
            "application/json": {"schema": {"type": "object"}},
            "text/markdown": {"schema": {"type": "string"}},
        }
    },
    **refusals(*_QUESTION, TooBusy(41)),
}
SEARCH = refusals(*_QUESTION, _NO_ARTICLE)
FEEDBACK = refusals(*_LIMITED, NoSuchAnswer("5d41402abc4b2a76"))
NEXT = refusals(NoSuchAnswer("5d41402abc4b2a76"), BadRequest("query.answer_id", "Field required"))
FILTERS = refusals(*_QUESTION)
LINK = refusals(*_LIMITED, NoSuchAnswer("5d41402abc4b2a76"), NoLinks())
ARTICLES = refusals(BadRequest("query.limit", "Input should be less than or equal to 500"))
ARTICLE = refusals(_NO_ARTICLE, _NO_ID)
REMOVE = refusals(NotAllowed(), _NO_ARTICLE, _NO_ID)
_NO_NAME = BadRequest("article", "String should have at least 1 character")
_OVER = IsOver("until", datetime(2024, 8, 13, tzinfo=UTC))
UNPUBLISH = refusals(NotAllowed(), _NO_ARTICLE, _NO_NAME, _OVER)
REPUBLISH = refusals(NotAllowed(), _NO_ARTICLE, NotWithheld("1f0a9b2c3d4e5f60"), _NO_NAME)
ADMIN = refusals(NotAllowed())
LOG = refusals(NotAllowed(), BadRequest("query.limit", "Input should be less than or equal to 500"))
CHECK = ADMIN
_REPORTED: Responses = {
    200: {
        "content": _streamed(
            Event("progress", Status(done=1, found=1, read=1, searchable=1).to_dict()),
            Event("report", Report(added=1, articles=1, passages=3, seconds=0.4).to_dict()),
        )
    }
}
REFRESH = {
    **_REPORTED,
    **refusals(NotAllowed(), BadRequest("by", "Input should be a valid string")),
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
BEGIN = refusals(_NO_PAGE, TooManyQuestions("address", "60/minute", 12))
END = refusals(_NO_PAGE, SessionOver())
EMBED_ASK = {
    **_ANSWERED,
    **refusals(_NO_PAGE, SessionOver(), *_QUESTION, StillAnswering(2), TooBusy(41)),
}
