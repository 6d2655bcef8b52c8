"""Reading the sources again in the background, as often as the settings say."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from logging import getLogger
from threading import Event, Thread

from ingest.report import Report
from ingest.web.connect import Stopped
from qa.errors.base import BroadsheetError
from qa.errors.library import LibraryBusy
from qa.store.index import silent
from ui.local import Local

_LOGGER = getLogger(__name__)

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
    local.every = every
    stop = Event()
    thread = Thread(target=_go_on, args=(local, every, stop, say), name="refresh")
    thread.start()
    try:
        yield
    finally:
        local.every = None
        stop.set()
        local.fetcher.stop()
        thread.join()


def _go_on(local: Local, every: timedelta, stop: Event, say: Callable[[str], None]) -> None:
    feeds, seconds = local.settings.feeds, every.total_seconds()
    while True:
        try:
            with local.index.hold.alone("refresh"):  # of the servers that share a library
                # Feeds are not to wait until thousands of pages were visited, a second each.
                _tell(local.refresh(progress=silent, who=WHO, sources=feeds, within=seconds), say)
        except Stopped:
            return
        except LibraryBusy:
            pass  # another server reads them
        except BroadsheetError as error:
            say(f"the sources cannot be read: {error}")
        except Exception:  # a bug is not to end what nobody would begin again
            _LOGGER.exception("the sources cannot be read")
        if stop.wait(seconds):
            return


def _tell(report: Report, say: Callable[[str], None]) -> None:
    for failure in report.failed:
        say(f"{failure['source']}: {failure['error']}")
    for remark in report.remarks():
        say(remark)
    if report.added or report.updated:
        say(f"{report.added:,} added, {report.updated:,} updated")
