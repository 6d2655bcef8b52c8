import pytest

from qa.smalltalk import reply


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
        "Help for growers: how much?",
        "Why?",
        "",
    ],
)
def test_a_question_is_not_small_talk(question: str) -> None:
    assert reply(question) is None
