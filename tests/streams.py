"""Answers that come as events."""

import json
import time
from collections.abc import Iterator
from typing import Any

import httpx

from tests.served import Served


def events(served: Served, question: str) -> Iterator[tuple[str, dict[str, Any], float]]:
    """(event, data, when) as they come."""
    with (
        httpx.Client(base_url=served.address, timeout=60) as http,
        http.stream(
            "POST",
            "/api/ask",
            json={"question": question},
            headers={"Accept": "text/event-stream"},
        ) as response,
    ):
        event = ""
        for line in response.iter_lines():
            name, _, value = line.partition(": ")
            if name == "event":
                event = value
            elif name == "data":
                yield event, json.loads(value), time.monotonic()
