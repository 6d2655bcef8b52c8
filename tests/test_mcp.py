"""The tools that a language model's client is offered, through the SDK's own client."""

import asyncio
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


def test_what_cannot_be_asked_is_refused_with_the_reason(server: Served) -> None:
    refused = call(server.data, "ask", question=QUESTION, since="soon")
    assert refused.is_error
    assert "'soon'" in text(refused)


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
    assert set(tools) == {"ask", "search_articles"}
    for tool in tools.values():
        assert tool.description
        assert tool.output_schema
        assert tool.annotations
        assert tool.annotations.read_only_hint


def test_a_notice_is_told(server: Served) -> None:
    result = call(server.data, "ask", question="Warum wurde das Interview so lange verzögert?")
    assert structured(result)["notice"] in text(result)
