"""OpenDocument texts (.odt) become articles."""

from io import BytesIO
from typing import Any

from ingest.document.blocks import text_blocks
from ingest.document.stated import Document
from ingest.document.xml import local, parse_xml
from ingest.found import MEGABYTE
from ingest.html.markup import Element
from ingest.zipped import opened_zip, part
from qa.errors.sources import BadSource

_MOST = 50 * MEGABYTE
"""Of one part of the file, unpacked."""

_TAGS = {
    "p": "p",
    "list": "ul",
    "list-item": "li",
    "table": "table",
    "table-row": "tr",
    "table-cell": "td",
    "table-header-rows": "thead",
    "line-break": "br",
    "a": "a",
    "section": "div",
}
"""Elements of OpenDocument, and of HTML, that mean the same. Any other is a `<span>`."""

_LEFT_OUT = frozenset(
    (
        *(
            "tracked-changes",
            "annotation",
            "annotation-end",
            "sequence-decls",
            "forms",
            "ruby-text",
        ),
        *("note-citation", "bookmark", "table-of-content", "alphabetical-index", "desc", "title"),
    )
)
"""What was deleted, what somebody remarked, and what repeats or numbers what stands elsewhere."""

_MOST_SPACES = 100


def odt(raw: bytes) -> Document:
    """What is in an OpenDocument text. Raises BadSource, and ValueError for damaged XML."""
    with opened_zip(BytesIO(raw)) as packed:
        content = part(packed, "content.xml", _MOST)
        about = part(packed, "meta.xml", _MOST)
        styles = part(packed, "styles.xml", _MOST)
    root = parse_xml(content) if content else None
    body = None if root is None else root.find(".//{*}body/{*}text")
    if body is None:
        raise BadSource("", "it is no OpenDocument text")
    named = [root, *([parse_xml(styles)] if styles else [])]
    heading, text = text_blocks(_html(body, _title_styles(named)))
    said = _said(parse_xml(about)) if about else {}
    return {
        "heading": heading,
        "text": text,
        "title": said.get("title", ""),
        # The creator is who saved it last.
        "author": said.get("initial-creator") or said.get("creator", ""),
        "language": said.get("language", ""),
    }


def _said(about: Element) -> dict[str, str]:
    return {local(one): "".join(one.itertext()) for one in about.iter() if local(one)}


def _title_styles(roots: list[Element]) -> frozenset[str]:
    """The names of styles that are, or derive from, the one for the title of a document."""
    found = {"Title"}
    for root in roots:
        for style in root.iter("{*}style"):
            said: dict[str, Any] = {key.rpartition("}")[2]: value for key, value in style.items()}
            if said.get("parent-style-name") == "Title":
                found.add(said.get("name", ""))
    return frozenset(found)


def _html(body: Element, titles: frozenset[str]) -> Element:
    """The body of a document as one of HTML, its notes at its end."""
    from lxml.html import Element as html_element

    made = html_element("body")
    notes = html_element("div")
    coming = [(body, made)]
    while coming:
        element, into = coming.pop()
        inner = []
        _append(into, element.text)
        for child in element:
            name = local(child)
            if name == "s":
                spaces = child.get(next((k for k in child.attrib if k.endswith("}c")), ""), "1")
                _append(into, " " * min(int(spaces) if spaces.isdecimal() else 1, _MOST_SPACES))
            elif name == "tab":
                _append(into, " ")
            elif name == "note-body":
                inner.append((child, _new(notes, "div")))
            elif name and name not in _LEFT_OUT:
                inner.append((child, _new(into, _tag(child, name, titles), child)))
            _append(into, child.tail)
        coming += reversed(inner)
    made.append(notes)
    return made


def _tag(element: Element, name: str, titles: frozenset[str]) -> str:
    said = {key.rpartition("}")[2]: value for key, value in element.items()}
    if name == "h":
        level = said.get("outline-level", "1")
        return f"h{min(int(level), 6)}" if level.isdecimal() and int(level) else "h1"
    if name == "p" and said.get("style-name") in titles:
        return "h1"
    return _TAGS.get(name, "span")


def _new(parent: Element, tag: str, like: Element | None = None) -> Element:
    made = parent.makeelement(tag)
    if like is not None and tag in ("a", "td"):
        said = {key.rpartition("}")[2]: value for key, value in like.items()}
        for name, ours in _ATTRIBUTES.items():
            if name in said:
                made.set(ours, said[name])
    parent.append(made)
    return made


_ATTRIBUTES = {
    "href": "href",
    "number-columns-spanned": "colspan",
    "number-rows-spanned": "rowspan",
}


def _append(element: Element, text: str | None) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
