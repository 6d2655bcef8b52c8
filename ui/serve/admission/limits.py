"""How much one visitor, and one site, may ask. The home of limits."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from typing import TypeVar

from limits import RateLimitItem, parse
from limits.errors import ConfigurationError
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter

from qa.errors.limits import LimitsAway, StillAnswering, TooManyLogins, TooManyQuestions
from qa.errors.packages import ScaleMissing
from qa.errors.shown import first_line, without_password
from qa.settings import Settings
from ui.serve.admission.at_once import AtOnce, Everywhere, Here

_LOGGER = logging.getLogger("broadsheet.limits")

_Result = TypeVar("_Result")

_PATIENCE = 1.0
"""Seconds for which a question waits for the Redis that counts it."""

MOST_BYTES = 1_000_000
"""In a request; a question has at most 2,000 characters, a history some dozens of those."""

_AT_ONCE = 2
"""Questions of one visitor answered at the same time."""


class Limits:
    """Counts questions: in this process, or in the Redis of BROADSHEET_LIMITS together with other
    servers.

    While that Redis is away it counts in this process, and the log says so: visitors may ask more
    then, and nobody is turned away who did not ask too much. Raises LimitsAway and ScaleMissing.
    """

    def __init__(self, settings: Settings) -> None:
        self._limits = {
            "address": parse(settings.limit_per_address),
            "session": parse(settings.limit_per_session),
            "site": parse(settings.limit_per_site),
        }
        self._logins = parse("10/minute")
        self._here = _Counts(MovingWindowRateLimiter(MemoryStorage()), Here())
        self._shared: _Counts | None = None
        self._errors: tuple[type[Exception], ...] = ()
        if settings.limits:
            self._shared, self._errors = _shared(settings.limits)

    def count(self, **asking: str) -> None:
        """Count a question of `asking`: address, session and site, those that are known.

        Raises TooManyQuestions.
        """
        for whose, name in asking.items():
            limit = self._limits[whose]
            if (wait := self._wait(limit, whose, name)) is not None:
                raise TooManyQuestions(whose, str(limit), wait)

    def login(self, address: str) -> None:
        """Count a try to log in from an address. Raises TooManyLogins."""
        if (wait := self._wait(self._logins, "login", address)) is not None:
            raise TooManyLogins(wait)

    def logged_in(self, address: str) -> None:
        """Forget the tries of an address from which somebody could log in."""
        self._counted(lambda counts: counts.limiter.clear(self._logins, "login", address))

    @contextmanager
    def answering(self, visitor: str) -> Iterator[None]:
        """While a question of `visitor` is answered. Raises StillAnswering."""

        def begin(counts: _Counts) -> tuple[AtOnce, str | None]:
            return counts.at_once, counts.at_once.begin(visitor, _AT_ONCE)

        at_once, token = self._counted(begin)
        if token is None:
            raise StillAnswering(_AT_ONCE)
        try:
            yield
        finally:
            try:
                at_once.end(visitor, token)
            except self._errors as error:  # it counts as done after a while
                _tell(error)

    def close(self) -> None:
        """Give back the connections to the Redis."""
        if self._shared is not None:
            self._shared.at_once.close()

    def _wait(self, limit: RateLimitItem, whose: str, name: str) -> int | None:
        """Count one more; the seconds to wait where that is too much."""

        def hit(counts: _Counts) -> int | None:
            if counts.limiter.hit(limit, whose, name):
                return None
            reset = counts.limiter.get_window_stats(limit, whose, name).reset_time
            return max(1, ceil(reset - time.time()))

        return self._counted(hit)

    def _counted(self, count: Callable[["_Counts"], _Result]) -> _Result:
        """What `count` makes of the counts that servers share, or of this one's."""
        if self._shared is not None:
            try:
                return count(self._shared)
            except self._errors as error:
                _tell(error)
        return count(self._here)


@dataclass(frozen=True, slots=True)
class _Counts:
    limiter: MovingWindowRateLimiter
    at_once: AtOnce


def _shared(address: str) -> tuple[_Counts, tuple[type[Exception], ...]]:
    """The counts in the Redis at `address`, and its errors. Raises LimitsAway and ScaleMissing."""
    shown = without_password(address)
    try:
        storage = RedisStorage(address, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE)
    except ConfigurationError:
        raise ScaleMissing("BROADSHEET_LIMITS") from None
    client, errors = storage.get_connection(), storage.base_exceptions
    errors = errors if isinstance(errors, tuple) else (errors,)
    try:
        client.ping()
    except errors as error:
        raise LimitsAway(shown, first_line(error)) from None
    return _Counts(MovingWindowRateLimiter(storage), Everywhere(client)), errors


def _tell(error: Exception) -> None:
    _LOGGER.warning("counting on this server alone: %s", first_line(error))


def counted_as(address: str) -> str:
    """The name under which the limits count `address`: one subscriber has a /64 of IPv6."""
    try:
        number = ip_address(address)
    except ValueError:  # a socket without addresses
        return address
    if isinstance(number, IPv6Address):
        return str(number.ipv4_mapped or ip_network((number, 64), strict=False))
    return str(number)
