"""Markdown becomes an article, with what its front matter says of it."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from ingest.access import free_access, stated_access
from ingest.correction import correction_in
from ingest.dates import leading_byline, leading_date, parse_date
from ingest.encoding import decode
from ingest.genre import kind_of
from ingest.html.document import FIRST_HEADING, FIRST_LINES
from ingest.html.markup import joined
from ingest.html.page import without_tags
from ingest.matter import front_matter
from ingest.text import first, header, person
from qa.access import Access, strictest
from qa.article import Article, Origins, moment
from qa.errors.sources import BadSource
from qa.text.language import code
from qa.text.table_rows import labelled


def read_markdown(raw: bytes, known: Article) -> Iterator[Article]:
    """Markdown, of one article, with title, date, author and language from its front matter where
    it has one, and with when it may be shown. Raises BadSource if that is no moment."""
    meta, text = front_matter(decode(raw, known.source))
    heading, blocks = _plain(text)
    plain = "\n\n".join(block for block, _ in blocks)
    stated = {} if meta else header(plain.split("\n"))[0]
    title = first(
        (_title(meta), FRONT), (stated.get("title"), FIRST_LINES), (heading, FIRST_HEADING)
    )
    day = first(
        (_front_date(meta), FRONT),
        (parse_date(stated.get("date", "")), FIRST_LINES),
        (_date_of_name(known.source), "file name"),
        (leading_date(plain), FIRST_LINES),
    )
    author = first(
        (_authors(meta), FRONT),
        (stated.get("author"), FIRST_LINES),
        (leading_byline(plain, {heading}), FIRST_LINES),
    )
    yield Article(
        key=known.key,
        source=known.source,
        title=title[0] or "",
        text=plain,
        published=day[0],
        author=author[0],
        language=code(meta.get("lang") or meta.get("language")),
        correction=correction_in(blocks),
        origins=Origins(title[1], day[1], author[1]),
        embargo=_moment(meta, _EMBARGOES, known),
        expires=_moment(meta, _EXPIRIES, known),
        kind=kind_of(*_values(meta, _KINDS)),
        access=_access(meta, known),
    )


FRONT = "front matter"


_TITLES = ("title", "headline")
_AUTHORS = ("author", "authors", "byline", "creator")
_DATES = (
    *("date", "published", "publishdate", "publisheddate", "publishedat", "publishedtime"),
    *("datepublished", "pubdate", "publicationdate", "created", "createdat"),
)
_EMBARGOES = ("embargo", "embargountil")
_EXPIRIES = ("expires", "expirydate")
_KINDS = ("kind", "genre")
_ACCESS = ("access",)
_FREE = ("isaccessibleforfree",)
"""Names in front matter, the clearest first; without marks, in small letters."""

_DEEP = 3
"""Lists and tables within each other in which names are looked for."""

_MOST_NAMES = 50
_BITS = 64


def _values(meta: dict[str, Any], names: tuple[str, ...]) -> Iterator[Any]:
    return (meta[name] for name in names if meta.get(name) and not _is_huge(meta[name]))


def _is_huge(value: object) -> bool:
    """Whether a value is a number of more digits than Python writes."""
    return isinstance(value, int) and value.bit_length() > _BITS


def _title(meta: dict[str, Any]) -> str:
    return next((title for one in _values(meta, _TITLES) if (title := _joined_names(one))), "")


def _authors(meta: dict[str, Any]) -> str | None:
    found = (_joined_names(one) for one in _values(meta, _AUTHORS))
    return next((person(names) for names in found if names), None)


def _front_date(meta: dict[str, Any]) -> date | None:
    return next((day for one in _values(meta, _DATES) if (day := parse_date(one))), None)


def _moment(meta: dict[str, Any], names: tuple[str, ...], known: Article) -> datetime | None:
    """Raises BadSource for a value that is none: nothing may be shown too early, or too long."""
    name, value = next(((name, meta[name]) for name in names if meta.get(name)), ("", ""))
    try:
        return moment(str(value))
    except (ValueError, OverflowError):
        how = "write it as 2026-12-24 or 2026-12-24T18:00"
        raise BadSource(known.source, f"its {name} {str(value)!r:.80} is no time: {how}") from None


def _access(meta: dict[str, Any], known: Article) -> Access:
    """Raises BadSource for a value that is not known."""
    try:
        stated = stated_access(meta[name] for name in _ACCESS if name in meta)
        free = free_access(meta[name] for name in _FREE if name in meta)
    except ValueError as error:
        raise BadSource(known.source, f"its {error}") from None
    return strictest([stated, free])


def _joined_names(value: object) -> str:
    return ", ".join(islice(_each_name(value, _DEEP), _MOST_NAMES))


def _each_name(value: object, depth: int) -> Iterator[str]:
    """The names in a value of front matter, which may be a list, or tell more of each. By YAML's
    references a list can be within itself."""
    if isinstance(value, str | int | float | date) and not isinstance(value, bool):
        if _is_huge(value):
            return
        yield from filter(None, [joined(str(value))])
    elif isinstance(value, list) and depth:
        for one in value:
            yield from _each_name(one, depth - 1)
    elif isinstance(value, dict) and depth:
        said = (value.get(key) for key in ("name", "title"))
        yield from islice((name for one in said for name in _each_name(one, depth - 1)), 1)


def _date_of_name(source: str) -> date | None:
    """The date in the name of a post in a blog of files: "2024-03-16-name.md"."""
    found = re.match(r"\d{4}-\d{2}-\d{2}(?=[-_. ])", Path(source).name)
    return parse_date(found[0]) if found else None


def _plain(markdown: str) -> tuple[str, list[tuple[str, bool]]]:
    """The heading of the whole, and the text: its blocks, a row of a table being one, each with
    whether all of it is emphasised.

    That is the first of the first level, or else one that stands before all else.
    """
    from markdown_it import MarkdownIt

    blocks: list[tuple[str, bool]] = []
    rows: list[list[str]] = []
    heading = opening = ""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    for token, before in zip(tokens, [None, *tokens], strict=False):
        if token.type in ("fence", "code_block"):
            blocks.append((token.content, False))
        if token.type == "html_block":
            blocks.append((without_tags(token.content), False))
        if token.type == "tr_open":
            rows.append([])
        if token.type == "table_close":
            blocks += [(row, False) for row in _rows(rows)]
            rows = []
        if token.type != "inline":
            continue
        words = _inline(token)
        tag = before.tag if before is not None else ""
        if tag in ("td", "th"):
            rows[-1].append(joined(words))
            continue
        if re.fullmatch("h[1-6]", tag):
            opening = opening or ("" if any(block.strip() for block, _ in blocks) else words)
            heading = heading or (words if tag == "h1" else "")
        blocks.append((words, _is_emphasised(token)))
    kept = [(block.strip(), apart) for block, apart in blocks if block.strip()]
    return heading or opening, kept


def _is_emphasised(token: Any) -> bool:
    parts = [part.type for part in token.children or () if part.type != "text" or part.content]
    return bool(parts) and parts[0] in ("em_open", "strong_open") and parts[-1].endswith("_close")


def _inline(token: Any) -> str:
    """The words of a block, its marks and tags left out."""
    words = []
    for part in token.children or ():
        is_tag = part.type == "html_inline"
        if part.type in ("softbreak", "hardbreak") or (is_tag and _BREAK.match(part.content)):
            words.append("\n")
        elif not is_tag:
            words.append(part.content)
    return "".join(words)


_BREAK = re.compile(r"<br\b", re.IGNORECASE)


def _rows(rows: list[list[str]]) -> list[str]:
    """The rows of a table, each with what stands above it. Every table has a first row that is
    marked as its head; where figures stand below a figure it is one like the others."""
    labels, *others = rows
    if not others or all(row[0][:1].isdigit() for row in rows):
        return [labelled([], row) for row in rows]
    return [labelled(labels, row) for row in others]
