"""Files become articles: what reads which of them, and what all articles have in common."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.encoding import clean, decode
from ingest.html.markup import joined
from ingest.html.page import read_page
from ingest.markdown import read_markdown
from ingest.text import read_text
from qa.article import Article
from qa.errors import BadSource, first_line
from qa.text.language import detect
from qa.text.sentences import sentences

_LEAD = 80
"""Characters of the first sentence that stand for a headline where there is none."""

READERS: dict[str, Callable[[str, str, str], Article]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
}
"""What reads which file: (content, canonical source, source as given) to an article."""


def read_file(path: Path, source: str) -> Article:
    """The article in the file `path`, which was asked for as `source`.

    Raises BadSource if the file cannot be read, is not text, or holds no article.
    """
    read = READERS.get(path.suffix.lower())
    if read is None:
        known = ", ".join(READERS)
        raise BadSource(source, f"files of this type are not supported ({known} are)")
    try:
        source.encode("utf-8")
        if path.exists() and not path.is_file():
            raise BadSource(source, "it is neither a file nor a folder")  # reading a pipe may hang
        raw = path.read_bytes()
        key = str(path.resolve())
    except UnicodeEncodeError:
        raise BadSource(ascii(source)[1:-1], "rename it: its name is not UTF-8") from None
    except OSError as error:
        raise BadSource(source, error.strerror or str(error)) from None
    if not raw.strip():
        raise BadSource(source, "the file is empty")
    content = clean(decode(raw, source))
    try:
        article = read(content, key, source)
    except (ValueError, RecursionError) as error:  # of libraries, at what nobody writes by hand
        raise BadSource(source, f"it cannot be read ({first_line(error)})") from error
    text = clean(article.text).strip()  # again, for what was written as "&shy;"
    if not text:
        raise BadSource(source, "there is no article text in it")
    return replace(
        article,
        text=text,
        title=joined(clean(article.title)) or _lead(text),
        author=joined(clean(article.author or "")) or None,
        language=article.language or detect(text),
    )


def _lead(text: str) -> str:
    """The beginning of the first sentence that says something, for an article without headline."""
    pieces = [text[start:end] for start, end in sentences(text)]
    lead = next((piece for piece in pieces if len(piece.split()) > 5), pieces[0])
    lead = joined(lead)
    if len(lead) <= _LEAD:
        return lead
    return lead[:_LEAD].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"  # noqa: RUF001
