"""What the pages of other sites ask for: the chat widget's part of the HTTP API."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from qa.errors import OriginNotAllowed
from ui.api import Ask, Message, address, answer, bearer
from ui.limits import Limits
from ui.local import Local
from ui.session import Session, Sessions


class WidgetAsk(BaseModel):
    """A page may ask, and nothing else: which articles are looked in is not its choice."""

    question: str = Field(examples=["Why was the interview delayed?"])
    history: list[Message] = []


def routes(local: Local, limits: Limits, sessions: Sessions) -> APIRouter:
    """The routes under /embed, answering from `local`."""
    router = APIRouter(prefix="/embed")

    def origin(request: Request) -> str:
        """The site of the page that asks; `Access` has looked whether it may."""
        sent = request.headers.get("origin")
        if sent is None:
            raise OriginNotAllowed(None)
        return sent

    Origin = Annotated[str, Depends(origin)]

    def session(request: Request, origin: Origin) -> Session:
        return sessions.find(bearer(request), origin)

    Visitor = Annotated[Session, Depends(session)]

    def limited(request: Request, visitor: Visitor) -> Iterator[None]:
        """Holds until the answer is sent, or nobody waits for it any more."""
        limits.count(address=address(request), session=visitor.id, site=visitor.origin)
        with limits.answering(visitor.id):
            yield

    @router.get("/config")
    def config() -> dict[str, Any]:
        return {"title": local.settings.title, "starters": local.settings.starters}

    @router.post("/session")
    def begin(request: Request, origin: Origin) -> dict[str, Any]:
        limits.count(address=address(request))
        return {"token": sessions.begin(origin), "expires_in": sessions.lifetime}

    @router.delete("/session", status_code=204)
    def end(visitor: Visitor) -> None:
        sessions.end(visitor)

    @router.post("/ask", dependencies=[Depends(limited)])
    def ask(body: WidgetAsk, request: Request) -> Response:
        return answer(local, Ask(question=body.question, history=body.history), request)

    return router
