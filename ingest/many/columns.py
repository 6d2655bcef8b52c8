"""Articles in tables and lists: the names that people give to their columns."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

from ingest.access import described_access, free_access, stated_access
from ingest.dates import parse_date
from ingest.document.blocks import html_blocks
from ingest.found import part_of
from ingest.genre import kind_of
from ingest.html.markup import joined
from ingest.text import person
from qa.access import Access, strictest
from qa.article import Article, digest
from qa.errors.sources import BadSource
from qa.text.language import code

_NAMES = {
    "text": (
        *("text", "body", "content", "article", "articlebody", "articletext", "fulltext", "story"),
        *("bodytext", "contenthtml", "bodyhtml", "html", "contenttext", "maintext", "plaintext"),
        *("contentencoded", "postcontent"),
    ),
    "title": ("title", "headline", "heading", "name", "subject", "posttitle"),
    "published": (
        *("published", "datepublished", "publishedat", "publisheddate", "publicationdate"),
        *(
            "pubdate",
            "publishdate",
            "publishedon",
            "firstpublished",
            "date",
            "datetime",
            "postdate",
        ),
        *("created", "createdat", "datecreated", "timestamp", "publishedtime"),
    ),
    "author": ("author", "authors", "byline", "creator", "dccreator", "writer", "postauthor"),
    "url": ("url", "link", "permalink", "canonicalurl", "canonical", "address", "webpage", "uri"),
    "language": ("language", "lang", "inlanguage", "locale"),
    "kind": ("kind", "genre", "type", "section", "articlesection"),
    "access": ("access",),
    "free": ("isaccessibleforfree",),
    "id": ("id", "guid", "uuid", "articleid", "postid", "identifier", "slug"),
}
"""What columns are called, the clearest first, in small letters and without other signs."""

_SIGNS = re.compile(r"[\W_]+")
_BLOCK = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|table|blockquote|pre)\b[^<>]{0,500}>", re.IGNORECASE
)
_TAG = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|table|blockquote|pre)\b[^<>]{0,500}>"
    r"|</(?:span|a|b|i|em|strong|u|sup|sub|code|q|cite)>",
    re.IGNORECASE,
)
_MOST_NAMED, _MOST_SHOWN = 20, 40
"""Columns that a message names, and characters of each: where there are no names, they are text."""

_MILLISECONDS = 100_000_000_000
"""Seconds since 1970 have fewer than 12 digits until the year 5138."""


class Columns:
    """Which of the columns of a table, or the fields of an object, hold what of an article."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)
        plain = {_SIGNS.sub("", name).lower(): name for name in reversed(self.names)}
        self.of = {
            part: [plain[one] for one in known if one in plain] for part, known in _NAMES.items()
        }

    def problem(self) -> str | None:
        """Why there can be no article in it; None if there can."""
        if self.of["text"]:
            return None
        shown = (name[:_MOST_SHOWN] for name in self.names[:_MOST_NAMED])
        named = ", ".join(map(repr, shown)) or "none"
        more = ", ..." if len(self.names) > _MOST_NAMED else ""
        return (
            f"no column holds the text of articles ({named}{more}): call the one that does “text”, "
            "“body” or “content”"
        )

    def text(self, values: Mapping[str, Any]) -> str:
        """The text in a row; "" if there is none."""
        return next((text for text in map(text_in, self._values("text", values)) if text), "")

    def read(
        self, values: Mapping[str, Any], known: Article, names: "Names", place: str
    ) -> Article | BadSource | None:
        """The article in a row, which has its `place` in a file, or what is wrong with it; None if
        it has no text."""
        try:
            return self.article(values, known, names)
        except ValueError as error:
            return BadSource(known.source, f"{place}: its {error}")

    def article(self, values: Mapping[str, Any], known: Article, names: "Names") -> Article | None:
        """The article in a row; None if it has no text. Raises ValueError for an access that is not
        known."""
        if not (text := self.text(values)):
            return None
        plain = words_of(text)
        title = next(filter(None, map(_line, self._values("title", values))), "")
        day = next(filter(None, map(_day, self._values("published", values))), None)
        url = next(filter(_is_address, map(_line, self._values("url", values))), None)
        stated = next(filter(None, map(_line, self._values("id", values))), "")
        its = part_of(known, names.new(stated or url or digest(title or text)[:16]))
        authors = map(_people, self._values("author", values))
        return Article(
            key=its.key,
            source=its.source,
            title=joined(words_of(title)),
            text=plain,
            published=day,
            author=next(filter(None, authors), None),
            url=url,
            kind=kind_of(*self._values("kind", values)),
            access=self._access(values),
            language=code(next(filter(None, map(_line, self._values("language", values))), "")),
        )

    def _access(self, values: Mapping[str, Any]) -> Access:
        stated = stated_access(self._values("access", values))
        free = free_access(self._values("free", values))
        return strictest([stated, free, described_access({"hasPart": values.get("hasPart")})])

    def _values(self, part: str, values: Mapping[str, Any]) -> Iterator[Any]:
        return (values.get(name) for name in self.of[part])


class Names:
    """Names of the parts of a file, each given once."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def new(self, name: str) -> str:
        """`name`, with a number behind it if it was given before."""
        short = digest(name)[:16]
        self._given[short] = count = self._given.get(short, 0) + 1
        return name if count == 1 else f"{name}-{count}"


def text_in(value: Any) -> str:
    """The text in a field: a list is one of paragraphs, and WordPress puts it into an object."""
    if isinstance(value, dict):
        value = next((value[name] for name in _INSIDE if isinstance(value.get(name), str)), "")
    if isinstance(value, list):
        return "\n\n".join(one for one in value if isinstance(one, str)).strip()
    return value.strip() if isinstance(value, str) else ""


_INSIDE = ("rendered", "@value", "html", "text", "value", "name")


def _line(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dict) and isinstance(value.get("@id"), str):
        return joined(value["@id"])
    return joined(text_in(value))


def _people(value: Any) -> str | None:
    if isinstance(value, list):
        names = [name for one in value[:_MOST_NAMED] if (name := _people(one))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name") or value.get("display_name") or value.get("displayName")
    return person(value) if isinstance(value, str) else None


def _day(value: Any) -> date | None:
    """The day in a field. A number is the time since 1970, in seconds or thousandths."""
    if isinstance(value, str) and re.fullmatch(r"\d{10}|\d{13}", value.strip()):
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > _MILLISECONDS else value
        try:
            return datetime.fromtimestamp(seconds, UTC).date() if seconds > 0 else None
        except (ValueError, OverflowError, OSError):
            return None
    return parse_date(_line(value))


def _is_address(url: str) -> bool:
    return url.startswith(("https://", "http://")) and " " not in url


def words_of(text: str) -> str:
    """The text in a field, which may be HTML. Where that has no paragraphs, they are parted by
    blank lines, as WordPress keeps them."""
    if not _TAG.search(text):
        return unescape(text)
    if not _BLOCK.search(text):
        text = "".join(f"<p>{one}</p>" for one in re.split(r"\n\s*\n", text))
    return html_blocks(f"<body>{text}</body>")[1]
