"""A timeline of a topic as a document."""

from datetime import UTC, datetime

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse

from ui.dossier import Dossier
from ui.local import Local
from ui.serve.admission.limits import Limits
from ui.serve.admission.turns import Turns
from ui.serve.admission.visitor import limited, rights_of
from ui.serve.answering import Answering
from ui.serve.feedback import Feedback
from ui.serve.shapes.asking import DOSSIER, Ask, Day, QuestionText, asked
from ui.serve.streams import last

_MARKDOWN = "text/markdown"


def routes(local: Local, limits: Limits, feedback: Feedback, turns: Turns) -> APIRouter:
    """The route /api/dossier, answering from `local`."""
    router = APIRouter(prefix="/api")

    @router.get("/dossier", dependencies=[Depends(limited(local, limits))], responses=DOSSIER)
    async def dossier(
        request: Request,
        q: QuestionText,
        since: Day | None = None,
        until: Day | None = None,
        source: str = "",
        author: str = "",
    ) -> Response:
        """The timeline of the topic `q`: dated quotes, one an event, with their sources.

        With `Accept: text/markdown` it comes as Markdown. Where no article is on the topic it has
        no events, and `answer` says so.
        """
        body = Ask(
            question=q, since=since, until=until, source=source, author=author, wants="timeline"
        )
        question = asked(body, rights_of(local, request))
        answering = Answering(local, feedback, question, request.headers.get("origin", ""))
        turns.expect()
        whole = await last(answering.growing(), turns.turn(), request)
        made = Dossier(q, whole, datetime.now(UTC).date())
        if _MARKDOWN in request.headers.get("accept", ""):
            return Response(made.to_markdown(), media_type=f"{_MARKDOWN}; charset=utf-8")
        return JSONResponse(made.to_dict())

    return router
