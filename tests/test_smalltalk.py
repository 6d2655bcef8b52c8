import pytest

from qa.conversation.smalltalk import reply, without_thanks


@pytest.mark.parametrize("kind", ["hello", "thanks", "bye", "wrong", "able"])
def test_small_talk_gets_a_reply_in_its_language(kind: str) -> None:
    told = {language: reply(kind, language) for language in ("en", "de", "fr", "es", "it", "ar")}
    assert all(told.values())
    assert len({*told.values()}) == len(told)
    assert reply(kind, "nl") == reply(kind, None) == told["en"]


@pytest.mark.parametrize("kind", ["question", "topic"])
def test_a_question_gets_none(kind: str) -> None:
    assert reply(kind, "en") is None


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("Thanks for that. Who won the title?", "Who won the title?"),
        ("Ok, thank you! And the mayor?", "And the mayor?"),
        ("Thanks for the summary, but why?", "but why?"),
        ("thanks, and who won?", "and who won?"),
        ("Great, cool, thanks. And why?", "And why?"),
        ("Who thanked whom? Tell me.", "Who thanked whom? Tell me."),
        ("Thanks a lot.", "Thanks a lot."),
        ("Thanks to the law, who is safe?", "Thanks to the law, who is safe?"),
        ("Thanksgiving, when is it?", "Thanksgiving, when is it?"),
    ],
)
def test_the_question_behind_thanks_is_what_is_asked(said: str, rest: str) -> None:
    assert without_thanks(said) == rest
