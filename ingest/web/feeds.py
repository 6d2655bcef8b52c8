"""Feeds: RSS, Atom and JSON Feed. The home of feedparser."""

import json
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

_BULK = ("encoded", "content", "summary", "description")
"""Elements of an entry with its text, which is read on its page."""


def read_feed(text: str, address: str, most: int) -> Listing:
    """The entries of a feed in RSS or Atom, of which at most `most` are taken."""
    import feedparser

    items, over = [], []
    elements = xml.Elements(text, "item", "entry")
    for item in elements:
        if len(items) >= most:
            item.clear()
            over.append(item)
            continue
        items.append(item)
        for part in list(item):
            if xml.local(part) in _BULK:
                item.remove(part)
    root = elements.root
    if root is None:
        return Listing("feed", "", [])
    for item in over:
        item.getparent().remove(item)
    etree.strip_tags(root, etree.Entity)
    # As bytes in memory: a string might be taken for an address or a file.
    found = feedparser.parse(
        BytesIO(etree.tostring(root, encoding="utf-8")),
        response_headers={"content-location": address, "content-type": "text/xml; charset=utf-8"},
        sanitize_html=False,  # text is data here, and escaped wherever it is shown
        resolve_relative_uris=False,
    )
    is_rdf = found.version in ("rss090", "rss10")  # these have one date only, which is called so
    entries = [_entry(one, address, is_rdf) for one in found.entries[: len(items)]]
    title = _words(found.feed.get("title_detail"))
    broken = [elements.problem] if elements.problem else []
    return _listing(title, entries, len(over), most, broken)


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
    names = [_name(one.get("name", "")) for one in found.get("authors", [])]
    return Entry(
        address=absolute(address, found.get("link")),
        title=_words(found.get("title_detail")),
        published=day(found.get("published") or (found.get("updated") if is_rdf else None)),
        author=", ".join(dict.fromkeys(filter(None, names))) or None,
    )


def _json_entry(item: dict[str, Any], address: str) -> Entry:
    authors = item.get("authors") or [item.get("author")]
    authors = authors if isinstance(authors, list) else []
    names = [_string(one.get("name")) for one in authors if isinstance(one, dict)]
    return Entry(
        address=absolute(address, item.get("url")),
        title=_string(item.get("title")),
        published=day(item.get("date_published")),
        author=", ".join(dict.fromkeys(filter(None, names))) or None,
        language=code(_string(item.get("language")) or None),
    )


def _words(detail: Any) -> str:
    """A title as text, whatever it was written in."""
    if not detail or not detail.get("value"):
        return ""
    value: str = detail["value"]
    is_text = detail.get("type") == "text/plain" or not ("<" in value or "&" in value)
    return value if is_text else without_tags(value)


def _name(author: str) -> str:
    """An author without the address that RSS asks for."""
    return parseaddr(author)[0] if "@" in author else author.strip()


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
