"""Deliveries to the webhook, signed as Standard Webhooks says."""

import hmac
import json
import time
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Any
from uuid import uuid4

import httpx

SECRET = "whsec_" + b64encode(b"of a site that the tests have.").decode()
OTHER = "whsec_" + b64encode(b"of the same site, until May...").decode()

PAGE = "https://courier.example/2024/night-ferry"


def article(text: str, **fields: Any) -> dict[str, Any]:
    """A NewsArticle, with a field left out where it is None."""
    described = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Night ferry turns back",
        "articleBody": text,
        "url": PAGE,
        "datePublished": "2024-05-03T06:30:00+01:00",
        "dateModified": "2024-05-03T06:30:00+01:00",
        **fields,
    }
    return {name: value for name, value in described.items() if value is not None}


def signature(secret: str, delivery_id: str, stamp: int | str, body: bytes) -> str:
    key = b64decode(secret.removeprefix("whsec_"))
    signed = f"{delivery_id}.{stamp}.".encode() + body
    return "v1," + b64encode(hmac.new(key, signed, sha256).digest()).decode()


def signed(
    body: bytes, delivery_id: str, *, secret: str = SECRET, seconds: int = 0
) -> dict[str, str]:
    """The headers of a delivery that is signed so many `seconds` from now."""
    stamp = int(time.time()) + seconds
    return {
        "Content-Type": "application/ld+json",
        "webhook-id": delivery_id,
        "webhook-timestamp": str(stamp),
        "webhook-signature": signature(secret, delivery_id, stamp, body),
    }


class Site:
    """A site that sends its articles to `http`, each delivery with an id of its own."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http

    def send(self, *things: Any, **how: Any) -> httpx.Response:
        body = json.dumps(things[0] if len(things) == 1 else things).encode()
        headers = signed(body, uuid4().hex, **how)
        return self.http.post("/api/articles", content=body, headers=headers)
