"""The whole path with another project's server of OpenAI's protocol: `transformers serve`, as a
process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.conftest import copied
from tests.models import one_sentence
from tests.served import Served, free_port, hosting_chat
from tests.streams import events

pytestmark = pytest.mark.process

SAID = "Musk blamed the delay on a massive distributed denial-of-service attack. [1]"
QUESTION = "Why was the interview delayed?"


@contextmanager
def model_server(model: str) -> Iterator[str]:
    """The address of a server that has loaded `model`, until the block ends."""
    port = free_port()
    process = subprocess.Popen(
        [
            *(str(Path(sys.executable).with_name("transformers")), "serve", model),
            *("--port", str(port), "--host", "127.0.0.1", "--device", "cpu"),
        ],
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            assert process.poll() is None, "transformers serve has ended"
            try:
                httpx.get(f"{address}/health").raise_for_status()
                break
            except httpx.HTTPError:
                time.sleep(0.2)
        yield f"{address}/v1"
    finally:
        process.terminate()
        process.wait(timeout=60)


@pytest.fixture(scope="module")
def served(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("model server")
    data = copied(sample_data, folder)
    model = one_sentence(SAID, folder / "model")
    with (
        model_server(model) as url,
        hosting_chat(data, model=f"openai:{model}", model_url=url) as served,
    ):
        yield served


def test_its_answer_streams_over_http_with_a_citation_that_holds(served: Served) -> None:
    came = [(name, data) for name, data, _ in events(served, QUESTION)]
    tokens = [data["text"] for name, data in came if name == "token"]
    assert len(tokens) > 1
    name, answer = came[-1]
    assert name == "done"
    assert answer["answer"] == SAID
    assert str(answer["answerer"]).startswith("openai:")
    assert "notice" not in answer
    assert [citation["verified"] for citation in answer["citations"]] == [True]
    assert "distributed denial-of-service attack" in answer["citations"][0]["quote"]
    assert answer["usage"]["output_tokens"] > 0


def test_its_answer_stands_in_the_chat_with_its_citation(page: Page, served: Served) -> None:
    page.goto(served.address)
    page.get_by_role("textbox").fill(QUESTION)
    page.keyboard.press("Enter")
    answer = page.get_by_role("article", name=QUESTION)
    expect(answer).to_have_attribute("data-state", "answered")
    citation = answer.locator("[part=citation]")
    expect(citation).to_have_count(1)
    expect(citation).to_contain_text("Attack on X holds up Musk's interview with Trump")
    expect(answer).to_contain_text("Musk blamed the delay on a massive")
