"""The id of an article from its beginning, as people type it, and as shells complete it."""

from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors.articles import AmbiguousId
from qa.errors.base import BroadsheetError
from qa.settings import read

if TYPE_CHECKING:
    from qa.store.library.library import Library

_NAMED = 5
"""Articles that are named where a beginning is that of several."""

_COMPLETED = 50
"""Ids that a shell offers."""


def whole(library: "Library", written: str, *, withheld: bool = False) -> str:
    """The one id that begins as it is `written`; what is written itself where it is a whole id, an
    address or a source, or the beginning of none. Withheld articles count where `withheld`.

    Raises AmbiguousId.
    """
    named = library.withholding.named if withheld else library.addresses.named
    if not written or named(written):
        return written
    found = list(islice(_beginning(library, written, withheld), _NAMED))
    if len(found) > 1:
        raise AmbiguousId(written, found)
    return found[0][0] if found else written


def _beginning(library: "Library", written: str, withheld: bool) -> Iterator[tuple[str, str]]:
    if not withheld:
        yield from library.catalogue.beginning(written, _NAMED)
        return
    for one in library.withholding.all():
        if one.id.startswith(written):
            yield one.id, one.title


def completions(data: Path | None, incomplete: str) -> list[tuple[str, str]]:
    """(id, title) of the articles that a shell may complete `incomplete` to; none where the library
    cannot be read, since a shell can show no error."""
    try:
        settings = read(data=data) if data else read()
        from qa.store.opening import library_of

        with closing(library_of(settings)) as library:
            return library.catalogue.beginning(incomplete, _COMPLETED)
    except BroadsheetError:
        return []
