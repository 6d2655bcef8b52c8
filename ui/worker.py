"""Embedding and indexing what waits, beside servers and other workers."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from queue import SimpleQueue
from threading import Event, Thread
from types import FrameType

from qa.errors.index import EngineAway
from qa.errors.library import LibraryAway, LibraryUnwritable
from qa.settings import Settings
from qa.store.embed import Embedder
from qa.store.index import Index
from qa.store.opening import holding, index_of
from ui.background import attempt, beside

_IDLE = 0.5
"""Seconds after which it is looked again whether something waits."""

FIRST_PAUSE, _LONGEST = 1.0, 60.0
"""Seconds until an engine that is away is tried again: at first, and at most."""

_HOUR = 3600.0
"""Seconds between two comparisons of the counts of library and index."""

_AWAY = (LibraryAway, LibraryUnwritable, EngineAway)


def run(settings: Settings, say: Callable[[str], None]) -> None:
    """Work until interrupted or terminated; what was begun then is finished.

    Raises what `index_of` and `work` raise.
    """
    stop = stopped_by_signals(say)
    say("loading the model …")
    hold = holding(settings, "worker", searching=False)
    with closing(index_of(settings, hold, Embedder(settings.embedding_model))) as index:
        index.embedder.load()
        say("working (Ctrl-C ends it)")
        work(index, stop, say)


def stopped_by_signals(say: Callable[[str], None]) -> Event:
    """Is set when the process is interrupted or terminated, which is said."""
    stop = Event()
    # When a signal comes, the main thread may be saying something itself, or hold the event's lock.
    # So the signal only wakes a thread, which does both.
    asked: SimpleQueue[int] = SimpleQueue()

    def end(number: int, frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)  # who asks twice does not want to wait
        asked.put(number)

    def tell() -> None:
        asked.get()
        say("stopping, when what was begun is done")
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    Thread(target=tell, daemon=True).start()
    return stop


def work(index: Index, stop: Event, say: Callable[[str], None]) -> None:
    """Embed and index what waits in a shared library until `stop` is set. What was begun then is
    finished. While an engine is away it waits, longer and longer, and says so once; and it says
    when it goes on.

    Raises OtherModel where the library was given another model, and EngineUnusable.
    """
    pause, told, compared = FIRST_PAUSE, "", time.monotonic()
    while not stop.is_set():
        try:
            index.settle()
            did = index.work_off()
            wait = 0.0 if did else _IDLE
            if time.monotonic() - compared > _HOUR:
                compared = time.monotonic()
                if missing := index.lost():
                    say(f"the index lacks {missing:,} passages: run `broadsheet rebuild`")
            if told:
                say("going on")
            pause, told = FIRST_PAUSE, ""
        except _AWAY as error:
            if str(error) != told:
                say(f"waiting: {error}")
            wait, pause, told = pause, min(2 * pause, _LONGEST), str(error)
        stop.wait(wait)


@contextmanager
def working(index: Index, say: Callable[[str], None]) -> Iterator[None]:
    """Meanwhile a thread works off what waits."""

    def go_on(stop: Event) -> None:
        attempt(lambda: work(index, stop, say), "no longer indexing", say)

    with beside("worker", go_on):
        yield
