"""What is wanted, as the head tells it that is carried; tests/test_request.py has the requests."""

import pytest

from qa.conversation.intent import Intent, IntentHead
from qa.store.embed import Embedder


@pytest.fixture(scope="module")
def head(embedder: Embedder) -> IntentHead:
    return IntentHead(embedder)


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("Yukos", "Yukos"),
        ("I want to read about the rise in rents", "the rise in rents"),
        ("Welche Artikel gibt es über Bienen?", "Bienen"),
    ],
)
def test_a_topic_is_told_in_any_wording(head: IntentHead, said: str, topic: str) -> None:
    assert head.of(said) == Intent("list", topic)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("hello", "hello"),
        ("Hi there!", "hello"),
        ("Guten Tag", "hello"),
        ("buongiorno", "hello"),
        ("ok, thank you for the quick answer", "thanks"),
        ("Great answer", "thanks"),
        ("danke", "thanks"),
        ("merci beaucoup", "thanks"),
        ("\N{THUMBS UP SIGN}", "thanks"),
        ("bye for now", "bye"),
        ("au revoir", "bye"),
        ("No, this answer is not correct", "wrong"),
        ("Are you sure?", "wrong"),
        ("das stimmt nicht", "wrong"),
        ("What can you do?", "able"),
        ("What is your name?", "able"),
        ("¿Quién eres?", "able"),
        ("Hola", "hello"),
        ("gracias", "thanks"),
        ("grazie mille", "thanks"),
        ("bonjour", "hello"),
        ("arrivederci", "bye"),
        ("¿Estás seguro?", "wrong"),
        ("Chi sei?", "able"),
    ],
)
def test_a_word_with_the_chat_is_told(head: IntentHead, said: str, kind: str) -> None:
    assert head.of(said) == Intent(kind)


@pytest.mark.parametrize(
    "question",
    [
        "Why was the interview delayed?",
        "Who said hello to whom?",
        "What can you do about frost in orchards?",
        "Thanks. And why was it delayed?",
        "Thanks for that, but why did it win?",
        "Great Britain's population?",
        "ok so who won?",
        "thanks, and who won?",
        "Cool climates for wine?",
        "What's wrong?",
        "That's wrong, the ferry sank.",
        "Is this a robot that cooks?",
        "Und warum?",
        "Warum wurde die Fähre verschoben?",
        "Pourquoi le ferry a-t-il été reporté ?",
        "Quanto costa il traghetto?",
        "why",
        "yes",
        "no",
        "",
        "?" * 1000,
    ],
)
def test_a_question_is_a_question(head: IntentHead, question: str) -> None:
    assert head.of(question).kind == "question"
