"""The lines of type on the pages of a PDF file. The home of pdfminer, which runs in a process of
its own (`ingest/aside.py`)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from qa.errors.sources import BadSource

_MOST_PAGES = 5000

_MOST_LINES = 20_000
"""On one page; a page of newspaper has about 800."""

_COVERED = 0.5
"""The part of a page that a picture covers, without which a page without text is an empty one."""

_UNREADABLE = "(cid:"
"""How pdfminer writes a sign of which the file does not say what letter it is."""


_PARTS = 1.2
"""Widths of a letter; a wider space may be one between columns."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type. Coordinates are in points, from the left and the bottom of the page, and
    `size` is the height of most of its letters."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """Its lines are in no order. Where the space between two words is wide, as it may be where both
    ends of lines stand straight, or between columns, a line may be several."""

    width: float
    height: float
    lines: tuple[Line, ...]
    is_picture: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """`title` and `author` are the file's own, which may be anything."""

    pages: tuple[Page, ...]
    title: str
    author: str


def printed(raw: bytes) -> Printed:
    """The pages of a PDF file. Raises BadSource if it is locked, or none, and what pdfminer
    raises."""
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    start = raw.find(b"%PDF-")
    if not 0 <= start < 1024:
        raise BadSource("", "it is no PDF file")
    try:
        document = PDFDocument(PDFParser(BytesIO(raw[start:])))
    except PDFPasswordIncorrect:
        raise BadSource("", "it is locked with a password: save it without one") from None
    pages = list(islice(PDFPage.create_pages(document), _MOST_PAGES + 1))
    if len(pages) > _MOST_PAGES:
        raise BadSource("", f"it has more than {_MOST_PAGES:,} pages: divide it")
    about = document.info[-1] if document.info else {}
    return Printed(tuple(_laid_out(pages)), _said(about.get("Title")), _said(about.get("Author")))


def _said(value: object) -> str:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    value = resolve1(value)
    return decode_text(value) if isinstance(value, bytes) else ""


def _laid_out(pages: Iterable[Any]) -> Iterator[Page]:
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    resources = PDFResourceManager()
    # Without an order of boxes: pdfminer's takes time as their square, and is not always the same.
    settings = LAParams(boxes_flow=None, all_texts=True, char_margin=_PARTS)
    device = PDFPageAggregator(resources, laparams=settings)
    interpreter = PDFPageInterpreter(resources, device)
    for page in pages:
        interpreter.process_page(page)
        yield _page(device.get_result())


def _page(laid_out: Any) -> Page:
    """Raises BadSource for one of too many lines, which cannot be put in order in time."""
    from pdfminer.layout import LTImage, LTTextBox

    lines, covered = [], 0.0
    for element in _elements(laid_out):
        if isinstance(element, LTTextBox):
            lines += [line for one in element if (line := _line(one)).text]
            if len(lines) > _MOST_LINES:
                raise BadSource("", f"there are more than {_MOST_LINES:,} lines on a page of it")
        elif isinstance(element, LTImage):
            covered += element.width * element.height
    area = laid_out.width * laid_out.height
    return Page(
        width=laid_out.width,
        height=laid_out.height,
        lines=tuple(lines),
        is_picture=not lines and covered > _COVERED * area,
    )


def _elements(laid_out: Any) -> Iterator[Any]:
    """What stands on a page, in the pictures and forms on it too."""
    from pdfminer.layout import LTFigure

    coming = [laid_out]
    while coming:
        for element in coming.pop():
            if isinstance(element, LTFigure):
                coming.append(element)
            yield element


def _line(laid_out: Any) -> Line:
    """A line without letters of which nobody knows what they are, without those that stand upside
    down or across, of a watermark or along the margin, and without the marks of notes."""
    from pdfminer.layout import LTChar

    letters = [one for one in laid_out if isinstance(one, LTChar)]
    sizes = sorted(one.size for one in letters if one.upright)
    size = sizes[len(sizes) // 2] if sizes else 0.0
    text = ""
    for one in laid_out:
        sign = one.get_text()
        if isinstance(one, LTChar):
            raised = one.size < _SMALL * size and one.y0 > laid_out.y0 + _RAISED * size
            if not one.upright or sign.startswith(_UNREADABLE):
                continue
            if raised and sign in _NOTES and not _UNIT.search(text):
                continue
        text += sign
    text = " ".join(text.translate(_SIGNS).split())
    # A sign alone is that of an item in a list.
    text = text if any(map(str.isalnum, text)) else ""
    return Line(text, laid_out.x0, laid_out.y0, laid_out.x1, laid_out.y1, round(size, 1))


_SMALL, _RAISED = 0.9, 0.15
"""Of the size of its line: most that a raised letter has, and least that it is raised."""

_NOTES = "0123456789*\u2020\u2021"
_UNIT = re.compile(r"(?:\d|(?<![^\W\d_])[^\W\d_]{1,2})$")
"""What has an exponent, and no note: a number, or a unit such as "km"."""


_BACK = dict.fromkeys((0x21A9, 0xFE0E, 0xFE0F))
"""The arrow from a note back to its mark, and what says how it looks."""

_SIGNS = str.maketrans(
    _BACK
    | {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st"}
    | {0xFB06: "st", 0x00A0: " "}
)
