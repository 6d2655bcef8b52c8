"""An answer as the events that a reader sees arrive."""

import json
import re
from collections.abc import Generator, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from fastapi.sse import format_sse_event

from qa.answer import Answer
from qa.errors.base import BroadsheetError
from qa.stage import Stage


@dataclass(frozen=True, slots=True)
class Event:
    """`name` is stage, meta, token, citation, done or error; `data` is ready for JSON."""

    name: str
    data: Any


def events(
    growing: Iterable[Answer | Stage], answer_id: str | None = None
) -> Generator[Event, None, None]:
    """The events of an answer that grows: its stages, meta, a token for each word, a citation
    behind each of its marks, and done.

    done has the whole answer. It takes the place of what the tokens add up to.
    """
    said, cited = "", 0
    answer: Answer | None = None
    for piece in growing:
        if isinstance(piece, Stage):
            yield Event("stage", piece.to_dict())
            continue
        if answer is None:
            yield Event("meta", _meta(piece, answer_id))
        answer = piece
        if not answer.answer.startswith(said):
            continue
        citations = {citation["number"]: citation for citation in answer.to_dict()["citations"]}
        for token in re.findall(r"\s*\S+|\s+$", answer.answer[len(said) :]):
            yield Event("token", {"text": token})
            for mark in re.findall(r"\[(\d+)\]", token):
                if cited < int(mark) <= len(citations):
                    cited = int(mark)
                    yield Event("citation", citations[cited])
        said = answer.answer
    if answer is not None:
        yield Event("done", answer.to_dict())


def _meta(answer: Answer, answer_id: str | None) -> dict[str, Any]:
    names = ("standalone_question", "answered", "answerer")
    about = {name: getattr(answer, name) for name in names}
    if answer.editors:
        about["editors"] = asdict(answer.editors)
    return about if answer_id is None else {"answer_id": answer_id, **about}


def error_event(error: BroadsheetError) -> Event:
    return Event(
        "error",
        {"code": error.code, "message": str(error), "retry_after": error.retry_after},
    )


def line(event: Event) -> bytes:
    """The event as it is sent in an event stream."""
    return format_sse_event(event=event.name, data_str=json.dumps(event.data, ensure_ascii=False))
