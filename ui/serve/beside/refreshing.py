"""Reading the sources again in the background, as often as the settings say."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from threading import Event

from ingest.report import Report
from ingest.web.connect import Stopped
from qa.errors.library import LibraryBusy
from qa.store.index import silent
from ui.background import attempt, beside
from ui.local import Local

WHO = "serve"
"""Who acts in the log."""

_OFTEN = timedelta(minutes=15)
"""Where feeds are set, and no time."""


@contextmanager
def refreshing(local: Local, say: Callable[[str], None]) -> Iterator[None]:
    """Meanwhile the feeds of the settings are read, and all known pages and feeds again and again.
    What changed or failed is said."""
    every = local.settings.refresh or (_OFTEN if local.settings.feeds else None)
    if every is None:
        yield
        return
    seconds = every.total_seconds()

    def go_on(stop: Event) -> None:
        while True:
            attempt(lambda: _read(local, seconds, say), "the sources cannot be read", say)
            if stop.wait(seconds):
                return

    def stop_fetching() -> None:
        local.fetcher.stop()  # the thread's own, also where the thread is yet to ask for it

    local.every = every
    try:
        with beside("refresh", go_on, stop_fetching):
            yield
    finally:
        local.every = None


def _read(local: Local, seconds: float, say: Callable[[str], None]) -> None:
    """Read all once, in so many seconds if there is time for it; unless another server does."""
    with suppress(Stopped, LibraryBusy), local.index.hold.alone("refresh"):
        # Feeds are not to wait until thousands of pages were visited, a second each.
        feeds = local.settings.feeds
        _tell(local.refresh(progress=silent, who=WHO, sources=feeds, within=seconds), say)


def _tell(report: Report, say: Callable[[str], None]) -> None:
    for failure in report.failed:
        say(f"{failure['source']}: {failure['error']}")
    for remark in report.remarks():
        say(remark)
    if report.added or report.updated:
        say(f"{report.added:,} added, {report.updated:,} updated")
