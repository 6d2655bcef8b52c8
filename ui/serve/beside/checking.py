"""The editors' tests, asked again in the background after articles have changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event

from qa.errors.library import LibraryBusy
from ui.background import attempt, beside
from ui.local import Local
from ui.serve.admission.turns import Turns

_MOMENT = 10.0
"""Seconds between two looks at whether articles have changed; an ingest changes them again and
again, and is over when they stay as they are for as long."""


@contextmanager
def checking(local: Local, turns: Turns, say: Callable[[str], None]) -> Iterator[None]:
    """Meanwhile the tests are asked whenever articles have changed and nobody asks something. What
    changed is said."""

    def go_on(stop: Event) -> None:
        before: int | None = None

        def look() -> None:
            nonlocal before
            with suppress(LibraryBusy):  # another server asks them
                before = _look(local, turns, stop, say, before)

        while not stop.wait(_MOMENT):
            attempt(look, "the tests cannot be asked", say)

    with beside("check", go_on):
        yield


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
