"""What a document says of itself, as far as it can be believed."""

from pathlib import PurePath
from typing import TypedDict

from ingest.dates import leading_byline, leading_date, parse_date
from ingest.encoding import clean
from ingest.html.document import FIRST_HEADING, FIRST_LINES
from ingest.html.markup import joined
from ingest.text import person, read_text
from qa.article import Article, Origins
from qa.text.language import code

_TOP = 3000
"""Characters at the beginning of a text in which its title and author would stand."""

_LONGEST = 300
"""Characters of a title."""

_NOBODY = frozenset({"microsoft office user", "windows user"})
"""Whom programs name where nobody has said who uses them."""


class Document(TypedDict, total=False):
    """What is in a file, ready for JSON. Its text is blocks with a blank line between two, and
    `heading` what it sets above all else.

    Title, author and language are those that it states in a place of its own, which nobody may have
    looked at for years. The days on which it was made and last saved are left out, since it was
    published on neither. `published` is one that is said to be the day of that.
    """

    heading: str
    text: str
    title: str
    author: str
    language: str
    published: str


def article_of(known: Article, document: Document) -> Article:
    """The article that is a whole document."""
    text, heading = clean(document["text"]).strip(), joined(clean(document.get("heading", "")))
    (plain,) = read_text(text.encode(), known)  # which knows headlines and bylines without marks
    top = text[:_TOP].casefold()
    title, title_from = _title(joined(document.get("title", "")), heading, plain, top)
    stated_author = joined(document.get("author", "").replace(";", ", "))
    author, author_from = _author(person(stated_author), heading, plain, top)
    stated = parse_date(document.get("published", ""))
    day = stated or leading_date(text) or plain.published
    return Article(
        key=known.key,
        source=known.source,
        title=title[:_LONGEST],
        text=text if heading else plain.text,
        published=day,
        author=author,
        language=code(document.get("language")),
        origins=Origins(
            title=title_from if title else None,
            published=(PROPERTIES if stated else FIRST_LINES) if day else None,
            author=author_from if author else None,
        ),
    )


def _title(stated: str, heading: str, plain: Article, top: str) -> tuple[str, str]:
    """The title, and where it was found. What a file says in its properties counts if it is a line
    of the document too, or if that shows none."""
    if stated and stated.casefold() in map(joined, top.split("\n")):
        return stated, PROPERTIES
    if heading:
        return heading, FIRST_HEADING
    if not plain.title and _is_title(stated, plain.source):
        return stated, PROPERTIES
    return plain.title, FIRST_LINES


def _author(stated: str | None, heading: str, plain: Article, top: str) -> tuple[str | None, str]:
    byline = leading_byline(plain.text, {heading}) or plain.author
    if byline or not stated:
        return byline, FIRST_LINES
    believed = stated.casefold() in joined(top) or _is_name(stated)
    return (stated if believed else None), PROPERTIES


PROPERTIES = "document properties"


def _is_title(title: str, source: str) -> bool:
    """Whether what a program calls the title could be one: of several words, and not the name of
    a file."""
    name = PurePath(source).stem.casefold()
    is_name = PurePath(title).suffix[1:].isalnum() and " " not in PurePath(title).suffix
    return len(title.split()) > 1 and title.casefold() != name and not is_name


def _is_name(author: str) -> bool:
    """Whether it has two words or more, that begin as names do; one may be what a computer calls
    its user."""
    words = author.split()
    named = not any(char.isdigit() for char in author) and not words[0][0].islower()
    return len(words) > 1 and named and author.casefold() not in _NOBODY
