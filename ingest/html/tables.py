"""Tables, row by row."""

from collections.abc import Iterable, Iterator

from ingest.html.markup import HEADINGS, Element, text_of
from qa.text.table_rows import labelled

_LONG_CELL = 300
_SPAN = 50
_DIGITS = 4


def is_layout(table: Element) -> bool:
    """Whether a table is there to place the parts of a page, and is no table of data."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    heads, cells = list(table.iter("th")), list(table.iter("td"))
    blocks = ("p", "div", "br", "ul", "ol", "blockquote", *HEADINGS)
    return len(heads) + len(cells) == 1 or any(
        sum(1 for _ in cell.iter(*blocks)) > 1 or len(text_of(cell)) > _LONG_CELL
        for cell in heads or cells
    )


def rows(table: Element) -> Iterator[tuple[str, str]]:
    """The caption of a table of data, and its rows, each as it can be read alone and as it is
    written."""
    caption = table.find("caption")
    if caption is not None:
        yield text_of(caption), text_of(caption)
    yield from _lines(_grid(table))


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


def _lines(grid: Iterable[tuple[bool, list[tuple[str, bool]]]]) -> Iterator[tuple[str, str]]:
    """The rows of a table, each cell labelled by its column, or else the row by its first cell."""
    labels: list[str] = []
    for is_head, cells in grid:
        words = [word for word, _ in cells]
        written = " ".join(words)
        if len(cells) < 2:
            yield written, written
        elif is_head:
            labels = words
        elif not labels and cells[0][1]:
            yield f"{words[0]}: {labelled([], words[1:])}", written
        else:
            yield labelled(labels, words), written
