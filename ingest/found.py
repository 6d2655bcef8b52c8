"""What a source stands for, before it is read, and what may come of reading it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import BinaryIO

from ingest.encoding import decode
from qa.article import Article
from qa.errors.sources import BadSource

MEGABYTE = 1_000_000

TOO_DEEP = "more of its parts stand within one another than can be read"

Content = bytes | str | BinaryIO
"""A file can be looked through from any place, and is closed when it has been read."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a source stands for: a file, or what else can be read as one.

    `known` is what is known of its article beforehand: the canonical source, the source as it was
    given, and where they are known title, author, date, address and language. Its text is empty.
    `kind` is the ending of a name, with its dot, or a media type. `content` is called when the turn
    comes to read it, and raises BadSource if that cannot be.
    """

    known: Article
    kind: str
    content: Callable[[], Content]


Reading = Article | Found | BadSource
"""What comes of reading a file: an article in it, a file in it that is to be read in turn, or what
of it cannot be read while the rest goes on."""


def part_of(known: Article, name: str) -> Article:
    """What is known of a part of a file beforehand: its key, which goes on from that of the whole,
    and is the same at the next reading if `name` is."""
    name = name.encode("utf-8", "backslashreplace").decode()
    return Article(key=f"{known.key}#{name}", source=f"{known.source}#{name}", title="", text="")


@contextmanager
def opened(found: Found) -> Iterator[BinaryIO]:
    """Its content as a file. Raises BadSource."""
    content = found.content()
    if isinstance(content, str):
        content = content.encode(errors="ignore")
    with BytesIO(content) if isinstance(content, bytes) else content as file:
        yield file


def whole(file: BinaryIO, most: int, source: str) -> bytes:
    """All of a file. Raises BadSource for one of more than `most` bytes, without reading it."""
    size = file.seek(0, 2)
    file.seek(0)
    raw = b"" if size > most else file.read(most + 1)  # it may have grown
    if max(size, len(raw)) > most:
        told = f"it is larger than {most // MEGABYTE} MB, the most that is read of one file"
        raise BadSource(source, f"{told} of its kind: divide it")
    return raw


# Files of many articles, a line each


MOST_RECORD = 20 * MEGABYTE
"""Bytes of a line in a file of many articles; more is no article."""

_STEP = 65_536


def lines(file: BinaryIO, source: str) -> Iterator[str | None]:
    """The lines of a text, each with its end; None in place of one that is too long.

    A text of many megabytes is read line by line. Raises BadSource for what is no text, and for so
    long a one in UTF-16.
    """
    size = file.seek(0, 2)
    file.seek(0)
    if size <= MOST_RECORD:
        yield from StringIO(text_of(file.read(), source), newline=None)
        return
    for number, raw in enumerate(_raw_lines(file)):
        if not number and raw is not None and raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise BadSource(source, "it is in UTF-16, and too large for that: save it as UTF-8")
        yield None if raw is None else text_of(raw, source)


def _raw_lines(file: BinaryIO) -> Iterator[bytes | None]:
    while raw := file.readline(MOST_RECORD + 1):
        if len(raw) <= MOST_RECORD:
            yield raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = file.readline(_STEP)
        yield None


def text_of(raw: bytes, source: str) -> str:
    """Text as it stands in a file: signs that `decode` leaves out, or takes for the end of a line,
    are left to who reads the lines."""
    if not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    return decode(raw, source)
