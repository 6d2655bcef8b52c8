"""An answer as the events that a reader sees arrive."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qa.answer import Answer
from qa.errors import BroadsheetError


@dataclass(frozen=True, slots=True)
class Event:
    """`name` is meta, token, citation, done or error; `data` is ready for JSON."""

    name: str
    data: Any


def events(answer: Answer) -> Iterator[Event]:
    """meta, then the answer's words as tokens, each citation behind its mark, then done with the
    whole answer."""
    values = answer.to_dict()
    citations = {citation["number"]: citation for citation in values["citations"]}
    yield Event(
        "meta",
        {name: values[name] for name in ("standalone_question", "answered", "answerer")},
    )
    for token in re.findall(r"\S+\s*", answer.answer):
        yield Event("token", {"text": token})
        mark = re.match(r"\[(\d+)\]", token)
        if mark and int(mark[1]) in citations:
            yield Event("citation", citations.pop(int(mark[1])))
    yield Event("done", values)


def error_event(error: BroadsheetError) -> Event:
    return Event(
        "error",
        {"code": error.code, "message": str(error), "retry_after": error.retry_after},
    )
