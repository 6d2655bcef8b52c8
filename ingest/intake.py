"""What was found goes into the index, in batches, and into account."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.files import Found, read
from ingest.gather import is_there
from ingest.report import Report
from ingest.split import split
from qa.article import Article
from qa.errors.data import DataUnusable
from qa.errors.sources import BadSource
from qa.question import Filters
from qa.store.disk import disk_problem
from qa.store.index import BATCH, Index, Progress, Status, silent
from qa.store.stores import Change

_FIRST = 16
"""Passages that are indexed first, so that soon something can be found. Each batch after it has
twice as many, up to `BATCH`: many at once take less time."""


class Intake:
    """Puts articles into `index`, as the work of `who`; `report` says what became of them.

    With `dry_run` nothing is written, and the report says what would be. `progress` hears of every
    article that was read; a source of the `total` is done when its articles can be found, or there
    are none.
    """

    def __init__(
        self,
        index: Index,
        report: Report,
        *,
        who: str = "",
        dry_run: bool = False,
        total: int = 0,
        progress: Progress = silent,
    ) -> None:
        self._index = index
        self._report = report
        self._who = who
        self._dry_run = dry_run
        self._progress = progress
        self._total = total
        self._batch = _FIRST
        self._passages = 0
        self._taken = self._waiting = 0
        self._unfound = self._own = 0  # articles that wait, and those of them of this source
        self._awaited: set[str] = set()
        self._unchanged: set[str] = set()  # which another process may have put only just now
        self._tell()

    def take(self, found: Found) -> set[Change]:
        """Read what was found, and keep what it holds. Returns what that changed: nothing if it
        could not be read."""
        self._own = 0
        changes = self._put(found)
        self._waiting += self._own > 0
        self.passed()
        return changes

    def take_article(self, article: Article) -> Change:
        """Keep an article that was read elsewhere. It is not found before `finish`."""
        self._own = 0
        change = self._keep(article)
        self._waiting += self._own > 0
        self.passed()
        return change

    def passed(self) -> None:
        """One more source is done with."""
        self._taken += 1
        self._total = max(self._total, self._taken)
        self._tell()

    def _tell(self) -> None:
        report = self._report
        read = report.added + report.updated + report.unchanged + report.moved + report.withheld
        found = read - report.withheld - self._unfound
        done, failed = self._taken - self._waiting, len(report.failed)
        self._progress(Status(done, self._total, read, 0 if self._dry_run else found, failed))

    def finish(self) -> None:
        """Have everything found that waits, and count."""
        if not self._dry_run:
            self._awaited |= self._unchanged
            self._unchanged = set()
            self._index_waiting()
        self._tell()
        library = self._index.library
        self._report.articles = library.count_articles()
        self._report.passages = library.count_passages()
        self._report.foreign = library.foreign(self._index.embedder.languages)

    def _index_waiting(self) -> None:
        self._index.finish(self._awaited)
        self._awaited = set()
        self._batch = min(2 * self._batch, BATCH)
        self._passages = self._waiting = self._unfound = self._own = 0

    def _put(self, found: Found) -> set[Change]:
        changes: set[Change] = set()
        keys = set()
        problems: list[BadSource] = []
        try:
            for article in read(found, problems.append):
                keys.add(article.key)
                changes.add(self._keep_in_turn(article))
                self._tell()
        except BadSource as error:
            self._report.fail(error, " (its version of before is kept)" * self._is_kept(found))
        else:
            # What cannot be read this time may be there all the same.
            known = () if problems else self._index.library.addresses.within(found.known.key)
            for article_id, key in known:
                if key not in keys and not Path(key).exists():  # a file's name may have a "#"
                    self._report.without_file.append(article_id)
        for problem in problems:
            self._report.fail(problem)
        return changes

    def _keep_in_turn(self, article: Article) -> Change:
        """Keep an article, and have found what waits once it is enough."""
        change = self._keep(article)
        if self._passages >= self._batch:
            self._index_waiting()
        return change

    def _keep(self, article: Article) -> Change:
        library = self._index.library
        change = library.compare(article)
        if change == "added" and (before := self._moved_from(article)):
            if not self._dry_run:
                change = self._index.move(before, article, split(article), self._who)
                self._awaited.add(article.id)
            self._report.moved += change == "added"
            self._report.withheld += change == "withheld"
            return change
        if not self._dry_run and change == "unchanged":
            self._unchanged.add(article.id)
        elif not self._dry_run:
            passages = split(article)
            change = self._index.put(article, passages, self._who)
            self._awaited.add(article.id)
            if change != "withheld":
                self._passages += len(passages)
                self._own += 1
                self._unfound += 1
        setattr(self._report, change, getattr(self._report, change) + 1)
        if change in ("added", "updated"):
            self._report.tell(article, change)
        return change

    def _moved_from(self, article: Article) -> str | None:
        """The id of the article with the same text whose file is gone, if this one is a file."""
        if not Path(article.key).is_absolute():
            return None
        for article_id, key in self._index.library.with_text(article.body):
            if Path(key).is_absolute() and not is_there(key):
                return article_id
        return None

    def _is_kept(self, found: Found) -> bool:
        """Whether there is an article from a source."""
        return bool(self._index.library.matching(Filters(article=found.known.id)))


@contextmanager
def accounted(index: Index, report: Report, dry_run: bool) -> Iterator[None]:
    """Says what is kept when an ingest is stopped: in a note of KeyboardInterrupt, and in place of
    what libraries raise when a disk takes no more."""
    try:
        yield
    except KeyboardInterrupt as stopped:
        stopped.add_note(f"stopped: {_so_far(report, dry_run)}")
        raise
    except Exception as error:
        if problem := disk_problem(error):
            raise DataUnusable(index.hold.data, f"{problem}; {_so_far(report, dry_run)}") from error
        raise


def _so_far(report: Report, dry_run: bool) -> str:
    if dry_run:
        return "nothing was to be written"
    return (
        f"{report.added:,} added and {report.updated:,} updated articles are kept, and the same "
        "command goes on with the rest"
    )
