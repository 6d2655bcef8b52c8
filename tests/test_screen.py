"""What a terminal shows, and an answer in it."""

import json
from dataclasses import replace
from datetime import date
from logging import Logger
from pathlib import Path

import pytest

from qa.answer import Answer, cite
from qa.desk.questions import Member
from qa.desk.sheet import as_csv, as_jsonl
from qa.store.library.history import now
from tests.articles import article
from tests.served import run
from ui.serve.chat.chat_calls import tell
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


def test_no_name_of_a_file_steers_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "sound.m\x1b[31m").touch()
    ferry = "news/ferry\x9b31m.txt"
    (tmp_path / ferry).write_text("The night ferry to Skarnholm turned back.")
    done = run("ingest", "news", "none\x9b31m.txt", cwd=tmp_path)
    assert "passed over: 1 .m�[31m\n" in done.stdout
    assert "none�31m.txt" in done.stderr
    assert not {"\x1b", "\x9b"} & set(done.stdout + done.stderr)
    listed = run("articles", "list", "--json", cwd=tmp_path).stdout
    assert "\x9b" not in listed
    assert json.loads(listed)["articles"][0]["source"] == ferry


def test_nor_does_what_is_logged_of_a_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--version", cwd=tmp_path)
    # pytest's own log takes the place of the one that there is without any.
    monkeypatch.setattr("ui.serve.chat.chat_calls._LOGGER", Logger("of one call"))
    tell(ValueError("\x1b[31m\x9b2J"))
    assert "a call to the chat was refused: ValueError: �[31m�2J\n" in capsys.readouterr().err


def test_nor_does_what_a_visitor_asks() -> None:
    asked = "Why \x9b31m did it turn back?\x1bc"
    no_marks = (None, None, (), ())
    one = Member("1", now(), asked, False, 0, "No.", "reader", *no_marks, 1, None, "api", 0, "", {})
    for line in (*as_csv([(asked, one)]), *as_jsonl([(asked, one)])):
        assert not {"\x1b", "\x9b"} & set(line)
    assert json.loads(line)["question"] == asked


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
