"""HTML and XML out of files become elements. The home of lxml as far as these are concerned."""

from typing import Any

from ingest.encoding import clean
from ingest.html.markup import Element
from qa.errors import BadSource


def parse_html(html: str) -> Element:
    """The element `<html>` of a page. Raises BadSource where there is nothing in it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    # Bytes, since lxml refuses text that names an encoding of its own.
    raw = clean(html).encode()
    try:
        return document_fromstring(raw, parser=HTMLParser(encoding="utf-8", huge_tree=False))
    except etree.LxmlError as error:
        raise BadSource("", f"its HTML cannot be read ({error})") from None


def parse_xml(raw: bytes) -> Element:
    """The element above all others. No entity of a file's own is read, and no other file.

    Raises ValueError.
    """
    from lxml import etree

    parser: Any = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(raw, parser)
    except etree.LxmlError as error:
        raise ValueError(f"its XML is damaged: {error}") from None


def local(element: Element) -> str:
    """The name of an element without its namespace; "" of a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
