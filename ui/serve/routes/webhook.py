"""The webhook: articles that a site sends by itself, as JSON-LD."""

import asyncio
import json
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from anyio import CapacityLimiter, to_thread
from fastapi import Request, Response
from fastapi.responses import JSONResponse

from qa.errors.requests import TooLarge, TooSlow
from qa.errors.sources import BadSource
from qa.errors.webhook import AlreadyDelivered, Unsigned, WrongSignature, WrongTime
from ui.local import Local
from ui.serve.admission.limits import Limits
from ui.serve.admission.signed import HEADERS, Signature
from ui.serve.admission.visitor import address
from ui.serve.deadlines import BODY
from ui.serve.feedback import Feedback

if TYPE_CHECKING:
    from ingest.delivery import Delivery

MOST_BYTES = 5_000_000
"""In a delivery that is signed; whoever is not the admin may make this server hold so many."""

_WHO = "webhook"
"""Who acts in the log."""

MEDIA_TYPE = "application/ld+json"


_FINISHED_AT_ONCE = 20
"""Deliveries. Each may wait for minutes for what a worker that was killed had claimed."""


class Webhook:
    """Takes deliveries into `local`, one after the other, so that of two versions the later one
    stays. One that waits until what it brought is found holds up no other. Those that wait take no
    thread from who asks questions."""

    def __init__(self, local: Local, limits: Limits, feedback: Feedback) -> None:
        self._local = local
        self._limits = limits
        self._feedback = feedback
        self._turn, self._finished = CapacityLimiter(1), CapacityLimiter(_FINISHED_AT_ONCE)
        self._under_way: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def signed(self, request: Request) -> Response:
        """The report of what was delivered. A delivery that is refused as not its sender's counts
        against the sender's address.

        Raises what `Signature` raises, AlreadyDelivered, TooLarge, TooSlow, TooManyQuestions, and
        BadSource where nothing of it can be taken.
        """
        try:
            signature = Signature(request.headers, self._local.settings.webhook_secret)
            body = await _read(request, signature)
            signature.check()
        except (Unsigned, WrongSignature, WrongTime):
            await to_thread.run_sync(lambda: self._limits.count(address=address(request)))
            raise
        return await self.take(body, signature.id)

    async def take(self, body: bytes, delivery_id: str = "") -> Response:
        """The report of what stands in `body`, once it is found. A delivery with an id counts once.
        Raises AlreadyDelivered and BadSource."""

        def taken() -> "Delivery":
            return self._taken(body, delivery_id)

        def finished() -> Response:
            return self._report(delivery, delivery_id)

        own = asyncio.Lock()
        if delivery_id:  # which may come again before it is finished
            own = self._under_way.setdefault(delivery_id, own)
        async with own:
            delivery = await to_thread.run_sync(taken, limiter=self._turn)
            return await to_thread.run_sync(finished, limiter=self._finished)

    def _taken(self, body: bytes, delivery_id: str) -> "Delivery":
        if delivery_id and self._local.whole.library.deliveries.has(delivery_id):
            raise AlreadyDelivered(delivery_id)
        delivery = self._local.deliver(body, who=_WHO)
        for article_id in delivery.report.withdrawn:
            self._feedback.forget(article_id)
        return delivery

    def _report(self, delivery: "Delivery", delivery_id: str) -> Response:
        delivery.finish()
        report, deliveries = delivery.report, self._local.whole.library.deliveries
        if report.failed and not report.took_any:
            raise BadSource(report.failed[0]["source"], report.failed[0]["error"])
        # What failed on the way may be sent again; what is done twice changes nothing.
        if delivery_id and not deliveries.keep(delivery_id):
            raise AlreadyDelivered(delivery_id)
        return JSONResponse(report.to_dict())


def is_described(body: bytes) -> bool:
    """Whether a body in JSON describes articles, by the words of JSON-LD."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, list) or (
        isinstance(value, dict) and any(name in value for name in ("@type", "@graph"))
    )


def unsigned() -> Unsigned:
    """What is said to a sender who neither signs nor is the admin."""
    return Unsigned(HEADERS[-1], "it is missing")


async def _read(request: Request, signature: Signature) -> bytes:
    """The body, which is fed to its `signature`. Raises TooLarge and TooSlow."""
    body = bytearray()
    try:
        async with asyncio.timeout(BODY):
            async for piece in request.stream():
                body += piece
                if len(body) > MOST_BYTES:
                    raise TooLarge(MOST_BYTES)
                signature.feed(piece)
    except TimeoutError:
        raise TooSlow from None
    return bytes(body)
