"""Visitors who talk to the chat at once, beside one who talks to it alone.

    python -m benchmarks.visitors DATA [--visitors N] [--questions N]

Starts `broadsheet serve` over the articles in the data directory DATA. Every second visitor asks as
the chat's page does (Gradio's calls), the others ask /api/ask for events; each comes from an
address of its own. A visitor asks about an article by the visitor's own name, and then a question
that follows it up, and so on with other articles. All is first asked alone: an answer that is not
the same later was delivered to another conversation, or made of two. Leave the machine alone
meanwhile.
"""

import argparse
import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import numpy as np

from benchmarks.load import event_stream, lines_of
from tests.served import serving

FOLLOWING = ("Why did it happen?", "When was that?", "Who said so?")


@dataclass
class Seen:
    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    answers: list[Any] = field(default_factory=list)


class Visitor:
    """Has conversations of two questions each, about one article after the other."""

    def __init__(
        self, http: httpx.AsyncClient, number: int, titles: list[str], questions: int
    ) -> None:
        self._http, self._in_chat = http, number % 2 == 0
        self._headers = {"X-Forwarded-For": f"10.0.{number // 250}.{number % 250 + 1}"}
        self._name = f"Visitor{number}"
        own = (titles[(number + step) % len(titles)] for step in range(0, questions, 2))
        self._openings = [f"What do you tell {self._name} about this: {title}?" for title in own]
        self._questions = questions

    async def talk(self) -> Seen:
        """What came of all questions, one after the other."""
        seen = Seen()
        for number in range(self._questions):
            conversation, follows = divmod(number, 2)
            opening = self._openings[conversation]
            body: dict[str, Any] = {"question": opening}
            if follows and seen.answers[-1] is not None:
                said = [("user", opening), ("assistant", seen.answers[-1]["answer"])]
                history = [{"role": role, "content": content} for role, content in said]
                body = {"question": FOLLOWING[conversation % 3], "history": history}
            began = time.monotonic()
            try:
                answer = await self._ask(body)
                if not follows and self._name not in answer["standalone_question"]:
                    raise ValueError("the answer is to somebody else's question")
            except (httpx.HTTPError, ValueError) as error:
                seen.errors[f"{type(error).__name__}: {error}"] += 1
                seen.answers.append(None)
            else:
                seen.seconds.append(time.monotonic() - began)
                seen.answers.append(answer)
        return seen

    async def _ask(self, body: dict[str, Any]) -> Any:
        """The answer without its timings. Raises ValueError if it does not come."""
        async for name, data in self._in_the_chat(body) if self._in_chat else self._events(body):
            if name == "error":
                raise ValueError(data["code"])
            if name == "done":
                del data["timings_ms"]
                return data
        raise ValueError("the events end before the answer")

    async def _events(self, body: dict[str, Any]) -> AsyncIterator[tuple[str, Any]]:
        accepted = {**self._headers, "Accept": "text/event-stream"}
        asked = self._http.stream("POST", "/api/ask", json=body, headers=accepted)
        async with asked as response:
            if response.is_error:
                await response.aread()
                response.raise_for_status()
            async for event in event_stream(lines_of(response.aiter_text())):
                yield event

    async def _in_the_chat(self, body: dict[str, Any]) -> AsyncIterator[tuple[str, Any]]:
        call = "/gradio_api/call/ask"
        begun = await self._http.post(call, json={"data": [body]}, headers=self._headers)
        named = begun.raise_for_status().json()["event_id"]
        asked = self._http.stream("GET", f"{call}/{named}", headers=self._headers)
        async with asked as response:
            async for name, data in event_stream(lines_of(response.aiter_text())):
                if name == "error":
                    raise ValueError("Gradio has failed")
                if name == "generating":
                    for event in data[0]:
                        yield event["event"], event["data"]


async def compare(address: str, visitors: int, questions: int) -> tuple[list[Seen], list[Seen]]:
    """What each visitor saw while nobody else was there, and among all the others."""
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=300, limits=limits) as http:
        listed = (await http.get("/api/articles", params={"limit": 500})).json()["articles"]
        titles = [article["title"] for article in listed]
        everybody = [Visitor(http, number, titles, questions) for number in range(visitors)]
        alone = [await visitor.talk() for visitor in everybody]
        return alone, list(await asyncio.gather(*(visitor.talk() for visitor in everybody)))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--visitors", type=int, default=20)
    parser.add_argument("--questions", type=int, default=10)
    options = parser.parse_args()
    with serving(options.data.absolute(), trusted_proxies="127.0.0.1") as served:
        compared = asyncio.run(compare(served.address, options.visitors, options.questions))
    for name, seen in zip(("alone", "at once"), compared, strict=True):
        seconds = [one for visitor in seen for one in visitor.seconds]
        errors = sum((visitor.errors for visitor in seen), Counter[str]())
        middle, slow, slowest = np.quantile(seconds, (0.5, 0.95, 1))
        print(f"{name}: {len(seconds)} answers, errors: {dict(errors) or 'none'}")
        print(f"  p50 {middle:.2f} s, p95 {slow:.2f} s, slowest {slowest:.2f} s")
    alone, at_once = ([one for visitor in seen for one in visitor.answers] for seen in compared)
    wrong = sum(one != other for one, other in zip(alone, at_once, strict=True))
    first, all_of_them = (
        float(np.median([one for visitor in seen for one in visitor.seconds])) for seen in compared
    )
    print(
        f"other answers than alone: {wrong}; median at once {all_of_them / first:.1f} times alone"
    )


if __name__ == "__main__":
    main()
