"""The articles asked through the `openai` package."""

from collections.abc import Iterator

import httpx
import openai
import pytest
from openai.types.responses import ResponseInputItemParam

from tests.served import Served

QUESTION = "Why was the interview delayed?"


@pytest.fixture
def client(server: Served) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{server.address}/v1", api_key="none", max_retries=0) as client:
        yield client


def test_the_articles_are_the_only_model(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["broadsheet"]


def test_the_model_can_be_looked_up(client: openai.OpenAI) -> None:
    assert client.models.retrieve("broadsheet").created > 0


def test_what_came_nearest_is_told_from_what_an_answer_rests_on(client: openai.OpenAI) -> None:
    asked = "Was the interview postponed because of rain?"
    completion = client.chat.completions.create(
        model="broadsheet", messages=[{"role": "user", "content": asked}]
    )
    said = completion.choices[0].message.content or ""
    assert said.startswith("No sentence answers this.\n\nNearest:\n\n[1] ")


def test_a_conversation_may_be_longer_than_what_is_remembered(client: openai.OpenAI) -> None:
    said = {"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Good day"}
    long = {"role": "assistant", "content": "x" * 30_000}
    completion = client.chat.completions.create(
        model="broadsheet",
        messages=[*said * 60, long, {"role": "user", "content": QUESTION}],  # type: ignore[list-item]
    )
    assert "denial-of-service" in (completion.choices[0].message.content or "")


def test_clients_that_count_tokens_are_told_of_none(client: openai.OpenAI) -> None:
    *_, last = client.chat.completions.create(
        model="broadsheet",
        messages=[{"role": "user", "content": "Hello"}],
        stream=True,
        stream_options={"include_usage": True},
    )
    assert last.choices == []
    assert last.usage
    assert last.usage.total_tokens == 0


def test_an_answer_comes_with_its_quotes(client: openai.OpenAI) -> None:
    completion = client.chat.completions.create(
        model="broadsheet", messages=[{"role": "user", "content": QUESTION}]
    )
    said = completion.choices[0].message.content or ""
    assert "distributed denial-of-service attack" in said
    assert "[1] Attack on X holds up Musk's interview with Trump, 2024-08-13 " in said
    assert completion.choices[0].finish_reason == "stop"
    (citation,) = completion.citations  # type: ignore[attr-defined]
    assert citation["quote"] in said


def test_the_link_below_an_answer_opens_the_article(client: openai.OpenAI) -> None:
    completion = client.chat.completions.create(
        model="broadsheet", messages=[{"role": "user", "content": QUESTION}]
    )
    link = (completion.choices[0].message.content or "").rpartition(" ")[2]
    assert '<mark id="quote"' in httpx.get(link).text


def test_a_streamed_answer_is_the_same(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(
        model="broadsheet", messages=[{"role": "user", "content": QUESTION}]
    )
    chunks = list(
        client.chat.completions.create(
            model="broadsheet", messages=[{"role": "user", "content": QUESTION}], stream=True
        )
    )
    said = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    assert said == whole.choices[0].message.content
    assert chunks[-1].choices[0].finish_reason == "stop"
    assert chunks[-1].citations == whole.citations  # type: ignore[attr-defined]


def test_the_last_message_of_the_user_is_the_question(client: openai.OpenAI) -> None:
    completion = client.chat.completions.create(
        model="any",
        messages=[
            {"role": "system", "content": "Answer in rhymes."},
            {"role": "user", "content": "Hello"},
            {"role": "assistant", "content": "Good day"},
            {"role": "user", "content": [{"type": "text", "text": QUESTION}]},
        ],
        temperature=0.3,
    )
    assert "denial-of-service" in (completion.choices[0].message.content or "")


def test_what_cannot_be_asked_is_refused_as_the_package_expects(client: openai.OpenAI) -> None:
    with pytest.raises(
        openai.UnprocessableEntityError, match="send at least one message with the role user"
    ):
        client.chat.completions.create(
            model="broadsheet", messages=[{"role": "system", "content": "Hello"}]
        )


@pytest.mark.parametrize("given", [QUESTION, [{"role": "user", "content": QUESTION}]])
def test_the_newer_call_is_answered_with_the_same_text(
    client: openai.OpenAI, given: str | list[ResponseInputItemParam]
) -> None:
    response = client.responses.create(model="broadsheet", input=given)
    completion = client.chat.completions.create(
        model="broadsheet", messages=[{"role": "user", "content": QUESTION}]
    )
    assert response.output_text == completion.choices[0].message.content
    assert response.status == "completed"
    assert response.usage
    assert response.usage.total_tokens == 0


def test_the_newer_call_streams_what_it_answers(client: openai.OpenAI) -> None:
    with client.responses.stream(model="broadsheet", input=QUESTION) as coming:
        said = [event.delta for event in coming if event.type == "response.output_text.delta"]
        whole = coming.get_final_response()
    assert len(said) > 5
    assert "".join(said) == whole.output_text
    assert "denial-of-service" in whole.output_text


def test_the_newer_call_remembers_no_conversation_and_says_so(client: openai.OpenAI) -> None:
    with pytest.raises(openai.UnprocessableEntityError, match="send all of it as `input`"):
        client.responses.create(model="broadsheet", input="Why?", previous_response_id="resp_1")


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("path", ["chat/completions", "responses"])
def test_what_has_no_effect_is_named(server: Served, path: str, *, stream: bool) -> None:
    sent = {
        "messages": [{"role": "user", "content": "Hello"}],
        "input": "Hello",
        "stream": stream,
        "temperature": 0,
        "tools\r\nSet-Cookie: x": [],
    }
    del sent["input" if path == "chat/completions" else "messages"]
    response = httpx.post(f"{server.address}/v1/{path}", json=sent)
    assert response.status_code == 200
    named = response.headers["x-ignored-parameters"]
    assert named == "temperature, tools%0D%0ASet-Cookie%3A%20x"


def test_other_calls_of_the_openai_api_are_not_there(client: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError, match="there is nothing at /v1/embeddings"):
        client.embeddings.create(model="broadsheet", input="Hello")
