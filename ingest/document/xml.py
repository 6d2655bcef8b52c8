"""XML out of files becomes elements."""

from typing import Any

from ingest.html.markup import Element


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
