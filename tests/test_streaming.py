"""A running server with a language model: what a browser and a program see arrive."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import openai
import pytest
from playwright.sync_api import Page, expect

from tests.conftest import copied
from tests.provider import Provider, Reply, providing, saying
from tests.served import Served, hosting, hosting_chat
from tests.streams import events

pytestmark = pytest.mark.slow

QUESTION = "Why was the interview delayed?"
CLAIM = "Musk blamed the delay on a massive distributed denial-of-service attack."


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing(saying("")) as provider:
        yield provider


@pytest.fixture(scope="module")
def served(
    provider: Provider, sample_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    data = copied(sample_data, tmp_path_factory.mktemp("streaming"))
    with hosting(data, **writing_with(provider)) as served:
        yield served


@pytest.fixture(scope="module")
def chatting(
    provider: Provider, sample_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """One with the chat."""
    data = copied(sample_data, tmp_path_factory.mktemp("chatting"))
    with hosting_chat(data, **writing_with(provider)) as served:
        yield served


def writing_with(provider: Provider) -> dict[str, str]:
    return {
        "model": "openai:scripted",
        "model_url": provider.url,
        "model_timeout": "20",
        "model_retries": "0",
    }


@pytest.fixture(autouse=True)
def fresh(provider: Provider) -> None:
    provider.script = saying(f"{CLAIM} [1] They were paid 9,000 roubles. [1]", pause=0.02)
    provider.left.clear()


def test_health_names_the_model_and_no_key(served: Served) -> None:
    assert httpx.get(f"{served.address}/api/health").json()["answerer"] == "openai:scripted"


def test_tokens_come_as_they_are_written_and_citations_with_their_sentence(served: Served) -> None:
    came = list(events(served, QUESTION))
    names = [name for name, _, _ in came]
    before = names[: names.index("meta")]
    assert set(before) == {"stage"}
    assert names[-1] == "done"
    assert [data["stage"] for _, data, _ in came[: len(before)]][-1] == "writing"
    tokens = [(data["text"], when) for name, data, when in came if name == "token"]
    assert "".join(str(text) for text, _ in tokens) == came[-1][1]["answer"]
    assert tokens[-1][1] - tokens[0][1] > 0.1
    assert names.index("citation") < len(names) - 1 - names[::-1].index("token")
    assert str(came[-1][1]["answer"]).endswith("9,000 roubles. (not found in the articles)")


def test_a_failing_provider_gives_the_readers_answer_with_a_notice(
    served: Served, provider: Provider
) -> None:
    provider.script = lambda _: Reply(status=401)
    done = list(events(served, QUESTION))[-1][1]
    assert done["answerer"] == "reader"
    assert "does not accept the key" in str(done["notice"])
    assert "secret" not in json.dumps(done)


def test_a_program_that_goes_away_ends_the_providers_stream(
    served: Served, provider: Provider
) -> None:
    provider.script = saying("word " * 2000, pause=0.02)
    coming = events(served, QUESTION)
    for name, _, _ in coming:
        if name == "token":
            break
    coming.close()  # type: ignore[attr-defined]
    assert provider.left.wait(timeout=10)


@pytest.mark.parametrize("path", ["/api/ask", "/v1/chat/completions"])
def test_nothing_more_is_written_for_a_program_that_no_longer_waits(
    served: Served, provider: Provider, path: str
) -> None:
    provider.script = saying("word " * 2000, pause=0.02)
    asked = {"question": QUESTION, "messages": [{"role": "user", "content": QUESTION}]}
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(served.address + path, json=asked, timeout=3)
    assert provider.left.wait(timeout=10)


def test_the_notice_of_a_failing_provider_is_told_to_clients_of_the_openai_api(
    served: Served, provider: Provider
) -> None:
    provider.script = lambda _: Reply(status=401)
    client = openai.OpenAI(base_url=f"{served.address}/v1", api_key="none")
    whole = client.chat.completions.create(
        model="broadsheet", messages=[{"role": "user", "content": QUESTION}]
    )
    assert "does not accept the key" in (whole.choices[0].message.content or "")


def test_the_chat_shows_the_answer_with_its_citation(page: Page, chatting: Served) -> None:
    page.goto(chatting.address)
    page.get_by_role("textbox").fill(QUESTION)
    page.keyboard.press("Enter")
    answer = page.get_by_role("article", name=QUESTION)
    expect(answer).to_have_attribute("data-state", "answered")
    citation = answer.locator("[part=citation]")
    expect(citation).to_have_count(1)
    expect(citation).to_contain_text("Attack on X holds up Musk's interview with Trump")
    expect(answer).to_contain_text("(not found in the articles)")


def test_stopping_an_answer_in_the_chat_ends_the_providers_stream(
    page: Page, chatting: Served, provider: Provider
) -> None:
    provider.script = saying("word " * 2000, pause=0.02)
    page.goto(chatting.address)
    page.get_by_role("textbox").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("article", name=QUESTION)).to_contain_text("word word")
    page.get_by_role("button", name="Stop").click()
    assert provider.left.wait(timeout=10)
