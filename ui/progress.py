"""How far a long run is, for people: one line that is written over, or one every ten seconds."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from qa.store.index import Status

if TYPE_CHECKING:
    from rich.console import Console

    from qa.store.index import Progress

EVERY = 10.0
"""Seconds between two lines where there is no terminal. A shorter run says nothing."""

_LATELY = 30.0
"""Seconds over which the speed is measured: what went before says little of what is left."""

_SURE = 2.0
"""Seconds after which there is a speed."""

_APART = 0.5
"""Seconds between two measurements."""


class Pace:
    """What is told of a run, with its speed and the time that it still takes."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._measured: deque[tuple[float, int, int]] = deque()

    def told(self, status: Status) -> str:
        """The line for how far it is now."""
        if status.read is None:
            parts = [f"{status.done:,} of {status.found:,}"]
        else:
            parts = [f"{status.found:,} found", f"{status.read:,} read"]
            parts += [f"{status.searchable:,} searchable", f"{status.failed:,} failed"]
        return ", ".join([*parts, *self._speed(status)])

    def _speed(self, status: Status) -> Iterator[str]:
        now, measured = self._now(), self._measured
        articles = max(status.done, status.searchable)
        if not measured or now - measured[-1][0] >= _APART:
            measured.append((now, articles, status.done))
        while len(measured) > 2 and now - measured[1][0] > _LATELY:
            measured.popleft()
        then, had, done = measured[0]
        if now - then < _SURE or articles == had:
            return
        yield f"{(articles - had) / (now - then):.1f} a second"
        if status.done > done:
            left = (status.found - status.done) * (now - then) / (status.done - done)
            yield f"{clock(left)} left"


def clock(seconds: float) -> str:
    """Minutes and seconds, or hours, minutes and seconds: 1:05, 2:00:30."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def shown(
    say: Callable[[str], None], now: Callable[[], float] = time.monotonic
) -> Iterator["Progress"]:
    """Shows progress on a terminal in one line, which goes away when it is done; elsewhere what
    takes long is said now and then."""
    from rich.console import Console

    console, pace = Console(stderr=True), Pace(now)
    if console.is_terminal:
        with _line(console, pace) as progress:
            yield progress
        return
    last = now()

    def tell(status: Status) -> None:
        nonlocal last
        line = pace.told(status)
        if now() - last >= EVERY:
            last = now()
            say(line)

    yield tell


@contextmanager
def _line(console: "Console", pace: Pace) -> Iterator["Progress"]:
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(bar_width=20), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(status: Status) -> None:
            line = pace.told(status)
            bar.update(task, completed=status.done, total=status.found, description=line)

        yield tell
