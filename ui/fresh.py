"""How fresh the articles are: the newest of them, and when their sources were last read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import PurePath

from qa.store.history import now
from qa.store.sources import Source, overdue
from qa.store.stores import LibraryStore


@dataclass(frozen=True, slots=True)
class Freshness:
    """`newest` is the day of the newest article, `seen` when any of the `sources` was last read.
    `reasons` say why what the articles say may be out of date, a line a source."""

    newest: date | None
    seen: datetime | None
    sources: Sequence[Source]
    reasons: Sequence[str]

    def __str__(self) -> str:
        said = [f"up to {_day(self.newest)}"] if self.newest else []
        if self.seen:
            seen = self.seen.astimezone()
            said.append(f"sources read {_day(seen)}, {seen:%H:%M}")
        return "; ".join(said)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def freshness(
    library: LibraryStore, every: timedelta | None = None, *, public: bool = False
) -> Freshness:
    """`every` is how often sources are to be read, where that is set. What is `public` names a
    source without what only its owner may know."""
    sources = library.sources.roots()
    if public:
        sources = [replace(one, source=_public_name(one.source)) for one in sources]
    seen = max((one.seen for one in sources if one.seen), default=None)
    return Freshness(library.newest(), seen, sources, overdue(sources, now(), every))


def _public_name(source: str) -> str:
    """A source without the path of a folder, and without the parameters of an address, which may
    hold a key."""
    if source.startswith(("http://", "https://")):
        return source.partition("?")[0].partition("#")[0]
    return PurePath(source).name or "a folder"
