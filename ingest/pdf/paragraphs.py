"""Lines of type become paragraphs: without what stands on every page, without hyphens at the ends
of lines, and whole where a column or a page ends inside them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import TypedDict

from ingest.document.stated import Document
from ingest.pdf.blocks import Block, blocks, same_size
from ingest.pdf.order import ENDED, ended_early, ordered
from ingest.pdf.pages import Line, Page, printed
from ingest.pdf.words import HYPHEN, Words

_MARGIN = 0.15
"""Of the height of a page, at its top and at its bottom: where lines that stand on several pages
are running heads."""

_EDGE = 0.05
"""Likewise, where nothing but running heads stands, if it is smaller than the text."""

_REPEATED = 3
"""Pages with the same line at the same place; of a shorter file two."""

_HEADING = 1.15
"""How much larger than those of the text the letters of a title are, at least."""

_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class Paragraph:
    """`lines` are those of one size; `page` counts from 1."""

    page: int
    size: float
    lines: list[Line] = field(default_factory=list)
    right: float = 0.0


class Read(TypedDict):
    """`pictures` are the numbers of pages that are pictures, from 1."""

    document: Document
    pictures: list[int]


def read_pdf(raw: bytes) -> Read:
    """What is in a PDF file, ready for JSON; its heading is what stands in the largest letters on
    its first page.

    Raises BadSource, and what pdfminer raises.
    """
    file = printed(raw)
    pages = without_running_heads(file.pages)
    paragraphs = list(_paragraphs(pages))
    words = Words(line for one in paragraphs for line in one.lines)
    texts = (words.joined(one.lines) for one in paragraphs)
    return {
        "document": {
            "heading": _heading(paragraphs, words),
            "text": "\n\n".join(filter(None, texts)),
            "title": file.title,
            "author": file.author,
        },
        "pictures": [number for number, page in enumerate(pages, start=1) if page.is_picture],
    }


# What stands on every page


def without_running_heads(pages: Sequence[Page]) -> list[Page]:
    """The pages without lines that stand in the margin of several, numbers aside, and without small
    ones at the very edge."""
    body = _body_size(line for page in pages for line in page.lines)
    places = Counter(place for page in pages for place in {_place(page, one) for one in page.lines})
    least = min(_REPEATED, max(2, len(pages) // 2 + 1))

    def stays(page: Page, line: Line) -> bool:
        at_edge = line.y1 < _EDGE * page.height or line.y0 > (1 - _EDGE) * page.height
        if at_edge and line.size * _HEADING < body:
            return False
        if line.text.strip("-–— ").isdecimal() and _is_outermost(page, line):  # noqa: RUF001
            return False
        in_margin = line.y1 < _MARGIN * page.height or line.y0 > (1 - _MARGIN) * page.height
        return not in_margin or places[_place(page, line)] < least

    return [
        replace(page, lines=tuple(line for line in page.lines if stays(page, line)))
        for page in pages
    ]


def _is_outermost(page: Page, line: Line) -> bool:
    """Whether a line is the first or the last on its page, in its margin."""
    margin = _MARGIN * page.height
    last = line.y1 < margin and line.y0 <= min(one.y0 for one in page.lines)
    return last or (line.y0 > page.height - margin and line.y1 >= max(o.y1 for o in page.lines))


def _place(page: Page, line: Line) -> tuple[str, int]:
    """What tells a running head from other lines; the number of the page in it does not count."""
    return _NUMBER.sub("0", line.text), round((page.height - line.y0) / 10)


def _body_size(lines: Iterable[Line]) -> float:
    """The size of most letters."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


# Where paragraphs begin and end


def _paragraphs(pages: Sequence[Page]) -> list[Paragraph]:
    found: list[Paragraph] = []
    latest: dict[float, Paragraph] = {}
    for number, page in enumerate(pages, start=1):
        for block in ordered(blocks(page.lines)):
            for place, paragraph in enumerate(_divided(block, number, page)):
                before = None if place else latest.get(paragraph.size)
                if before is not None and number - before.page <= 1 and _goes_on(before, paragraph):
                    before.lines += paragraph.lines
                    before.page, before.right = number, paragraph.right
                else:
                    found.append(paragraph)
                    latest[paragraph.size] = paragraph
    return found


def _divided(block: Block, number: int, page: Page) -> Iterator[Paragraph]:
    """The paragraphs of lines that stand together on the page with this number."""
    left, right = min(line.x0 for line in block), max(line.x1 for line in block)
    if centred := _centred(block):
        right += _room_beside(block, page) / 2
    steps = [above.y1 - below.y1 for above, below in pairwise(block)]
    step = median(steps) if steps else 0.0
    hanging = sum(line.x0 - left > 0.7 * line.size for line in block) * 2 > len(block)
    current: Paragraph | None = None
    for line in block:
        if current is not None:
            above = current.lines[-1]
            parted = above.y1 - line.y1 > 1.25 * step or not same_size(above.size, line.size)
            if not parted and centred:
                parted = ended_early(above, line.text, right + right - above.x1)
            elif not parted:
                indented = line.x0 - left > 0.7 * line.size
                indented_above = above.x0 - left > 0.7 * line.size
                new = (not indented) if hanging else (indented and not indented_above)
                parted = new or ended_early(above, line.text, right)
            if parted:
                yield current
                current = None
        if current is None:
            current = Paragraph(number, line.size, [], right)
        current.lines.append(line)
    if current is not None:
        yield current


def _centred(block: Block) -> bool:
    middles = [line.x0 + line.x1 for line in block]
    lefts = [line.x0 for line in block]
    return max(middles) - min(middles) < 2.0 and max(lefts) - min(lefts) > 2.0


def _room_beside(block: Block, page: Page) -> float:
    """How much wider than a block in the middle the lines of text above and below it are."""
    middle = (block[0].x0 + block[0].x1) / 2
    widths = [line.x1 - line.x0 for line in page.lines if line.x0 < middle < line.x1]
    return max(widths) - max(line.x1 - line.x0 for line in block)


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph goes on with one that stands in another column, or on another page."""
    last, first = before.lines[-1], after.lines[0]
    if HYPHEN.search(last.text):
        return first.text[:1].islower()
    if ENDED.search(last.text):
        return False
    if first.text[:1].islower():
        return True
    whole = len(before.lines) > 1 and first.text[:1].isalpha() and len(after.lines) > 1
    return whole and not ended_early(last, first.text, before.right)


def _heading(paragraphs: Sequence[Paragraph], words: Words) -> str:
    """The lines of the first page in the largest letters, if they are larger than those of the
    text."""
    body = _body_size(line for one in paragraphs for line in one.lines)
    first = [one for one in paragraphs if one.page == 1 and _is_words(one)]
    largest = max((one.size for one in first), default=0.0)
    if largest < _HEADING * body:
        return ""
    lines: list[Line] = []
    for one in first:
        if same_size(one.size, largest):
            lines += one.lines
        elif lines:
            break
    return words.joined(lines)


def _is_words(paragraph: Paragraph) -> bool:
    """A large letter at the beginning of a text, and a large number, are no title."""
    return sum(char.isalpha() for line in paragraph.lines for char in line.text) > 2
