"""Books and issues of magazines (.epub) become an article for each of their documents."""

import posixpath
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TypedDict
from urllib.parse import unquote, urldefrag
from zipfile import ZipFile

from ingest.document.blocks import text_blocks
from ingest.document.stated import Document
from ingest.document.xml import local, parse_xml
from ingest.encoding import decode
from ingest.found import MEGABYTE
from ingest.html.markup import Element, joined, parse
from ingest.zipped import opened_zip, part
from qa.errors.sources import BadSource

_MOST = 20 * MEGABYTE
"""Of one document, unpacked; a novel has a megabyte."""

_MOST_TEXT = 100 * MEGABYTE
_MOST_DOCUMENTS = 20_000

_NO_ARTICLES = frozenset(
    (
        *("titlepage", "halftitlepage", "cover", "toc", "landmarks", "copyright-page", "index"),
        *("loi", "lot", "page-list"),
    )
)
"""What EPUB calls parts of a book that are about the book."""


class Chapter(TypedDict):
    """`name` is that of the document in the file; `problem` is said in place of a document that
    cannot be read."""

    name: str
    document: Document
    problem: str


def epub(raw: bytes) -> list[Chapter]:
    """What is in a book, in the order of reading. Raises BadSource, and ValueError where its XML is
    damaged."""
    with opened_zip(BytesIO(raw)) as packed:
        name = _package(packed)
        content = part(packed, name, _MOST)
        if content is None:
            raise BadSource("", f"it has no list of its documents ({name})")
        package = parse_xml(content)
        return list(_chapters(packed, package, posixpath.dirname(name)))


def _package(packed: ZipFile) -> str:
    container = part(packed, "META-INF/container.xml", _MOST)
    if container is None:
        raise BadSource("", "it is no book (.epub)")
    if part(packed, "META-INF/rights.xml", _MOST) is not None:
        raise BadSource("", "it is locked: its seller lets only certain readers open it")
    root = parse_xml(container).find(".//{*}rootfile")
    return root.get("full-path", "") if root is not None else ""


def _chapters(packed: ZipFile, package: Element, folder: str) -> Iterator[Chapter]:
    items = {item.get("id"): item for item in package.iterfind(".//{*}manifest/{*}item")}
    about = _about(package)
    titles = _titles(packed, items.values(), folder)
    left = _MOST_TEXT
    for reference in list(package.iterfind(".//{*}spine/{*}itemref"))[:_MOST_DOCUMENTS]:
        item = items.get(reference.get("idref"))
        if item is None or "nav" in item.get("properties", "").split():
            continue
        name = _path(folder, item.get("href", ""))
        try:
            raw = part(packed, name, min(_MOST, left))
            if raw is None:
                raise BadSource("", "it is not in the file")
            left -= len(raw)
            page = parse(decode(raw, name))
        except BadSource as error:
            yield {"name": name, "document": {}, "problem": error.problem}
            continue
        if page is None or not _is_article(page):
            continue
        heading, text = text_blocks(page)
        title = titles.get(name, "")
        yield {
            "name": name,
            "document": {**about, "heading": heading or title, "text": text, "title": title},
            "problem": "",
        }


def _about(package: Element) -> Document:
    """What the book says of itself; its title is not that of a chapter."""
    metadata = package.find("{*}metadata")
    said: dict[str, list[str]] = {}
    for one in metadata if metadata is not None else ():
        # EPUB 2 also tells when the file was made, and calls that a date too.
        event = next((value for key, value in one.items() if key.endswith("event")), "publication")
        if local(one) != "date" or event == "publication":
            said.setdefault(local(one), []).append(joined("".join(one.itertext())))
    return {
        "author": ", ".join(said.get("creator", [])[:10]),
        "language": said.get("language", [""])[0],
        "published": said.get("date", [""])[0],
    }


def _is_article(page: Element) -> bool:
    types = {
        word
        for one in page.iter("body", "section", "nav")
        for word in one.get("epub:type", "").split()
    }
    return not types & _NO_ARTICLES


def _titles(packed: ZipFile, items: Iterable[Element], folder: str) -> dict[str, str]:
    """What the table of contents calls each document."""
    found: dict[str, str] = {}
    for item in items:
        media, name = item.get("media-type", ""), _path(folder, item.get("href", ""))
        is_nav = "nav" in item.get("properties", "").split()
        if not is_nav and media != "application/x-dtbncx+xml":
            continue
        try:
            raw = part(packed, name, _MOST)
            page = parse(decode(raw or b"", name))
        except BadSource:  # a book can be read without it
            continue
        if page is None:
            continue
        here = posixpath.dirname(name)
        for target, title in _entries(page):
            found.setdefault(_path(here, target), title)
    return found


def _entries(page: Element) -> Iterator[tuple[str, str]]:
    for link in page.iter("a"):
        if title := joined(link.text_content()):
            yield link.get("href", ""), title
    for point in page.iter("navpoint"):
        label, target = point.find("navlabel"), point.find("content")
        if label is not None and target is not None:
            yield target.get("src", ""), joined(label.text_content())


def _path(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(urldefrag(address)[0])))
