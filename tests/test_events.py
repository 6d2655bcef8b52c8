"""The events of an answer as it grows."""

from dataclasses import replace

from qa.answer import Answer, cite
from qa.stage import Stage
from tests.articles import article
from ui.serve.events import events

CITATION = cite(article(), 0, 20, number=1, score=1, verified=True)


def answer(text: str, cited: bool = False) -> Answer:
    return Answer(
        answer=text,
        answered=True,
        confidence=1,
        short_answer=None,
        standalone_question="Why?",
        citations=(CITATION,) if cited else (),
        nearest=(),
        answerer="openai:scripted",
        timings_ms={},
    )


def test_tokens_are_what_was_added_and_a_citation_follows_its_mark() -> None:
    growing = [answer("It"), answer("It closed."), answer("It closed. [1] Good.", cited=True)]
    told = [(event.name, event.data.get("text")) for event in events(growing)]
    assert told == [
        ("meta", None),
        ("token", "It"),
        ("token", " closed."),
        ("token", " [1]"),
        ("citation", None),
        ("token", " Good."),
        ("done", None),
    ]


def test_stages_come_before_the_answer_whose_name_comes_first() -> None:
    told = list(events([Stage("searching"), Stage("reading", 0, 6), answer("It closed.")], "5d41"))
    assert [(event.name, event.data) for event in told[:2]] == [
        ("stage", {"stage": "searching"}),
        ("stage", {"stage": "reading", "done": 0, "of": 6}),
    ]
    assert told[2].data == {
        "answer_id": "5d41",
        "standalone_question": "Why?",
        "answered": True,
        "answerer": "openai:scripted",
    }


def test_an_answer_that_replaces_what_was_said_comes_with_done() -> None:
    instead = replace(answer("The door closed."), notice="it failed")
    *before, done = events([answer("It closed"), instead])
    assert [event.name for event in before] == ["meta", "token", "token"]
    assert done.data["answer"] == "The door closed."
    assert done.data["notice"] == "it failed"


def test_an_answer_that_begins_without_text_has_one_meta() -> None:
    growing = [answer(""), answer(""), answer("It closed.")]
    told = [event.name for event in events(growing)]
    assert told == ["meta", "token", "token", "done"]
