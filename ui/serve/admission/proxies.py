"""Proxies in front of the server: whom they name as the visitor is heard if they are trusted."""

from collections.abc import Sequence
from ipaddress import ip_address, ip_network
from typing import Any, cast

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

_TRUSTED = "broadsheet.trusted_proxy"


class Proxies:
    """Puts the visitor whom a trusted proxy names in the proxy's place, and remembers that there
    was one. `trusted` are addresses and networks, or `*` for every address."""

    def __init__(self, app: ASGIApp, trusted: Sequence[str]) -> None:
        # uvicorn has types of its own for the same.
        self._app: Any = ProxyHeadersMiddleware(cast("Any", app), list(trusted))
        self._everybody = "*" in trusted
        self._networks = [ip_network(one, strict=False) for one in trusted if one != "*"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            client = scope.get("client")
            scope = {**scope, _TRUSTED: client is not None and self._trusts(client[0])}
        await self._app(scope, receive, send)

    def _trusts(self, host: str) -> bool:
        if self._everybody:
            return True
        try:
            address = ip_address(host)
        except ValueError:
            return False
        return any(address in network for network in self._networks)


def by_trusted_proxy(request: Request) -> bool:
    """Whether a trusted proxy handed the request on."""
    return bool(request.scope.get(_TRUSTED))
