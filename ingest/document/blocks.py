"""Elements become the blocks of a text, in which nothing is left out but what nobody sees."""

import re
from collections.abc import Iterator

from ingest.html.layout import make_readable
from ingest.html.markup import HEADINGS, WITHIN_WORDS, Element, joined, text_of

_LEFT_OUT = frozenset(
    (
        *("script", "style", "head", "template", "noscript", "svg", "img", "audio", "video"),
        *("iframe", "object", "select", "textarea", "input", "nav"),
    )
)
_HIDDEN = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.IGNORECASE)
_NOTE = re.compile(r"\W{0,4}(?:\d{1,4}|[^\W\d_])?\W{0,4}")
"""The mark of a note: a number, a letter or signs, as "[1]", "*" and the arrow back."""

_SPACE = re.compile(r"\s+")


def text_blocks(root: Element) -> tuple[str, str]:
    """The heading above all else, or else the first of the first level, and the text of an element:
    its blocks, with a blank line between two. A row of a table is a block."""
    make_readable(root)
    first, opening = "", ""
    found: list[str] = []
    for tag, text in _blocks(root):
        if tag in HEADINGS:
            opening = opening or ("" if found else joined(text))
            first = first or (joined(text) if tag == "h1" else "")
        found.append(text)
    return first or opening, "\n\n".join(found)


def _blocks(root: Element) -> Iterator[tuple[str, str]]:
    """The tag and the text of each block. Elements stand within each other as deep as anybody
    likes, so that no function calls itself here."""
    parts: list[str] = []
    tag = ""
    coming: list[tuple[Element | str | None, str]] = [(root, "")]
    while coming:
        part, within = coming.pop()
        if isinstance(part, str):
            parts.append(part if within == "pre" else _SPACE.sub(" ", part))
            continue
        if part is not None:
            if not isinstance(part.tag, str) or _is_left_out(part):  # or it is a comment
                continue
            if part.tag == "br":
                parts.append("\n")
                continue
            is_block = part.tag not in WITHIN_WORDS
            here = part.tag if is_block and within not in (*HEADINGS, "pre") else within
            coming += reversed([*_inner(part, here), *([(None, within)] if is_block else [])])
            if not is_block:
                continue
            within = here
        if text := _block("".join(parts), tag == "pre"):
            yield tag, text
        parts, tag = [], within


def _inner(element: Element, within: str) -> Iterator[tuple[Element | str, str]]:
    yield element.text or "", within
    for child in element:
        yield child, within
        yield child.tail or "", within


def _block(text: str, is_copy: bool) -> str:
    if is_copy:
        return text.strip("\n")
    return "\n".join(line for one in text.split("\n") if (line := joined(one)))


def _is_left_out(element: Element) -> bool:
    if element.tag in _LEFT_OUT or "hidden" in element.attrib:
        return True
    if _HIDDEN.search(element.get("style", "")):
        return True
    is_link = element.tag == "a" and "#" in element.get("href", "")
    return is_link and _NOTE.fullmatch(text_of(element)) is not None
