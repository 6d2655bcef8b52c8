"""What gets a short reply, and what is asked behind a courtesy."""

import pytest

from qa.conversation.intent import Intent
from qa.conversation.smalltalk import reply, without_courtesies


@pytest.mark.parametrize("kind", ["hello", "thanks", "bye", "wrong", "able"])
def test_small_talk_gets_a_reply_in_its_language(kind: str) -> None:
    told = {language: reply(kind, language) for language in ("en", "de", "fr", "es", "it", "ar")}
    assert all(told.values())
    assert len({*told.values()}) == len(told)
    assert reply(kind, "nl") == reply(kind, None) == told["en"]


@pytest.mark.parametrize("kind", ["question", "list", "here"])
def test_a_question_gets_none(kind: str) -> None:
    assert reply(kind, "en") is None


def told(said: str) -> Intent:
    kinds = {"danke": "thanks", "merci": "thanks", "super": "thanks", "hallo": "hello"}
    return Intent(kinds.get(said.lower(), "question"))


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("Danke. Und wer hat gewonnen?", "Und wer hat gewonnen?"),
        ("Hallo, super, merci ! Et pourquoi ?", "Et pourquoi ?"),
        ("danke, und warum?", "und warum?"),
        ("Danke.", "Danke."),
        ("Danke. Warum?", "Danke. Warum?"),
        ("Warum, danke, nicht?", "Warum, danke, nicht?"),
        ("danke,nein danke", "danke,nein danke"),
        (", und wer?", ", und wer?"),
        ("", ""),
    ],
)
def test_the_question_behind_a_courtesy_is_what_is_asked(said: str, rest: str) -> None:
    assert without_courtesies(said, told) == rest


def test_many_courtesies_are_not_read_to_their_end() -> None:
    asked: list[str] = []

    def thanks(said: str) -> Intent:
        asked.append(said)
        return Intent("thanks")

    without_courtesies("Danke. " * 10_000, thanks)
    assert len(asked) < 10
