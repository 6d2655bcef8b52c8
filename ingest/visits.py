"""Addresses are visited, and what they hold goes into the index; also again and again."""

import time
from collections.abc import Sequence
from dataclasses import replace

from ingest.intake import Intake
from ingest.report import Report
from ingest.web.fetch import Fetcher
from ingest.web.visit import Page, Seen, visit
from qa.article import article_id, same_page, without_tracking
from qa.errors.sources import BadSource, Gone, Missing
from qa.store.index import Index
from qa.store.library.sources import Source, SourceKind

ADDRESS = ("http://", "https://")
"""How what is visited begins."""

GONE = "its page says that it is gone (410)"


class Visits:
    """Visits addresses with `fetcher`, gives what they hold to `intake`, and keeps what is known of
    the sources in the library. Each page is looked at once.

    Addresses that are `expected` to bring something are sources also while they never did."""

    def __init__(
        self,
        index: Index,
        intake: Intake,
        report: Report,
        fetcher: Fetcher,
        *,
        expected: Sequence[str] = (),
        who: str = "",
        dry_run: bool = False,
    ) -> None:
        self._index = index
        self._sources = index.library.sources
        self._intake = intake
        self._report = report
        self._fetcher = fetcher
        self._who = who
        self._dry_run = dry_run
        self._ruled = index.library.rules.kept.since
        self._looked: set[str] = set()
        self._expected = {without_tracking(address) for address in expected}

    def look(self, address: str) -> None:
        """Visit an address that somebody gave: a page, a feed or a sitemap."""
        self._look(address, None)

    def _look(self, address: str, via: str | None) -> None:
        """The same of what was found `via` a feed or sitemap, if it is a page."""
        if not self._is_new(address):
            return
        kept = self._sources.get(without_tracking(address)) or self._new(address)
        try:
            visited = visit(self._fetcher, address, seen=self._seen, wanted=self._is_new)
        except BadSource as error:
            self._failed(kept, error)
            return
        if visited.kind in ("feed", "sitemap"):
            kind: SourceKind = "feed" if visited.kind == "feed" else "sitemap"
            failures = len(self._report.failed)
            pages = [self._keep(page, address) for page in visited.pages]
            self._report.notes += [f"{address}: {remark}" for remark in visited.remarks]
            # A page that failed is named again only if the listing is sent again.
            told = visited.seen if len(self._report.failed) == failures else Seen()
            listing = replace(_source(address, kind), etag=told.etag, modified=told.modified)
            self._saw(listing, brought=any(pages))
        elif visited.kind == "unchanged":
            if kept.kind == "page":
                self._unchanged(kept)
            else:
                self._saw(kept)
        else:
            for page in visited.pages:
                self._keep(page, via)

    def again(self, seconds: float | None = None) -> None:
        """Visit what was given, and then the known pages that none of the feeds and sitemaps among
        it named. After so many `seconds` the pages that are left, those that were visited last,
        have to wait for the next time."""
        until = time.monotonic() + seconds if seconds is not None else None
        if not self._dry_run:
            self._sources.forget_unseen(but=self._expected)
        for source in self._sources.roots():
            if source.is_visited:
                self.look(source.address)
        for page in self._sources.pages():
            if until is not None and time.monotonic() >= until:
                return
            self._look(page.address, page.via)

    def _new(self, address: str) -> Source:
        expected = without_tracking(address) in self._expected
        return _source(address, "feed" if expected else "page")

    def _seen(self, address: str) -> Seen | None:
        """What is remembered of an address. What is not among the articles is read again, and what
        was last read when other rules of access held: the article may be for more readers now."""
        kept = self._sources.get(without_tracking(address))
        if kept is None:
            return None
        if (kept.kind == "page" and not self._ids(kept)) or self._was_before_the_rules(kept):
            return Seen(key=kept.key or "")
        return Seen(kept.etag, kept.modified, kept.key or "")

    def _was_before_the_rules(self, source: Source) -> bool:
        # Both are in whole seconds.
        return source.seen is None or (self._ruled is not None and source.seen <= self._ruled)

    def _ids(self, page: Source) -> list[str]:
        """The articles that came from a page, those that are withheld included."""
        if not page.key:
            return []
        library, own = self._index.library, article_id(page.key)
        there = library.has(own) or library.withholding.named(own)
        return [own] * bool(there) + [one for one, _ in library.addresses.within(page.key)]

    def _is_new(self, address: str) -> bool:
        """Whether a page was not looked at before; from now on it was."""
        page = same_page(address) or address
        if page in self._looked:
            return False
        self._looked.add(page)
        return True

    def _keep(self, page: Page, via: str | None) -> bool:
        """Whether a page brought something new."""
        new = _source(page.source, "page")
        kept = self._sources.get(new.address)
        source = replace(
            kept or new,
            kind="page",
            via=via,
            key=page.seen.key or (kept.key if kept else None),
            etag=page.seen.etag,
            modified=page.seen.modified,
        )
        if page.problem is not None:
            self._failed(source, page.problem)
            return False
        if page.found is None:
            self._unchanged(source)
            return False
        before = len(self._report.failed)
        changes = self._intake.take(page.found)
        if len(self._report.failed) > before:
            self._note_failure(source, self._report.failed[-1]["error"])
            return False
        brought = bool(changes & {"added", "updated"})
        self._saw(source, brought=brought)
        return brought

    def _unchanged(self, page: Source) -> None:
        self._report.unchanged += len(self._ids(page))
        self._intake.passed()
        self._saw(page)

    def _failed(self, source: Source, error: BadSource) -> None:
        """A page that is gone is taken from readers; one that is missing is reported."""
        self._intake.passed()
        ids = self._ids(source)
        if isinstance(error, Gone) and ids:
            self._report.gone += self._withheld(ids)
            # Without a tag: should the page come back as it was, it is read again.
            self._saw(replace(source, etag=None, modified=None))
            return
        if isinstance(error, Missing) and ids:
            self._report.missing += ids
        else:
            self._report.fail(error, " (its version of before is kept)" * bool(ids))
        self._note_failure(source, error.problem)

    def _withheld(self, ids: Sequence[str]) -> list[str]:
        """Those of the articles that were not withheld before."""
        new = [one for one in ids if self._index.library.has(one)]
        if not self._dry_run:
            for one in new:
                self._index.library.withholding.withhold(
                    one, reason="gone", why=GONE, who=self._who
                )
        return new

    def _saw(self, source: Source, *, brought: bool = False) -> None:
        if not self._dry_run:
            self._sources.saw(source, brought=brought)

    def _note_failure(self, source: Source, problem: str) -> None:
        # An address that never brought anything is no source: it may be misspelt.
        is_known = source.address in self._expected or self._sources.get(source.address)
        if is_known and not self._dry_run:
            self._sources.failed(source, problem)


def _source(address: str, kind: SourceKind) -> Source:
    return Source(without_tracking(address), address, kind)
