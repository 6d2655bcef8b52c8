"""Keeping an index of this server's own as the library in the database is."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging import getLogger
from threading import Event

from qa.errors.library import LibraryAway
from qa.store.index import Index
from qa.store.passages.followed import Followed
from ui.background import attempt, beside

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

    def follow() -> None:
        with suppress(LibraryAway):  # whoever asks is told
            passages.follow()

    def go_on(stop: Event) -> None:
        while not stop.wait(_OFTEN):
            attempt(follow, "the index cannot follow the library", _LOGGER.warning)

    with beside("follow", go_on):
        yield
