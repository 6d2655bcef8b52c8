"""The route by which the owner sees where articles come from, and how reading it goes."""

from fastapi import APIRouter, Depends, Request

from qa.errors.tokens import NotAllowed
from ui.local import Local
from ui.serve.admission.visitor import is_admin
from ui.serve.shapes.articles import Visited
from ui.serve.shapes.refusals import ADMIN


def routes(local: Local) -> APIRouter:
    """/api/desk/sources, which wants the admin token."""

    def admin(request: Request) -> None:
        if not is_admin(local, request):
            raise NotAllowed

    router = APIRouter(prefix="/api/desk", dependencies=[Depends(admin)])

    @router.get("/sources", responses=ADMIN)
    def sources() -> Visited:
        """Where the articles come from: how many came from each source, when it was last read and
        tried, when it will be, and what it has failed with, so many times in a row. Wants the
        admin token."""
        local.index.settle()
        return Visited(sources=local.sources())

    return router
