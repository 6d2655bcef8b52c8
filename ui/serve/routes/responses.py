"""The articles as a model of the OpenAI API's newer call, which programs of today ask first."""

import secrets
import time
from collections.abc import Generator
from contextlib import closing
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from qa.answer import Answer
from qa.errors.base import BroadsheetError
from qa.errors.requests import BadRequest
from ui.local import Local
from ui.plain import above, above_meta, below, plain
from ui.serve.admission.limits import Limits
from ui.serve.admission.turns import Turns
from ui.serve.admission.visitor import limited, rights_of
from ui.serve.events import Event, error_event, events, line
from ui.serve.routes.completions import (
    MODEL,
    ChatMessage,
    Part,
    asked_by,
    linked,
    passed_over,
    usage,
)
from ui.serve.shapes.asking import asked
from ui.serve.shapes.completions import RESPOND
from ui.serve.streams import last, stream


class Item(BaseModel):
    """Of what was said before, messages are read; calls of tools and the like are not."""

    role: str = ""
    content: str | list[Part] | None = None


class Wanted(BaseModel):
    """Whatever else the OpenAI API knows is passed over, and named in X-Ignored-Parameters."""

    model_config = ConfigDict(extra="allow")

    model: str = MODEL
    input: Annotated[str | list[Item], Field(examples=["Why was the interview delayed?"])]
    stream: Annotated[bool | None, Field(strict=True)] = False
    previous_response_id: str | None = None


def routes(local: Local, limits: Limits, turns: Turns) -> APIRouter:
    """The route /v1/responses, answering from `local`."""
    router = APIRouter(prefix="/v1")

    @router.post(
        "/responses",
        dependencies=[Depends(limited(local, limits))],
        response_model=None,
        responses=RESPOND,
    )
    async def respond(body: Wanted, request: Request, sent: Response) -> dict[str, Any] | Response:
        """The answer to the user's last message, in the shape of the OpenAI API's responses."""
        if body.previous_response_id:
            problem = "nothing is kept of a conversation: send all of it as `input`"
            raise BadRequest("previous_response_id", problem)
        question, base = (
            asked(asked_by(_messages(body.input)), rights_of(local, request)),
            str(request.base_url).rstrip("/"),
        )
        about = _about()
        turns.expect()
        sent.headers.update(ignored := passed_over(body))
        if body.stream:
            pieces = stream(
                _pieces(about, events(local.stream(question, way="v1")), base), turns.turn()
            )
            pieces.headers.update(ignored)
            return pieces
        answer = await last(local.stream(question, way="v1"), turns.turn(), request)
        return _completed(about, plain(answer, linked(base)), answer)

    return router


def _messages(given: str | list[Item]) -> list[ChatMessage]:
    if isinstance(given, str):
        return [ChatMessage(role="user", content=given)]
    return [
        ChatMessage.model_validate(one.model_dump())
        for one in given
        if one.role in ("user", "assistant")
    ]


def _about() -> dict[str, Any]:
    """What is known of a response before there is anything in it."""
    return {
        "id": f"resp_{secrets.token_hex(12)}",
        "object": "response",
        "created_at": int(time.time()),
        "status": "in_progress",
        "model": MODEL,
        "output": [],
        "parallel_tool_calls": False,
        "tool_choice": "none",
        "tools": [],
        "error": None,
    }


def _part(text: str) -> dict[str, Any]:
    return {"type": "output_text", "text": text, "annotations": []}


def _message(about: dict[str, Any], status: str, *parts: dict[str, Any]) -> dict[str, Any]:
    name = about["id"].replace("resp", "msg")
    said = {"type": "message", "role": "assistant", "content": list(parts)}
    return {"id": name, "status": status, **said}


def _completed(about: dict[str, Any], text: str, answer: Answer) -> dict[str, Any]:
    """The whole response; `citations` are those of the answer, as in /api/ask."""
    used = usage(answer)
    return {
        **about,
        "status": "completed",
        "output": [_message(about, "completed", _part(text))],
        "usage": {
            "input_tokens": used.prompt_tokens,
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": used.completion_tokens,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": used.total_tokens,
        },
        "citations": answer.to_dict()["citations"],
    }


def _pieces(
    about: dict[str, Any], coming: Generator[Event, None, None], base: str
) -> Generator[bytes, None, None]:
    """The events of a response that grows."""
    count, said, empty = 0, "", _message(about, "in_progress")
    place = {"output_index": 0, "item_id": empty["id"], "content_index": 0}

    def event(name: str, **data: Any) -> bytes:
        nonlocal count
        count += 1
        return line(Event(name, {"type": name, "sequence_number": count - 1, **data}))

    def added(text: str) -> bytes:
        nonlocal said
        said += text
        return event("response.output_text.delta", **place, delta=text, logprobs=[])

    yield event("response.created", response=about)
    yield event("response.in_progress", response=about)
    yield event("response.output_item.added", output_index=0, item=empty)
    yield event("response.content_part.added", **place, part=_part(""))
    with closing(coming):
        try:
            for one in coming:
                if one.name == "meta" and (heading := above_meta(one.data)):
                    yield added(heading)
                elif one.name == "token":
                    yield added(one.data["text"])
                elif one.name == "done":
                    answer = Answer.from_dict(one.data)
                    if above(answer) + answer.answer != said:  # it cannot be taken back
                        yield added(f"\n\n{answer.answer}")
                    yield added(below(answer, linked(base)))
        except BroadsheetError as error:
            told = error_event(error).data
            yield event("error", code=told["code"], message=told["message"], param=None)
            return
    whole = _completed(about, said, answer)
    yield event("response.output_text.done", **place, text=said, logprobs=[])
    yield event("response.content_part.done", **place, part=_part(said))
    yield event("response.output_item.done", output_index=0, item=whole["output"][0])
    yield event("response.completed", response=whole)
