"""Subscribers, by the tokens that their paper's own site signs for them. The home of jwt."""

import time
from dataclasses import dataclass

from fastapi import Request, Response

from qa.access import PUBLIC, SUBSCRIBERS, Access
from qa.errors.tokens import SubscriberRefused

FOR = "broadsheet"
"""The audience that a token has to name: one that was signed for something else opens nothing."""

COOKIE = "broadsheet-subscriber"
"""Its value is a token. A site that shares a domain with this server may set it itself."""

_LEEWAY = 10
"""Seconds by which two machines' clocks may differ."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a token says: it holds until this second since 1970."""

    until: int


def subscription(secret: str, token: str) -> Subscription:
    """What a JSON Web Token says that was signed with the `secret` by HS256. Raises
    SubscriberRefused."""
    import jwt  # which no server needs that has no subscribers

    if not secret:
        raise SubscriberRefused("this server has no BROADSHEET_SUBSCRIBER_SECRET")
    try:
        told = jwt.decode(
            *(token, secret),
            algorithms=["HS256"],
            audience=FOR,
            leeway=_LEEWAY,
            options={"require": ["exp", "aud"]},
        )
        return Subscription(int(told["exp"]))
    except (jwt.PyJWTError, ValueError, ArithmeticError, RecursionError) as error:
        raise SubscriberRefused(str(error) or type(error).__name__) from None


def by_bearer(secret: str, token: str) -> Access:
    """What the token in an Authorization header opens. Other tokens, such as the keys that clients
    of language models send, open nothing. Raises SubscriberRefused."""
    if not secret or not _is_web_token(token):
        return PUBLIC
    subscription(secret, token)
    return SUBSCRIBERS


def by_cookie(secret: str, request: Request) -> Access:
    """What the cookie of a request opens. One that is over opens nothing, and keeps nobody from
    what is public."""
    sent = request.cookies.get(COOKIE)
    if not secret or not sent:
        return PUBLIC
    try:
        subscription(secret, sent)
    except SubscriberRefused:
        return PUBLIC
    return SUBSCRIBERS


def set_cookie(request: Request, response: Response, token: str, until: int) -> None:
    """Have `response` set the cookie of a subscriber, for as long as the token holds."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=max(0, until - int(time.time())),
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",  # it opens what a link in a newsletter leads to
    )


def _is_web_token(token: str) -> bool:
    import jwt

    try:
        jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, RecursionError):
        return False
    return True
