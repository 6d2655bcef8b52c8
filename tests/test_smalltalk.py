import pytest

from qa.smalltalk import reply, without_thanks


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("hello", "Hello"),
        ("Hi there!", "Hello"),
        ("Thanks a lot.", "welcome"),
        ("ok, thank you for the quick answer", "welcome"),
        ("What can you do?", "quote the sentence"),
        ("Who are you?", "quote the sentence"),
        ("How are you today?", "well"),
        ("Goodbye", "Goodbye"),
    ],
)
def test_small_talk_gets_a_fitting_reply(said: str, answer: str) -> None:
    assert answer in str(reply(said))


@pytest.mark.parametrize(
    "question",
    [
        "Who said hello to whom?",
        "Hello, why was the interview delayed?",
        "What can you do about frost in orchards?",
        "Thanks. And why was it delayed?",
        "Thanks for that. Who won the title?",
        "Thanks for that, but why did it win?",
        "Help for growers: how much?",
        "Why?",
        "",
    ],
)
def test_a_question_is_not_small_talk(question: str) -> None:
    assert reply(question) is None


def test_how_it_works_is_about_the_chat_at_the_beginning_only() -> None:
    assert "quote the sentence" in str(reply("How does it work?"))
    assert reply("How does it work?", first=False) is None
    assert reply("Thanks!", first=False) is not None


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("Thanks for that. Who won the title?", "Who won the title?"),
        ("Ok, thank you! And the mayor?", "And the mayor?"),
        ("Thanks for the summary, but why?", "but why?"),
        ("Who thanked whom? Tell me.", "Who thanked whom? Tell me."),
        ("Thanks a lot.", "Thanks a lot."),
        ("Thanksgiving, when is it?", "Thanksgiving, when is it?"),
    ],
)
def test_the_question_behind_thanks_is_what_is_asked(said: str, rest: str) -> None:
    assert without_thanks(said) == rest
