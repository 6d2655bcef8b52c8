"""Who owns the articles: whoever logged in with the admin token, or is named by a trusted proxy."""

import hashlib
import secrets
from pathlib import Path
from threading import Lock

from fastapi import Request, Response
from itsdangerous import BadSignature, URLSafeTimedSerializer

from qa.settings import Settings
from qa.store import private
from qa.store.library.shared import Shared
from ui.local import Local
from ui.serve.admission.access import own_host
from ui.serve.admission.proxies import by_trusted_proxy

LIFETIME = 7 * 24 * 3600
"""Seconds that a login holds."""

_SECRET = "owner.key"  # noqa: S105
_SAFE = ("GET", "HEAD", "OPTIONS")


class Logins:
    """Logins as signed cookies, for the server with these `settings`, or for all that have
    something `shared`.

    They are signed with a key that lies in the data directory, or in the library where it is
    shared; with the admin token; and with BROADSHEET_SECRET. Who changes one of them, or logs out,
    ends them all.
    """

    def __init__(self, settings: Settings, shared: Shared | None) -> None:
        self._settings = settings
        self._shared = shared

    def begin(self, request: Request, response: Response) -> None:
        """Have `response` set the cookie of a new login."""
        response.set_cookie(
            self._cookie(),
            str(self._signer().dumps(secrets.token_urlsafe(12))),
            max_age=LIFETIME,
            path="/",
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )

    def holds(self, request: Request) -> bool:
        """Whether a request brings the cookie of a login. One that changes something has to come
        from a page of this server."""
        sent = request.cookies.get(self._cookie())
        if sent is None or not from_own_page(request):
            return False
        try:
            self._signer().loads(sent, max_age=LIFETIME)
        except BadSignature:
            return False
        return True

    def end(self, response: Response) -> None:
        """End every login."""
        if self._shared is not None:
            self._shared.keep(_SECRET, secrets.token_hex(32))
        else:
            private.replace(self._file, secrets.token_bytes(32))
        response.delete_cookie(self._cookie(), path="/", httponly=True, samesite="strict")

    @property
    def _file(self) -> Path:
        return self._settings.data / _SECRET

    def _signer(self) -> URLSafeTimedSerializer:
        secret, token = self._settings.secret.encode(), self._settings.admin_token.encode()
        return URLSafeTimedSerializer(self._key() + secret + token, salt="owner")

    def _key(self) -> bytes:
        """Made where there is none."""
        if self._shared is not None:
            return self._shared.find_or_make(_SECRET, lambda: secrets.token_hex(32)).encode()
        if not self._file.exists():
            private.replace(self._file, secrets.token_bytes(32))
        return self._file.read_bytes()

    def _cookie(self) -> str:
        """A name of its own for every server, since browsers send the cookies of one port to all
        others of the same machine; and one name for the servers that share a secret."""
        secret = self._settings.secret
        shared = hashlib.sha256(f"cookie {secret}".encode()).hexdigest()[:8] if secret else ""
        return f"broadsheet-owner-{shared or self._settings.port}"


class FirstLink:
    """A login for who has started the server on this machine, good for one use."""

    def __init__(self) -> None:
        self.code = secrets.token_urlsafe(24)
        self._unused = True
        self._lock = Lock()

    def use(self, code: str) -> bool:
        """Whether `code` is the right one and was not used before."""
        with self._lock:
            right = self._unused and secrets.compare_digest(code.encode(), self.code.encode())
            self._unused = self._unused and not right
        return right


def named_by_proxy(settings: Settings, request: Request) -> str | None:
    """The visitor's name in the header that BROADSHEET_AUTH says, as a trusted proxy sent it."""
    if not settings.auth or not by_trusted_proxy(request):
        return None
    names = request.headers.getlist(settings.auth.partition(":")[2])
    # Of two, one may be the visitor's own invention.
    return (names[0].strip() or None) if len(names) == 1 else None


def is_owner(local: Local, request: Request) -> bool:
    """Whether a page of this server sends the request for an owner of the articles."""
    name = named_by_proxy(local.settings, request)
    if name is not None and name in local.settings.owners and from_own_page(request):
        return True
    return Logins(local.settings, local.shared).holds(request)


def from_own_page(request: Request) -> bool:
    """Whether a request comes from a page of this server, or changes nothing.

    A cookie is sent with whatever a page of a site that is related to ours asks for.
    """
    if request.method in _SAFE:
        return True
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return own_host(request.headers.get("origin", ""), request.headers.get("host", ""))
