"""Files become articles: what reads which of them, and what all articles have in common."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from ingest.encoding import clean
from ingest.html.markup import joined
from ingest.html.page import read_page
from ingest.markdown import read_markdown
from ingest.text import read_text
from qa.article import Article
from qa.errors import BadSource, first_line
from qa.text.language import detect
from qa.text.sentences import sentences

Reader = Callable[[bytes, Article], Iterator[Article]]
"""Reads the bytes of a file, with what is known of its article. It yields the articles in the file:
one, or several with a key each."""

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
}
"""What reads which file, by the ending of its name."""

_MEDIA_TYPES = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
}

_LEAD = 80
"""Characters of the first sentence that stand for a headline where there is none."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a source stands for: a file, or what else can be read as one.

    `known` is what is known of its article beforehand: the canonical source, the source as it was
    given, and where they are known title, author, date, address and language. Its text is empty.
    `kind` is the ending of a name, with its dot, or a media type. `content` is called when the turn
    comes to read it, and raises BadSource if that cannot be.
    """

    known: Article
    kind: str
    content: Callable[[], bytes | str]


def read(found: Found) -> Iterator[Article]:
    """The articles in what was found; most files hold one.

    Raises BadSource if it cannot be read, is not text, or holds no article.
    """
    source = found.known.source
    reader = READERS.get(_MEDIA_TYPES.get(found.kind, found.kind))
    if reader is None:
        known = ", ".join(READERS)
        raise BadSource(source, f"files of this type are not supported ({known} are)")
    content = found.content()
    raw = content if isinstance(content, bytes) else content.encode(errors="ignore")
    if not raw.strip():
        raise BadSource(source, "the file is empty")
    try:
        articles = list(reader(raw, found.known))
    except (ValueError, RecursionError) as error:  # of libraries, at what nobody writes by hand
        raise BadSource(source, f"it cannot be read ({first_line(error)})") from error
    texts = [clean(one.text).strip() for one in articles]  # again, for what was written as "&shy;"
    if not any(texts):
        raise BadSource(source, "there is no article text in it")
    for article, text in zip(articles, texts, strict=True):
        if text:
            yield _completed(article, text, found.known)


def _completed(article: Article, text: str, known: Article) -> Article:
    """An article with its text; what it does not state of itself is what was known before."""
    return replace(
        article,
        text=text,
        title=_line(article.title) or _line(known.title) or _lead(text),
        author=_line(article.author or "") or _line(known.author or "") or None,
        published=article.published or known.published,
        url=article.url or known.url,
        language=article.language or known.language or detect(text),
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
