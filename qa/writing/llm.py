"""A language model that writes the answer. The home of LangChain's chat models."""

import os
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from langchain_core.exceptions import (
    ContextOverflowError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelNotFoundError,
    ModelPermissionDeniedError,
    ModelRateLimitError,
    ModelTimeoutError,
)

from qa.answer import Usage
from qa.errors.models import ModelFailed, ModelUnusable
from qa.errors.packages import LanguageModelMissing
from qa.errors.shown import first_line
from qa.errors.usage import BadSetting
from qa.settings import KEYS

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import RunnableConfig

EXTRAS = {
    "openai": "openai",
    "anthropic": "anthropic",
    "google_genai": "google",
    "mistralai": "mistral",
    "ollama": "ollama",
    "huggingface": "huggingface",
}
"""Our extra that installs the provider's package, by LangChain's name of the provider."""

_PROBLEMS: dict[type[Exception], str] = {
    ModelTimeoutError: "it took too long",
    ModelConnectionError: "it cannot be reached",
    ModelRateLimitError: "it is asked too often",
    ModelAuthenticationError: "it does not accept the key",
    ModelPermissionDeniedError: "it does not accept the key",
    ModelNotFoundError: "the provider does not know it",
    ContextOverflowError: "the passages are too long for it: lower BROADSHEET_MODEL_CONTEXT",
}
"""What is said of a failure. A provider's own words are not repeated: they may quote the key."""

_WAIT = 2.0
"""Seconds before another try where the provider does not say how long."""

_THINKS, _THOUGHT = "<think>", "</think>"

LONGEST = 20_000
"""Characters of an answer: ten times as many as five long sentences have. A model that writes more
has lost its way, and is stopped."""

_A_TOKEN = 16
"""Most characters of a token, on average over a text; no language has as many. A provider whose
model writes more than its tokens allow does not count them."""

Message = tuple[str, str]
"""(role, text); the role is system, user or assistant."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a model is asked. `tokens` are those of an answer and `context` those of everything it
    reads and writes; `timeout` is in seconds, for everything together. Without a `temperature` it
    is the provider's own: some models take no other. Prices are those of a million tokens."""

    url: str = ""
    temperature: float | None = None
    timeout: float = 60.0
    retries: int = 2
    tokens: int = 2000
    context: int = 8192
    price_input: float | None = None
    price_output: float | None = None


_FINISHED = ("finish_reason", "stop_reason", "done_reason", "status")
"""Where the providers' packages say why an answer ends."""

_FULL = frozenset({"length", "max_tokens", "model_length", "incomplete"})
"""How the providers say, in capitals or not, that an answer has as many tokens as it may."""

_ALL_THOUGHT = "it used up BROADSHEET_MODEL_TOKENS before it answered"


class LanguageModel:
    """The model `name`, written "provider:model". Raises BadSetting, LanguageModelMissing and
    ModelUnusable."""

    def __init__(self, name: str, options: Options) -> None:
        self.name = name
        self.options = options
        self._model = _open(name, options)

    def stream(
        self,
        messages: Sequence[Message],
        config: "RunnableConfig | None" = None,
        usage: Usage | None = None,
    ) -> Generator[str, None, None]:
        """What the model writes, piece by piece, without the thoughts in <think> with which some
        begin. Closing the iterator closes the connection.

        It is cut off after `LONGEST` characters. What it takes is added to `usage`, and whether it
        was cut. Raises ModelFailed. A failure before the first piece is tried again, after as long
        as the provider asks for, if that is within the timeout.
        """
        usage = usage or Usage()
        said = False
        with closing(self._pieces(messages, config, usage)) as pieces:
            for piece in _first(LONGEST, _without_thoughts(pieces), usage):
                said = said or bool(piece.strip())
                yield piece
        if usage.cut and not said:
            raise ModelFailed(self.name, _ALL_THOUGHT)

    def _pieces(
        self, messages: Sequence[Message], config: "RunnableConfig | None", usage: Usage
    ) -> Generator[str, None, None]:
        """What it writes, with its thoughts, as long as the tokens that it may write can be."""
        with closing(self._written(messages, config, usage)) as written:
            yield from _first(_A_TOKEN * self.options.tokens, written, usage)

    def _written(
        self, messages: Sequence[Message], config: "RunnableConfig | None", usage: Usage
    ) -> Generator[str, None, None]:
        began = time.monotonic()
        tries = 1 + self.options.retries
        while True:
            tries -= 1
            usage.calls += 1
            usage.cut = False
            started = False
            finish = ""
            try:
                for chunk in self._model.stream(list(messages), config):
                    if chunk.text:
                        started = True
                        yield chunk.text
                    if reported := chunk.usage_metadata:
                        usage.input_tokens += reported["input_tokens"]
                        usage.output_tokens += reported["output_tokens"]
                    said = chunk.response_metadata
                    finish = next(filter(None, map(said.get, _FINISHED)), finish)
                    if time.monotonic() - began > self.options.timeout:
                        raise ModelFailed(self.name, _PROBLEMS[ModelTimeoutError])
                self._judge(finish)
                usage.cut = finish.lower() in _FULL
                break
            except ModelFailed:
                raise
            except Exception as error:  # each provider's package has its own
                wait = _retry_after(error)
                left = self.options.timeout / 2 - (time.monotonic() - began)
                if started or not tries or not _may_pass(error) or wait > left:
                    raise ModelFailed(self.name, _problem(error, self.name)) from error
                time.sleep(wait)

    def _judge(self, finish: str) -> None:
        """Raises ModelFailed if the stream ended for a reason that leaves no answer. OpenAI's
        protocol always gives a reason; a connection that just ended gave none."""
        if finish == "content_filter":
            raise ModelFailed(self.name, "the provider withholds its answer")
        if not finish and self.name.startswith("openai:"):
            raise ModelFailed(self.name, "its answer was cut off")

    def write(
        self,
        messages: Sequence[Message],
        config: "RunnableConfig | None" = None,
        usage: Usage | None = None,
    ) -> str:
        """Everything that `stream` gives, at once."""
        return "".join(self.stream(messages, config, usage))


