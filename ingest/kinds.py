"""What kind of file something is: by its first bytes, since endings and media types are wrong or
missing often enough."""

import json
import re
from collections.abc import Collection
from pathlib import PurePath
from typing import BinaryIO
from zlib import decompressobj
from zlib import error as ZlibError

from ingest.found import MOST_RECORD
from ingest.zipped import MOST_TAIL

_HEAD = 4096

MEDIA_TYPES = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.ms-word.document.macroenabled.12": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "message/rfc822": ".eml",
    "application/mbox": ".mbox",
    "multipart/related": ".mhtml",
    "application/x-mimearchive": ".mhtml",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/warc": ".warc",
}
"""The ending of a name that says the same as a media type."""

_SIGNS = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"WARC/", ".warc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"\x89PNG\r\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
)
_PAGE = re.compile(
    r"\s{0,100}+(?:<\?xml[^>]{0,200}>\s{0,100}+)?<(?:!doctype\s{1,9}html|html)\b", re.I
)
_PIECE = re.compile(r"<(?:!doctype|html|head|body|article|div|p)\b[^<]{0,500}>", re.IGNORECASE)
_MAILBOX = re.compile(r"From \S{1,200} [^\n]{0,100}\d\d:\d\d")
_FIELD = re.compile(r"([A-Za-z][A-Za-z-]{1,40}):[ \t]")
_MAIL = frozenset(("received", "return-path", "message-id", "mime-version", "delivered-to"))
_JSON = re.compile(r"\s{0,100}+(?:\[\s{0,100}+[\[{]|\{\s{0,100}+\")")
_MARKDOWN = re.compile(r"\s{0,100}+(?:---[ \t]{0,9}\n|\+\+\+[ \t]{0,9}\n|#{1,6} \S)")


def kind_of(file: BinaryIO, named: str, known: Collection[str]) -> str:
    """The kind of a file, as the ending of a name: what its first bytes say if they are sure;
    otherwise `named`, an ending or a media type, if it is among the `known`; otherwise what its
    text looks like. Text without any ending is plain. What is nothing of this stays as named."""
    named = MEDIA_TYPES.get(named.partition(";")[0].strip().lower(), named)
    head = file.read(_HEAD)
    file.seek(0)
    if sure := _signed(file, head):
        return sure
    text = _text(head)
    if text is not None and _PAGE.match(text) and named not in _PAGES:
        return ".html"
    if named in known or text is None:
        return named
    return _look(text, file) or named or (".md" if _MARKDOWN.match(text) else ".txt")


def ending(name: str) -> str:
    """The ending of a file's name that says what kind it is."""
    lower = name.lower()
    return ".warc.gz" if lower.endswith(".warc.gz") else PurePath(lower).suffix


_PAGES = (".html", ".htm", ".xhtml")


def _signed(file: BinaryIO, head: bytes) -> str:
    """The kind that has such first bytes, and no other; "" if there is none."""
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return kind
    if head.startswith(b"\x1f\x8b"):
        return ".warc.gz" if _unzipped(head).startswith(b"WARC/") else ""
    return _packed(file, head) if head.startswith((b"PK\3\4", b"PK\5\6")) else ""


def _unzipped(head: bytes) -> bytes:
    try:
        return decompressobj(31).decompress(head, 100)
    except ZlibError:
        return b""


def _packed(file: BinaryIO, head: bytes) -> str:
    """What a ZIP file is. Books and OpenDocument say it first, and Word in the names in it."""
    first = head[30:200]
    if first.startswith(b"mimetype"):
        return next((kind for media, kind in _FIRST if first[8:].startswith(media)), "")
    if not first.startswith((b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/")):
        return ".zip"
    size = file.seek(0, 2)
    file.seek(max(0, size - MOST_TAIL))
    tail = file.read()
    file.seek(0)
    return ".docx" if b"word/document" in tail else ""


_FIRST = (
    (b"application/epub+zip", ".epub"),
    (b"application/vnd.oasis.opendocument.text", ".odt"),
)


def _text(head: bytes) -> str | None:
    """The beginning of a file as text, as far as is needed here; None if it is none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    return None if b"\0" in head else head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _look(text: str, file: BinaryIO) -> str:
    """What kind of file one looks like that begins with `text`; "" if like none but text."""
    if _MAILBOX.match(text):
        return ".mbox"
    fields = [found[1].lower() for line in text.split("\n") if (found := _FIELD.match(line))]
    if _FIELD.match(text) and _MAIL & set(fields):
        return ".mhtml" if "multipart/related" in text and "from" not in fields else ".eml"
    if _JSON.match(text):
        return ".jsonl" if _is_object(file) else ".json"
    return ".html" if _PIECE.search(text) else ""


def _is_object(file: BinaryIO) -> bool:
    """Whether the first line is an object in JSON."""
    line = file.readline(MOST_RECORD)
    file.seek(0)
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
