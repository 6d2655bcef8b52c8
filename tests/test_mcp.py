"""The tools that a language model's client is offered, through the SDK's own client."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any, TypeVar

import pytest
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult, TextContent, Tool

from tests.served import BROADSHEET, Served, environment

pytestmark = pytest.mark.process

Result = TypeVar("Result")

QUESTION = "Why was the interview delayed?"


def use(data: Path, what: Callable[[Client], Awaitable[Result]]) -> Result:
    """What a client gets that starts `broadsheet mcp` and ends it."""

    async def used() -> Result:
        server = StdioServerParameters(
            command=BROADSHEET,
            args=["--data", str(data), "mcp"],
            env=environment(),
            cwd=data.parent,
        )
        async with Client(server) as client:
            return await what(client)

    # In a thread of its own, because a browser test leaves a loop behind in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, used()).result()


def call(data: Path, tool: str, **arguments: object) -> CallToolResult:
    return use(data, lambda client: client.call_tool(tool, arguments))


def listed(data: Path) -> list[Tool]:
    return use(data, lambda client: client.list_tools()).tools


def structured(result: CallToolResult) -> Any:
    assert not result.is_error, result.content
    return result.structured_content


def text(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


@pytest.fixture(scope="module")
def data(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles, which no server has."""
    copied = tmp_path_factory.mktemp("mcp") / "data"
    copytree(sample_data, copied, ignore=ignore_patterns("owner.*"))
    return copied


def test_an_answer_comes_with_its_quotes(data: Path) -> None:
    result = call(data, "ask", question=QUESTION)
    answer = structured(result)
    assert answer["answered"]
    assert answer["citations"][0]["title"] == "Attack on X holds up Musk's interview with Trump"
    assert answer["citations"][0]["quote"] in text(result)


def test_a_running_server_is_asked(server: Served) -> None:
    answer = structured(call(server.data, "ask", question=QUESTION, since="2024-09-01"))
    assert not answer["answered"]
    assert all(nearest["published"] >= "2024-09-01" for nearest in answer["nearest"])


def test_passages_are_found(server: Served) -> None:
    found = structured(call(server.data, "search_articles", question="telescope", k=2))
    assert len(found["passages"]) == 2
    assert found["passages"][0]["title"] == "Observatory postpones first light"


def test_articles_are_listed_and_read_also_without_a_server(data: Path) -> None:
    result = call(data, "list_articles", until="2024-12-31", limit=2)
    listed = structured(result)
    assert len(listed["articles"]) == 2 < listed["total"]
    assert all(one["published"] <= "2024-12-31" for one in listed["articles"])
    first = listed["articles"][0]
    assert first["id"] in text(result)
    article = structured(call(data, "read_article", id=first["id"], offset=100))
    assert (article["title"], article["next_offset"]) == (first["title"], None)
    assert len(article["text"]) == first["characters"] - 100


def test_a_running_server_lists_and_searches_by_date_and_source(server: Served) -> None:
    listed = structured(call(server.data, "list_articles", query="interview"))
    (article,) = listed["articles"]
    assert article["title"] == "Attack on X holds up Musk's interview with Trump"
    found = structured(
        call(server.data, "search_articles", question=QUESTION, article=article["id"], k=50)
    )
    assert {one["article_id"] for one in found["passages"]} == {article["id"]}
    before = call(server.data, "search_articles", question=QUESTION, until="2020-01-01")
    assert structured(before)["passages"] == []


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("ask", {"question": QUESTION, "since": "soon"}, "'soon'"),
    ("ask", {"question": QUESTION, "article": "nowhere"}, "nowhere"),
    ("search_articles", {"question": QUESTION, "article": "nowhere"}, "nowhere"),
    ("search_articles", {"question": " "}, "empty"),
    ("list_articles", {"until": "13 August"}, "'13 August'"),
    ("list_articles", {"limit": 0}, "greater than or equal to 1"),
    ("read_article", {"id": "nowhere"}, "nowhere"),
]


def test_what_cannot_be_done_is_refused_with_the_reason(server: Served) -> None:
    async def refused(client: Client) -> list[CallToolResult]:
        return [await client.call_tool(tool, arguments) for tool, arguments, _ in REFUSED]

    for result, (_, _, reason) in zip(use(server.data, refused), REFUSED, strict=True):
        assert result.is_error
        assert reason in text(result)


def test_a_missing_package_is_said_with_the_command_that_installs_it(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['mcp'] = None; sys.argv = ['broadsheet', 'mcp'];"
        "from ui.cli import main; main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "pip install --editable '.[mcp]'" in ended.stderr


def test_the_tools_say_what_they_take_and_give(server: Served) -> None:
    tools = {tool.name: tool for tool in listed(server.data)}
    assert set(tools) == {"ask", "search_articles", "list_articles", "read_article"}
    described = (Path(__file__).parent.parent / "docs" / "mcp.md").read_text()
    shown = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", described, re.MULTILINE))
    taken = {name: set(tool.input_schema["properties"]) for name, tool in tools.items()}
    assert {name: set(re.findall(r"`(\w+)`", takes)) for name, takes in shown.items()} == taken
    for tool in tools.values():
        assert tool.description
        assert tool.output_schema
        assert tool.annotations
        assert tool.annotations.read_only_hint


def test_a_notice_is_told(server: Served) -> None:
    result = call(server.data, "ask", question="Warum wurde das Interview so lange verzögert?")
    assert structured(result)["notice"] in text(result)
