"""Word files (.docx) become text. The home of mammoth."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from ingest.document.blocks import html_blocks
from ingest.document.stated import Document
from ingest.document.xml import local, parse_xml
from ingest.found import MEGABYTE
from ingest.zipped import opened_zip, part, unpacked
from qa.errors.sources import BadSource

_MOST = 30 * MEGABYTE
"""Of one part in XML, unpacked: a book of 1,000 pages has a tenth of it."""

_STYLES = """
p.Title => h1:fresh
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
comment-reference => !
"""


def docx(raw: bytes) -> Document:
    """What is in a Word file. Raises BadSource, and what mammoth raises over damaged files."""
    from mammoth import convert_to_html

    with opened_zip(BytesIO(raw)) as packed:
        _check(packed)
        about = part(packed, "docProps/core.xml", _MOST)
    made: Any = convert_to_html(BytesIO(raw), style_map=_STYLES, convert_image=_no_picture)
    heading, text = html_blocks(f"<body>{made.value}</body>")
    said = {local(one): one.text or "" for one in parse_xml(about)} if about else {}
    return {
        "heading": heading,
        "text": text,
        "title": said.get("title", ""),
        "author": said.get("creator", ""),
        "language": said.get("language", ""),
    }


def _check(packed: ZipFile) -> None:
    """Raises BadSource for a file that is none of Word's, and for parts that mammoth is not to
    read."""
    if "[Content_Types].xml" not in packed.namelist():
        raise BadSource("", "it is no Word file (.docx)")
    for entry in packed.infolist():
        is_read = entry.filename.endswith((".xml", ".rels"))
        # What names entities of its own was not written by Word.
        if is_read and b"<!DOCTYPE" in unpacked(packed, entry, _MOST):
            raise BadSource("", f"its part {entry.filename} declares entities")


def _no_picture(_image: Any) -> list[Any]:
    return []
