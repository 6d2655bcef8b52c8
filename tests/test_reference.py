"""The page about the API of a running server."""

import re
from html import unescape

import httpx
import pytest

from tests.served import Served


@pytest.fixture
def page(server: Served) -> str:
    return httpx.get(f"{server.address}/docs").text


def test_every_call_is_described(page: str, server: Served) -> None:
    described = set(re.findall(r"<h2><code>(\w+) ([^<]+)</code></h2><p>[^<]+</p>", page))
    paths = httpx.get(f"{server.address}/openapi.json").json()["paths"]
    assert described == {
        (method.upper(), path) for path, methods in paths.items() for method in methods
    }


def test_the_example_of_a_question_can_be_asked(page: str, server: Served) -> None:
    example = re.findall(r"POST /api/ask</code>.*?<pre>(.*?)</pre>", page, re.DOTALL)[0]
    answer = httpx.post(
        f"{server.address}/api/ask",
        content=unescape(example),
        headers={"Content-Type": "application/json"},
        timeout=60,
    )
    assert answer.json()["answered"]


def test_the_page_loads_nothing(page: str) -> None:
    assert not re.search(r"<(script|img|link)|https?://", page)
