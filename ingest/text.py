"""Plain text becomes an article. The home of headlines, and of lines such as "Title: ..."."""

import re
from collections.abc import Iterator
from itertools import takewhile, zip_longest
from typing import TypeVar

from ingest.correction import correction_in
from ingest.dates import byline, goes_on, is_date_line, leading_byline, leading_date, parse_date
from ingest.encoding import decode
from ingest.html.document import FIRST_LINES
from ingest.html.markup import joined
from qa.article import Article, Origins

_HEADLINE = 150
"""Most characters in a first line that is taken for a headline; newspapers' end at about 100."""


def read_text(raw: bytes, known: Article) -> Iterator[Article]:
    """Plain text, of one article.

    At its top stand lines such as "Title: ...", or else a short first line, which is the headline,
    and a byline and a date that may follow. A blank line behind each of these keeps them out of
    the story's first sentence.
    """
    text = decode(raw, known.source).strip()
    lines = text.split("\n")
    stated, about, count = header(lines)
    if not count:
        before = list(_about(lines))
        size = _headline(lines[len(before) :])
        if before and "".join(lines[len(before) + size :][:1]).strip():
            size = 0  # it may as well be the story's first line
        if not size and not any(map(is_date_line, before)):
            before, size = [], _headline(lines)  # "By Land and Sea"
        headline = joined(" ".join(lines[len(before) :][:size]))
        stated = {"title": headline} if headline else {}
        count = len(before) + size
        behind = list(_about(lines[count:])) if count else []
        about = [*before, headline, *behind]
        count += len(behind)
    story = "\n".join(lines[count:]).lstrip("\n")
    text = "\n\n".join([*(line for line in about if line.strip()), story])
    title = stated.get("title", "")
    day = parse_date(stated.get("date", "")) or leading_date(text)
    author = stated.get("author") or leading_byline(text, {title})
    yield Article(
        key=known.key,
        source=known.source,
        title=title,
        text=text,
        published=day,
        author=author,
        correction=correction_in([(part.strip(), False) for part in text.split("\n\n")]),
        origins=Origins(*(FIRST_LINES if value else None for value in (title, day, author))),
    )


T = TypeVar("T")


def first(*told: tuple[T | None, str | None]) -> tuple[T | None, str | None]:
    """The first value that there is, of several, and where it was read."""
    return next(((value, origin) for value, origin in told if value), (None, None))


def _about(lines: list[str]) -> Iterator[str]:
    """The lines at the top that say by whom, or when, the article is, and nothing else."""
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        says_so = (byline(line) is not None or is_date_line(line)) and not goes_on(after)
        if line.strip() and not says_so:
            return
        yield line


_ENDS = re.compile(r"\.\s*$")
_ENDS_OPEN = re.compile(r"(?:\.\.|\b(?:[A-Z]|[A-Z]\.[A-Z]|[JS]r|Inc|Co|Corp|Ltd|St|No))\.\s*$")
"""A headline has no full stop, but may end with dots, or with a short form that has one."""

_WIDE, _RAGGED = 120, 5
"""Most characters of a line in a text whose lines are broken, and of how much the first may be
longer than the others."""


def _headline(lines: list[str]) -> int:
    """How many lines the headline at the top takes: none where the story begins at once."""
    first, *rest = lines or [""]
    if not any(line.strip() for line in rest):
        return 0
    size = 1
    if _goes_on(first, rest):
        if len(rest) < 2 or rest[1].strip():
            return 0
        size = 2
    headline = " ".join(lines[:size])
    ended = _ENDS.search(headline) and not _ENDS_OPEN.search(headline)
    return size if len(headline) <= _HEADLINE and not ended else 0


def _goes_on(first: str, rest: list[str]) -> bool:
    """Whether the next line goes on with the sentence of the first: it begins with a small letter,
    or the first is broken where all are, because no word more would fit."""
    paragraph = [line.rstrip() for line in takewhile(str.strip, rest)]
    if not paragraph or goes_on(paragraph[0]):
        return bool(paragraph)
    width = max(map(len, paragraph))
    length, more = len(first.rstrip()), len(paragraph[0].split()[0])
    return len(paragraph) > 1 and width < _WIDE and width - more <= length <= width + _RAGGED


_HEADER = re.compile(r"([A-Za-z][A-Za-z -]{1,30}?)[ \t]{0,9}:[ \t]{0,9}(\S.*)?")
_HEADER_LINES = 30
_HEADER_NAMES = {
    **dict.fromkeys(("title", "headline", "subject"), "title"),
    **dict.fromkeys(("author", "authors", "byline", "from"), "author"),
    **dict.fromkeys(("date", "published", "publishedon", "publicationdate", "pubdate"), "date"),
}


def header(lines: list[str]) -> tuple[dict[str, str], list[str], int]:
    """What a text says of itself in lines such as "Title: ..." at its top, as e-mails do, and
    these, of how many lines of the text. One is the title, or there are two that say something of
    use; an e-mail breaks a long one. An indented line may also begin the story."""
    about: list[str] = []
    count = 0
    for line in lines[:_HEADER_LINES]:
        longer = f"{about[-1]} {line.strip()}" if about and line.startswith((" ", "\t")) else ""
        if longer.strip() and len(longer) <= _HEADLINE and not longer.endswith("."):
            about[-1] = longer
        elif _HEADER.fullmatch(line.rstrip()):
            about.append(line.rstrip())
        else:
            break
        count += 1
    stated: dict[str, str] = {}
    for name, value in (found.groups() for line in about if (found := _HEADER.fullmatch(line))):
        known = _HEADER_NAMES.get(re.sub("[ -]", "", name).lower())
        if known and value:
            stated.setdefault(known, value.strip())
    if len(stated) < 2 and "title" not in stated:
        return {}, [], 0
    if "author" in stated:
        stated["author"] = person(stated["author"]) or ""
    return stated, about, count


def person(name: str) -> str | None:
    """An author without "By" and without the address of an e-mail."""
    name = re.sub(r"^[Bb][Yy]:? ", "", joined(name))
    return re.sub(r"\s*<[^<>]*>", "", name).strip(" \"'") or None
