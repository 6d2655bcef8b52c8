"""E-mails (.eml), mailboxes (.mbox) and pages that a browser saved whole (.mhtml)."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from functools import partial
from pathlib import PurePath
from typing import BinaryIO, cast

from ingest.document.blocks import html_blocks
from ingest.encoding import clean, decode
from ingest.found import MEGABYTE, Found, Reading, part_of
from ingest.html.markup import joined
from qa.article import Article, digest
from qa.errors.sources import BadSource

_MOST_PARTS = 1000
"""Of one e-mail."""

MOST_MESSAGE = 50 * MEGABYTE

_LINE = MEGABYTE
"""Bytes of a line that are read at once; its rest follows."""

_HEAD = 65_536
"""Bytes of an e-mail in which its id stands."""

_HEADER = 2000
"""Characters of a header that are looked at."""

_ID = re.compile(rb"^message-id:\s{0,9}<([^<>\s]{1,300})>", re.IGNORECASE | re.MULTILINE)


def read_mail(raw: bytes, known: Article) -> Iterator[Reading]:
    """The article that an e-mail is, and the files that are attached to it. Raises BadSource."""
    message = message_from_bytes(raw)
    parts = _parts(message, known.source)
    text = [one for one in parts if one.get_content_disposition() != "attachment"]
    body = _first(text, "text/html") or _first(text, "text/plain")
    if body is not None:
        yield _article(message, body, known)
    count: Counter[str] = Counter()
    for part in parts:
        if part is body or not (name := _file_name(part)):
            continue
        count[name] += 1
        its = part_of(known, name if count[name] == 1 else f"{name}-{count[name]}")
        yield Found(its, PurePath(name).suffix.lower(), partial(_bytes, part))


def _parts(message: Message, source: str) -> list[Message]:
    """What is in an e-mail, and in those that it carries. Raises BadSource if it is too much."""
    found: list[Message] = []
    coming = [message]
    while coming:
        part = coming.pop()
        if part.is_multipart():
            coming += reversed(cast(list[Message], part.get_payload()))
        else:
            found.append(part)
        if len(found) + len(coming) > _MOST_PARTS:
            raise BadSource(source, f"it has more than {_MOST_PARTS:,} parts")
    return found


def _first(parts: list[Message], kind: str) -> Message | None:
    return next((part for part in parts if part.get_content_type() == kind), None)


def _article(message: Message, body: Message, known: Article) -> Article:
    text = _text(body, known.source)
    if body.get_content_type() == "text/html":
        _, text = html_blocks(text)
    elif body.get_param("format") == "flowed":
        text = _FLOWED.sub(" ", text)
    name, address = parseaddr(str(message.get("from", "")))
    return Article(
        key=known.key,
        source=known.source,
        title=_decoded(message.get("subject")),
        text=text,
        published=_day(str(message.get("date", ""))),
        author=_decoded(name) or address or None,
    )


_FLOWED = re.compile(r"(?<!^--) \n(?!>)", re.MULTILINE)
"""A line that goes on with the next, which ends with a space; "-- " heads a signature."""


def _decoded(header: object) -> str:
    """A header in letters, which are written in several ways there."""
    text = str(header or "")[:_HEADER]
    try:
        return joined(str(make_header(decode_header(text))))
    except (LookupError, ValueError, HeaderParseError):
        return joined(text)


def _day(header: str) -> date | None:
    """The day on which an e-mail was sent, where it was sent."""
    try:
        return parsedate_to_datetime(header).date()
    except (ValueError, TypeError, IndexError, OverflowError):  # of what is no date
        return None


def _file_name(part: Message) -> str:
    """The name of an attached file, without folders; "" for what is none."""
    try:
        name = _decoded(part.get_filename())
    except (ValueError, LookupError, TypeError):  # of a header that is none
        return ""
    return PurePath(clean(name).replace("\\", "/")).name


def _bytes(part: Message) -> bytes:
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _text(part: Message, source: str) -> str:
    """The text of a part, in the encoding that it states, if it is in that."""
    raw = _bytes(part)
    try:
        return clean(raw.decode(str(part.get_content_charset())))
    except (LookupError, ValueError):
        return decode(raw, source)


def read_saved_page(raw: bytes, known: Article) -> Iterator[Reading]:
    """The page that a browser saved with all that belongs to it. Raises BadSource."""
    message = message_from_bytes(raw)
    parts = _parts(message, known.source)
    start = message.get_param("start")
    root = next((one for one in parts if start and one.get("content-id") == start), None)
    page = root or _first(parts, "text/html") or _first(parts, "application/xhtml+xml")
    if page is None:
        raise BadSource(known.source, "there is no page in it")
    address = str(page.get("content-location") or message.get("snapshot-content-location") or "")
    is_address = address.startswith(("https://", "http://"))
    its = replace(known, title=_decoded(message.get("subject")) or known.title)
    its = replace(its, url=joined(address)) if is_address else its
    yield Found(its, ".html", partial(_text, page, known.source))


def read_mailbox(file: BinaryIO, known: Article) -> Iterator[Reading]:
    """The e-mails in a mailbox, one after the other. Raises BadSource."""
    if not file.read(5) == b"From ":
        raise BadSource(known.source, "it is no mailbox: no line in front begins with “From ”")
    file.seek(0)
    count: Counter[str] = Counter()
    for number, raw in enumerate(_messages(file), start=1):
        if raw is None:
            told = f"e-mail {number:,} in it has more than {MOST_MESSAGE // MEGABYTE} MB"
            yield BadSource(known.source, told)
            continue
        found = _ID.search(raw[:_HEAD])
        name = found[1].decode("ascii", "replace") if found else digest(raw.hex())[:16]
        count[name] += 1
        its = part_of(known, name if count[name] == 1 else f"{name}-{count[name]}")
        yield Found(its, ".eml", partial(bytes, raw))


def _messages(file: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each e-mail, None in place of one that is too long. A line before each begins
    with "From ", behind an empty one; where an e-mail has such a line, a sign stands before it."""
    lines: list[bytes] = []
    size = 0
    begins, empty = True, True
    while line := file.readline(_LINE):
        if begins and empty and line.startswith(b"From "):
            if size:
                yield b"".join(lines) if size <= MOST_MESSAGE else None
            lines, size = [], 0
        else:
            size += len(line)
            if size <= MOST_MESSAGE:
                lines.append(line[1:] if begins and _QUOTED.match(line) else line)
            else:
                lines = []
        empty = begins and not line.strip()
        begins = line.endswith(b"\n")
    if size:
        yield b"".join(lines) if size <= MOST_MESSAGE else None


_QUOTED = re.compile(rb">{1,9}From ")
