"""Which hosts the server answers for, and which sites' pages it answers to."""

from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from qa.errors.base import BroadsheetError
from qa.errors.requests import HostNotKnown, OriginNotAllowed
from qa.settings import Settings
from ui.serve.problems import error_response

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Access:
    """Refuses requests that name an unknown host and requests of other sites' pages.

    A page may point its own name at this machine (DNS rebinding): its requests then name that host.
    X-Forwarded-Host, which Gradio writes into its page, is heard only where proxies are trusted.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._origins = settings.allowed_origins
        self._hosts = known_hosts(settings)
        self._behind_proxy = bool(settings.trusted_proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            if not self._behind_proxy:
                headers = [one for one in scope["headers"] if one[0] != b"x-forwarded-host"]
                scope = {**scope, "headers": headers}
            try:
                self._check(Headers(scope=scope))
            except BroadsheetError as error:
                response = error_response(error)
                # A page may read why it is refused: the widget says so in its console.
                response.headers["Access-Control-Allow-Origin"] = "*"
                await response(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _check(self, headers: Headers) -> None:
        """Raises HostNotKnown and OriginNotAllowed."""
        host = headers.get("host", "")
        if self._hosts is not None and not _is_known(host, self._hosts):
            raise HostNotKnown(host)
        origin = headers.get("origin")
        if origin is None or origin in self._origins:
            return
        # Behind a proxy the host may be another than the browser's; the browser knows.
        if headers.get("sec-fetch-site") != "same-origin" and not own_host(origin, host):
            raise OriginNotAllowed(origin)


def known_hosts(settings: Settings) -> Collection[str] | None:
    """The names the server is asked by, besides addresses in figures; None for every name."""
    if settings.hosts:
        return {*(host.lower() for host in settings.hosts), *_LOOPBACK}
    return _LOOPBACK if is_local(settings) else None


def is_local(settings: Settings) -> bool:
    """Whether the server listens on this machine alone."""
    return settings.host in _LOOPBACK


def own_host(origin: str, host: str) -> bool:
    """Whether a page of `origin` is of the `host` that is asked."""
    return bool(host) and origin.partition("://")[2] == host


def _is_known(host: str, known: Collection[str]) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name in known or bool(ip_address(name))
    except ValueError:
        return False
