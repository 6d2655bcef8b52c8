"""Whose questions are being answered: by this server, or by all that share a Redis."""

import secrets
import time
from collections import Counter
from threading import Lock
from typing import Any, Protocol

_LONGEST = 600
"""Seconds after which an answer counts as done: a server that was killed says so of none."""


class AtOnce(Protocol):
    def begin(self, visitor: str, most: int) -> str | None:
        """Count one more answer of `visitor`, by the token that ends it; or, where `most` are going
        on, nothing."""

    def end(self, visitor: str, token: str) -> None: ...
    def close(self) -> None: ...


class Here:
    """Counts in this process."""

    def __init__(self) -> None:
        self._going: Counter[str] = Counter()
        self._lock = Lock()

    def begin(self, visitor: str, most: int) -> str | None:
        with self._lock:
            if self._going[visitor] >= most:
                return None
            self._going[visitor] += 1
            return ""

    def end(self, visitor: str, token: str) -> None:
        with self._lock:
            self._going[visitor] -= 1
            if not self._going[visitor]:
                del self._going[visitor]

    def close(self) -> None:
        """Nothing."""


class Everywhere:
    """Counts in a Redis, of which `client` is redis-py's; raises its errors.

    A visitor's answers are a sorted set of their tokens by the second at which they began.
    """

    def __init__(self, client: Any) -> None:
        self._client = client

    def begin(self, visitor: str, most: int) -> str | None:
        name, token, now = _name(visitor), secrets.token_hex(8), time.time()
        together = self._client.pipeline()  # a transaction
        together.zremrangebyscore(name, "-inf", now - _LONGEST)
        together.zadd(name, {token: now})
        together.zcard(name)
        together.expire(name, _LONGEST)
        going = together.execute()[2]
        if going <= most:
            return token
        self._client.zrem(name, token)
        return None

    def end(self, visitor: str, token: str) -> None:
        self._client.zrem(_name(visitor), token)

    def close(self) -> None:
        self._client.close()


def _name(visitor: str) -> str:
    return f"broadsheet:answering:{visitor}"
