"""What a question in a conversation becomes, without a language model."""

import pytest

from qa.followup import ANSWERED, ASKED, DECAY, resolve, stands_alone
from qa.question import Turn
from tests.attacks import ATTACKS


def said(*questions: str) -> list[Turn]:
    return [Turn("user", question) for question in questions]


@pytest.mark.parametrize(
    ("question", "before", "resolved"),
    [
        (
            "Why did it stop?",
            ["How do you repair a garage door opener?"],
            "Why did garage door opener stop?",
        ),
        (
            "How old is he?",
            ["Who interviewed Elon Musk on Monday evening?"],
            "How old is Elon Musk?",
        ),
        (
            "How long did it last?",
            ["Why was the interview with Elon Musk delayed?"],
            "How long did interview with Elon Musk last?",
        ),
        (
            "How old is he?",
            ["Why was the interview with Elon Musk delayed?"],
            "How old is Elon Musk?",
        ),
        (
            "What is its economy like?",
            ["Tell me about Salt Lake City in Utah."],
            "What is Salt Lake City's economy like?",
        ),
        (
            "What are the pros and cons?",
            ["I would like to learn about GMO food labeling."],
            "What are the pros and cons (GMO food labeling)?",
        ),
        ("Why?", ["When did tram line 9 open?"], "Why (9 open)?"),
    ],
)
def test_a_question_that_points_back_gets_the_subject(
    question: str, before: list[str], resolved: str
) -> None:
    assert resolve(question, said(*before)).text == resolved


def test_the_subject_outlasts_questions_that_name_none() -> None:
    history = said("What do Venus flytraps in Carolina eat?", "Where is it native to?", "Why?")
    assert resolve("How does it catch prey?", history).text == "How does Venus flytraps catch prey?"


def test_a_person_is_looked_for_in_the_answers_too() -> None:
    history = [
        Turn("user", "Who won the title?"),
        Turn("assistant", "The title went to Priya Raman. [1]"),
    ]
    assert resolve("How old is she?", history).text == "How old is Priya Raman?"


def test_a_new_name_is_a_new_subject() -> None:
    history = said("What is the weather in Norway like in winter?", "And how does Malta differ?")
    assert (
        resolve("How many people live there?", history).text
        == "How many people live there (Malta)?"
    )


def test_a_question_on_something_else_is_left_alone() -> None:
    asked = "Who won the national chess title?"
    resolved = resolve(asked, said("Why was Elon Musk's interview with Trump delayed?"))
    assert (resolved.text, resolved.context) == (asked, ())


def test_the_first_question_is_left_alone() -> None:
    assert resolve("Why?", []).text == "Why?"


def test_that_within_a_sentence_points_nowhere() -> None:
    assert stands_alone("Which harbour company owns the ferry that turned back?")
    assert not stands_alone("Which harbour company has owned that?")


def test_later_turns_weigh_more_and_questions_more_than_answers() -> None:
    history = [
        Turn("user", "Where did the ferry go?"),
        Turn("assistant", "To Skarnholm."),
        Turn("user", "When?"),
    ]
    assert dict(resolve("Why?", history).context) == {
        "When?": ASKED,
        "Where did the ferry go?": ASKED * DECAY,
        "To Skarnholm.": ANSWERED,
    }


def test_no_attack_in_a_conversation_does_harm() -> None:
    for attack in ATTACKS:
        history = [Turn("user", attack), Turn("assistant", attack)]
        for question in (attack, "Why did it stop?"):
            assert resolve(question, history).text.strip()
