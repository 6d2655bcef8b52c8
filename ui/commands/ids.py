"""The id of an article from its beginning, as people type it, and as shells complete it."""

from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from qa.errors.articles import AmbiguousId, IsWithheld
from qa.errors.base import BroadsheetError
from qa.settings import read

if TYPE_CHECKING:
    from qa.store.library.library import Library

_NAMED = 5
"""Articles that are named where a beginning is that of several."""

_COMPLETED = 50
"""Ids that a shell offers."""

Among = Literal["shown", "withheld", "all"]
"""The articles whose ids a shell offers."""


def whole(library: "Library", written: str, *, withheld: bool = False) -> str:
    """The one id that begins as it is `written`, among all articles; what is written itself where
    it is a whole id, an address or a source, or the beginning of none.

    Raises AmbiguousId; and IsWithheld for the id of an article that is withheld, unless it may be
    `withheld`.
    """
    article_id = _begun(library, written)
    if not withheld:
        _refuse_withheld(library, article_id)
    return article_id


def _begun(library: "Library", written: str) -> str:
    if not written or library.addresses.named(written) or library.withholding.named(written):
        return written
    found = list(islice(_beginning(library, written, "all", _NAMED), _NAMED))
    if len(found) > 1:
        raise AmbiguousId(written, found)
    return found[0][0] if found else written


def _refuse_withheld(library: "Library", article_id: str) -> None:
    if article_id not in library.withholding.named(article_id):
        return
    for one in library.withholding.all():
        if one.id == article_id:
            raise IsWithheld(
                one.id, one.title, one.reason, why=one.why, since=one.since, until=one.until
            )


def _beginning(
    library: "Library", written: str, among: Among, most: int
) -> Iterator[tuple[str, str]]:
    """Id and title of articles whose ids begin so; of those that are shown at most so many."""
    if among != "withheld":
        yield from library.catalogue.beginning(written, most)
    if among != "shown":
        for one in library.withholding.all():
            if one.id.startswith(written):
                yield one.id, one.title


def completions(data: Path | None, incomplete: str, among: Among) -> list[tuple[str, str]]:
    """(id, title) of the articles that a shell may complete `incomplete` to; none where the library
    cannot be read, since a shell can show no error."""
    try:
        settings = read(data=data) if data else read()
        from qa.store.opening import library_of

        with closing(library_of(settings)) as library:
            return list(islice(_beginning(library, incomplete, among, _COMPLETED), _COMPLETED))
    except BroadsheetError:
        return []
