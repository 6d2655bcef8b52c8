"""How much one visitor, and one site, may ask. The home of limits."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from threading import Lock

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from qa.errors import StillAnswering, TooManyLogins, TooManyQuestions
from qa.settings import Settings

MOST_BYTES = 1_000_000
"""In a request; a question has at most 2,000 characters, a history some dozens of those."""

_AT_ONCE = 2
"""Questions of one visitor answered at the same time."""


class Limits:
    """Counts questions, in this process alone: only one serves a data directory."""

    def __init__(self, settings: Settings) -> None:
        self._limits = {
            "address": parse(settings.limit_per_address),
            "session": parse(settings.limit_per_session),
            "site": parse(settings.limit_per_site),
        }
        self._logins = parse("10/minute")
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._answering: Counter[str] = Counter()
        self._lock = Lock()

    def count(self, **asking: str) -> None:
        """Count a question of `asking`: address, session and site, those that are known.

        Raises TooManyQuestions.
        """
        for whose, name in asking.items():
            limit = self._limits[whose]
            if not self._limiter.hit(limit, whose, name):
                reset = self._limiter.get_window_stats(limit, whose, name).reset_time
                raise TooManyQuestions(whose, str(limit), max(1, ceil(reset - time.time())))

    def login(self, address: str) -> None:
        """Count a try to log in from an address. Raises TooManyLogins."""
        if not self._limiter.hit(self._logins, "login", address):
            reset = self._limiter.get_window_stats(self._logins, "login", address).reset_time
            raise TooManyLogins(max(1, ceil(reset - time.time())))

    def logged_in(self, address: str) -> None:
        """Forget the tries of an address from which somebody could log in."""
        self._limiter.clear(self._logins, "login", address)

    @contextmanager
    def answering(self, visitor: str) -> Iterator[None]:
        """While a question of `visitor` is answered. Raises StillAnswering."""
        with self._lock:
            if self._answering[visitor] >= _AT_ONCE:
                raise StillAnswering(_AT_ONCE)
            self._answering[visitor] += 1
        try:
            yield
        finally:
            with self._lock:
                self._answering[visitor] -= 1
                if not self._answering[visitor]:
                    del self._answering[visitor]


def counted_as(address: str) -> str:
    """The name under which the limits count `address`: one subscriber has a /64 of IPv6."""
    try:
        number = ip_address(address)
    except ValueError:  # a socket without addresses
        return address
    if isinstance(number, IPv6Address):
        return str(number.ipv4_mapped or ip_network((number, 64), strict=False))
    return str(number)
