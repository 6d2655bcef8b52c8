"""The editors' tests, asked again in the background after articles have changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from logging import getLogger
from threading import Event, Thread

from qa.errors.base import BroadsheetError
from qa.errors.library import LibraryBusy
from ui.local import Local
from ui.serve.turns import Turns

_LOGGER = getLogger(__name__)

_MOMENT = 10.0
"""Seconds between two looks at whether articles have changed; an ingest changes them again and
again, and is over when they stay as they are for as long."""


@contextmanager
def checking(local: Local, turns: Turns, say: Callable[[str], None]) -> Iterator[None]:
    """Meanwhile the tests are asked whenever articles have changed and nobody asks something. What
    changed is said."""
    stop = Event()
    thread = Thread(target=_go_on, args=(local, turns, stop, say), name="check", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _go_on(local: Local, turns: Turns, stop: Event, say: Callable[[str], None]) -> None:
    before: int | None = None
    while not stop.wait(_MOMENT):
        try:
            before = _look(local, turns, stop, say, before)
        except LibraryBusy:
            pass  # another server asks them
        except BroadsheetError as error:
            say(f"the tests cannot be asked: {error}")
        except Exception:  # a bug is not to end what nobody would begin again
            _LOGGER.exception("the tests cannot be asked")


def _look(
    local: Local, turns: Turns, stop: Event, say: Callable[[str], None], before: int | None
) -> int | None:
    """Ask the tests where the articles are as they were `before`, and not as the tests saw them;
    the generation of the library."""
    if not local.editors.is_due():
        return None
    generation = local.whole.library.generation
    if generation != before:
        return generation

    def wait(_done: int, _total: int) -> None:
        while not turns.idle and not stop.wait(_MOMENT / 10):
            pass  # visitors go first
        if stop.is_set():
            raise _Stopped

    try:
        with local.whole.hold.alone("tests"):  # of the servers that share a library
            ran = local.editors.run(wait)
    except _Stopped:
        return generation
    for one in ran.changed:
        say(one.words)
    if ran.failed:
        say(f"{ran.failed:,} of {ran.passed + ran.failed:,} tests fail: `broadsheet desk tests`")
    return generation


class _Stopped(Exception):
    """The server stops, and the tests wait for the next one."""
