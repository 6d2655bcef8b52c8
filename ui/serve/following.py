"""Keeping an index of this server's own as the library in the database is."""

from collections.abc import Iterator
from contextlib import contextmanager
from logging import getLogger
from threading import Event, Thread

from qa.errors.library import LibraryAway
from qa.store.followed import Followed
from qa.store.index import Index

_LOGGER = getLogger(__name__)

_OFTEN = 0.5
"""Seconds. A question sees what is newer all the same, and waits for as much as came since."""


@contextmanager
def following(index: Index) -> Iterator[None]:
    """Meanwhile what workers have indexed comes into an index of this process's own; where there
    is none, nothing happens."""
    passages = index.passages
    if not isinstance(passages, Followed):
        yield
        return
    stop = Event()
    thread = Thread(target=_follow, args=(passages, stop), name="follow")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _follow(passages: Followed, stop: Event) -> None:
    while not stop.wait(_OFTEN):
        try:
            passages.follow()
        except LibraryAway:
            continue  # whoever asks is told
        except Exception:  # a bug is not to end what nobody would begin again
            _LOGGER.exception("the index cannot follow the library")