def _first(characters: int, pieces: Iterator[str], usage: Usage) -> Iterator[str]:
    """The first `characters` of a text, and in `usage` whether there are more."""
    for piece in pieces:
        yield piece[:characters]
        characters -= len(piece)
        if characters < 0:
            usage.cut = True
            return


def _without_thoughts(pieces: Iterator[str]) -> Iterator[str]:
    """The text without the thought, and the white space, with which it begins."""
    begun = ""
    for piece in pieces:
        begun = (begun + piece).lstrip()
        if begun.startswith(_THINKS):
            yield from _behind_thought(begun, pieces)
            return
        if not _THINKS.startswith(begun):
            break
    yield begun
    yield from pieces


def _behind_thought(begun: str, pieces: Iterator[str]) -> Iterator[str]:
    end = begun
    while _THOUGHT not in end:
        piece = next(pieces, None)
        if piece is None:
            return
        # As much as may be the beginning of its end.
        end = end[1 - len(_THOUGHT) :] + piece
    yield end.partition(_THOUGHT)[2]
    yield from pieces


def _open(name: str, options: Options) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model

    provider, colon, model = name.partition(":")
    if not (provider and colon and model):
        raise BadSetting("BROADSHEET_MODEL", f"{name!r} is not written as provider:model")
    settings: dict[str, Any] = {}
    if provider == "huggingface":
        # In this process: no network, no key.
        settings |= {
            "task": "text-generation",
            "pipeline_kwargs": {"max_new_tokens": options.tokens, "return_full_text": False},
        }
    elif provider == "ollama":
        settings |= {
            "num_predict": options.tokens,
            "client_kwargs": {"timeout": options.timeout / 2},
        }
    else:
        # Half, so that there is time for another try; which ones there are is decided here.
        settings |= {
            "max_tokens": options.tokens,
            "timeout": options.timeout / 2,
            "max_retries": 0,
        }
    if provider == "openai":
        # Also of servers of one's own, for which LangChain leaves it off.
        settings["stream_usage"] = True
    if options.temperature is not None and provider != "huggingface":
        settings["temperature"] = options.temperature
    if options.url:
        settings["base_url"] = options.url
    if options.url and provider == "openai":
        settings |= _own_server()
    try:
        opened: BaseChatModel = init_chat_model(model, model_provider=provider, **settings)
    except ImportError as error:
        raise LanguageModelMissing(name, EXTRAS.get(provider), str(error)) from error
    except Exception as error:  # each provider's package has its own
        problem = _missing_key(name) or first_line(error)
        raise ModelUnusable("language", name, problem) from error
    return opened


def _own_server() -> dict[str, Any]:
    """What a server that speaks OpenAI's protocol is sent, beside what OpenAI is: a key, because
    the package wants one, where the environment has none."""
    return {} if os.environ.get("OPENAI_API_KEY") else {"api_key": "none"}


def _may_pass(error: Exception) -> bool:
    """Whether trying again may help: not for a wrong key or a wrong request."""
    status = getattr(error, "status_code", None)
    return status is None or status in {408, 409, 429} or status >= 500


def _retry_after(error: Exception) -> float:
    """Seconds that the provider wants to be left alone."""
    response = getattr(error, "response", None)
    said = response.headers.get("retry-after", "") if response is not None else ""
    return float(said) if said.replace(".", "", 1).isdigit() else _WAIT


def _problem(error: Exception, name: str) -> str:
    for kind, problem in _PROBLEMS.items():
        if isinstance(error, kind):
            missing = _missing_key(name) if kind is ModelAuthenticationError else None
            return f"{problem}; {missing}" if missing else problem
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError):
            late = isinstance(cause, TimeoutError)
            return _PROBLEMS[ModelTimeoutError if late else ModelConnectionError]
        cause = cause.__cause__ or cause.__context__
    return f"it failed with {type(error).__name__}"


def _missing_key(name: str) -> str | None:
    """What to say where the key of the model's provider is not set."""
    key = KEYS.get(name.partition(":")[0])
    return f"{key} is not set" if key and not os.environ.get(key) else None
