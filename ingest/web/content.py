"""What an address holds: a page, or a feed or sitemap that names pages."""

import gzip
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from lxml import etree

from ingest.encoding import decode, in_charset
from ingest.files import READERS
from ingest.web import feeds, sitemap, xml
from ingest.web.address import normal
from ingest.web.connect import megabytes
from ingest.web.entries import Listing, absolute, site
from ingest.web.fetch import Fetched
from qa.article import without_tracking
from qa.errors.shown import first_line
from qa.errors.sources import BadSource

_BOMS = (BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)
_GZIP = b"\x1f\x8b"
_HEAD = 64_000
"""Bytes in which it shows what a document is."""

_MOST_UNPACKED = 64_000_000
"""Bytes of a sitemap that is packed; 50 MB are allowed."""

_PAGE = "text/html"
_VAGUE = ("", "text/plain", "application/octet-stream", "binary/octet-stream")
"""Types that servers give to what they do not know."""


def listing_in(got: Fetched, source: str, most: int) -> Listing | None:
    """The feed or sitemap that an address holds; None if it holds none. `most` entries are taken.

    Raises BadSource for one that cannot be read.
    """
    raw = _unpacked(got.content, source)
    root = _root(raw)
    is_json = raw[:_HEAD].lstrip(BOM_UTF8 + b" \t\r\n").startswith(b"{")
    if root not in (*feeds.ROOTS, *sitemap.ROOTS) and not (is_json and b"jsonfeed.org" in raw):
        return None
    text = _in_charset(raw, got.charset)
    text = decode(text if isinstance(text, bytes) else text.encode(errors="ignore"), source)
    try:
        if is_json:
            return feeds.read_json_feed(text, got.address, most)
        read = feeds.read_feed if root in feeds.ROOTS else sitemap.read_sitemap
        return read(text, got.address, most)
    except (ValueError, RecursionError) as error:  # of libraries, at what nobody writes by hand
        raise BadSource(source, f"it cannot be read ({first_line(error)})") from error


def _unpacked(content: bytes, source: str) -> bytes:
    """What is in a file of gzip, as sitemaps are kept; anything else as it is."""
    if not content.startswith(_GZIP):
        return content
    try:
        unpacked = gzip.GzipFile(fileobj=BytesIO(content)).read(_MOST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise BadSource(source, f"it cannot be unpacked ({first_line(error)})") from error
    if len(unpacked) > _MOST_UNPACKED:
        larger = f"it is larger than {megabytes(_MOST_UNPACKED)} when it is unpacked"
        raise BadSource(source, larger)
    return unpacked


def _root(raw: bytes) -> str:
    is_wide = raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    head = raw[:_HEAD].decode("utf-16" if is_wide else "utf-8-sig", errors="replace")
    return xml.root_name(head) if head.lstrip().startswith("<") else ""


def content_of(got: Fetched) -> bytes | str:
    """The bytes, or their text if the site tells in which encoding it is. A mark at their beginning
    comes before that, as the standard of HTML has it; and so do letters that are plainly UTF-8:
    servers tell one encoding for all pages, and some pages have another."""
    return _in_charset(got.content, got.charset)


def _in_charset(raw: bytes, charset: str | None) -> bytes | str:
    if charset is None or raw.startswith(_BOMS) or b"\0" in raw:
        return raw
    if not raw.isascii():
        try:
            raw.decode("utf-8")
            return raw
        except UnicodeDecodeError:
            pass
    text = in_charset(raw, charset)
    return raw if text is None else text


def kind_of(got: Fetched) -> str:
    """How it is to be read: a media type, or the ending of a name where none is told."""
    ending = PurePosixPath(urlsplit(got.address).path).suffix.lower()
    if got.media_type in _VAGUE and ending in READERS:
        return ending
    is_page = got.media_type in _VAGUE or got.media_type.endswith("xml")
    return _PAGE if is_page and _root(got.content) == "html" else got.media_type or ending


def canonical(got: Fetched) -> str:
    """The address under which a page is kept, without tracking parameters and fragment: what it
    calls its own, if that is of its own host and not the host's front page; otherwise the one that
    redirects led to."""
    here = without_tracking(got.address)
    if "html" not in kind_of(got):
        return here
    for claim in _claims(content_of(got)):
        there = without_tracking(normal(absolute(got.address, claim)))
        if there and site(there) == site(here) and (not _is_front(there) or _is_front(here)):
            return there
    return here


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _claims(content: bytes | str) -> list[str]:
    """What a page calls its own address in its head; the link first."""
    text = content if isinstance(content, str) else content.decode(errors="replace")
    parser = etree.HTMLPullParser(("start",), tag=("link", "meta", "body"), no_network=True)
    links, metas = [], []
    parser.feed(text[: 16 * _HEAD])
    for _, element in parser.read_events():
        if element.tag == "body":
            break
        if element.tag == "link" and "canonical" in element.get("rel", "").lower().split():
            links.append(element.get("href", ""))
        elif element.get("property", "").lower() == "og:url":
            metas.append(element.get("content", ""))
    return [claim for claim in (*links, *metas) if claim and "\ufffd" not in claim]
