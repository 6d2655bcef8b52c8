"""The order in which people read what stands on a page: heads over columns, columns from left to
right, tables by their rows."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from ingest.pdf.blocks import GUTTER, Block
from ingest.pdf.pages import Line
from ingest.pdf.words import HYPHEN
from qa.text.table_rows import labelled

Gap = tuple[float, float]
"""Where a strip from the top of a region to its bottom begins and ends, in points from the left."""

_NO_GUTTER = 2
"""Gaps of one column: those at its sides."""

_SAME = 3.0
"""Most points by which lines are apart that stand side by side."""

_CELL = 3.5
"""Most words of a line in a cell of a table."""

_FULL, _NARROW = 0.6, 15
"""Least part of the lines of running text that are full, and least letters in them, as a mean."""

ENDED = re.compile(r"[.!?:;\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964][\W\d]{0,6}$")
"""How a sentence ends."""

_ALIGNED = 0.7
"""Least part of a column's lines beside which others stand, in a table."""


def ordered(blocks: Iterable[Block]) -> list[Block]:
    """Blocks in the order of reading. The rows of a table are a block each, of one line."""
    found: list[Block] = []
    coming: list[list[Block]] = [[block for block in blocks if block]]
    while coming:
        region = coming.pop()
        if len(region) < 2:
            found += region
            continue
        runs = list(_runs(region))
        if len(runs) > 1:
            coming += reversed(runs)
            continue
        columns = _parted(region, _left, _right, GUTTER)
        beside = any(len(_parted(strip, _left, _right, GUTTER)) > 1 for strip in _strips(region))
        if len(columns) == 1 or not beside:
            found += sorted(region, key=lambda block: (-_top(block), _left(block)))
        elif _is_table(columns):
            found += _rows(columns)
        else:
            coming += reversed(columns)
    return found


def _left(block: Block) -> float:
    return min(line.x0 for line in block)


def _right(block: Block) -> float:
    return max(line.x1 for line in block)


def _top(block: Block) -> float:
    return max(line.y1 for line in block)


def _bottom(block: Block) -> float:
    return min(line.y0 for line in block)


def _parted(
    blocks: Iterable[Block],
    start: Callable[[Block], float],
    end: Callable[[Block], float],
    gap: float = 0.0,
) -> list[list[Block]]:
    """The blocks in groups with an empty strip of at least `gap` points between two."""
    groups: list[list[Block]] = []
    reached = float("-inf")
    for block in sorted(blocks, key=start):
        if not groups or start(block) - reached < gap:
            groups = groups or [[]]
        else:
            groups.append([])
        groups[-1].append(block)
        reached = max(reached, end(block))
    return groups


def _runs(region: list[Block]) -> Iterator[list[Block]]:
    """The region from top to bottom, in parts: each has gutters from top to bottom, or is a strip
    that no gutter can be in."""
    run: list[Block] = []
    free: list[Gap] = []
    for strip in _strips(region):
        beside = _gaps(strip)
        common = _common(free, beside)
        fewer = min(map(len, (free, beside)))
        least = max(map(len, (free, beside))) if fewer <= _NO_GUTTER else _NO_GUTTER + 1
        if run and len(common) < max(least, _NO_GUTTER + 1):
            yield run
            run, common = [], beside
        free = common if run else beside
        run += strip
    yield run


def _strips(region: list[Block]) -> list[list[Block]]:
    return _parted(region, lambda block: -_top(block), lambda block: -_bottom(block))


def _gaps(strip: list[Block]) -> list[Gap]:
    """Where no block of the strip stands, from left to right, the space at its sides included."""
    edges = [float("-inf")]
    for column in _parted(strip, _left, _right, GUTTER):
        edges += [min(map(_left, column)), max(map(_right, column))]
    edges.append(float("inf"))
    return list(zip(edges[::2], edges[1::2], strict=True))


def _common(one: list[Gap], other: list[Gap]) -> list[Gap]:
    """The gaps that are in both."""
    found: list[Gap] = []
    first, second = 0, 0
    while first < len(one) and second < len(other):
        start = max(one[first][0], other[second][0])
        end = min(one[first][1], other[second][1])
        if end - start >= GUTTER:
            found.append((start, end))
        if one[first][1] < other[second][1]:
            first += 1
        else:
            second += 1
    return found


def _is_table(columns: list[list[Block]]) -> bool:
    """Whether columns are those of a table: all but one are no running text, and their lines stand
    side by side."""
    lines = [[line for block in column for line in block] for column in columns]
    if sum(map(_runs_on, lines)) > 1:
        return False
    fewest = min(lines, key=len)
    others = [line.y0 for one in lines if one is not fewest for line in one]
    beside = sum(any(abs(line.y0 - other) <= _SAME for other in others) for line in fewest)
    return beside >= _ALIGNED * len(fewest)


def _runs_on(lines: list[Line]) -> bool:
    """Whether lines are those of running text: of many words, or ended where no other had place."""
    words = sum(len(line.text.split()) for line in lines)
    if words > _CELL * len(lines):
        return True
    right = max(line.x1 for line in lines)
    full = sum(not ended_early(line, after.text, right) for line, after in pairwise(lines))
    letters = sum(len(line.text) for line in lines)
    return full >= _FULL * (len(lines) - 1) and letters > _NARROW * len(lines) > 2 * _NARROW


def ended_early(line: Line, after: str, right: float) -> bool:
    """Whether the first word of the text after a line would have had place in it, and somebody
    ended it there. `right` is where the place ends."""
    if HYPHEN.search(line.text) and after[:1].islower():
        return False
    first = after.split(maxsplit=1)[0] if after.split() else ""
    letter = (line.x1 - line.x0) / max(1, len(line.text))
    room = right - line.x1 - letter * (1 + len(first))
    return room > (letter if ENDED.search(line.text) else 0.2 * (right - line.x0))


def _rows(columns: list[list[Block]]) -> Iterator[Block]:
    """The rows of a table, each with what stands above it. What stands lower than the beginning of
    a row, and above that of the next, goes on with it."""
    lines = [
        sorted((line for block in column for line in block), key=lambda line: -line.y0)
        for column in columns
    ]
    heights = [-line.y0 - _SAME for line in lines[0]]
    rows = [[""] * len(columns) for _ in heights]
    for number, column in enumerate(lines):
        for line in column:
            cells = rows[max(0, bisect_right(heights, -line.y0) - 1)]
            cells[number] = f"{cells[number]} {line.text}".strip()
    has_head = len(rows) > 1 and not any(cell[:1].isdigit() for cell in rows[0])
    labels = rows[0] if has_head and all(rows[0]) else []
    begins = bool(labels)
    for line, cells in zip(lines[0][begins:], rows[begins:], strict=True):
        marked = not any(map(str.isalpha, cells[0]))  # the number of an item in a list
        told = " ".join(cells) if marked and not labels else labelled(labels, cells)
        yield [Line(told, line.x0, line.y0, line.x1, line.y1, line.size)]
