"""What is packed in ZIP files is unpacked as far as there is place for it, and never to a disk."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from lzma import LZMAError
from typing import BinaryIO

from ingest.found import MEGABYTE
from qa.errors.shown import first_line
from qa.errors.sources import BadSource

MOST_TAIL = 70_000
"""Bytes at the end of a ZIP file in which its end is marked, and where the names in it stand if
they are few."""

MOST_FILES = 50_000
_MOST_LISTED = 20 * MEGABYTE
"""Bytes of the list of what is packed, which is read as a whole."""

_MOST_PACKED = 100
"""How much larger than packed something may be, if it has many megabytes. Text shrinks to a
quarter, and what was made to fill the memory to a thousandth."""

_FEW = 10 * MEGABYTE

BROKEN = (
    *(zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError),
    *(NotImplementedError, KeyError, RuntimeError, OverflowError),
)
"""What zipfile raises over damaged files."""


@contextmanager
def opened_zip(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """A packed file. Raises BadSource for none, and for one that lists too much."""
    _check_list(file)
    try:
        packed = zipfile.ZipFile(file)
    except BROKEN as error:
        raise BadSource("", f"it is no whole ZIP file ({first_line(error)})") from None
    with packed:
        if len(packed.infolist()) > MOST_FILES:
            raise BadSource("", f"more than {MOST_FILES:,} files are packed in it: divide it")
        yield packed


def _check_list(file: BinaryIO) -> None:
    """Raises BadSource if the list of what is packed, which zipfile reads at once, is too long."""
    size = file.seek(0, 2)
    file.seek(max(0, size - MOST_TAIL))
    tail = file.read()
    file.seek(0)
    end = tail.rfind(b"PK\5\6")
    if end >= 0 and int.from_bytes(tail[end + 12 : end + 16], "little") > _MOST_LISTED:
        raise BadSource("", "the list of what is packed in it is too long: divide it")


def unpacked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """One of the packed files. Raises BadSource if it is locked, damaged, or has more than `most`
    bytes."""
    if entry.flag_bits & 1:
        raise BadSource("", "it is locked with a password: pack it without one")
    larger = entry.file_size > _MOST_PACKED * max(1, entry.compress_size)
    if entry.file_size > most or (larger and entry.file_size > _FEW):
        told = f"{entry.file_size // MEGABYTE:,} MB"
        raise BadSource("", f"unpacked it would be {told}, which is too much")
    try:
        with packed.open(entry) as file:
            raw = file.read(most + 1)
            # The end, where zipfile compares the sum, is reached by reading once more.
            if len(raw) > most or file.read(1):
                raise BadSource("", "unpacked it is larger than it says")
            return raw
    except BROKEN as error:
        raise BadSource("", f"it cannot be unpacked ({first_line(error)})") from None


def name_of(entry: zipfile.ZipInfo) -> str:
    """The name of a packed file. Where nothing says that it is UTF-8, zipfile takes it for that of
    an old PC; most are UTF-8 all the same."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def part(packed: zipfile.ZipFile, name: str, most: int) -> bytes | None:
    """A packed file by its name; None if there is none. Raises BadSource."""
    try:
        entry = packed.getinfo(name)
    except KeyError:
        return None
    return unpacked(packed, entry, most)
