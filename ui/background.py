"""Work in a thread of its own, beside what a server or a command does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from logging import getLogger
from threading import Event, Thread

from qa.errors.base import BroadsheetError

_LOGGER = getLogger(__name__)


def nothing() -> None:
    """What else is to be stopped where nothing is."""


@contextmanager
def beside(
    name: str, work: Callable[[Event], None], stop_also: Callable[[], None] = nothing
) -> Iterator[None]:
    """Meanwhile `work` goes on in a thread. It is to end when the event is set that it is given,
    and is waited for; `stop_also` is called before, to cut short what it waits for."""
    stop = Event()
    # Ctrl-C may come while it is started, or twice: a daemon is not waited for by the interpreter.
    thread = Thread(target=work, args=(stop,), name=name, daemon=True)
    try:
        thread.start()
        yield
    finally:
        stop.set()
        stop_also()
        if thread.is_alive():
            thread.join()


def attempt(work: Callable[[], None], problem: str, say: Callable[[str], None]) -> None:
    """Do `work`. An error in it is said, with the `problem` that it makes, and a bug is logged:
    nobody would begin again what they end."""
    try:
        work()
    except BroadsheetError as error:
        say(f"{problem}: {error}")
    except Exception:
        _LOGGER.exception("%s", problem)
