"""Whether a request was signed by somebody who has the secret, as Standard Webhooks says."""

import hmac
import re
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from hashlib import sha256

from starlette.datastructures import Headers

from qa.errors.webhook import NoWebhook, Unsigned, WrongSignature, WrongTime

TOLERANCE = 5 * 60
"""Seconds between the two clocks, and on the way."""

HEADERS = ("webhook-id", "webhook-timestamp", "webhook-signature")

_ID = re.compile(r"[!-\-/-~]{1,200}")
"""Visible signs of ASCII but for the full stop, which parts what is signed."""

_TIME = re.compile(r"[0-9]{1,12}")
_MOST = 20
"""Signatures in one header; a sender has one for each secret that is valid."""


class Signature:
    """The signature in the headers of one request, under one of `secrets`: base64, with or without
    whsec_ before it. What is signed is fed to it as it comes.

    Raises NoWebhook where there is no secret, Unsigned where a header is missing, stands twice or
    is none such, and WrongTime for what was signed more than `TOLERANCE` ago or ahead.
    """

    def __init__(
        self, headers: Headers, secrets: Sequence[str], clock: Callable[[], float] = time.time
    ) -> None:
        if not secrets:
            raise NoWebhook
        self.id = _matching(headers, HEADERS[0], _ID, "visible signs of ASCII without a full stop")
        stamp = _matching(headers, HEADERS[1], _TIME, "seconds since 1970 in figures")
        self._stated = _one(headers, HEADERS[2]).split(" ")[:_MOST]
        age = int(clock()) - int(stamp)
        if abs(age) > TOLERANCE:
            raise WrongTime(age, TOLERANCE)
        signed = f"{self.id}.{stamp}.".encode()
        self._digests = [hmac.new(key_of(one), signed, sha256) for one in secrets]

    def feed(self, piece: bytes) -> None:
        for digest in self._digests:
            digest.update(piece)

    def check(self) -> None:
        """Raises WrongSignature unless one of the secrets gives one of the signatures."""
        right = [b"v1," + b64encode(digest.digest()) for digest in self._digests]
        stated = [one.encode("latin-1") for one in self._stated]  # as headers are read
        if not any(hmac.compare_digest(one, other) for one in right for other in stated):
            raise WrongSignature


def is_signed(headers: Headers) -> bool:
    """Whether a request is meant to be signed."""
    return any(name in headers for name in HEADERS)


def key_of(secret: str) -> bytes:
    """The key that a secret stands for. Raises ValueError."""
    return b64decode(secret.removeprefix("whsec_"), validate=True)


def _matching(headers: Headers, name: str, form: re.Pattern[str], such_as: str) -> str:
    value = _one(headers, name)
    if not form.fullmatch(value):
        raise Unsigned(name, f"{value[:40]!r} is not made of {such_as}")
    return value


def _one(headers: Headers, name: str) -> str:
    values = headers.getlist(name)
    if len(values) != 1:
        raise Unsigned(name, "it stands more than once" if values else "it is missing")
    return values[0]
