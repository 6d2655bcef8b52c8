import json
import logging
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qa.answer import Answer
from qa.errors.base import BroadsheetError
from qa.errors.models import ModelFailed
from qa.question import Question
from tests.served import run
from ui.log import told

ANSWER = Answer(
    answer="Its bow door refused to close. [1]",
    answered=True,
    confidence=0.8,
    short_answer=None,
    standalone_question="Why did the ferry turn back?",
    citations=(),
    nearest=(),
    answerer="openai:scripted",
    timings_ms={"total": 12},
    usage={"input_tokens": 800, "output_tokens": 9, "calls": 1},
)
QUESTION = Question("Why did it turn back?")


def growing(answers: list[Answer]) -> Generator[Answer, None, None]:
    yield from answers


def last(caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(caplog.messages[-1])
    return line


@pytest.fixture(autouse=True)
def heard(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "broadsheet.answers")


def test_an_answer_is_told_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    list(told(growing([ANSWER]), QUESTION, text=False, answer_id="a1", origin=""))
    line = last(caplog)
    assert line.pop("at").endswith("+00:00")
    assert line.pop("seconds") >= 0
    assert line == {
        "answer_id": "a1",
        "answerer": "openai:scripted",
        "answered": True,
        "confidence": 0.8,
        "timings_ms": {"total": 12},
        "usage": {"input_tokens": 800, "output_tokens": 9, "calls": 1},
        "citations": 0,
    }


def test_with_their_words_where_that_is_asked_for(caplog: pytest.LogCaptureFixture) -> None:
    asked = replace(QUESTION, text="Why did it turn\x9b31m back?")
    list(told(growing([ANSWER]), asked, text=True))
    line = last(caplog)
    assert (line["question"], line["answer"]) == (asked.text, ANSWER.answer)
    assert "\x9b" not in caplog.text


def test_an_error_is_told_by_its_code(caplog: pytest.LogCaptureFixture) -> None:
    def failing() -> Generator[Answer, None, None]:
        yield ANSWER
        raise ModelFailed("openai:scripted", "it took too long")

    with pytest.raises(BroadsheetError):
        list(told(failing(), QUESTION, text=False))
    assert last(caplog)["error"] == "model_failed"


def test_an_answer_that_nobody_waits_for_is_told_as_stopped(
    caplog: pytest.LogCaptureFixture,
) -> None:
    coming = told(growing([ANSWER, ANSWER]), QUESTION, text=False)
    next(coming)
    coming.close()
    assert last(caplog)["stopped"] is True


def test_the_command_line_writes_the_line_to_standard_error(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.log._LOGGER", logging.getLogger("of one command"))
    asked = ("ask", "Why was the interview delayed?")
    done = run("--data", sample_data, *asked, cwd=tmp_path, log="json")
    line = json.loads(done.stderr.splitlines()[-1])
    assert (line["answerer"], line["answered"]) == ("reader", True)
    assert "interview" not in done.stderr
