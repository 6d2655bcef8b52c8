"""What the editors say themselves, for their desk."""

from datetime import date, datetime

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from qa.errors.tokens import NotAllowed
from ui.local import Local
from ui.serve.admission.visitor import is_admin
from ui.serve.shapes.refusals import ADMIN


class Mistake(BaseModel):
    line: int = Field(examples=[7])
    text: str = Field(examples=["'form' is no key of an entry: did you mean `from`?"])


class Saying(BaseModel):
    """An entry of desk.yaml; `texts` and `links` are by language, and "" stands for all."""

    name: str = Field(examples=["late-paper"])
    kind: str = Field(examples=["pinned"])
    line: int
    questions: list[str]
    topics: list[str]
    unlike: list[str] = Field(alias="not")
    text: str
    link: str | None
    texts: dict[str, str]
    links: dict[str, str]
    since: date | None = Field(alias="from")
    until: date | None
    by: str
    closeness: str = Field(examples=["usual"])
    then: str = Field(examples=["nothing"])
    awake: bool
    caught: int
    last: datetime | None


class Sayings(BaseModel):
    """With `problems` the entries are those that the file had before."""

    file: str = Field(examples=["data/desk.yaml"])
    problems: list[Mistake]
    entries: list[Saying]


def routes(local: Local) -> APIRouter:
    """The route under /api/desk; it wants the admin token."""

    def admin(request: Request) -> None:
        if not is_admin(local, request):
            raise NotAllowed

    router = APIRouter(prefix="/api/desk", dependencies=[Depends(admin)])

    @router.get("/said", responses=ADMIN)
    def said() -> Sayings:
        """The entries of desk.yaml, what is wrong in it, and how often each entry was met."""
        return Sayings.model_validate(local.said().to_dict())

    return router
