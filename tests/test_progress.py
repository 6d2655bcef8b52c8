"""How far a long run is, as people are told."""

import pytest

from qa.stage import Stage
from qa.store.index import Status
from ui.terminal.progress import EVERY, Pace, Shown, clock


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def ingest(done: int, read: int, *, found: int = 400, failed: int = 0) -> Status:
    return Status(done, found, read, searchable=done, failed=failed)


@pytest.fixture
def now() -> Clock:
    return Clock()


def test_an_ingest_tells_what_was_found_read_can_be_found_and_failed(now: Clock) -> None:
    pace = Pace(now)
    assert pace.told(ingest(0, 0)) == "400 found, 0 read, 0 searchable, 0 failed"
    now.seconds = 10
    assert pace.told(ingest(40, 56, failed=2)) == (
        "400 found, 56 read, 40 searchable, 2 failed, 4.0 a second, 1:30 left"
    )


def test_another_run_tells_how_many_of_how_many(now: Clock) -> None:
    pace = Pace(now)
    pace.told(Status(0, 2400))
    now.seconds = 6
    assert pace.told(Status(600, 2400)) == "600 of 2,400, 100.0 a second, 0:18 left"


def test_what_was_skipped_long_before_says_nothing_of_what_is_left(now: Clock) -> None:
    pace = Pace(now)
    pace.told(ingest(0, 0))
    now.seconds = 1
    pace.told(ingest(300, 300))  # they were unchanged
    for second in range(2, 100):
        now.seconds = second
        line = pace.told(ingest(300 + second // 2, 400))
    assert "0.5 a second, 1:4" in line


def test_without_a_speed_no_time_is_left(now: Clock) -> None:
    pace = Pace(now)
    pace.told(ingest(0, 0))
    now.seconds = 60
    assert pace.told(ingest(0, 16)).endswith("0 failed")


@pytest.mark.parametrize(("seconds", "told"), [(5.2, "0:05"), (65, "1:05"), (7230, "2:00:30")])
def test_time_is_told_as_on_a_clock(seconds: float, told: str) -> None:
    assert clock(seconds) == told


def test_where_there_is_no_terminal_a_line_comes_every_ten_seconds(now: Clock) -> None:
    said: list[str] = []
    with Shown(said.append, now) as progress:
        for second in range(25):
            now.seconds = second
            progress(ingest(second, second))
    assert len(said) == 24 // EVERY
    assert said[0].startswith("400 found, 10 read")


def test_a_short_run_says_nothing_where_there_is_no_terminal(now: Clock) -> None:
    said: list[str] = []
    with Shown(said.append, now) as progress:
        progress(ingest(400, 400))
    assert said == []


def test_a_terminal_has_one_line_that_goes_away(
    now: Clock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (("FORCE_COLOR", "1"), ("TERM", "xterm"), ("COLUMNS", "120")):
        monkeypatch.setenv(name, value)
    said: list[str] = []
    with Shown(said.append, now) as progress:
        progress(ingest(3, 5, failed=1))
    out, error = capsys.readouterr()
    assert (said, out) == ([], "")
    assert "400 found, 5 read, 3 searchable, 1 failed" in error
    assert error.rstrip().endswith("\x1b[2K") or error.endswith("\x1b[?25h")


def test_a_terminal_says_which_model_is_loaded_and_how_far_a_question_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (("FORCE_COLOR", "1"), ("TERM", "xterm"), ("COLUMNS", "120")):
        monkeypatch.setenv(name, value)
    with Shown(print) as progress:
        with progress.loading("the reader"):
            pass
        progress.stage(Stage("reading", 3, 6))
    out, error = capsys.readouterr()
    assert out == ""
    assert error.index("loading the reader, once") < error.index("reading passage 3 of 6")
    with Shown(print, is_quiet=True) as progress, progress.loading("the reader"):
        progress.stage(Stage("searching"))
    assert capsys.readouterr() == ("", "")
