"""A server that finishes what it has begun before it stops."""

import time
from types import FrameType

import uvicorn

from ui.serve.admission.turns import Turns

PATIENCE = 20
"""Seconds that answers under way are waited for. With the five that uvicorn gives to connections
they are less than the thirty after which Kubernetes ends a process."""


class Finishing(uvicorn.Server):
    """Stops at a signal: at first it only takes nothing new, so that proxies turn to another
    server, and answers the questions that it has taken. A second signal stops it at once."""

    def __init__(self, config: uvicorn.Config, turns: Turns) -> None:
        super().__init__(config)
        self._turns = turns
        self._signal: int | None = None
        self._until = 0.0

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._signal is not None:
            super().handle_exit(sig, frame)
            return
        self._turns.stop()
        self._signal, self._until = sig, time.monotonic() + PATIENCE

    async def on_tick(self, counter: int) -> bool:
        """What uvicorn does ten times a second; whether it is to stop."""
        waited = self._turns.idle or time.monotonic() > self._until
        if self._signal is not None and waited and not self.should_exit:
            super().handle_exit(self._signal, None)
        return await super().on_tick(counter)
