"""A conversation in the terminal."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qa.article import Article
from qa.errors.models import ModelFailed
from qa.question import ANYWHERE, Question
from qa.stage import Told, untold
from tests.test_screen import ANSWER, FERRY, TEXT
from ui.terminal.progress import Shown
from ui.terminal.screen import Screen
from ui.terminal.talk import Talk


class Scripted:
    """Answers every question with the same answer, but fails or is stopped where one asks so."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def ask(self, question: Question, told: Told = untold) -> object:
        self.asked.append(question)
        if question.text == "fail":
            raise ModelFailed("scripted", "it is away")
        if question.text == "stop":
            raise KeyboardInterrupt
        return ANSWER


@pytest.fixture
def broadsheet() -> Scripted:
    return Scripted()


@pytest.fixture
def talk(
    broadsheet: Scripted, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[str, str]]:
    """What is shown, and what is said to be wrong, after lines are typed."""

    def talked(*lines: str, article: Article = FERRY) -> tuple[str, str]:
        typed = iter(lines)

        def next_line() -> str:
            try:
                return next(typed)
            except StopIteration:
                raise EOFError from None

        warned: list[str] = []
        Talk(
            broadsheet,  # type: ignore[arg-type]  # of a Broadsheet it has what a talk asks
            Screen(),
            Shown(print, is_quiet=True),
            lambda article_id: article,
            next_line,
            warned.append,
            ANYWHERE,
        ).go()
        return capsys.readouterr().out, "\n".join(warned)

    return talked


def test_a_question_follows_from_those_before_until_a_new_conversation(
    talk: Callable[..., tuple[str, str]], broadsheet: Scripted
) -> None:
    talk("What did they find?", "", "Where?", "/new", "Why?", "/quit", "Never asked?")
    histories = [[turn.content for turn in one.history] for one in broadsheet.asked]
    assert histories == [[], ["What did they find?", ANSWER.answer], []]


def test_what_goes_wrong_or_is_stopped_ends_an_answer_and_not_the_conversation(
    talk: Callable[..., tuple[str, str]], broadsheet: Scripted
) -> None:
    _, warned = talk("fail", "stop", "x" * 3000, "/nothing", "/read 7", "Why?")
    failed, stopped, long, unknown, unread = warned.splitlines()
    assert "it is away" in failed
    assert "stopped" in stopped
    assert "3,000 characters" in long
    assert "/help" in unknown
    assert "/read 1" in unread
    assert [one.text for one in broadsheet.asked] == ["fail", "stop", "Why?"]
    assert broadsheet.asked[-1].history == ()


def test_a_source_is_read_where_it_stands(talk: Callable[..., tuple[str, str]]) -> None:
    shown, warned = talk("Why?", "/read 1")
    assert (shown.count(TEXT), warned) == (1, "")
    changed = replace(FERRY, text="Nothing is left of it.")
    _, warned = talk("Why?", "/read 1", article=changed)
    assert "changed" in warned


def test_a_conversation_is_saved_once_and_its_texts_stay_texts(
    talk: Callable[..., tuple[str, str]], tmp_path: Path
) -> None:
    file = tmp_path / "talk.md"
    _, warned = talk(
        "/save", f"/save {file}", "<b>*Why*</b>[x](http://x)?", f"/save {file}", f"/save {file}"
    )
    assert len(warned.splitlines()) == 3  # no name, nothing asked, and the file that is there
    saved = file.read_text()
    assert saved.startswith(r"## \<b\>\*Why\*\</b\>[x]\(http://x)?")
    assert ANSWER.answer in saved
    assert "ferry.txt" in saved
