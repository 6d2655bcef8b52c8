"""The routes of the HTTP API for the editors' desk: the admin's."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import StreamingResponse
from fastapi.security import HTTPBearer
from pydantic import BaseModel, Field

from qa.access import Access
from qa.desk import sheet
from qa.desk.criteria import Week
from qa.desk.questions import Group, Listed, Member, Show, Wanted
from qa.desk.tests import Articles, Wish, article_of
from qa.errors.articles import NoSuchArticle
from qa.errors.desk import BadTest, NoSuchGroup, NoSuchQuestion, NoSuchTest
from qa.errors.requests import BadRequest
from qa.errors.tokens import NotAllowed
from qa.question import LONGEST
from qa.store.answers.accepted import Accepted, Outcome
from ui.local import Local
from ui.serve.admission.visitor import is_admin
from ui.serve.shapes.asking import Day
from ui.serve.shapes.editing import By
from ui.serve.shapes.refusals import ADMIN, refusals

_ADMIN = Depends(HTTPBearer(auto_error=False, scheme_name="admin token"))
"""For the description alone; it refuses nobody."""

_MOST = 100
"""Groups in one page of the list."""

_API = "the API"
"""Who accepted a test, where a call does not say who."""


_UNSEEN = BadRequest("query.show", "Input should be 'all', 'declined', 'disliked' or 'liked'")
_LISTED = refusals(NotAllowed(), _UNSEEN)
_ONE = refusals(NotAllowed(), NoSuchQuestion("5d41402abc4b2a76"), _UNSEEN)
_GROUP = refusals(NotAllowed(), NoSuchGroup("5d41402abc4b2a76"), _UNSEEN)
_RUN = refusals(NotAllowed(), BadRequest("query.if_due", "Input should be a valid boolean"))
_EVERY = refusals(NotAllowed(), BadRequest("query.all", "Input should be 'true'"))
_TEST = refusals(
    NotAllowed(),
    NoSuchArticle("1f0a9b2c3d4e5f60"),
    BadTest("a quote stands in an article: name it"),
)
_NO_TEST = refusals(
    NotAllowed(), NoSuchTest("5d41402abc4b2a76"), BadRequest("path.test_id", "none")
)


class Criteria(BaseModel):
    """Whether an answer meets each criterion; null takes back what was said, and what is left out
    stays: it is accurate, sourced, keeps opinion from fact, does not editorialise, and gives the
    context."""

    accurate: bool | None = None
    sourced: bool | None = None
    opinion: bool | None = None
    editorialising: bool | None = None
    context: bool | None = None


class Weeks(BaseModel):
    """The weeks in which answers were given that the editors looked at, the latest first."""

    weeks: list[Week]


class NewTest(BaseModel):
    """A question, by the id of its answer or as text, and what is right: the text of an article
    between `start` and `end`, or a `quote` of it; anything of the article; or one of `answers`.
    Without these it is right to decline."""

    answer_id: str | None = None
    question: Annotated[str, Field(max_length=LONGEST)] = ""
    article_id: str | None = None
    start: int | None = None
    end: int | None = None
    quote: Annotated[str, Field(max_length=LONGEST)] = ""
    answers: Annotated[list[Annotated[str, Field(max_length=LONGEST)]], Field(max_length=20)] = []
    by: By = ""


class Test(BaseModel):
    """A question, what is right, and what came of the last run. `kind` and `access` are those of
    the article that it names, as far as that is there."""

    id: str
    question: str
    answers: list[str]
    article_id: str | None
    title: str | None
    kind: str | None
    access: Access | None
    quote: str | None
    since: datetime
    by: str
    outcome: Outcome | None
    ran: datetime | None
    given: str | None

    @classmethod
    def of(cls, one: Accepted, library: Articles) -> "Test":
        article = article_of(library, one)
        return cls(
            id=one.id,
            question=one.question,
            answers=list(one.answers),
            article_id=one.article_id,
            title=one.title,
            kind=article.kind if article else None,
            access=article.access if article else None,
            quote=one.quote,
            since=one.since,
            by=one.who,
            outcome=one.outcome,
            ran=one.ran,
            given=one.given,
        )


class Tests(BaseModel):
    tests: list[Test]


class ChangedTest(BaseModel):
    """A test that came out otherwise than before; `was` is null for the first time."""

    test: str
    was: Outcome | None
    is_: Annotated[Outcome, Field(alias="is")]
    words: str


class RanTests(BaseModel):
    passed: int
    failed: int
    changed: list[ChangedTest]


class Forgotten(BaseModel):
    """How many questions were deleted."""

    questions: int


def _wanted(
    since: Day | None = None,
    until: Day | None = None,
    show: Show = "all",
    q: Annotated[str, Query(max_length=200)] = "",
) -> Wanted:
    return Wanted(since, until, show, q.strip())


_Wanted = Annotated[Wanted, Depends(_wanted)]


def routes(local: Local) -> APIRouter:
    """The routes under /api/desk that want the admin token."""

    def admin(request: Request) -> None:
        if not is_admin(local, request):
            raise NotAllowed

    router = APIRouter(prefix="/api/desk", dependencies=[Depends(admin), _ADMIN])
    _questions(router, local)
    _tests(router, local)
    return router


def _questions(router: APIRouter, local: Local) -> None:
    desk = local.editors

    @router.get("/questions", responses=_LISTED)
    def questions(
        wanted: _Wanted,
        offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
        limit: Annotated[int, Query(ge=1, le=_MOST)] = 25,
    ) -> Listed:
        """What was asked from the day `since` to `until`, in groups that mean the same, those with
        declined and disliked answers first. `q` looks in questions and comments. Wants the admin
        token."""
        return desk.questions(wanted, offset, limit)

    @router.get("/groups/{group_id}", responses=_GROUP)
    def group(group_id: str, wanted: _Wanted) -> Group:
        """A group with all its questions. Wants the admin token."""
        return desk.group(group_id, wanted)

    @router.get("/questions.csv", response_class=StreamingResponse, responses=_LISTED)
    def as_csv(wanted: _Wanted) -> StreamingResponse:
        """What was asked, as a table. Wants the admin token."""
        return _file(sheet.as_csv(desk.rows(wanted)), "text/csv", "questions.csv")

    @router.get("/questions.jsonl", response_class=StreamingResponse, responses=_LISTED)
    def as_jsonl(wanted: _Wanted) -> StreamingResponse:
        """What was asked, an object a line. Wants the admin token."""
        lines = sheet.as_jsonl(desk.rows(wanted))
        return _file(lines, "application/x-ndjson", "questions.jsonl")

    @router.delete("/questions", responses=_EVERY)
    def forget_all(every: Annotated[Literal["true"], Query(alias="all")]) -> Forgotten:
        """Delete every question that is kept. Wants the admin token."""
        return Forgotten(questions=desk.forget_all())

    @router.delete("/questions/{answer_id}", status_code=204, responses=_ONE)
    def forget(answer_id: str) -> None:
        """Delete a question with its answer. Wants the admin token."""
        desk.forget(answer_id)

    @router.post("/questions/{answer_id}/criteria", status_code=204, responses=_ONE)
    def look_at(answer_id: str, body: Criteria) -> None:
        """Say which criteria an answer meets. Wants the admin token."""
        desk.look_at(answer_id, body.model_dump(include=body.model_fields_set))

    @router.get("/questions/{answer_id}", responses=_ONE)
    def question(answer_id: str) -> Member:
        """A question with its answer. Wants the admin token."""
        return desk.question(answer_id)

    @router.get("/criteria", responses=ADMIN)
    def criteria() -> Weeks:
        """How many answers met each criterion, and how many did not, by the week. Wants the admin
        token."""
        return Weeks(weeks=desk.criteria())


def _tests(router: APIRouter, local: Local) -> None:
    desk, library = local.editors, local.whole.library

    @router.get("/tests", responses=ADMIN)
    def tests() -> Tests:
        """The editors' tests, the latest first. Wants the admin token."""
        return Tests(tests=[Test.of(one, library) for one in desk.tests()])

    @router.post("/tests", status_code=201, responses=_TEST)
    def accept(body: NewTest) -> Test:
        """Make a test of a question. Wants the admin token."""
        wish = Wish(body.article_id, body.start, body.end, body.quote or None, tuple(body.answers))
        who = body.by or _API
        made = desk.accept(wish, answer_id=body.answer_id, question=body.question, who=who)
        return Test.of(made, library)

    @router.delete("/tests/{test_id}", status_code=204, responses=_NO_TEST)
    def drop(test_id: str) -> None:
        """Delete a test. Wants the admin token."""
        desk.drop(test_id)

    @router.post("/tests/run", responses=_RUN)
    def run(*, if_due: bool = False) -> RanTests | None:
        """Ask every test, and say what changed since the last time; with `if_due` only if articles
        changed since then, and null where none did. Wants the admin token."""
        ran = desk.run_if_due() if if_due else desk.run()
        return RanTests.model_validate(ran.to_dict()) if ran else None


def _file(lines: Iterator[str], kind: str, name: str) -> StreamingResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    written = (line.encode("utf-8", "replace") for line in lines)
    return StreamingResponse(written, media_type=f"{kind}; charset=utf-8", headers=headers)
