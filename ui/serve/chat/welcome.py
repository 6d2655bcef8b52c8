"""What the empty chat shows: how many articles there are, and questions to start with."""

from datetime import date
from typing import Any

from fastapi import APIRouter

from qa.said.entry import BLOCKED
from ui.local import Local

_STARTERS = 4


def routes(local: Local) -> APIRouter:
    router = APIRouter(prefix="/chat", include_in_schema=False)

    # On every visit, because articles come while the server runs.
    @router.get("/welcome")
    def welcome() -> dict[str, Any]:
        fresh = local.freshness(public=True)
        return {
            "title": local.settings.title,
            "notice": local.settings.ai_notice,
            "permalinks": local.settings.permalinks,
            "articles": local.index.library.count_articles(),
            "starters": starters(local),
            "newest": fresh.newest,
            "seen": fresh.seen,
        }

    return router


def starters(local: Local) -> tuple[str, ...]:
    """The questions of the settings, or one about each of the newest articles."""
    if local.settings.starters:
        return local.settings.starters
    newest = local.index.library.catalogue.summaries(limit=_STARTERS)
    questions = (f"What happened in “{article.title}”?" for article in newest)
    return tuple(one for one in questions if not _is_blocked(local, one))


def _is_blocked(local: Local, question: str) -> bool:
    met = local.desk.met(question, None, date.today())
    return met is not None and met.entry.kind == BLOCKED
