"""Files in which others are packed: ZIP, and archives of the web (WARC). The home of warcio."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, BinaryIO
from zipfile import ZipFile, ZipInfo

from ingest.found import MEGABYTE, Found, Reading, part_of
from ingest.kinds import ending
from ingest.zipped import name_of, opened_zip, unpacked
from qa.article import Article
from qa.errors.packages import installing
from qa.errors.sources import BadSource

_MOST_ONE = 200 * MEGABYTE
_MOST_ALL = 4000 * MEGABYTE
"""Of what is unpacked out of one file, in packed files within it too."""

_MOST_PAGE = 20 * MEGABYTE
_MOST_AFTER = 8
"""Bytes behind the last record of an archive that are no other: ends of lines."""


def read_zip(file: BinaryIO, known: Article) -> Iterator[Reading]:
    """The files that are packed in another one, and in ZIP files in it, but no deeper. Hidden ones
    are passed over, as in folders. Raises BadSource."""
    yield from _Unpacking(known.source).files(file, known, is_inner=False)


class _Unpacking:
    """Unpacks one file, as far as there is place for what is in it."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._left = _MOST_ALL

    def files(self, file: BinaryIO, known: Article, *, is_inner: bool) -> Iterator[Reading]:
        try:
            with opened_zip(file) as packed:
                yield from self._entries(packed, known, is_inner)
        except BadSource as error:
            raise BadSource(known.source, error.problem) from None

    def _entries(self, packed: ZipFile, known: Article, is_inner: bool) -> Iterator[Reading]:
        count: Counter[str] = Counter()
        for entry in packed.infolist():
            name = name_of(entry)
            if entry.is_dir() or _is_hidden(name):
                continue
            count[name] += 1
            its = part_of(known, name if count[name] == 1 else f"{name}-{count[name]}")
            kind = ending(name)
            if kind == ".zip" and is_inner:
                yield BadSource(its.source, "it is packed three times over: unpack it first")
            elif kind == ".zip":
                try:
                    raw = BytesIO(self._content(packed, entry, its.source))
                    yield from self.files(raw, its, is_inner=True)
                except BadSource as error:
                    yield error
            else:
                yield Found(its, kind, partial(self._content, packed, entry, its.source))

    def _content(self, packed: ZipFile, entry: ZipInfo, source: str) -> bytes:
        try:
            raw = unpacked(packed, entry, min(_MOST_ONE, self._left))
        except BadSource as error:
            raise BadSource(source, error.problem) from None
        self._left -= len(raw)
        return raw


def _is_hidden(name: str) -> bool:
    """Whether a file is hidden, or in a folder that is; macOS packs what it knows of files too."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return hidden or "__MACOSX" in parts


def read_warc(file: BinaryIO, known: Article) -> Iterator[Reading]:
    """The pages in an archive of the web. Raises BadSource, also if the package that reads these is
    not installed."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        told = f"reading archives of the web takes a package that is missing: {installing('warc')}"
        raise BadSource(known.source, told) from None
    size = file.seek(0, 2)
    file.seek(0)
    records = ArchiveIterator(file)
    damaged = BadSource(known.source, "it is damaged, and was read as far as that")
    names: Counter[str] = Counter()
    while True:
        try:
            record: Any = next(records)
            found = _page(record, known, names)
        except StopIteration:
            # Of a record that is cut off in its head nothing is said.
            begins, length = records.member_info or (0, 0)
            if size - begins - length > _MOST_AFTER:
                yield damaged
            return
        # The last two over records without an address, or without a length.
        except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, TypeError):
            yield damaged
            return
        if found is not None:
            yield found


def _page(record: Any, known: Article, names: Counter[str]) -> Reading | None:
    """What a record holds that is a page which was there; None if it is something else."""
    headers = record.http_headers
    if record.rec_type not in ("response", "resource"):
        return None
    if headers is not None and headers.get_statuscode() != "200":
        return None
    kind = (headers or record.rec_headers).get_header("Content-Type") or ""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if not address.startswith(("https://", "http://")):
        return None
    names[address] += 1
    its = part_of(known, address if names[address] == 1 else f"{address}-{names[address]}")
    raw = record.content_stream().read(_MOST_PAGE + 1)
    if len(raw) > _MOST_PAGE:
        return BadSource(its.source, f"the page has more than {_MOST_PAGE // MEGABYTE} MB")
    if not record.raw_stream.read(1) and getattr(record.raw_stream, "limit", False):
        return BadSource(its.source, "the page is cut off")
    its = Article(key=its.key, source=its.source, title="", text="", url=address)
    return Found(its, kind.partition(";")[0].strip().lower(), lambda: raw)
