"""One request to a host at a time, and a pause between two."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock

from ingest.web.connect import Stopped
from qa.errors.sources import Busy

_LOOK = 0.25
"""Seconds after which a thread that waits for its turn looks whether it is to end."""

_LONGEST_BUSY = 24 * 60 * 60
"""Seconds for which a site is left alone at most, however long it asks for."""


@dataclass
class _Host:
    """Times are those of `time.monotonic`."""

    pause: float
    ready_at: float = 0.0
    busy_until: float = 0.0
    free: Lock = field(default_factory=Lock)


class Turns:
    """Who may ask which host when. `pause` is in seconds."""

    def __init__(self, pause: float, stop: Event) -> None:
        self._pause = pause
        self._stop = stop
        self._lock = Lock()
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, name: str, source: str, *, pauses: bool = True) -> Iterator[None]:
        """While no other thread asks this host, and after the pause since it was asked. No pause
        follows if not `pauses`. Raises Busy while the host is put off, and Stopped."""
        host = self._host(name)
        while not host.free.acquire(timeout=_LOOK):
            self._unless_stopped()
        try:
            if (left := host.busy_until - time.monotonic()) > 0:
                raise Busy(source, f"{name} asks to wait {left:.0f} seconds more", round(left))
            self._stop.wait(max(host.ready_at - time.monotonic(), 0.0))
            self._unless_stopped()
            yield
        finally:
            if pauses:
                host.ready_at = max(host.ready_at, time.monotonic() + host.pause)
            host.free.release()

    def slow_down(self, name: str, pause: float) -> None:
        """At least so many seconds between two requests to this host from now on."""
        host = self._host(name)
        host.pause = max(self._pause, pause)

    def wait(self, name: str, seconds: float) -> None:
        """The next request to this host waits so long."""
        self._host(name).ready_at = time.monotonic() + seconds

    def put_off(self, name: str, seconds: float) -> None:
        """Nothing more is asked of this host for so long."""
        self._host(name).busy_until = time.monotonic() + min(seconds, _LONGEST_BUSY)

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host(self._pause))

    def _unless_stopped(self) -> None:
        if self._stop.is_set():
            raise Stopped
