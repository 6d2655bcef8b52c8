"""Feeds: RSS, Atom and JSON Feed. The home of feedparser."""

import json
from collections.abc import Iterable
from email.utils import parseaddr
from io import BytesIO
from typing import Any

from lxml import etree

from ingest.html.page import without_tags
from ingest.web import xml
from ingest.web.entries import Entry, Listing, absolute, day, distinct, left_out
from qa.text.language import code

ROOTS = ("rss", "feed", "rdf")
"""Names of the first element of feeds."""

_LONGEST_NAME = 200
_LONGEST = 4_000
"""Characters of an author, and of a title or an address; what is longer is none, and made to keep a
parser busy."""

_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_LISTS = ("channel", "items", "item", "entry")
_KEPT = (*_LISTS, "title", "link", "guid", "id", "pubDate", "published", "issued", "date")
"""What feedparser is to read; text is read on the page of an entry."""


def read_feed(text: str, address: str, most: int) -> Listing:
    """The entries of a feed in RSS or Atom, of which at most `most` are taken."""
    import feedparser

    count, over = 0, []
    elements = xml.Elements(text, "item", "entry")
    for count, item in enumerate(elements, start=1):
        if count <= most:
            author = _author(item)
            _prune(item)
            etree.SubElement(item, _CREATOR).text = author
        else:
            item.clear()
            over.append(item)
    if (root := elements.root) is None:
        return Listing("feed", "", [])
    for item in over:
        item.getparent().remove(item)
    for channel in (root, *(part for part in root if xml.local(part) == "channel")):
        _prune(channel)
    etree.strip_tags(root, etree.Entity)
    # As bytes in memory: a string might be taken for an address or a file.
    found = feedparser.parse(
        BytesIO(etree.tostring(root, encoding="utf-8")),
        response_headers={"content-location": address, "content-type": "text/xml; charset=utf-8"},
        sanitize_html=False,  # text is data here, and escaped wherever it is shown
        resolve_relative_uris=False,
    )
    is_rdf = found.version in ("rss090", "rss10")  # these have one date only, which is called so
    entries = [_entry(one, address, is_rdf) for one in found.entries[: count - len(over)]]
    title = _words(found.feed.get("title_detail"))
    broken = [elements.problem] if elements.problem else []
    return _listing(title, entries, len(over), most, broken)


def _prune(element: xml.Element) -> None:
    """Removes all but what is to be read, and what is too long to be that."""
    for part in list(element):
        if xml.local(part) not in _KEPT or (not len(part) and len(part.text or "") > _LONGEST):
            element.remove(part)


def _author(item: xml.Element) -> str | None:
    """The authors of an entry. Of "desk@paper.media (Ida)" feedparser would make "a (Ida)"."""
    parts = [part for part in item if xml.local(part) in ("author", "creator")]
    return _named(xml.text_in(part, "name") or part.text or "" for part in parts)


def _named(authors: Iterable[str]) -> str | None:
    """Authors, each once, without the addresses that RSS asks for."""
    short = [author.strip() for author in authors if len(author) <= _LONGEST_NAME]
    names = [parseaddr(author)[0] if "@" in author else author for author in short]
    return ", ".join(dict.fromkeys(name for name in names if name and "@" not in name)) or None


def read_json_feed(text: str, address: str, most: int) -> Listing | None:
    """The entries of a JSON Feed; None if it is none."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or "jsonfeed.org/version/" not in str(feed.get("version")):
        return None
    items = feed.get("items")
    items = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
    entries = [_json_entry(one, address) for one in items[:most]]
    return _listing(_string(feed.get("title")), entries, max(0, len(items) - most), most, [])


def _listing(title: str, entries: list[Entry], over: int, most: int, remarks: list[str]) -> Listing:
    named = [entry for entry in entries if entry.address]
    remarks = [*remarks, *left_out(over, f"{most:,} are taken of a feed")]
    remarks += left_out(len(entries) - len(named), "no address of a page is named")
    return Listing("feed", title, distinct(named), remarks=remarks)


def _entry(found: Any, address: str, is_rdf: bool) -> Entry:
    return Entry(
        address=absolute(address, found.get("link")),
        title=_words(found.get("title_detail")),
        published=day(found.get("published") or (found.get("updated") if is_rdf else None)),
        author=found.get("author") or None,
    )


def _json_entry(item: dict[str, Any], address: str) -> Entry:
    authors = item.get("authors") or [item.get("author")]
    authors = authors if isinstance(authors, list) else []
    return Entry(
        address=absolute(address, item.get("url")),
        title=_string(item.get("title")),
        published=day(item.get("date_published")),
        author=_named(_string(one.get("name")) for one in authors if isinstance(one, dict)),
        language=code(_string(item.get("language"))),
    )


def _words(detail: Any) -> str:
    """A title as text, whatever it was written in."""
    if not detail or not detail.get("value"):
        return ""
    value: str = detail["value"]
    is_text = detail.get("type") == "text/plain" or not ("<" in value or "&" in value)
    return value if is_text else without_tags(value)


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
