"""Elements of HTML, and the words in them."""

import re
from collections import defaultdict
from typing import Any

from lxml.etree import ParserError
from lxml.html import HTMLParser, document_fromstring

Element = Any
"""lxml's, which carries no types."""

SENTENCES = ("p", "li", "td", "th", "dd", "dt", "figcaption", "blockquote", "caption")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INLINE = ("a", "abbr", "b", "cite", "em", "font", "i", "mark", "small", "span", "strong", "u")

WITHIN_WORDS = (
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
    *("ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time"),
    *("u", "var", "wbr", "label", "output", "button"),
)
"""Elements that do not part words."""

MARK = "\0"


def text_of(element: Element, marked: Element | None = None) -> str:
    """The text of an element, on one line, without that of scripts; with a mark in place of what
    stands in `marked`."""
    parts: list[str] = []
    coming = [element]
    while coming:
        part = coming.pop()
        if isinstance(part, str):
            parts.append(part)
        elif part is marked:
            parts.append(MARK)
        elif isinstance(part.tag, str) and part.tag not in ("script", "style"):  # nor a comment
            edge = "" if part.tag in WITHIN_WORDS else " "
            inner = [one for child in part for one in (child, child.tail or "")]
            coming += reversed([edge, part.text or "", *inner, edge])
    return " ".join("".join(parts).split())


def joined(text: str) -> str:
    return " ".join(text.split())


def plainly(text: str) -> str:
    """Its words in small letters, without marks."""
    return re.sub(r"\W+", " ", text).strip().lower()


def metas(page: Element) -> dict[str, list[str]]:
    """What the meta tags say, by their names in small letters without marks."""
    said = defaultdict(list)
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or ""
        if content := joined(meta.get("content", "")):
            said[re.sub(r"[\W_]", "", name).lower()].append(content)
    return said


_OF_HEAD = ("title", "meta", "link", "base", "script", "style", "noscript", "template")


def parse(html: str) -> Element | None:
    """The root of a page, without comments; None if there is nothing in it."""
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except ParserError:
        return None
    _mend_head(root)
    return root


def _mend_head(root: Element) -> None:
    """Have a body hold what a page that states none shows: libxml2 leaves newer elements, such as
    `<article>`, in the head."""
    head = root.find("head")
    if head is None:
        return
    shown = [child for child in head if child.tag not in _OF_HEAD]
    body = root.find("body")
    if shown and body is None:
        body = root.makeelement("body")
        root.append(body)
    for place, child in enumerate(shown):
        body.insert(place, child)
