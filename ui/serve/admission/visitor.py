"""Who sends a request: a visitor, counted by address, a subscriber, or the admin: a program that
has the token, or the owner who is logged in."""

import secrets
from collections.abc import Callable

from fastapi import Request

from qa.access import EVERYTHING, PUBLIC, RIGHTS, Access, access_of, allows
from qa.errors.requests import BadRequest
from qa.store.index import Index
from ui.local import Local
from ui.serve.admission.limits import Limits, counted_as
from ui.serve.admission.owner import is_owner
from ui.serve.admission.subscribers import by_bearer, by_cookie


def limited(local: Local, limits: Limits) -> Callable[[Request], None]:
    """What counts a request against the sender's address, unless the sender is the admin."""

    def count(request: Request) -> None:
        if not is_admin(local, request):
            limits.count(address=address(request))

    return count


def address(request: Request) -> str:
    """The visitor's address as the limits count it."""
    return counted_as(request.client.host if request.client else "")


def bearer(request: Request) -> str:
    """The token that was sent, or nothing."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def is_admin(local: Local, request: Request) -> bool:
    """Whether the admin token was sent, or the token of the data directory's lock; or the owner
    uses a page of this server."""
    sent = bearer(request).encode("latin-1")  # as headers are read; back to what was sent
    owner = local.index.hold.owner
    tokens = [owner.token if owner else "", local.settings.admin_token]
    has_token = any(token and secrets.compare_digest(sent, token.encode()) for token in tokens)
    return has_token or is_owner(local, request)


def rights_of(local: Local, request: Request) -> Access:
    """What who sends a request may read; less where the header `RIGHTS` asks for less.

    Raises SubscriberRefused and BadRequest.
    """
    rights = _all_rights(local, request)
    try:
        wanted = access_of(request.headers.get(RIGHTS, rights))
    except ValueError as error:
        raise BadRequest(RIGHTS, str(error)) from None
    return wanted if allows(rights, wanted) else rights


def _all_rights(local: Local, request: Request) -> Access:
    if is_admin(local, request):
        return EVERYTHING
    secret = local.settings.subscriber_secret
    rights = by_bearer(secret, bearer(request))
    return by_cookie(secret, request) if rights == PUBLIC else rights


def seen_by(local: Local, request: Request) -> Index:
    """The articles as who sends a request may see them, as they are now. Raises what `rights_of`
    raises."""
    local.whole.settle()
    return local.whole.seen_by(rights_of(local, request))
