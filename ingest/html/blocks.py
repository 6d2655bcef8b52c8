"""The text of a page as people see it, block by block."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.etree import iterwalk

from ingest.encoding import clean
from ingest.html.markup import (
    HEADINGS,
    INLINE,
    SENTENCES,
    Element,
    joined,
    text_of,
)
from ingest.html.tables import is_layout, rows


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that stands apart: a paragraph, a heading, an item of a list, a row of a
    table.

    `home` is the element that it stands in, and `linked` how many of its characters are links.
    `written` is the text as it stands in the page, where that is another.
    """

    text: str
    home: Element
    linked: int = 0
    written: str = ""

    @property
    def is_heading(self) -> bool:
        return self.home.tag in HEADINGS


_UNSEEN = frozenset(
    (
        *("script", "style", "template", "noscript", "iframe", "object", "embed", "svg"),
        *("audio", "video", "canvas", "map", "select", "datalist", "textarea", "input", "rt", "rp"),
        *("title", "meta", "link", "base", "img", "source", "progress", "meter", "dialog", "area"),
    )
)
"""Elements whose content is no text, or text that is not shown with the page."""

_HIDDEN = re.compile(
    r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)"
)


def blocks(page: Element) -> list[Block]:
    """All text that is seen of a page, in its order."""
    return list(_Walk().through(page))


class _Walk:
    """A walk through a page, with the text since the last block."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._linked = 0
        self._links = 0
        self._homes: list[Element] = []

    def through(self, page: Element) -> Iterator[Block]:
        walk = iterwalk(page, events=("start", "end"))
        for event, element in walk:
            within = element.tag not in _BLOCKS
            if event == "end":
                if not within:
                    yield from self._flush()
                    if self._homes and self._homes[-1] is element:
                        self._homes.pop()
                self._links -= _is_link(element)
                if element is not page:
                    self._add(element.tail)
                continue
            self._links += _is_link(element)
            if not within:
                yield from self._flush()
                self._homes.append(element)
            if is_unseen(element):
                walk.skip_subtree()
            elif (own := self._own(element)) is not None:
                yield from own
                walk.skip_subtree()
            else:
                self._add(element.text)

    def _own(self, element: Element) -> Iterable[Block] | None:
        """What is made of elements that are read as one; None for all others."""
        if element.tag == "table" and not is_layout(element):
            return list(_of_table(element))
        if element.tag == "pre":
            return [Block(text, element) for text in _copied(element)]
        if element.tag == "math":
            self._add(_formula(element))
            return ()
        if element.tag == "br":
            self._parts.append("\n")
            return ()
        if element.tag in ("button", "label") and not _in_sentence(element):
            return ()
        return None

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text.replace("\n", " "))
            self._linked += len(text.strip()) if self._links else 0

    def _flush(self) -> Iterator[Block]:
        text, linked = clean("".join(self._parts)), self._linked
        self._parts, self._linked = [], 0
        lines = _lines(text)
        if not lines or not self._homes:
            return
        length = sum(map(len, lines))
        for line in lines:
            yield Block(line, self._homes[-1], round(linked * len(line) / length))


_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *(
            "head",
            "header",
            "hgroup",
            "hr",
            "html",
            "iframe",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
        ),
        *("object", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "ul", "video", "audio", *HEADINGS),
    )
)
"""Elements that begin a block and end one. All others, and those that nobody knows, are within
words, as browsers have it."""


def is_unseen(element: Element) -> bool:
    """Whether nobody sees an element: by its kind, or because it says so."""
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style", "")[:_STYLE].lower()) is not None
    )


_STYLE = 500


def _lines(text: str) -> list[str]:
    """The lines of a block; one that goes on with the sentence of the line before is none."""
    lines: list[str] = []
    for line in map(joined, text.split("\n")):
        if line and lines and line[:1].islower():
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
    return lines


def _is_link(element: Element) -> bool:
    return element.tag == "a" and element.get("href") is not None


def _of_table(table: Element) -> Iterator[Block]:
    """The rows of a table, in which links are spread evenly."""
    length = len(text_of(table)) or 1
    linked = sum(len(text_of(link)) for link in table.iter("a") if _is_link(link))
    for line, written in rows(table):
        if line := clean(line):
            yield Block(line, table, min(len(line), round(linked * len(line) / length)), written)


_GAPS = re.compile(r"\S {3,}\S")
_CODE = re.compile(r"[{};]\s*$", re.MULTILINE)
_WORDS_A_LINE = 5
"""What tells code from prose in a `<pre>`: an end of a line, columns, or few words in a line."""


def _copied(block: Element) -> list[str]:
    """A `<pre>`, as it stands; one of prose as its paragraphs, which end at blank lines."""
    text = clean(block.text_content())
    lines = [line for line in text.splitlines() if line.strip()]
    words = sum(len(line.split()) for line in lines)
    is_code = block.find(".//code") is not None or _CODE.search(text) or _GAPS.search(text)
    if is_code or words < _WORDS_A_LINE * len(lines):
        return ["\n".join(map(str.rstrip, lines))] if lines else []
    return [one for part in re.split(r"\n\s*\n", text) if (one := joined(part))]


_SIGNS = {"msup": "^", "msub": "_", "mfrac": "/"}


def _formula(element: Element) -> str:
    """MathML as it is written on one line, "x^2", or as its author wrote it in TeX."""
    if written := element.get("alttext") or element.findtext(".//annotation"):
        return joined(written)
    return _of_signs(element)


def _of_signs(element: Element) -> str:
    parts = [element.text or "", *(_of_signs(part) + (part.tail or "") for part in element)]
    return _SIGNS.get(element.tag, "").join(one for part in parts if (one := part.strip()))


def _in_sentence(element: Element) -> bool:
    """Whether a button or a label is a part of running text, and not of a form or a menu."""
    while True:
        parent = element.getparent()
        if parent is None:
            return False
        sibling = element.getprevious()
        before = parent.text if sibling is None else sibling.tail
        if re.search(r"\w", f"{before or ''}{element.tail or ''}"):
            return element.tag != "button" or parent.tag in (*SENTENCES, *INLINE)
        if parent.tag in (*SENTENCES, *HEADINGS):
            return True
        if parent.tag not in INLINE:
            return False
        element = parent
