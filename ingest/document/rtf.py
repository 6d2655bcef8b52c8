"""Rich text (.rtf) becomes text. The home of striprtf."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.document.stated import Document
from ingest.html.markup import joined
from qa.errors.sources import BadSource
from qa.text.table_rows import labelled

_CELL, _ROW, _BEGINS, _LINE = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands in a text for the end of a cell and of a row, for where a row begins, and for a line
that is broken inside a paragraph."""

_MARKS = {"cell": _CELL, "row": _ROW, "trowd": _BEGINS, "line": _LINE}
_MARKED = re.compile(r"\\(?:(cell|row|trowd|line)(?![a-zA-Z])|.)", re.DOTALL)
_GROUP = re.compile(r"\\[{}\\]|\{(?:\\\*)?\\footnote\b|\{\\\*|\{\\pict\b|[{}]")
_ABOUT = re.compile(r"\{\\(title|author)\b ?")
_LABEL = re.compile(r"^\s{0,9}[^\w\s][ \u00a0]{0,9}\t")
"""The sign before an item of a list."""

_HEAD = 100_000
"""Characters at whose beginning a file says what it says of itself."""


def rtf(raw: bytes) -> Document:
    """What is in a file of rich text. Raises BadSource, and what striprtf raises."""
    if not raw.lstrip().startswith(b"{\\rtf"):
        raise BadSource("", "it is no rich text (.rtf)")
    source = raw.decode("latin-1")
    said = {found[1]: _plain(source, found) for found in _ABOUT.finditer(source[:_HEAD])}
    body, notes = _parts(source)
    behind = "".join(f"\\par {note}" for note in notes)
    text = _text(f"{body.rstrip().removesuffix('}')}{behind}}}")
    return {
        "heading": "",
        "text": "\n\n".join(_blocks(text)),
        "title": said.get("title", ""),
        "author": said.get("author", ""),
    }


def _text(source: str) -> str:
    from striprtf.striprtf import rtf_to_text

    def marked(found: re.Match[str]) -> str:
        return f"{{\\uc1\\u{ord(_MARKS[found[1]])} ?}}" if found[1] else found[0]

    read: Any = rtf_to_text
    text: str = read(_MARKED.sub(marked, source), errors="replace")
    return text


def _plain(source: str, found: re.Match[str]) -> str:
    """What stands in a group of the head."""
    depth, end = 1, len(source)
    for brace in _GROUP.finditer(source, found.end(), _HEAD):
        depth += brace[0].startswith("{") - (brace[0] == "}")
        if not depth:
            end = brace.start()
            break
    charset = "".join(re.findall(r"\\ansicpg\d{1,5}", source[:500])[:1])
    return joined(_text(f"{{\\rtf1{charset} {source[found.end() : end]}}}"))


def _parts(source: str) -> tuple[str, list[str]]:
    """A file without its notes, pictures and what may be passed over, and its notes.

    Pictures are most of many files, and striprtf takes a step for each of their letters.
    """
    if "\\bin" in source:  # behind it stand bytes in which a brace is none; striprtf knows how many
        return source, []
    kept: list[str] = []
    notes: list[str] = []
    depth = at = 0
    aside: tuple[int, int, bool] | None = None  # the depth around a group, its start, a note or not
    for found in _GROUP.finditer(source):
        sign = found[0]
        if sign.startswith("{"):
            is_note = sign.endswith("footnote")
            if aside is None and sign != "{":
                kept.append(source[at : found.start()])
                aside = (depth, found.end(), is_note)
            depth += 1
        elif sign == "}":
            depth -= 1
            if aside is not None and depth == aside[0]:
                if aside[2]:
                    notes.append(f"{{{source[aside[1] : found.start()]}}}")
                at, aside = found.end(), None
    if aside is None:
        kept.append(source[at:])
    return "".join(kept), notes


def _blocks(text: str) -> Iterator[str]:
    """The paragraphs of a text, and the rows of its tables."""
    labels: list[str] = []
    *rows, rest = text.split(_ROW)
    for row in rows:
        before, begins, cells = row.partition(_BEGINS)
        if joined(before):
            labels = []
            yield from _paragraphs(before)
        if not begins:
            yield from _paragraphs(cells)
            continue
        words = [joined(cell) for cell in cells.replace(_BEGINS, "").split(_CELL)]
        if not labels and not any(word[:1].isdigit() for word in words):
            labels = words
        else:
            yield labelled(labels, words)
    yield from _paragraphs(rest)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.replace(_BEGINS, "").replace(_CELL, " ").split("\n"):
        lines = [line for one in paragraph.split(_LINE) if (line := joined(_LABEL.sub("", one)))]
        if lines:
            yield "\n".join(lines)
