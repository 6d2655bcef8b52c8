"""Asking a language model, through LangChain's own OpenAI package and a server on this machine."""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from qa.answer import Usage
from qa.errors.models import ModelFailed, ModelUnusable
from qa.errors.packages import LanguageModelMissing
from qa.errors.usage import BadSetting
from qa.writing.llm import EXTRAS, LONGEST, LanguageModel, Options
from tests.provider import Provider, Reply, providing, saying

pytestmark = pytest.mark.slow

HELLO = [("user", "Hello?")]


@pytest.fixture
def provider() -> Iterator[Provider]:
    with providing(saying("The bow door would not close.")) as provider:
        yield provider


def model(provider: Provider, timeout: float = 8.0, retries: int = 1) -> LanguageModel:
    return LanguageModel(
        "openai:scripted", Options(url=provider.url, timeout=timeout, retries=retries)
    )


def test_text_comes_piece_by_piece(provider: Provider) -> None:
    pieces = list(model(provider).stream(HELLO))
    assert len(pieces) > 2
    assert "".join(pieces) == "The bow door would not close."


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("<think>It is the door. [1]</think>\n\nThe door. [1]", "The door. [1]"),
        ("\n<think>\n\n</think>The door.", "The door."),
        ("<think>It is the", ""),
        ("<thin ice>", "<thin ice>"),
        ("<thi", "<thi"),
        ("The door <think> stuck.", "The door <think> stuck."),
    ],
)
def test_what_a_model_thinks_before_it_answers_is_no_answer(
    provider: Provider, written: str, answer: str
) -> None:
    provider.script = lambda _: Reply(written)
    assert model(provider).write(HELLO).strip() == answer


def test_the_provider_gets_the_messages(provider: Provider) -> None:
    model(provider).write([("system", "Be brief."), ("user", "Hello?")])
    assert [message["role"] for message in provider.asked[0]] == ["system", "user"]


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (Reply(status=401), "does not accept the key"),
        (Reply(status=404), "does not know it"),
        (Reply(status=500), "it failed with"),
        (Reply(status=429, headers={"Retry-After": "0"}), "asked too often"),
        (Reply("The bow door would not close.", cut=True), "cut off"),
        (Reply(raw="data: {nothing like it\n\n"), "it failed with"),
        (Reply("No.", finish="content_filter"), "withholds"),
        (Reply("", finish="length"), "BROADSHEET_MODEL_TOKENS"),
        (Reply("<think>It is the", finish="length"), "BROADSHEET_MODEL_TOKENS"),
    ],
)
def test_a_failure_is_told_plainly_and_without_the_providers_words(
    provider: Provider, reply: Reply, problem: str
) -> None:
    provider.script = lambda _: reply
    with pytest.raises(ModelFailed, match=problem) as failed:
        model(provider).write(HELLO)
    assert "secret" not in str(failed.value)


def test_a_busy_provider_is_asked_again_after_as_long_as_it_wants(provider: Provider) -> None:
    replies = [Reply("Yes."), Reply(status=429, headers={"Retry-After": "1"})]
    provider.script = lambda _: replies.pop()
    began = time.monotonic()
    assert model(provider).write(HELLO) == "Yes."
    assert time.monotonic() - began >= 1


def test_a_provider_that_wants_too_long_a_rest_is_not_waited_for(provider: Provider) -> None:
    provider.script = lambda _: Reply(status=429, headers={"Retry-After": "3600"})
    with pytest.raises(ModelFailed, match="too often"):
        model(provider).write(HELLO)
    assert len(provider.asked) == 1


def test_a_wrong_key_is_not_tried_twice(provider: Provider) -> None:
    provider.script = lambda _: Reply(status=401)
    with pytest.raises(ModelFailed):
        model(provider, retries=3).write(HELLO)
    assert len(provider.asked) == 1


