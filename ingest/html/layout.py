"""What of a page is text: it is made so that trafilatura keeps what it would cut out of sentences,
or cut into pieces."""

import re
from collections.abc import Iterable, Iterator

from ingest.encoding import clean
from ingest.html.markup import (
    HEADINGS,
    INLINE,
    SENTENCES,
    WITHIN_WORDS,
    Element,
    joined,
    text_of,
)
from qa.text.table_rows import labelled

_GAPS = re.compile(r"\S {3,}\S")
_WORDS_A_LINE = 5
_LONG_CELL = 300
_FEW_LINKS = 200
_SPAN = 50
_DIGITS = 4
_FEW_WORDS = 5
"""Words; what stands loose and is less is a label."""

_CODE = re.compile(r"[{};]\s*$", re.MULTILINE)
"""What tells code from prose in a `<pre>`: an end of a line, columns, or few words in a line."""


def make_readable(page: Element) -> None:
    """Have trafilatura keep what it would cut out of sentences, or cut into pieces."""
    for element in list(page.iter("time", "label", "output", "button", "math")):
        if _in_sentence(element):
            _unwrap(element)
    for table in reversed(list(page.iter("table"))):  # from the inside out
        _read_table(table)
    for block in list(page.iter("pre")):
        _read_copy(block)
    for part in list(page.iter("body", "div", "center", "article", "section", "main")):
        if part.find("p") is not None:
            _read_loose(part)


def _in_sentence(element: Element) -> bool:
    """Whether an element is a part of running text, and not of a form or a menu."""
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


def _unwrap(element: Element) -> None:
    if element.tag == "math":
        if element.get("alttext") or element.xpath(".//annotation"):
            return  # trafilatura reads these
        text = _formula(element)
        for part in list(element):
            element.remove(part)
        element.text = clean(text)
    element.drop_tag()


_SIGNS = {"msup": "^", "msub": "_", "mfrac": "/"}


def _formula(element: Element) -> str:
    """MathML as it is written on one line: "x^2"."""
    parts = [element.text or "", *(_formula(part) + (part.tail or "") for part in element)]
    return _SIGNS.get(element.tag, "").join(one for part in parts if (one := part.strip()))


def _read_table(table: Element) -> None:
    """A table of data becomes a paragraph for each row; one that is there for the layout, the
    parts it holds. One of links is left to trafilatura, which drops it."""
    length = len(text_of(table))
    if length > _FEW_LINKS and sum(len(text_of(link)) for link in table.iter("a")) > length / 2:
        return
    for figure in table.iterancestors("figure"):
        figure.tag = "div"  # trafilatura drops one without a table
    if _is_layout(table):
        for part in list(table.iter("tr", "td", "th", "tbody", "thead", "tfoot", "caption")):
            part.tag = "div"
    else:
        caption = table.find("caption")
        lines = [] if caption is None else [text_of(caption)]
        lines += _lines(_grid(table))
        for part in list(table):
            table.remove(part)
        for line in filter(None, lines):
            table.append(_paragraph(table, line))
    table.text = None
    table.tag = "div"


def _read_loose(part: Element) -> None:
    """Have what stands loose beside paragraphs be one: in old pages `<p>` stands between two, and
    trafilatura drops the first."""
    runs: list[tuple[Element | None, list[Element]]] = []
    before: Element | None = None
    run: list[Element] = []
    for child in part:
        if child.tag in (*WITHIN_WORDS, "br"):
            run.append(child)
            continue
        runs.append((before, run))
        before, run = child, []
    runs.append((before, run))
    for before, run in runs:
        text = (part.text if before is None else before.tail) or ""
        loose = [text, *(one for child in run for one in (_unlinked(child), child.tail or ""))]
        if len(" ".join(loose).split()) < _FEW_WORDS:
            continue
        made = part.makeelement("p")
        made.text = text
        if before is None:
            part.text = None
            part.insert(0, made)
        else:
            before.tail = None
            before.addnext(made)
        made.extend(run)


def _unlinked(element: Element) -> str:
    return "" if element.tag == "a" or element.find(".//a") is not None else text_of(element)


def _paragraph(beside: Element, text: str) -> Element:
    made = beside.makeelement("p")
    made.text = clean(text)  # lxml reads "&#1;", and refuses it
    return made


def _is_layout(table: Element) -> bool:
    if table.get("role") in ("presentation", "none"):
        return True
    heads, cells = list(table.iter("th")), list(table.iter("td"))
    blocks = ("p", "div", "br", "ul", "ol", "blockquote", *HEADINGS)
    return len(heads) + len(cells) == 1 or any(
        len(list(cell.iter(*blocks))) > 1 or len(text_of(cell)) > _LONG_CELL
        for cell in heads or cells
    )


def _grid(table: Element) -> Iterator[tuple[bool, list[tuple[str, bool]]]]:
    """Each row as (whether all of its cells are headers, its cells); a cell as (text, whether it is
    a header).

    A cell that spans several columns stands in each of them. One that fills a row stands once.
    """
    hanging: dict[int, tuple[int, tuple[str, bool]]] = {}
    for row in table.iter("tr"):
        cells: list[tuple[str, bool]] = []
        found = list(row.iterchildren("td", "th"))
        alone = len(found) == 1 and not hanging
        for cell in [*found, None]:
            while len(cells) in hanging:
                left, content = hanging.pop(at := len(cells))
                cells.append(content)
                if left > 1:
                    hanging[at] = (left - 1, content)
            if cell is None:
                break
            content = (text_of(cell), cell.tag == "th")
            for _ in range(1 if alone else _span(cell, "colspan")):
                if (down := _span(cell, "rowspan")) > 1:
                    hanging[len(cells)] = (down - 1, content)
                cells.append(content)
        in_head = next(row.iterancestors("thead"), None) is not None
        yield in_head or (bool(cells) and all(header for _, header in cells)), cells


def _span(cell: Element, name: str) -> int:
    stated = cell.get(name, "").strip()[:_DIGITS]
    return min(int(stated), _SPAN) if stated.isdecimal() and int(stated) else 1


def _lines(grid: Iterable[tuple[bool, list[tuple[str, bool]]]]) -> Iterator[str]:
    """The rows of a table, each cell labelled by its column, or else the row by its first cell."""
    labels: list[str] = []
    for is_head, cells in grid:
        words = [word for word, _ in cells]
        if len(cells) < 2:
            yield "".join(words)
        elif is_head:
            labels = words
        elif not labels and cells[0][1]:
            yield f"{words[0]}: {labelled([], words[1:])}"
        else:
            yield labelled(labels, words)


def _read_copy(block: Element) -> None:
    """A `<pre>` of prose becomes paragraphs, which end at its blank lines."""
    text = block.text_content()
    lines = [line for line in text.splitlines() if line.strip()]
    words = sum(len(line.split()) for line in lines)
    is_code = block.find(".//code") is not None or _CODE.search(text) or _GAPS.search(text)
    if is_code or words < _WORDS_A_LINE * len(lines):
        return
    for part in list(block):
        block.remove(part)
    block.text = None
    block.tag = "div"
    for paragraph in re.split(r"\n\s*\n", text):
        block.append(_paragraph(block, joined(paragraph)))
