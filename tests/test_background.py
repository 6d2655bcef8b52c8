from threading import Event

import pytest

from qa.errors.sources import BadSource
from ui.background import attempt, beside


def test_work_beside_is_told_to_end_and_waited_for() -> None:
    begun, ended = Event(), Event()

    def work(stop: Event) -> None:
        begun.set()
        assert stop.wait(10)
        ended.set()

    with beside("work", work):
        assert begun.wait(10)
        assert not ended.is_set()
    assert ended.is_set()


def test_what_an_attempt_fails_of_is_told_and_goes_no_further(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def problem() -> None:
        raise BadSource("a.html", "it is empty")

    def bug() -> None:
        raise IndexError

    said: list[str] = []
    attempt(problem, "it cannot be read", said.append)
    assert said == ["it cannot be read: a.html: it is empty"]
    attempt(bug, "it cannot be read", said.append)
    assert len(said) == 1
    assert "IndexError" in caplog.text
