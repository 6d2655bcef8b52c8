"""What became of every source: one record for people and for programs."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from ingest.gather import shown
from qa.article import Article
from qa.errors.sources import BadSource

_MOST_NAMED = 5
"""Kinds of files, and ids, that a remark names."""

_MOST_TOLD = 1000
"""Articles of which the report says where title, date and author came from."""

MUCH = 0.5
"""Share of a source's visible text from which on it is told that it was left out."""


@dataclass(slots=True)
class Report:
    """What became of every source.

    `articles` and `passages` count what the index holds after. `moved` counts articles whose file
    has another name than before, and `withheld` those that came and are not shown. `foreign`
    counts, by language, those of its articles that the embedding model was not made for.
    `passed_over` counts, by their ending, the files in folders that are of no kind that is read.

    `without_file` are the ids of articles from these folders and files that are no longer in them;
    `missing` of those whose page is not there (404), and `gone` of those that were unpublished
    because their page says that it is gone (410). Of what a site sent by itself `withdrawn` are the
    ids of articles that it took back, and `older` of those of which a later version is kept.
    `left_out` names the sources of whose text much was left out, with its share. `details` has a
    line for each article that was added or updated, for the first thousand; `more_details` counts
    the others. `notes` are remarks of sources.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[dict[str, str]] = field(default_factory=list)
    articles: int = 0
    passages: int = 0
    moved: int = 0
    withheld: int = 0
    foreign: dict[str, int] = field(default_factory=dict)
    passed_over: dict[str, int] = field(default_factory=dict)
    without_file: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    older: list[str] = field(default_factory=list)
    left_out: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    details: list[dict[str, Any]] = field(default_factory=list)
    more_details: int = 0
    seconds: float = 0.0

    @property
    def took_any(self) -> bool:
        """Whether any source could be read."""
        counts = (self.added, self.updated, self.unchanged, self.moved, self.withheld)
        return any((*counts, self.withdrawn, self.older))

    def fail(self, error: BadSource, more: str = "") -> None:
        self.failed.append({"source": shown(error.source), "error": error.problem + more})

    def tell(self, article: Article, change: str) -> None:
        """Keep what is to be known of an article that was added or updated."""
        if article.left_out >= MUCH:
            share = round(article.left_out, 2)
            self.left_out.append({"source": shown(article.source), "share": share})
        if len(self.details) >= _MOST_TOLD:
            self.more_details += 1
            return
        about = {"id": article.id, "source": shown(article.source), "change": change}
        for name in ("title", "published", "author"):
            value, origin = getattr(article, name), getattr(article.origins, name)
            about |= {name: value and str(value), f"{name}_from": origin}
        self.details.append(about)

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON; what is told only sometimes only if there is any of it."""
        values = asdict(self)
        always = ("added", "updated", "unchanged", "removed", "failed", "articles", "passages")
        return {
            name: value for name, value in values.items() if value or name in (*always, "seconds")
        }

    def remarks(self) -> Iterator[str]:
        """What a person should know of it beside the figures, a line each."""
        yield from self.notes
        if self.passed_over:
            kinds = [f"{count:,} {kind}" for kind, count in self.passed_over.items()]
            if others := sum(list(self.passed_over.values())[_MOST_NAMED:]):
                kinds[_MOST_NAMED:] = [f"{others:,} others"]
            yield f"passed over: {', '.join(kinds)}"
        if self.left_out:
            named = [f"{one['source']} ({one['share']:.0%})" for one in self.left_out]
            yield f"much of the visible text was left out of {_some(named)}"
        if self.withheld:
            yield (
                f"{_counted(self.withheld)} withheld: `broadsheet articles list --withheld` says "
                "why"
            )
        if self.withdrawn:
            yield f"{_counted(len(self.withdrawn))} withdrawn by the site: {_some(self.withdrawn)}"
        if self.gone:
            yield (
                f"{_counted(len(self.gone))} unpublished, since the page says that it is gone: "
                f"{_some(self.gone)}"
            )
        for ids, what in (
            (self.missing, "page (404)"),
            (self.without_file, "file in this folder"),
        ):
            if count := len(ids):
                some = "1 article has" if count == 1 else f"{count:,} articles have"
                yield f"{some} no {what} any more: `broadsheet articles remove {_some(ids, ' ')}`"


@contextmanager
def timed(report: Report) -> Iterator[None]:
    """Have the report say how long the block took, together with those before it."""
    began = time.perf_counter()
    yield
    report.seconds = round(report.seconds + time.perf_counter() - began, 3)


def _counted(count: int) -> str:
    return "1 article is" if count == 1 else f"{count:,} articles are"


def _some(names: list[str], between: str = ", ") -> str:
    return between.join([*names[:_MOST_NAMED], *["..."][: len(names) - _MOST_NAMED > 0]])
