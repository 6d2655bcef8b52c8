"""Documents become articles. Their libraries run in a process of its own (`ingest/aside.py`)."""

from collections.abc import Iterator
from typing import cast

from ingest.aside import run_aside
from ingest.document.epub import Chapter
from ingest.document.stated import Document, article_of
from ingest.found import Reading, part_of
from qa.article import Article
from qa.errors.sources import BadSource


def read_docx(raw: bytes, known: Article) -> Iterator[Article]:
    """The article that a Word file is. Raises BadSource."""
    yield _document("docx", raw, known)


def read_odt(raw: bytes, known: Article) -> Iterator[Article]:
    """The article that an OpenDocument text is. Raises BadSource."""
    yield _document("odt", raw, known)


def read_rtf(raw: bytes, known: Article) -> Iterator[Article]:
    """The article that a file of rich text is. Raises BadSource."""
    yield _document("rtf", raw, known)


def _document(kind: str, raw: bytes, known: Article) -> Article:
    found = run_aside(f"ingest.document.{kind}:{kind}", raw, known.source)
    return article_of(known, cast(Document, found))


def read_epub(raw: bytes, known: Article) -> Iterator[Reading]:
    """An article for each document of a book that has text. Raises BadSource."""
    chapters = run_aside("ingest.document.epub:epub", raw, known.source)
    for chapter in cast(list[Chapter], chapters):
        its = part_of(known, chapter["name"])
        if chapter["problem"]:
            yield BadSource(its.source, chapter["problem"])
        elif chapter["document"]["text"]:
            yield article_of(its, chapter["document"])
