"""How fresh the articles are: the newest of them, and when their sources were last read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

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


def freshness(library: LibraryStore, every: timedelta | None = None) -> Freshness:
    """`every` is how often sources are to be read, where that is set."""
    sources = library.sources.roots()
    seen = max((one.seen for one in sources if one.seen), default=None)
    return Freshness(library.newest(), seen, sources, overdue(sources, now(), every))
