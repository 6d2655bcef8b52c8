"""Whose question is answered next."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from math import ceil
from typing import Self

from anyio import Semaphore

from qa.errors.limits import TooBusy
from qa.errors.server import Stopping
from qa.settings import Settings

PATIENCE = 30
"""Seconds that a question may be expected to wait; whoever would wait longer is told so at once."""

_READING, _WRITING = 4, 32
"""Questions answered at the same time. The reader's take all of a processor; a language model's
mostly wait, each in one of the forty threads that there are."""


class Turns:
    """Lets `at_once` questions be answered at the same time; the others wait in line.

    Without a line all would share the processor, and every thread of the server.
    """

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._free = Semaphore(at_once)
        self._takes = 0.5  # seconds, until it is known
        self._stopping = False

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """As many as can be answered at once by whom the settings have answer."""
        return cls(_WRITING if settings.model else _READING)

    def stop(self) -> None:
        """Take nothing new from now on; what was taken is still done."""
        self._stopping = True

    def still_open(self) -> None:
        """Raises Stopping where nothing new is taken any more."""
        if self._stopping:
            raise Stopping

    def expect(self) -> None:
        """Raises TooBusy if a question asked now would have to wait too long, and Stopping."""
        self.still_open()
        wait = self.waiting * self._takes / self._at_once
        if wait > PATIENCE:
            raise TooBusy(ceil(wait))

    @property
    def waiting(self) -> int:
        """How many questions wait in line."""
        return self._free.statistics().tasks_waiting

    @property
    def answering(self) -> int:
        """How many questions are being answered."""
        return self._at_once - self._free.value

    @property
    def idle(self) -> bool:
        """Whether no question is being answered."""
        return not self.answering

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """One's own turn, once it has come."""
        async with self._free:
            began = time.monotonic()
            try:
                yield
            finally:
                self._takes += 0.1 * (time.monotonic() - began - self._takes)
