"""What can be asked after an answer, and of which articles; found out while nobody waits."""

from collections.abc import Iterator

from anyio import Lock, sleep
from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Request

from qa.access import Access
from qa.conversation.offered import Offered, offered
from qa.question import Question
from ui.local import Local
from ui.serve.admission.limits import Limits
from ui.serve.admission.turns import Turns
from ui.serve.admission.visitor import limited, rights_of, seen_by
from ui.serve.feedback import Feedback, found_for
from ui.serve.shapes.afterwards import NEXT, Next
from ui.serve.shapes.asking import FILTERS, QuestionText

_PATIENCE = 20.0
"""Seconds for which it waits until nobody else wants something; after them the visitor has read the
answer."""

_MOMENT = 0.25

_REMEMBERED = 500
"""Answers of which it is remembered what to ask next."""


def routes(local: Local, limits: Limits, feedback: Feedback, turns: Turns) -> APIRouter:
    """The calls under /api that suggest questions and filters.

    No limit counts what suggests questions: they are found once for an answer, and for one answer
    after the other.
    """
    router = APIRouter(prefix="/api")
    known: dict[tuple[str, Access], list[str]] = {}
    one_by_one = Lock()

    @router.get("/next", responses=NEXT)
    async def following(answer_id: str, request: Request) -> Next:
        """What can be asked after a recent answer: questions that the reader was seen to answer.

        It comes later than the answer, and is empty while others ask.
        """
        rights = rights_of(local, request)
        answer, asked = found_for(rights, feedback, answer_id), (answer_id, rights)
        async with one_by_one:
            if asked not in known:
                trying = local.next_questions(answer, rights)
                found, whole = await _tried(trying, turns, request)
                if not whole:
                    return Next(questions=found)
                known[asked] = found
                while len(known) > _REMEMBERED:
                    del known[next(iter(known))]
        return Next(questions=known[asked])

    @router.get("/filters", dependencies=[Depends(limited(local, limits))], responses=FILTERS)
    def filters(question: QuestionText, request: Request) -> Offered:
        """The authors and sources whose whole names stand in a question, so that it can be asked of
        their articles alone. None is set by itself."""
        return offered(Question(question).text, seen_by(local, request).library)

    return router


async def _tried(
    trying: Iterator[str | None], turns: Turns, request: Request
) -> tuple[list[str], bool]:
    """The questions that are worth suggesting, and whether these are all. It gives way to whoever
    asks something, and ends when the visitor has gone."""
    found: list[str] = []
    waited = 0.0
    while waited < _PATIENCE and not await request.is_disconnected():
        if not turns.idle:
            await sleep(_MOMENT)
            waited += _MOMENT
            continue
        tried = await run_sync(_next, trying)
        if tried is None:
            return found, True
        found += filter(None, [tried])
    return found, False


def _next(trying: Iterator[str | None]) -> str | None:
    """The next question, "" for one that is not worth suggesting, None after the last."""
    for one in trying:
        return one or ""
    return None
