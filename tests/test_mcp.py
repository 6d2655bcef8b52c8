"""The tools that a language model's client is offered, through the SDK's own client."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult, TextContent, Tool

from qa.errors.data import DataBusy
from qa.store.lock import DataLock
from tests.conftest import copied
from tests.served import BROADSHEET, Served, environment

pytestmark = pytest.mark.process

QUESTION = "Why was the interview delayed?"


class Tools:
    """What a client is offered that has started `broadsheet mcp`."""

    def __init__(self, client: Client, portal: BlockingPortal) -> None:
        self._client, self._portal = client, portal

    def call(self, tool: str, **arguments: object) -> CallToolResult:
        result: CallToolResult = self._portal.call(self._client.call_tool, tool, arguments)
        return result

    def listed(self) -> list[Tool]:
        return self._portal.call(self._client.list_tools).tools


@contextmanager
def tools_of(data: Path) -> Iterator[Tools]:
    """Those of a process that ends with the block."""
    command = StdioServerParameters(
        command=BROADSHEET,
        args=["--data", str(data), "mcp"],
        env=environment(),
        cwd=data.parent,
    )
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(command)) as client,
    ):
        yield Tools(client, portal)


def structured(result: CallToolResult) -> Any:
    assert not result.is_error, result.content
    return result.structured_content


def text(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


@pytest.fixture(scope="module")
def alone(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tools]:
    """Over the sample articles, which no server has."""
    data = tmp_path_factory.mktemp("mcp") / "data"
    copytree(sample_data, data, ignore=ignore_patterns("owner.*"))
    with tools_of(data) as tools:
        yield tools


@pytest.fixture(scope="module")
def beside(server: Served) -> Iterator[Tools]:
    """Over the articles of a running server."""
    with tools_of(server.data) as tools:
        yield tools


def test_an_answer_comes_with_its_quotes(alone: Tools) -> None:
    result = alone.call("ask", question=QUESTION)
    answer = structured(result)
    assert answer["answered"]
    assert answer["citations"][0]["title"] == "Attack on X holds up Musk's interview with Trump"
    assert answer["citations"][0]["quote"] in text(result)


def test_a_running_server_is_asked(beside: Tools) -> None:
    answer = structured(beside.call("ask", question=QUESTION, since="2024-09-01"))
    assert not answer["answered"]
    assert all(nearest["published"] >= "2024-09-01" for nearest in answer["nearest"])


def test_passages_are_found(beside: Tools) -> None:
    found = structured(beside.call("search_articles", question="telescope", k=2))
    assert len(found["passages"]) == 2
    assert found["passages"][0]["title"] == "Observatory postpones first light"


def test_articles_are_listed_and_read_also_without_a_server(alone: Tools) -> None:
    result = alone.call("list_articles", until="2024-12-31", limit=2)
    listed = structured(result)
    assert len(listed["articles"]) == 2 < listed["total"]
    assert all(one["published"] <= "2024-12-31" for one in listed["articles"])
    first = listed["articles"][0]
    assert first["id"] in text(result)
    article = structured(alone.call("read_article", id=first["id"], offset=100))
    assert (article["title"], article["next_offset"]) == (first["title"], None)
    assert len(article["text"]) == first["characters"] - 100


def test_a_running_server_lists_and_searches_by_date_and_source(beside: Tools) -> None:
    listed = structured(beside.call("list_articles", query="interview"))
    (article,) = listed["articles"]
    assert article["title"] == "Attack on X holds up Musk's interview with Trump"
    found = structured(
        beside.call("search_articles", question=QUESTION, article=article["id"], k=50)
    )
    assert {one["article_id"] for one in found["passages"]} == {article["id"]}
    before = beside.call("search_articles", question=QUESTION, until="2020-01-01")
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


@pytest.mark.parametrize(("tool", "arguments", "reason"), REFUSED)
def test_what_cannot_be_done_is_refused_with_the_reason(
    beside: Tools, tool: str, arguments: dict[str, Any], reason: str
) -> None:
    result = beside.call(tool, **arguments)
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


def test_an_interrupted_one_ends_at_once_though_its_client_stays(
    sample_data: Path, tmp_path: Path
) -> None:
    data = copied(sample_data, tmp_path)
    asked = {"name": "list_articles", "arguments": {}}
    client = {"name": "test", "version": "1"}
    begin = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client}
    with subprocess.Popen(
        [BROADSHEET, "--data", str(data), "mcp"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        for number, (method, params) in enumerate((("initialize", begin), ("tools/call", asked))):
            sent = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
            process.stdin.write(json.dumps(sent) + "\n")
            process.stdin.flush()
            assert f'"id":{number}' in process.stdout.readline()
        with pytest.raises(DataBusy):
            DataLock(data, "test")
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(timeout=20) == -signal.SIGINT
        finally:
            process.kill()
    DataLock(data, "test").close()


def test_the_tools_say_what_they_take_and_give(beside: Tools) -> None:
    tools = {tool.name: tool for tool in beside.listed()}
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


def test_a_notice_is_told(beside: Tools) -> None:
    result = beside.call("ask", question="Warum wurde das Interview so lange verzögert?")
    assert structured(result)["notice"] in text(result)
