"""Parts of lines become lines, and lines that stand together become blocks."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.pdf.pages import Line

Block = Sequence[Line]

GUTTER = 4.0
"""Points between two columns, at least."""

_WIDE, _APART = 3.0, 7.0
"""Sizes of letters: a space of which it takes more to believe that it is one between words, and one
that is none."""

_AROUND = 3.5
"""Heights of lines above and below a space that tell whether it is one between columns."""

_LEVEL = 2.0
"""Most points by which the parts of a line differ in height."""

_STEP, _MORE = 1.2, 0.2
"""Most space between the first two lines of a block, as in a text with every other line empty, and
by how much that between two others may be larger, in sizes of letters."""

_INDENT = 3.0
"""Likewise, by which the beginnings of two lines differ at most."""

_OPEN = 40
"""Blocks that a line may go on with, the latest: a page of newspaper has ten columns."""

_NEARLY = 1.1
"""By less than this factor letters of one size differ."""


def same_size(one: float, other: float) -> bool:
    return max(one, other) < _NEARLY * min(one, other)


def blocks(parts: Iterable[Line]) -> list[Block]:
    """The lines on a page that stand together, from top to bottom."""
    found: list[list[Line]] = []
    for line in sorted(_lines(parts), key=lambda line: (-line.y1, line.x0)):
        before = (block for block in reversed(found[-_OPEN:]) if _continues(block, line))
        block = next(before, None)
        if block is None:
            found.append([line])
        else:
            block.append(line)
    return list(found)


def _continues(block: Sequence[Line], line: Line) -> bool:
    """Whether a line stands directly below others, as near as these to one another, and begins or
    ends where the last does, or is in the middle as it is."""
    above = block[-1]
    begins = abs(above.x0 - line.x0) <= _INDENT * line.size
    ends = abs(above.x1 - line.x1) <= line.size / 2
    middle = abs(above.x0 + above.x1 - line.x0 - line.x1) <= line.size
    if not (begins or ends or middle):
        return False
    shared = min(above.x1, line.x1) - max(above.x0, line.x0)
    narrower = min(above.x1 - above.x0, line.x1 - line.x0)
    space = above.y0 - line.y1
    steps = [one.y0 - other.y1 for one, other in pairwise(block[-3:])]
    most = max(steps) + line.size * _MORE if steps else _STEP * line.size
    near = -0.5 * line.size < space < most
    return near and shared > 0.5 * narrower and same_size(above.size, line.size)


def _lines(parts: Iterable[Line]) -> Iterator[Line]:
    """Lines, whose parts are joined over the spaces that are wide but not those between columns."""
    ordered = sorted(parts, key=lambda part: part.y0)
    heights = [part.y0 for part in ordered]
    for row in _rows(ordered):
        line: Line | None = None
        for part in sorted(row, key=lambda part: part.x0):
            if line is not None and _is_space(line, part, ordered, heights):
                line = _joined(line, part)
                continue
            if line is not None:
                yield line
            line = part
        if line is not None:
            yield line


def _rows(ordered: Sequence[Line]) -> Iterator[list[Line]]:
    row: list[Line] = []
    for part in ordered:
        if row and part.y0 - row[0].y0 > _LEVEL:
            yield row
            row = []
        row.append(part)
    if row:
        yield row


def _joined(line: Line, part: Line) -> Line:
    text = f"{line.text} {part.text}"
    y0, y1 = min(line.y0, part.y0), max(line.y1, part.y1)
    return Line(text, line.x0, y0, max(line.x1, part.x1), y1, line.size)


def _is_space(line: Line, part: Line, ordered: Sequence[Line], heights: Sequence[float]) -> bool:
    """Whether what is between two parts on one height is a space between words: above or below,
    lines go across it more often than they leave a strip of it open."""
    start, end = line.x1, part.x0
    if end - start > _APART * line.size or not same_size(line.size, part.size):
        return False
    first = bisect_left(heights, line.y0 - _AROUND * line.size * 1.2)
    last = bisect_left(heights, line.y0 + _AROUND * line.size * 1.2)
    around = [one for one in ordered[first:last] if abs(one.y0 - line.y0) > _LEVEL]
    across = sum(one.x0 < start and one.x1 > end for one in around)
    leaves = [one.x1 for one in around if line.x0 < one.x1 <= end]
    begins = [one.x0 for one in around if start <= one.x0 < part.x1]
    strip = min([end, *(x for x in begins if x > start)]) - max([start, *leaves])
    open_there = min(len(leaves), len(begins))
    if end - start > _WIDE * line.size:
        return across > 2 * open_there
    return strip < GUTTER or 2 * across > open_there
