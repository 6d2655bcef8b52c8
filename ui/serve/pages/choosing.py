"""An article as sentences, one of which the owner marks as the right one for a question."""

from collections.abc import Iterator

from fastapi import APIRouter, Request
from pydantic import BaseModel

from qa.errors.tokens import NotAllowed
from qa.text.sentences import BLANK_LINE, sentences
from ui.local import Local
from ui.serve.admission.visitor import is_admin
from ui.serve.shapes.editing import REMOVE


class Sentence(BaseModel):
    """`text[start:end]` of an article, counted in code points."""

    start: int
    end: int
    text: str


class Marked(BaseModel):
    """An article whose paragraphs are cut into sentences."""

    id: str
    title: str
    language: str | None
    paragraphs: list[list[Sentence]]


def routes(local: Local) -> APIRouter:
    router = APIRouter(prefix="/api/desk")

    @router.get("/articles/{article_id}", responses=REMOVE)
    def article(article_id: str, request: Request) -> Marked:
        """The sentences of an article with their places, of which one can be marked. Only the owner
        and programs with the admin token see it."""
        if not is_admin(local, request):
            raise NotAllowed
        local.whole.settle()
        found = local.whole.library.article(article_id)
        return Marked(
            id=found.id,
            title=found.title,
            language=found.language,
            paragraphs=list(paragraphs(found.text)),
        )

    return router


def paragraphs(text: str) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph of a text."""
    paragraph: list[Sentence] = []
    for start, end in sentences(text):
        if paragraph and BLANK_LINE.search(text, paragraph[-1].end, start):
            yield paragraph
            paragraph = []
        paragraph.append(Sentence(start=start, end=end, text=text[start:end]))
    if paragraph:
        yield paragraph
