"""Files become articles: what reads which of them, and what all articles have in common."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import BinaryIO

from ingest.document.read import read_docx, read_epub, read_odt, read_rtf
from ingest.encoding import clean
from ingest.found import MEGABYTE, TOO_DEEP, Found, Reading, opened, whole
from ingest.html.markup import joined
from ingest.html.page import read_page
from ingest.kinds import MEDIA_TYPES, kind_of
from ingest.many.archives import read_warc, read_zip
from ingest.many.jsons import read_json, read_json_lines
from ingest.many.mail import MOST_MESSAGE, read_mail, read_mailbox, read_saved_page
from ingest.many.tables import read_table
from ingest.markdown import read_markdown
from ingest.pdf.read import read_pdf
from ingest.text import first, read_text
from qa.article import Article, Origins
from qa.errors.shown import first_line
from qa.errors.sources import BadSource
from qa.text.language import detect
from qa.text.sentences import sentences

__all__ = ["READERS", "Found", "completed", "read"]

Reader = Callable[[bytes, Article], Iterator[Reading]]
"""Reads the bytes of a file, with what is known of its article. It yields the articles in the file:
one, or several with a key each; files in it, which are read in turn; and a BadSource for each part
that cannot be read while others can. It raises BadSource if nothing can."""

LongReader = Callable[[BinaryIO, Article], Iterator[Reading]]
"""Likewise, for a file of many articles, of which it holds a part at a time."""

_TEXT, _DOCUMENT = 20 * MEGABYTE, 200 * MEGABYTE
"""The largest texts and documents that are read; the latter are mostly pictures."""

_WHOLE: dict[str, tuple[Reader, int]] = {
    ".txt": (read_text, _TEXT),
    ".md": (read_markdown, _TEXT),
    ".markdown": (read_markdown, _TEXT),
    ".html": (read_page, _TEXT),
    ".htm": (read_page, _TEXT),
    ".xhtml": (read_page, _TEXT),
    ".pdf": (read_pdf, _DOCUMENT),
    ".docx": (read_docx, _DOCUMENT),
    ".odt": (read_odt, _DOCUMENT),
    ".rtf": (read_rtf, _DOCUMENT),
    ".epub": (read_epub, _DOCUMENT),
    ".eml": (read_mail, MOST_MESSAGE),
    ".mhtml": (read_saved_page, MOST_MESSAGE),
    ".mht": (read_saved_page, MOST_MESSAGE),
    ".json": (read_json, 2 * _TEXT),
}
"""What reads which file, by the ending of its name, and how many bytes of it at most."""

_LONG: dict[str, LongReader] = {
    ".mbox": read_mailbox,
    ".csv": read_table,
    ".tsv": read_table,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".zip": read_zip,
    ".warc": read_warc,
    ".warc.gz": read_warc,
}

READERS = (*_WHOLE, *_LONG)
"""The endings of the names of files that are read."""

_ADVICE = {
    ".doc": "it is a file of an older office program: save it as .docx",
    ".png": "it is a picture: make a text of it with a program for text recognition (OCR) first",
    ".jpg": "it is a picture: make a text of it with a program for text recognition (OCR) first",
}

_DEEPEST = 4
"""Files within each other: a document that is attached to a letter in a mailbox that is packed."""

_MOST_PROBLEMS = 100
"""Parts of one file that cannot be read, which are reported one by one."""

_LEAD = 80
"""Characters of the first sentence that stand for a headline where there is none."""


def _raised(problem: BadSource) -> None:
    raise problem


def read(found: Found, partly: Callable[[BadSource], None] = _raised) -> Iterator[Article]:
    """The articles in what was found; most files hold one. `partly` is told what cannot be read
    while the rest goes on, and what was read of a file stays.

    Raises BadSource if it cannot be read, is not text, or holds no article.
    """
    problems = 0

    def counted(problem: BadSource) -> None:
        nonlocal problems
        problems += 1
        if problems <= _MOST_PROBLEMS:
            partly(problem)

    yield from _read(found, counted, _DEEPEST)
    if (more := problems - _MOST_PROBLEMS) > 0:
        partly(BadSource(found.known.source, f"{more:,} more parts of it cannot be read"))


def _read(found: Found, partly: Callable[[BadSource], None], depth: int) -> Iterator[Article]:
    source, holds = found.known.source, False
    for one in _readings(found):
        if isinstance(one, BadSource):
            holds = True
            partly(one)
        elif isinstance(one, Article):
            if text := _cleaned(one.text):
                holds = True
                exported = _is_exported(one, found.known)
                yield one if exported else _completed(one, text, found.known)
        elif (
            MEDIA_TYPES.get(one.kind, one.kind) in READERS
        ):  # others are passed over, as in folders
            holds = True
            yield from _inner(one, partly, depth)
    if not holds:
        raise BadSource(source, "there is no article text in it")


def completed(article: Article, known: Article) -> Article:
    """An article as it is kept: without what nobody sees, and with what was `known` of it where it
    does not say so itself. Raises BadSource for one without text."""
    if not (text := _cleaned(article.text)):
        raise BadSource(known.source, "there is no article text in it")
    return _completed(article, text, known)


def _cleaned(text: str) -> str:
    return clean(text).strip()  # again, for what was written as "&shy;"


def _is_exported(article: Article, known: Article) -> bool:
    """Whether an article has a key that is not of this file: it was exported, and is whole."""
    return article.key != known.key and not article.key.startswith(f"{known.key}#")


def _inner(found: Found, partly: Callable[[BadSource], None], depth: int) -> Iterator[Article]:
    if not depth:
        partly(BadSource(found.known.source, "it lies too deep in other files: take it out first"))
        return
    try:
        yield from _read(found, partly, depth - 1)
    except BadSource as error:
        partly(error)


def _readings(found: Found) -> Iterator[Reading]:
    """What comes of reading a file. Raises BadSource."""
    source = found.known.source
    with opened(found) as file:
        kind = kind_of(file, found.kind, READERS)
        try:
            if kind in _LONG:
                yield from _LONG[kind](file, found.known)
            elif kind in _WHOLE:
                reader, most = _WHOLE[kind]
                raw = whole(file, most, source)
                if not raw.strip():
                    raise BadSource(source, "the file is empty")
                yield from reader(raw, found.known)
            else:
                known = ", ".join(READERS)
                unknown = f"files of this type are not supported ({known} are)"
                raise BadSource(source, _ADVICE.get(kind, unknown))
        except BadSource as error:
            raise BadSource(error.source or source, error.problem) from None
        except RecursionError:
            raise BadSource(source, TOO_DEEP) from None
        except ValueError as error:  # of libraries, at what nobody writes by hand
            raise BadSource(source, f"it cannot be read ({first_line(error)})") from error


def _completed(article: Article, text: str, known: Article) -> Article:
    """An article with its text; what it does not state of itself is what was known before."""
    own, before = article.origins, known.origins
    title, title_from = first(
        (_line(article.title), own.title),
        (_line(known.title), before.title),
        (_lead(text), "first sentence"),
    )
    author, author_from = first(
        (_line(article.author or ""), own.author), (_line(known.author or ""), before.author)
    )
    published, published_from = first(
        (article.published, own.published), (known.published, before.published)
    )
    return replace(
        article,
        text=text,
        title=title or "",
        author=author or None,
        published=published,
        url=known.url or article.url,
        language=article.language or known.language or detect(text),
        origins=Origins(title_from, published_from, author_from),
    )


def _line(text: str) -> str:
    return joined(clean(text))


def _lead(text: str) -> str:
    """The beginning of the first sentence that says something, for an article without headline."""
    pieces = (text[start:end] for start, end in sentences(text))
    first = next(pieces)
    lead = joined(next((one for one in chain([first], pieces) if len(one.split()) > 5), first))
    if len(lead) <= _LEAD:
        return lead
    return lead[:_LEAD].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"  # noqa: RUF001