@pytest.mark.parametrize("pause", [0.4, 60.0])
def test_a_slow_provider_is_given_up(provider: Provider, pause: float) -> None:
    provider.script = saying("word " * 100, pause=min(pause, 3.0))
    began = time.monotonic()
    with pytest.raises(ModelFailed, match="too long"):
        model(provider, timeout=1.0).write(HELLO)
    assert time.monotonic() - began < 2.5


def test_who_stops_listening_ends_the_providers_stream(provider: Provider) -> None:
    provider.script = saying("word " * 1000, pause=0.01)
    pieces = model(provider).stream(HELLO)
    next(pieces)
    pieces.close()
    assert provider.left.wait(timeout=5)


@pytest.mark.parametrize("name", ["gpt", "openai:", ":gpt"])
def test_a_model_without_a_provider_is_refused(name: str) -> None:
    with pytest.raises(BadSetting, match="provider:model"):
        LanguageModel(name, Options())


def test_a_provider_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ModelUnusable, match="nobody"):
        LanguageModel("nobody:model", Options())


def test_a_provider_that_fails_without_a_word_is_told_by_its_kind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("langchain.chat_models.init_chat_model", fail)
    with pytest.raises(ModelUnusable, match="RuntimeError"):
        LanguageModel("ollama:qwen3", Options())


def test_a_missing_package_is_named_with_the_command_that_installs_it() -> None:
    error = LanguageModelMissing("anthropic:claude", EXTRAS["anthropic"], "")
    assert "pip install --editable '.[anthropic]'" in str(error)


def test_every_extra_named_exists() -> None:
    import tomllib
    from pathlib import Path

    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())
    assert set(EXTRAS.values()) <= set(project["project"]["optional-dependencies"])


def test_no_providers_package_is_loaded_before_it_is_needed() -> None:
    import subprocess

    program = (
        "import qa.writing.llm, sys; assert not [m for m in sys.modules if m.startswith('openai')]"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_key_that_is_not_set_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelUnusable, match="OPENAI_API_KEY is not set"):
        LanguageModel("openai:gpt", Options())


def test_a_provider_that_cannot_be_reached_is_told_so() -> None:
    from tests.served import free_port

    url = f"http://127.0.0.1:{free_port()}/v1"
    with pytest.raises(ModelFailed, match="cannot be reached"):
        LanguageModel("openai:model", Options(url=url, timeout=4, retries=0)).write(HELLO)


def test_tokens_are_added_up_and_priced(provider: Provider) -> None:
    provider.script = saying("Yes.", tokens=(2000, 10))
    asked, usage = model(provider), Usage(price_input=0.25, price_output=2.0)
    for _ in range(2):
        asked.write(HELLO, usage=usage)
    assert (usage.input_tokens, usage.output_tokens, usage.calls) == (4000, 20, 2)
    assert usage.cost == pytest.approx(0.00104)
    assert replace(usage, price_input=None).cost is None


@pytest.mark.parametrize("begun", ["", "<think>So.</think>", "<think>"])
def test_a_model_that_writes_without_end_is_cut_off_and_left(
    provider: Provider, begun: str
) -> None:
    provider.script = lambda _: Reply(begun + "word " * 1_000_000, size=100_000)
    asked = LanguageModel("openai:scripted", Options(url=provider.url, tokens=2000))
    usage = Usage()
    pieces = asked.stream(HELLO, usage=usage)
    if begun == "<think>":
        with pytest.raises(ModelFailed, match="BROADSHEET_MODEL_TOKENS"):
            list(pieces)
    else:
        assert len("".join(pieces)) == LONGEST
    assert usage.cut
    assert provider.left.wait(timeout=5)


@pytest.mark.parametrize("begun", ["", "<think>", "<think></think>"])
@pytest.mark.parametrize("size", [100, 1_000_000])
def test_much_white_space_takes_no_time(provider: Provider, begun: str, size: int) -> None:
    provider.script = lambda _: Reply(begun + " " * 200_000, size=size)
    began = time.process_time()
    with pytest.raises(ModelFailed, match="BROADSHEET_MODEL_TOKENS"):
        model(provider).write(HELLO)
    assert time.process_time() - began < 2
