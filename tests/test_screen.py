"""What a terminal shows, and an answer in it."""

from dataclasses import replace
from datetime import date

import pytest

from qa.answer import Answer, cite
from tests.articles import article
from ui.terminal.answer import show_answer
from ui.terminal.screen import Screen, styled

TEXT = "The ferry turned back. Engineers found a bent hinge in its bow door on Monday morning."
FERRY = article(TEXT, source="ferry.txt", published=date(2024, 8, 13))
CITATION = cite(FERRY, 23, len(TEXT), number=1, score=1, verified=True)
ANSWER = Answer(
    answer=f"{TEXT[23:]} [1]",
    answered=True,
    confidence=1,
    short_answer="a bent hinge",
    standalone_question="What did they find?",
    citations=(CITATION,),
    nearest=(),
    answerer="reader",
    timings_ms={},
    marked_start=16,
    marked_end=28,
)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("FORCE_COLOR", "1"), ("TERM", "xterm"), ("COLUMNS", "40")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.usefixtures("terminal")
def test_lines_are_wrapped_at_words_and_keep_their_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Screen().show(TEXT, indent=4)
    Screen().show("1f0a  The night ferry to Skarnholm turned back", hanging=6)
    *quote, row, rest = capsys.readouterr().out.splitlines()
    assert [len(line) - len(line.lstrip()) for line in (*quote, row, rest)] == [4, 4, 4, 0, 6]
    assert " ".join(line.strip() for line in quote) == TEXT
    assert max(map(len, quote)) <= 40


@pytest.mark.usefixtures("terminal")
def test_a_text_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Screen().show("a\x1b]0;title\x07b\x9b31m\rc")
    Screen().show(styled(("d\x1b[2J", "bold")))
    shown = capsys.readouterr().out.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert not {"\x1b", "\x07", "\x9b", "\r"} & set(shown)


@pytest.mark.usefixtures("terminal")
def test_the_short_answer_is_bold_in_its_sentence_which_is_said_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    show_answer(ANSWER, Screen())
    out = capsys.readouterr().out
    assert "found \x1b[1ma bent hinge\x1b[0m in" in out
    assert out.count("bow door") == 1
    show_answer(
        replace(ANSWER, answered=False, citations=(), nearest=(CITATION,), answer="No."), Screen()
    )
    assert capsys.readouterr().out.count("“Engineers found a bent hinge") == 1


def test_a_pipe_gets_whole_lines_without_colours(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "40")
    show_answer(ANSWER, Screen())
    assert capsys.readouterr().out.splitlines() == [
        ANSWER.answer,
        "",
        f"[1] {FERRY.title}",
        "    2024-08-13 · ferry.txt",
    ]


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_who_wants_no_colours_gets_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    show_answer(ANSWER, Screen())
    assert "\x1b[3" not in capsys.readouterr().out
