"""Many visitors of another site's pages at once.

    python -m benchmarks.load DATA [--visitors N] [--seconds T] [--pause P]

Starts `broadsheet serve` over the articles in the data directory DATA, with the settings that it
prints: each visitor comes from an address of its own, as through a proxy, so that the limits are
those that a site has. Visitors ask in turn a question about an article and one that follows it up,
and ask again P seconds after the answer. All are first asked alone: an answer that is not the same
later was delivered to the wrong conversation, or made of two. Memory is the server's resident set,
as Linux tells it. Leave the machine alone meanwhile.
"""

import argparse
import asyncio
import itertools
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import numpy as np

from tests.served import Served, serving

SITE = "https://news.example"
SETTINGS = {"allowed_origins": SITE, "trusted_proxies": "127.0.0.1"}
EVERY = 15
"""Seconds between two looks at the server's memory."""


@dataclass
class Seen:
    """What all visitors saw: seconds to each answer, refusals and errors by name. `health` are the
    seconds to what needs no turn, asked every second."""

    seconds: list[float] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    wrong: int = 0
    health: list[float] = field(default_factory=list)


class Refused(Exception):
    """`code` names a limit that the server announces."""

    def __init__(self, code: str, retry_after: float) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after


class Visitor:
    """Has a conversation about one article, and stands by name in what is searched for."""

    def __init__(self, http: httpx.AsyncClient, number: int, title: str) -> None:
        self._http = http
        self._headers = {
            "Origin": SITE,
            "X-Forwarded-For": f"10.0.{number // 250}.{number % 250 + 1}",
            "Accept": "text/event-stream",
        }
        opening = f"What do you tell Visitor{number} about this: {title}?"
        self._bodies: list[dict[str, Any]] = [{"question": opening}]
        self._alone: list[Any] = []

    async def begin(self) -> None:
        """A session, and the answers to both questions while nobody else asks."""
        begun = await self._http.post("/embed/session", headers=self._headers)
        self._headers["Authorization"] = f"Bearer {begun.raise_for_status().json()['token']}"
        opening = self._bodies[0]
        self._alone.append(await self._ask(opening))
        said = [("user", opening["question"]), ("assistant", self._alone[0]["answer"])]
        history = [{"role": role, "content": content} for role, content in said]
        self._bodies.append({"question": "Why did it happen?", "history": history})
        self._alone.append(await self._ask(self._bodies[1]))

    async def visit(self, until: float, pause: float, seen: Seen) -> None:
        turn = 0
        while time.monotonic() < until:
            began = time.monotonic()
            try:
                answer = await self._ask(self._bodies[turn])
            except Refused as refused:
                seen.refused[refused.code] += 1
                await asyncio.sleep(refused.retry_after)
            except (httpx.HTTPError, ValueError) as error:
                seen.errors[f"{type(error).__name__}: {error}"] += 1
            else:
                seen.seconds.append(time.monotonic() - began)
                seen.wrong += answer != self._alone[turn]
                turn = 1 - turn
                await asyncio.sleep(pause)

    async def _ask(self, body: Mapping[str, Any]) -> Any:
        """The answer without its timings. Raises Refused."""
        said = ""
        asked = self._http.stream("POST", "/embed/ask", json=body, headers=self._headers)
        async with asked as response:
            if response.is_error:
                _refuse(await response.aread(), response)
            async for name, data in event_stream(lines_of(response.aiter_text())):
                if name == "token":
                    said += data["text"]
                if name == "error":
                    raise Refused(data["code"], data["retry_after"] or 1)
        if name != "done" or said != data["answer"]:
            raise ValueError("the stream ended early, or said something else than the answer")
        del data["timings_ms"]
        return data


def _refuse(content: bytes, response: httpx.Response) -> None:
    """Raises Refused where the server said for how long, and what httpx raises otherwise."""
    if "retry-after" not in response.headers:
        response.raise_for_status()
    code = json.loads(content)["error"]["code"]
    raise Refused(code, float(response.headers["retry-after"]))


async def lines_of(texts: AsyncIterator[str]) -> AsyncIterator[str]:
    """httpx's own lines also end at signs such as U+2028, which stand as they are in JSON."""
    rest = ""
    async for text in texts:
        *whole, rest = (rest + text).split("\n")
        for line in whole:
            yield line


async def event_stream(lines: AsyncIterator[str]) -> AsyncIterator[tuple[str, Any]]:
    event = ""
    async for line in lines:
        name, _, value = line.partition(": ")
        if name == "event":
            event = value
        elif name == "data":
            yield event, json.loads(value)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--pause", type=float, default=0)
    options = parser.parse_args()
    print(" ".join(f"BROADSHEET_{name.upper()}={value}" for name, value in SETTINGS.items()))
    with serving(options.data.absolute(), **SETTINGS) as served:
        seen = asyncio.run(load(served, options.visitors, options.seconds, options.pause))
    asked = len(seen.seconds) + seen.refused.total() + seen.errors.total()
    print(f"{asked} requests, {len(seen.seconds)} answers, {seen.wrong} of them wrong")
    print(f"refused: {dict(seen.refused) or 'none'}; errors: {dict(seen.errors) or 'none'}")
    for name, seconds in (("answers", seen.seconds), ("/api/health", seen.health)):
        middle, slow, slowest = np.quantile(seconds, (0.5, 0.95, 0.99))
        print(f"{name}: p50 {middle:.2f} s, p95 {slow:.2f} s, p99 {slowest:.2f} s")


async def load(served: Served, visitors: int, seconds: float, pause: float) -> Seen:
    seen = Seen()
    # A widget has no time limit of its own; a connection that is dead shows after two minutes.
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=served.address, timeout=120, limits=limits) as http:
        page = {"limit": visitors}
        articles = (await http.get("/api/articles", params=page)).json()["articles"]
        titles = [article["title"] for article in articles]
        everybody = [
            Visitor(http, number, titles[number % len(titles)]) for number in range(visitors)
        ]
        print(f"started: {resident(served.process):.0f} MB")
        began = time.monotonic()
        for visitor in everybody:
            await visitor.begin()
        alone = (time.monotonic() - began) / (2 * visitors)
        print(f"asked alone ({alone:.2f} s each): {resident(served.process):.0f} MB")
        began = time.monotonic()
        watching = asyncio.create_task(watch(served, http, began, seen))
        async with asyncio.TaskGroup() as group:
            for visitor in everybody:
                group.create_task(visitor.visit(began + seconds, pause, seen))
        watching.cancel()
        passed = time.monotonic() - began
        print(f"after {passed:.0f} s, at the end: {resident(served.process):.0f} MB")
    return seen


async def watch(served: Served, http: httpx.AsyncClient, began: float, seen: Seen) -> None:
    for second in itertools.count(1):
        await asyncio.sleep(1)
        asked = time.monotonic()
        await http.get("/api/health")
        seen.health.append(time.monotonic() - asked)
        if second % EVERY == 0:
            passed = time.monotonic() - began
            print(f"after {passed:.0f} s: {resident(served.process):.0f} MB", flush=True)


def resident(process: int) -> float:
    """Megabytes of the process that are in memory."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


if __name__ == "__main__":
    main()
