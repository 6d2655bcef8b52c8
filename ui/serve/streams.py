"""What is made piece by piece in a thread, sent as it comes or awaited to its end."""

import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import (
    AbstractAsyncContextManager,
    aclosing,
    asynccontextmanager,
    closing,
    nullcontext,
)
from inspect import GEN_RUNNING, getgeneratorstate
from queue import SimpleQueue
from threading import Event as Flag
from typing import TypeVar

from anyio import CancelScope
from fastapi import Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.requests import ClientDisconnect

from qa.errors.base import BroadsheetError
from ui.serve.events import Event, error_event, line

Piece = TypeVar("Piece")
Told = TypeVar("Told")

_UNBUFFERED = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""Headers of an event stream. nginx holds answers back unless told otherwise."""

_MOMENT = 0.01
"""Seconds between two looks at a thread that will end."""


def stream(
    lines: Generator[bytes, None, None], turn: AbstractAsyncContextManager[None] | None = None
) -> StreamingResponse:
    """The lines of an event stream as they come, once it is their `turn`."""
    sent = one_by_one(lines, turn or nullcontext())
    return StreamingResponse(sent, media_type="text/event-stream", headers=_UNBUFFERED)


async def last(
    coming: Generator[Piece, None, None],
    turn: AbstractAsyncContextManager[None],
    request: Request,
) -> Piece:
    """The last piece of what is `coming`, made in a thread once it is its `turn`.

    Raises ClientDisconnect when whoever sent the `request` has gone; nothing more is made then.
    """

    async def still_there() -> None:
        if await request.is_disconnected():
            raise ClientDisconnect

    @asynccontextmanager
    async def wanted_turn() -> AsyncIterator[None]:
        async with turn:
            await still_there()
            yield

    async with aclosing(one_by_one(coming, wanted_turn())) as pieces:
        async for piece in pieces:
            latest = piece
            await still_there()
    return latest


async def one_by_one(
    coming: Generator[Piece, None, None], turn: AbstractAsyncContextManager[None]
) -> AsyncGenerator[Piece, None]:
    """What is `coming`, made in a thread once it is its `turn`."""
    try:
        async with turn:
            async for one in iterate_in_threadpool(coming):
                yield one
    finally:
        # Also when nobody waits for it any more, so that nothing is written for nobody; in a
        # thread, because an ingest is first finished.
        with CancelScope(shield=True):
            await run_in_threadpool(_close, coming)


def _close(coming: Generator[object, None, None]) -> None:
    """Close a generator in which a thread may still be: Gradio cancels whoever waits for its next
    piece, which does not end the thread."""
    while getgeneratorstate(coming) == GEN_RUNNING:
        time.sleep(_MOMENT)
    coming.close()


def with_what_is_told(
    making: Callable[[Callable[[Told], None]], Generator[Piece, None, None]],
) -> Generator[Piece | Told, None, None]:
    """The pieces of what is made, and what it tells before each of them, as they come.

    It is made in a thread of its own, because who makes a piece tells of it before there is one. No
    more than the piece that is being made is made once nobody waits for it.
    """
    came: SimpleQueue[Piece | Told | None] = SimpleQueue()
    left = Flag()

    def make() -> None:
        try:
            with closing(making(came.put)) as pieces:
                for piece in pieces:
                    came.put(piece)
                    if left.is_set():
                        return
        finally:
            came.put(None)

    with ThreadPoolExecutor(1, "answer") as thread:
        made = thread.submit(make)
        try:
            while (piece := came.get()) is not None:
                yield piece
        finally:
            left.set()
    made.result()  # raises what making it has raised


def lines(coming: Generator[Event, None, None]) -> Generator[bytes, None, None]:
    """The events as they are sent. An error is the last of them."""
    with closing(coming):
        try:
            for event in coming:
                yield line(event)
        except BroadsheetError as error:
            yield line(error_event(error))
