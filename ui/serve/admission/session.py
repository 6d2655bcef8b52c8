"""Sessions of visitors on other sites' pages, as signed tokens. The home of itsdangerous."""

import secrets
import time
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock

from itsdangerous import BadSignature, URLSafeTimedSerializer

from qa.access import PUBLIC, SUBSCRIBERS, Access
from qa.errors.tokens import SessionOver
from qa.store.library.shared import Shared

LIFETIME = 3600
"""Seconds; the widget begins another session when one is over."""

_ENDED = "ended session "


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a subscriber holds until this second since 1970; 0 stands for another's."""

    id: str
    origin: str
    subscribed_until: int = 0

    @property
    def rights(self) -> Access:
        return SUBSCRIBERS if self.subscribed_until else PUBLIC


class Sessions:
    """Begins, recognises and ends sessions.

    With a `secret` every server that has it knows them, and with what the servers have `shared`
    also which are ended. Without a secret they end when the server does.
    """

    def __init__(
        self, secret: str = "", lifetime: int = LIFETIME, shared: Shared | None = None
    ) -> None:
        self.lifetime = lifetime
        self._signer = URLSafeTimedSerializer(secret or secrets.token_bytes(32), salt="session")
        self._shared = shared
        self._ended: dict[str, float] = {}
        self._lock = Lock()

    def begin(self, origin: str, subscribed_until: int = 0) -> str:
        """The token of a new session of a page of `origin`."""
        return str(self._signer.dumps([secrets.token_urlsafe(12), origin, subscribed_until]))

    def find(self, token: str, origin: str) -> Session:
        """The session of `token`.

        Raises SessionOver if it is too old, altered, ended, or was begun by another site's page.
        """
        try:
            session = Session(*self._signer.loads(token, max_age=self.lifetime))
        except BadSignature:
            raise SessionOver from None
        is_over = 0 < session.subscribed_until <= time.time()
        if session.origin != origin or is_over or self._is_ended(session):
            raise SessionOver
        return session

    def _is_ended(self, session: Session) -> bool:
        if session.id in self._ended:
            return True
        return self._shared is not None and self._shared.find(_ENDED + session.id) is not None

    def end(self, session: Session) -> None:
        """Refuse the session's token from now on."""
        now = time.monotonic()
        with self._lock:
            # A token older than this is refused for its age.
            self._ended = {
                id_: ended for id_, ended in self._ended.items() if now - ended <= self.lifetime
            }
            self._ended[session.id] = now
        if self._shared is not None:
            self._shared.forget_old(_ENDED, timedelta(seconds=self.lifetime))
            self._shared.keep(_ENDED + session.id, "")
