import asyncio
import time
from collections.abc import Callable, Coroutine, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from threading import Event
from typing import Any, TypeVar

import pytest

from qa.errors.limits import TooBusy
from ui.serve.admission.turns import PATIENCE, Turns
from ui.serve.streams import one_by_one, with_what_is_told

Result = TypeVar("Result")


def run(asking: Coroutine[Any, Any, Result]) -> Result:
    """In a thread of its own, because a browser test leaves a loop behind in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asking).result()


def test_so_many_questions_are_answered_at_once_in_the_order_in_which_they_came() -> None:
    began: list[int] = []
    most = 0

    async def ask(turns: Turns, number: int) -> None:
        nonlocal most
        async with turns.turn():
            began.append(number)
            most = max(most, len(began) - len(answered))
            await asyncio.sleep(0.01)
            answered.append(number)

    async def ask_all() -> None:
        turns = Turns(2)
        await asyncio.gather(*(ask(turns, number) for number in range(6)))

    answered: list[int] = []
    run(ask_all())
    assert began == [0, 1, 2, 3, 4, 5]
    assert most == 2


def test_whoever_would_wait_too_long_is_told_for_how_long() -> None:
    async def ask_all() -> int:
        turns = Turns(1)
        asking: list[asyncio.Task[None]] = []

        async def ask() -> None:
            async with turns.turn():
                await asyncio.sleep(60)

        try:
            while True:
                turns.expect()
                asking.append(asyncio.create_task(ask()))
                await asyncio.sleep(0)
        except TooBusy as busy:
            assert busy.retry_after is not None
            return busy.retry_after
        finally:
            for task in asking:
                task.cancel()

    began = time.monotonic()
    assert run(ask_all()) > PATIENCE
    assert time.monotonic() - began < 5


def test_who_goes_away_leaves_the_line() -> None:
    async def ask_all() -> None:
        turns = Turns(1)
        async with turns.turn():
            waiting = asyncio.create_task(turns.turn().__aenter__())
            await asyncio.sleep(0)
            waiting.cancel()
            await asyncio.sleep(0)
        async with asyncio.timeout(5), turns.turn():
            pass

    run(ask_all())


def test_what_is_told_comes_before_the_piece_that_is_being_made() -> None:
    heard = Event()

    def making(tell: Callable[[str], None]) -> Generator[int, None, None]:
        tell("begun")
        assert heard.wait(timeout=5)
        yield 1
        yield 2

    coming = with_what_is_told(making)
    assert next(coming) == "begun"
    heard.set()
    assert list(coming) == [1, 2]


def test_an_error_comes_after_what_was_made_and_told_before_it() -> None:
    def making(tell: Callable[[str], None]) -> Generator[int, None, None]:
        yield 1
        tell("trying")
        raise TooBusy(3)

    coming, got = with_what_is_told(making), []
    with pytest.raises(TooBusy):
        for piece in coming:
            got.append(piece)
    assert got == [1, "trying"]


def test_no_more_is_made_once_nobody_waits_for_it() -> None:
    made: list[int] = []
    closed = Event()

    def making(_: Callable[[str], None]) -> Generator[int, None, None]:
        try:
            for number in range(1000):
                time.sleep(0.01)
                made.append(number)
                yield number
        finally:
            closed.set()

    coming = with_what_is_told(making)
    next(coming)
    coming.close()
    assert closed.is_set()
    assert len(made) < 10


def test_what_nobody_waits_for_is_closed_though_a_thread_is_in_it() -> None:
    go_on, closed = Event(), Event()

    def coming() -> Generator[int, None, None]:
        try:
            yield 1
            go_on.wait()
            yield 2
        finally:
            closed.set()

    async def stopped() -> None:
        async def read() -> None:
            async for _ in one_by_one(coming(), nullcontext()):
                pass

        reading = asyncio.create_task(read())
        await asyncio.sleep(0.1)
        reading.cancel()
        await asyncio.sleep(0.1)
        go_on.set()
        with suppress(asyncio.CancelledError):
            await reading

    run(stopped())
    assert closed.is_set()
