"""One line of JSON on standard error for every answer."""

import json
import logging
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from qa.answer import Answer
from qa.errors.base import BroadsheetError
from qa.question import Question
from qa.text.controls import escaped

_LOGGER = logging.getLogger("broadsheet.answers")

_TOLD = ("answerer", "answered", "confidence", "timings_ms", "usage", "notice")
"""What is told of an answer; nothing of it comes from an article or a visitor."""

_TEXT = ("standalone_question", "answer")

Heard = Callable[[Mapping[str, Any]], None]
"""Called at the end of every answer with what the log is told of it."""


def unheard(line: Mapping[str, Any]) -> None:
    """Nobody else counts answers."""


def start() -> None:
    """Have the lines written, each as it is."""
    if not _LOGGER.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.propagate = False


def told(
    growing: Generator[Answer, None, None],
    question: Question,
    *,
    text: bool,
    heard: Heard = unheard,
    **about: str,
) -> Generator[Answer, None, None]:
    """The answer as it grows, told to the log at its end, with what is known `about` it, and with
    `text` the question and the answer. An answer that nobody waits for is told as stopped."""
    began = time.perf_counter()
    answer: Answer | None = None
    end: dict[str, Any] = {"error": "bug"}
    try:
        with closing(growing):
            for answer in growing:
                yield answer
        end = {}
    except GeneratorExit:
        end = {"stopped": True}
        raise
    except BroadsheetError as error:
        end = {"error": error.code}
        raise
    finally:
        line = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            **{name: value for name, value in about.items() if value},
            "seconds": round(time.perf_counter() - began, 3),
            **_of(answer, _TOLD + _TEXT if text else _TOLD),
            **end,
        }
        heard(line)
        if text:
            line["question"] = question.text
        _LOGGER.info(escaped(json.dumps(line, ensure_ascii=False)))


def _of(answer: Answer | None, names: tuple[str, ...]) -> dict[str, Any]:
    if answer is None:
        return {}
    values = answer.to_dict()
    return {name: values[name] for name in names if name in values} | {
        "citations": len(answer.citations)
    }
