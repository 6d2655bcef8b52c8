"""The articles as a model of the OpenAI API, for programs that can talk to one."""

import json
import secrets
import time
from collections.abc import Generator, Mapping
from contextlib import closing
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from qa.answer import Answer, Citation
from qa.errors.base import BroadsheetError
from qa.errors.usage import BadQuestion
from qa.question import LONGEST_TURN, MOST_TURNS
from ui.local import Local
from ui.plain import Told, above_meta, below, on_one_line, plain
from ui.serve.admission.limits import Limits
from ui.serve.admission.turns import Turns
from ui.serve.admission.visitor import limited, rights_of
from ui.serve.chat.render import article_path
from ui.serve.events import Event, error_event, events
from ui.serve.shapes.asking import Ask, asked
from ui.serve.shapes.completions import COMPLETE, Choice, Completed, Model, Models, Reply, Usage
from ui.serve.streams import last, stream

MODEL = "broadsheet"

IGNORED = "X-Ignored-Parameters"
"""The header that names what was sent and has no effect, such as "temperature, tools"."""

_MOST_NAMED, _LONGEST_NAME = 30, 60


class Part(BaseModel):
    """Of a message in parts those of text are read."""

    type: str
    text: str = ""


class ChatMessage(BaseModel):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class StreamOptions(BaseModel):
    include_usage: bool | None = False


class Completion(BaseModel):
    """Whatever else the OpenAI API knows is passed over, and named in X-Ignored-Parameters: the
    answer rests on the articles alone."""

    model_config = ConfigDict(extra="allow")

    model: str = MODEL
    messages: Annotated[
        list[ChatMessage],
        Field(examples=[[{"role": "user", "content": "Why was the interview delayed?"}]]),
    ]
    stream: Annotated[bool | None, Field(strict=True)] = False
    stream_options: StreamOptions | None = None


def routes(local: Local, limits: Limits, turns: Turns) -> APIRouter:
    """The routes under /v1, answering from `local`."""
    router = APIRouter(prefix="/v1")
    the_model = Model(id=MODEL, owned_by=MODEL, created=int(time.time()))

    @router.get("/models")
    def models() -> Models:
        """The articles are the only model."""
        return Models(data=[the_model])

    @router.get(f"/models/{MODEL}")
    def model() -> Model:
        """The articles."""
        return the_model

    @router.post(
        "/chat/completions",
        dependencies=[Depends(limited(local, limits))],
        response_model=Completed,
        responses=COMPLETE,
    )
    async def complete(body: Completion, request: Request, sent: Response) -> Completed | Response:
        """The answer to the user's last message, in the shape of the OpenAI API."""
        question = asked(asked_by(body.messages), rights_of(local, request))
        base = str(request.base_url).rstrip("/")
        about: dict[str, Any] = {
            "id": f"chatcmpl-{secrets.token_hex(12)}",
            "created": int(time.time()),
            "model": MODEL,
        }
        turns.expect()
        sent.headers.update(ignored := passed_over(body))
        if body.stream:
            told = bool(body.stream_options and body.stream_options.include_usage)
            chunks = _chunks(about, events(local.stream(question, way="v1")), base, told)
            pieces = stream(chunks, turns.turn())
            pieces.headers.update(ignored)
            return pieces
        answer = await last(local.stream(question, way="v1"), turns.turn(), request)
        message = Reply(content=plain(answer, linked(base)))
        return Completed(
            **about,
            choices=[Choice(message=message)],
            usage=usage(answer),
            citations=list(answer.citations),
        )

    return router


def passed_over(body: BaseModel) -> dict[str, str]:
    """A header with the names of what was sent and has no effect, if anything was."""
    names = sorted(body.model_extra or ())[:_MOST_NAMED]
    # A name may be any text, and a header holds no line.
    named = ", ".join(quote(name[:_LONGEST_NAME], safe="") for name in names)
    return {IGNORED: named} if named else {}


def asked_by(messages: list[ChatMessage]) -> Ask:
    """The user's last message as the question; what people said before it as the history."""
    said = [message for message in messages if message.role in ("user", "assistant")]
    while said and said[-1].role != "user":
        said.pop()
    if not said:
        raise BadQuestion("send at least one message with the role user")
    *before, question = said[-MOST_TURNS - 1 :]  # clients of this API send everything, always
    history = [{"role": turn.role, "content": turn.text[:LONGEST_TURN]} for turn in before]
    return Ask.model_validate({"question": question.text, "history": history})


def _chunks(
    about: Mapping[str, Any], coming: Generator[Event, None, None], base: str, with_usage: bool
) -> Generator[bytes, None, None]:
    """The lines of the stream; the citations as a whole come with the last chunk, and after it
    what was used, if that is asked for."""

    def chunk(delta: Mapping[str, str], finished: str | None = None, **more: Any) -> bytes:
        return whole([{"index": 0, "delta": delta, "finish_reason": finished}], **more)

    def whole(choices: list[dict[str, Any]], **more: Any) -> bytes:
        return _line({**about, "object": "chat.completion.chunk", "choices": choices, **more})

    yield chunk({"role": "assistant", "content": ""})
    said = ""
    with closing(coming):
        try:
            for event in coming:
                if event.name == "meta" and (heading := above_meta(event.data)):
                    yield chunk({"content": heading})
                elif event.name == "token":
                    said += event.data["text"]
                    yield chunk({"content": event.data["text"]})
                elif event.name == "done":
                    answer = Answer.from_dict(event.data)
                    if answer.answer != said:  # it cannot be taken back
                        yield chunk({"content": f"\n\n{answer.answer}"})
                    yield chunk({"content": below(answer, linked(base))})
                    yield chunk({}, "stop", citations=event.data["citations"])
                    if with_usage:
                        yield whole([], usage=usage(answer).model_dump())
        except BroadsheetError as error:
            yield _line({"error": error_event(error).data})
    yield b"data: [DONE]\n\n"


def usage(answer: Answer) -> Usage:
    """What the language model took; nothing where none was asked."""
    used = answer.usage or {}
    prompt, completion = int(used.get("input_tokens", 0)), int(used.get("output_tokens", 0))
    return Usage(
        prompt_tokens=prompt, completion_tokens=completion, total_tokens=prompt + completion
    )


def _line(data: Mapping[str, Any]) -> bytes:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def linked(base: str) -> Told:
    """How a citation reads: with a link to the sentence, on our own page at `base` if need be."""

    def told(citation: Citation, language: str | None) -> str:
        path = article_path(citation.article_id, citation.start, citation.end)
        return on_one_line(citation, citation.deep_link or base + path, language)

    return told
