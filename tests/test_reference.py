"""The page about the API of a running server."""

import json
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


@pytest.fixture
def shown(page: str) -> dict[str, str]:
    """The examples of what /api/ask answers, by what stands above them."""
    (call,) = re.findall(r"POST /api/ask</code>(.*?)(?:<h2>|</main>)", page, re.DOTALL)
    found = re.findall(r"<summary>(.*?)</summary><pre>(.*?)</pre>", call, re.DOTALL)
    return {unescape(name): unescape(example) for name, example in found}


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("200 A sentence answers", "Why was the interview delayed?"),
        ("200 No sentence does", "Was the interview postponed because of rain?"),
        ("200 Several articles were asked for", "What is new?"),
    ],
)
def test_examples_of_answers_are_like_what_is_answered(
    shown: dict[str, str], server: Served, name: str, question: str
) -> None:
    example = json.loads(shown[name])
    answer = httpx.post(f"{server.address}/api/ask", json={"question": question}, timeout=60).json()
    assert set(example) == set(answer)
    for field in ("answered", "answerer", "standalone_question"):
        assert example[field] == answer[field], field
    for field in ("citations", "nearest", "short_answer", "marked_start"):
        assert bool(example[field]) == bool(answer[field]), field
    for citation in (*example["citations"], *example["nearest"]):
        assert len(citation["quote"]) == citation["end"] - citation["start"]
        assert set(citation) == set((*answer["citations"], *answer["nearest"])[0])


def test_examples_of_events_and_of_errors_stand_on_the_page(shown: dict[str, str]) -> None:
    came = re.findall(r"^event: (\w+)$", shown["200 text/event-stream"], re.MULTILINE)
    assert list(dict.fromkeys(came)) == ["stage", "meta", "token", "citation", "done"]
    assert json.loads(shown["404 no_such_article"])["error"]["code"] == "no_such_article"


def test_the_page_loads_nothing(page: str) -> None:
    assert not re.search(r"<(script|img|link)|(src|href)=\"?https?://|url\(", page)
