"""Whose question is answered next."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from math import ceil

from anyio import Semaphore

from qa.errors import TooBusy

PATIENCE = 30
"""Seconds that a question may be expected to wait; whoever would wait longer is told so at once."""


class Turns:
    """Lets `at_once` questions be answered at the same time; the others wait in line.

    Without a line all would share the processor, and every thread of the server.
    """

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._free = Semaphore(at_once)
        self._takes = 0.5  # seconds, until it is known

    def expect(self) -> None:
        """Raises TooBusy if a question asked now would have to wait too long."""
        wait = self._free.statistics().tasks_waiting * self._takes / self._at_once
        if wait > PATIENCE:
            raise TooBusy(ceil(wait))

    @property
    def idle(self) -> bool:
        """Whether no question is being answered."""
        return self._free.value == self._at_once

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """One's own turn, once it has come."""
        async with self._free:
            began = time.monotonic()
            try:
                yield
            finally:
                self._takes += 0.1 * (time.monotonic() - began - self._takes)
