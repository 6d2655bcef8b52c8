"""What a question in a conversation becomes, without a language model."""

import json
import time
from pathlib import Path
from shutil import copytree

import pytest

from qa.conversation.followup import ANSWERED, DECAY, resolve
from qa.conversation.terms import PACKAGED, Terms, in_words
from qa.conversation.window import LENGTH, Role, Window, Word, window
from qa.errors.models import ModelUnusable
from qa.question import Turn
from tests.attacks import ATTACKS

ASKED = json.loads(Path(__file__).with_name("followups.json").read_text(encoding="utf-8"))
"""For each language questions, what was said before them, and what of that they need: nothing if
they stand alone."""

COMPLETED, LEFT_ALONE = 0.7, 0.9
"""Parts of the questions of one language, of those that lack something and of the others. What was
learned is not always right, and to add what does not belong is worse than to add nothing."""


def said(*turns: str) -> list[Turn]:
    """Turns of a visitor and of the chat, one after the other."""
    return [Turn("assistant" if number % 2 else "user", turn) for number, turn in enumerate(turns)]


@pytest.mark.parametrize("language", ASKED)
def test_a_question_that_lacks_something_gets_it_in_any_language(language: str) -> None:
    lacking = [one for one in ASKED[language] if one["needs"]]
    right = [
        set(one["needs"])
        <= set(" ".join(resolve(one["question"], said(*one["before"])).terms).split())
        for one in lacking
    ]
    assert sum(right) >= COMPLETED * len(right), right


@pytest.mark.parametrize("language", ASKED)
def test_a_question_that_stands_alone_gets_nothing_in_any_language(language: str) -> None:
    alone = [one for one in ASKED[language] if not one["needs"]]
    added = {one["question"]: resolve(one["question"], said(*one["before"])).terms for one in alone}
    assert sum(not terms for terms in added.values()) >= LEFT_ALONE * len(added), added


def test_what_a_question_lacks_stands_behind_it() -> None:
    resolved = resolve("How old is she?", said("Who is Ann Lee?", "Ann Lee is a baker. [1]"))
    assert (resolved.text, resolved.terms) == ("How old is she (Ann Lee)?", ("Ann Lee",))
    assert resolved.context == (("Ann Lee is a baker. [1]", ANSWERED),)


def test_the_answers_are_searched_with_the_later_ones_more() -> None:
    history = said("Where did the ferry Aurora go?", "To Skarnholm.", "When?", "On Monday.")
    assert dict(resolve("Why?", history).context) == {
        "On Monday.": ANSWERED,
        "To Skarnholm.": ANSWERED * DECAY,
    }


def test_another_subject_leaves_the_old_one_behind() -> None:
    history = said(
        "What was the average house price in the UK in November?", "It was £180,226. [1]"
    )
    resolved = resolve("What about Patti Smith?", history)
    assert (resolved.text, resolved.context) == ("What about Patti Smith?", ())


@pytest.mark.parametrize("history", [[], said(""), said("", " \n")])
def test_where_nothing_was_said_nothing_is_added(history: list[Turn]) -> None:
    assert resolve("Why?", history).text == "Why?"


def test_no_attack_in_a_conversation_does_harm() -> None:
    for attack in ATTACKS:
        for question in (attack, "Why did it stop?"):
            assert resolve(question, said(attack, attack)).text.strip()


def test_a_long_conversation_is_cut_and_does_not_take_long() -> None:
    resolve("Why?", said("Who is Ann Lee?"))  # the model is loaded
    began = time.monotonic()
    long = ["Who is Ann Lee?", "x " * 50_000, *(["And Norway" + "-" * 10_000 + " x"] * 50)]
    resolve("Why did it stop? " * 100, said(*long))
    assert time.monotonic() - began < 2


def test_the_window_holds_the_question_the_latest_turns_and_the_first_question() -> None:
    tokenizer, *_ = Terms(PACKAGED).load()
    turns = ["Who is Ann Lee?", *["word " * 90, "why " * 50] * 8, "It is the end of it."]
    read = window(tokenizer, "How old is she?", said(*turns))
    assert len(read.tokens) == len(read.parts) <= LENGTH
    told = [word.text for word in read.words]
    assert told[:4] == ["How", "old", "is", "she"]
    assert told[-4:] == ["Who", "is", "Ann", "Lee"]
    assert "end" in told
    assert all(word.tokens[0] < word.tokens[1] <= len(read.tokens) for word in read.words)


def test_words_that_stand_side_by_side_are_one_term_and_each_is_shown_once() -> None:
    history = said("Who is mayor of Salt Lake City?", "Ann Lee is. Lee was born by the Lake.")
    places: list[tuple[int, Role, int]] = [(1, "assistant", 1), (0, "user", 2)]
    words = [
        Word(found, turn, role, history[at].content.index(found), (0, 1), begins=False)
        for at, role, turn in places
        for found in ("Ann", "Lee", "Salt", "Lake", "City")
        if found in history[at].content
    ]
    chosen = {"ann", "lee", "salt", "lake", "city"}
    assert list(in_words(Window([], [], words), history, chosen)) == ["Salt Lake City", "Ann Lee"]


def test_a_damaged_head_is_named(tmp_path: Path) -> None:
    folder = copytree(PACKAGED, tmp_path / "head")
    (folder / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(ModelUnusable, match="head"):
        Terms(folder).load()
