import pytest

from qa.conversation.smalltalk import REPLIES, reply, without_thanks


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
        ("bye for now", "Goodbye"),
        ("Good night everyone", "Goodbye"),
        ("ok", "What else"),
        ("Okay, great!", "What else"),
        ("cool", "What else"),
        ("Got it.", "What else"),
        ("lol", "What else"),
        ("Great answer", "What else"),
        ("thanks mate", "welcome"),
        ("thanks, that helped", "welcome"),
        ("Cool, thank you so much for your help", "welcome"),
        ("That was very helpful", "welcome"),
        ("that's all", "Ask again"),
        ("OK, that\u2019s all for now, thanks", "Ask again"),
        ("are you a bot?", "a program"),
        ("Am I talking to a real person?", "a program"),
        ("you're wrong", "other words"),
        ("That's wrong!", "other words"),
        ("No, this answer is not correct", "other words"),
    ],
)
def test_small_talk_gets_a_fitting_reply(said: str, answer: str) -> None:
    assert answer in str(reply(said))
    assert reply(said) in REPLIES


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
        "Great Britain's population?",
        "ok so who won?",
        "thanks, and who won?",
        "thanks for that and who won",
        "Thanks for that now list all articles",
        "Thank you for this can you summarise it",
        "Cool climates for wine?",
        "What's wrong?",
        "Is that wrong?",
        "That's wrong, the ferry sank.",
        "Are you sure?",
        "Is this a robot that cooks?",
        "Is that all?",
        "Good night's sleep for growers?",
        "yes",
        "no",
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
