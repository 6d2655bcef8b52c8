"""How far a long run is, for people: one line that is written over, or one every ten seconds."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from qa.stage import Stage
from qa.store.index import Status

if TYPE_CHECKING:
    from rich.console import Console

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


class Shown:
    """Shows how far a command is in one line of a terminal, which goes away when it is done.

    Elsewhere what takes long is said now and then, and that a model is loaded where `all_said`. A
    quiet one shows nothing in a terminal.
    """

    def __init__(
        self,
        say: Callable[[str], None],
        now: Callable[[], float] = time.monotonic,
        *,
        is_quiet: bool = False,
        all_said: bool = False,
    ) -> None:
        from rich.console import Console

        self._say, self._now, self._pace = say, now, Pace(now)
        self._all_said = all_said
        console = Console(stderr=True)
        self._line = _Line(console) if console.is_terminal and not is_quiet else None
        self._last = now()

    def __call__(self, status: Status) -> None:
        told = self._pace.told(status)
        if self._line:
            self._line.show(told, status.done, status.found)
        elif self._now() - self._last >= EVERY:
            self._last = self._now()
            self._say(told)

    def stage(self, stage: Stage) -> None:
        """How far a question is."""
        if self._line:
            doing = {
                "searching": "searching the articles …",
                "reading": f"reading passage {stage.done} of {stage.of} …",
                "writing": "writing …",
            }
            self._line.show(doing[stage.stage], stage.done, stage.of)

    @contextmanager
    def loading(self, model: str) -> Iterator[None]:
        """While a model is loaded."""
        told = f"loading {model}, once …"
        if self._line:
            self._line.show(told)
        elif self._all_said:
            self._say(told)
        yield
        if self._line:
            self._line.hide()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Take the line away; what is told afterwards shows it again."""
        if self._line:
            self._line.close()


class _Line:
    """A line of a terminal that is written over."""

    def __init__(self, console: "Console") -> None:
        from rich.progress import BarColumn, Progress, TextColumn
        from rich.table import Column

        one_line = Column(no_wrap=True, overflow="ellipsis")
        told = TextColumn("{task.description}", markup=False, table_column=one_line)
        columns = (BarColumn(bar_width=20), told)
        self._bar = Progress(*columns, console=console, transient=True)
        self._task = self._bar.add_task("", total=None, visible=False)

    def show(self, told: str, done: int | None = None, of: int | None = None) -> None:
        """Without figures the bar says only that something is done."""
        self._bar.update(self._task, description=told, completed=done or 0, total=of, visible=True)
        self._bar.start()
        self._bar.refresh()

    def hide(self) -> None:
        self._bar.update(self._task, visible=False)

    def close(self) -> None:
        self._bar.stop()
        self.hide()
