"""How fresh the articles are: the newest of them, and when their sources were last read."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import PurePath
from typing import Any, Self

from qa.article import moment
from qa.store.library.history import now
from qa.store.library.sources import Source, SourceKind, overdue
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


@dataclass(frozen=True, slots=True)
class Visit:
    """A source, and how reading it goes: how many `articles` came from it, when it was last `seen`
    and `tried`, when it is `next`, which is not known of what nobody visits by itself, and the
    `problem` that it has had since, `failures` times in a row."""

    source: str
    kind: SourceKind
    articles: int
    seen: datetime | None
    tried: datetime | None
    next: datetime | None
    problem: str | None
    failures: int

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        moments = {name: getattr(self, name) for name in _MOMENTS}
        return asdict(self) | {name: one and one.isoformat() for name, one in moments.items()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """What `to_dict` wrote."""
        return cls(**{**values, **{name: moment(values[name]) for name in _MOMENTS}})


_MOMENTS = ("seen", "tried", "next")


def visits(library: LibraryStore, every: timedelta | None = None) -> list[Visit]:
    """The sources, those first that cannot be read, then those that were read last. `every` is how
    often addresses are visited from here."""
    counts = library.sources.counts()
    found = [_visit(one, counts.get(one.address, 0), every) for one in library.sources.roots()]
    return sorted(found, key=lambda one: (-one.failures, -_seconds(one.seen), one.source))


def _visit(source: Source, articles: int, every: timedelta | None) -> Visit:
    return Visit(
        source=source.source,
        kind=source.kind,
        articles=articles,
        seen=source.seen,
        tried=source.tried,
        next=source.tried + every if every and source.tried and source.is_visited else None,
        problem=source.problem,
        failures=source.failures,
    )


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def freshness(
    library: LibraryStore, every: timedelta | None = None, *, public: bool = False
) -> Freshness:
    """`every` is how often sources are to be read, where that is set. What is `public` names a
    source without what only its owner may know, and none from which only articles came that are
    not there for the reader of the library."""
    sources = library.sources.roots()
    if public:
        if library.hides_some:
            sources = [one for one in sources if library.addresses.has_from(one)]
        sources = [replace(one, source=_public_name(one.source)) for one in sources]
    seen = max((one.seen for one in sources if one.seen), default=None)
    return Freshness(library.catalogue.newest(), seen, sources, overdue(sources, now(), every))


def _public_name(source: str) -> str:
    """A source without the path of a folder, and without the parameters of an address, which may
    hold a key."""
    if source.startswith(("http://", "https://")):
        return source.partition("?")[0].partition("#")[0]
    return PurePath(source).name or "a folder"
