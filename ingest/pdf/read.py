"""A PDF file becomes an article."""

from collections.abc import Iterator
from typing import Any

from ingest.aside import run_aside
from ingest.document.stated import article_of
from ingest.found import Reading
from qa.article import Article
from qa.errors.sources import BadSource

_MOST_NAMED = 8
"""Pages that a message names."""


def read_pdf(raw: bytes, known: Article) -> Iterator[Reading]:
    """The article in a PDF file. Beside it stands what is not in it: pages that are pictures.

    Raises BadSource for a file that is damaged or locked, takes too much time or memory, or of
    which no page has text.
    """
    found: dict[str, Any] = run_aside("ingest.pdf.paragraphs:read_pdf", raw, known.source)
    pictures: list[int] = found["pictures"]
    searchable = "make it searchable with a program for text recognition (OCR) first"
    if not found["document"]["text"] and pictures:
        raise BadSource(known.source, f"its pages are pictures: {searchable}")
    if not found["document"]["text"]:
        raise BadSource(known.source, "there is no text in it")
    yield article_of(known, found["document"])
    if pictures:
        pages = ", ".join(map(str, pictures[:_MOST_NAMED])) + ", ..." * (
            len(pictures) > _MOST_NAMED
        )
        some = f"page {pages} is a picture" if len(pictures) == 1 else f"pages {pages} are pictures"
        problem = f"{some} without text, and the rest of it is kept: {searchable}"
        yield BadSource(known.source, problem)
