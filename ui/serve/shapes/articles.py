"""Articles, the sources they come from, and how fresh they are."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from qa.access import Access
from qa.article import Origins
from qa.errors.requests import BadRequest
from ui.fresh import Visit
from ui.serve.shapes.refusals import NO_ARTICLE, NO_ID, refusals

MOST_LISTED = 500
"""Articles, or entries of the log, in one page of a list."""


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


ARTICLES = refusals(BadRequest("query.limit", "Input should be less than or equal to 500"))
ARTICLE = refusals(NO_ARTICLE, NO_ID)
