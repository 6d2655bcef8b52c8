"""The pipeline: sources become articles in the index, with one report at the end."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ingest.files import Found, read
from ingest.gather import Gathered, shown, without_file
from ingest.split import split
from qa.errors import BadSource, DataUnusable
from qa.question import Filters
from qa.store.disk import disk_problem
from qa.store.index import BATCH, Index, Progress, silent

_FIRST = 16
"""Passages that are indexed first, so that soon something can be found. Each batch after it has
twice as many, up to `BATCH`: many at once take less time."""

_MOST_NAMED = 5
"""Kinds of files, and ids, that a remark names."""


@dataclass(slots=True)
class Report:
    """What became of every source.

    `articles` and `passages` count what the index holds after. `foreign` counts, by language, those
    of its articles that the embedding model was not made for. `passed_over` counts, by their
    ending, the files in folders that are of no kind that is read. `without_file` are the ids of
    articles from these folders whose file is gone.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[dict[str, str]] = field(default_factory=list)
    articles: int = 0
    passages: int = 0
    foreign: dict[str, int] = field(default_factory=dict)
    passed_over: dict[str, int] = field(default_factory=dict)
    without_file: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON; what is told only sometimes only if there is any of it."""
        values = asdict(self)
        for name in ("foreign", "passed_over", "without_file"):
            if not values[name]:
                del values[name]
        return values

    def remarks(self) -> Iterator[str]:
        """What a person should know of it beside the figures, a line each."""
        if self.passed_over:
            kinds = [f"{count:,} {kind}" for kind, count in self.passed_over.items()]
            if others := sum(list(self.passed_over.values())[_MOST_NAMED:]):
                kinds[_MOST_NAMED:] = [f"{others:,} others"]
            yield f"passed over: {', '.join(kinds)}"
        if count := len(self.without_file):
            ids = [*self.without_file[:_MOST_NAMED], *["..."][: count - _MOST_NAMED > 0]]
            some = "1 article has" if count == 1 else f"{count:,} articles have"
            yield (
                f"{some} no file in this folder any more: `broadsheet articles remove "
                f"{' '.join(ids)}`"
            )


def fill(
    index: Index,
    sources: Sequence[str],
    *,
    base: Path = Path(),
    recursive: bool = True,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Report:
    """Ingest files, folders and glob patterns, relative ones from `base`.

    An article whose source is known replaces the older one; one that says the same is skipped. A
    source that cannot be read is reported and the others go on. With `dry_run` nothing is written,
    and the report says what would be. `progress` counts the files that are done: their articles can
    be found, or there are none.
    """
    began = time.perf_counter()
    report = Report()
    gathered = Gathered(base, recursive)
    for source in sources:
        try:
            gathered.add(source)
        except BadSource as error:
            _fail(report, error)
    report.failed += gathered.failed
    keep(index, list(gathered.found.values()), report, dry_run=dry_run, progress=progress)
    endings = (shown(path.suffix.lower()) for path in gathered.passed_over)
    kinds = Counter(ending or "without ending" for ending in endings)
    report.passed_over = dict(sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0])))
    report.without_file = list(without_file(index, gathered))
    report.seconds = round(time.perf_counter() - began, 3)
    return report


def keep(
    index: Index,
    found: Sequence[Found],
    report: Report,
    *,
    dry_run: bool = False,
    progress: Progress = silent,
) -> None:
    """Read what was found, from wherever it is, and put it into the index, as `fill` does. The
    report says what became of it."""
    with _accounted(index, report, dry_run):
        _take(index, found, report, dry_run, progress)
    report.articles = index.library.count_articles()
    report.passages = index.library.count_passages()
    report.foreign = index.library.foreign(index.embedder.languages)


def _fail(report: Report, error: BadSource, more: str = "") -> None:
    report.failed.append({"source": shown(error.source), "error": error.problem + more})


def _take(
    index: Index, found: Sequence[Found], report: Report, dry_run: bool, progress: Progress
) -> None:
    """Read what was found, and put what it holds into the index. What waits to be indexed is not
    yet done, for `progress`."""
    batch, passages, waiting, told = _FIRST, 0, 0, 0
    progress(0, len(found))
    for number, one in enumerate(found, start=1):
        count = _put(index, one, report, dry_run)
        passages += count
        waiting += count > 0
        if passages >= batch:
            index.finish()
            batch, passages, waiting = min(2 * batch, BATCH), 0, 0
        if number - waiting > told:
            progress(told := number - waiting, len(found))
    if not dry_run:
        index.finish()
    progress(len(found), len(found))


def _put(index: Index, found: Found, report: Report, dry_run: bool) -> int:
    """How many passages of what was found now wait to be indexed."""
    waiting = 0
    try:
        for article in read(found):
            passages = [] if dry_run else split(article)
            put = index.library.compare(article) if dry_run else index.put(article, passages)
            setattr(report, put, getattr(report, put) + 1)
            waiting += len(passages) if put != "unchanged" else 0
    except BadSource as error:
        _fail(report, error, " (its version of before is kept)" * _is_kept(index, found))
    return waiting


def _is_kept(index: Index, found: Found) -> bool:
    """Whether there is an article from a source."""
    return bool(index.library.matching(Filters(article=found.known.id)))


@contextmanager
def _accounted(index: Index, report: Report, dry_run: bool) -> Iterator[None]:
    """Says what is kept when an ingest is stopped: in a note of KeyboardInterrupt, and in place of
    what libraries raise when a disk takes no more."""
    try:
        yield
    except KeyboardInterrupt as stopped:
        stopped.add_note(f"stopped: {_so_far(report, dry_run)}")
        raise
    except Exception as error:
        if problem := disk_problem(error):
            raise DataUnusable(index.lock.data, f"{problem}; {_so_far(report, dry_run)}") from error
        raise


def _so_far(report: Report, dry_run: bool) -> str:
    if dry_run:
        return "nothing was to be written"
    return (
        f"{report.added:,} added and {report.updated:,} updated articles are kept, and the same "
        "command goes on with the rest"
    )
