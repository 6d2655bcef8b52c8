"""What the pages of other sites ask for: the chat widget's part of the HTTP API."""

import gzip
import hashlib
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.security import HTTPBearer
from pydantic import BaseModel

from qa.errors.requests import OriginNotAllowed
from ui.local import Local
from ui.serve.admission.limits import Limits
from ui.serve.admission.session import Session, Sessions
from ui.serve.admission.subscribers import subscription
from ui.serve.admission.turns import Turns
from ui.serve.admission.visitor import address, bearer
from ui.serve.chat.render import embed_html
from ui.serve.chat.welcome import starters
from ui.serve.feedback import Feedback
from ui.serve.routes.api import answer
from ui.serve.shapes.asking import Ask, Message, QuestionText, Shown
from ui.serve.shapes.widget import BEGIN, EMBED_ASK, END, Begun, Options

_WIDGET = Path(__file__).parents[2] / "widget"
_SCRIPT = "text/javascript"

_KEPT = "max-age=600, stale-while-revalidate=86400"
"""A browser keeps the script that pages load for ten minutes. For a day after that it uses the kept
one while it asks for a newer, so that no page waits for it."""

_TOKEN = Depends(HTTPBearer(auto_error=False, scheme_name="session token"))
"""For the description alone; it refuses nobody."""


_SUBSCRIBER = Depends(HTTPBearer(auto_error=False, scheme_name="subscriber's token"))


class WidgetAsk(BaseModel):
    """A page may ask, and say which page it is; which articles are looked in is not its choice."""

    question: QuestionText
    history: list[Message] = []
    page: Shown = Shown()


def routes(
    local: Local, limits: Limits, feedback: Feedback, turns: Turns, sessions: Sessions
) -> APIRouter:
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

    @router.get("", response_class=HTMLResponse, include_in_schema=False)
    def frame(request: Request) -> str:
        """The chat as a page for an iframe; its options are the widget's, without `data-`."""
        accepted = request.headers.get("accept-language", "")
        return embed_html(local.settings.title, request.query_params, accepted)

    @router.get("/config", response_model=None, responses={200: {"model": Options}})
    def config(request: Request) -> dict[str, Any]:
        """The options that the server's settings give every page, and those for the page's site;
        and how fresh the articles are."""
        given = local.settings.widget
        fresh = local.freshness(public=True)
        for_one = given.get(request.headers.get("origin", ""))
        return {
            "title": local.settings.title,
            "starters": starters(local),
            "notice": "on" if local.settings.ai_notice else "off",
            "newest": fresh.newest or "",
            "seen": fresh.seen or "",
            **{name: value for name, value in given.items() if not isinstance(value, dict)},
            **(for_one if isinstance(for_one, dict) else {}),
        }

    @router.post("/session", responses=BEGIN, dependencies=[_SUBSCRIBER])
    def begin(request: Request, origin: Origin) -> Begun:
        """Begin a visitor's session; its token is for this site's pages alone. It is a subscriber's
        where their token is sent as `Authorization: Bearer`."""
        limits.count(address=address(request))
        secret, sent, until = local.settings.subscriber_secret, bearer(request), 0
        if secret and sent:
            until = subscription(secret, sent).until
        return Begun(token=sessions.begin(origin, until), expires_in=sessions.lifetime)

    @router.delete("/session", status_code=204, responses=END, dependencies=[_TOKEN])
    def end(visitor: Visitor) -> None:
        """End the session of the token that is sent as `Authorization: Bearer`."""
        sessions.end(visitor)

    @router.post("/ask", dependencies=[Depends(limited), _TOKEN], responses=EMBED_ASK)
    async def ask(body: WidgetAsk, request: Request, visitor: Visitor) -> Response:
        """As /api/ask, for the session of the token."""
        asked = Ask(question=body.question, history=body.history, page=body.page)
        return await answer(local, feedback, turns, asked, request, visitor.rights)

    return router


def add_widget(app: FastAPI) -> None:
    """Serve the scripts of widget and chat, as `make widget` has built them."""
    built = _WIDGET / "built"
    app.add_route("/widget.js", _script(built / "widget.js", _KEPT))
    app.add_route("/widget/panel.js", _script(built / "widget" / "panel.js", "no-cache"))
    for words in (built / "widget" / "words").glob("*.js"):
        app.add_route(f"/widget/words/{words.name}", _script(words, "no-cache"))
    app.add_route("/chat.js", _script(built / "chat.js", "no-cache"))
    for file in (built / "pages").iterdir():
        kind = "text/css" if file.suffix == ".css" else _SCRIPT
        app.add_route(f"/pages/{file.name}", _script(file, "no-cache", kind))


def _script(file: Path, kept: str, kind: str = _SCRIPT) -> Callable[[Request], Awaitable[Response]]:
    """What answers with a script from memory: a page's load event waits for it.

    `kept` is a Cache-Control header; after what it says, browsers ask whether the script has
    changed.
    """
    plain = file.read_bytes()
    packed = gzip.compress(plain)
    version = f'"{hashlib.sha256(plain).hexdigest()}"'
    headers = {"Cache-Control": kept, "ETag": version, "Vary": "Accept-Encoding"}

    async def script(request: Request) -> Response:
        # A proxy that packs the script itself marks the version as a weak one.
        if version in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(plain, media_type=kind, headers=headers)
        encoded = {**headers, "Content-Encoding": "gzip"}
        return Response(packed, media_type=kind, headers=encoded)

    return script
