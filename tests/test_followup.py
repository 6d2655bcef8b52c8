"""What a question in a conversation becomes, without a language model."""

import pytest

from qa.followup import ANSWERED, DECAY, resolve, stands_alone
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
            "How long did the interview with Elon Musk last?",
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
        ("What do their nests need?", ["Why do bees swarm?"], "What do bees' nests need?"),
        ("Why?", ["When did tram line 9 open?"], "Why (tram line 9)?"),
        (
            "Who opposes it?",
            ["What about the rent cap in Lisbon?"],
            "Who opposes the rent cap in Lisbon?",
        ),
        (
            "How old is he?",
            ["What did Elon Musk blame the delay on?"],
            "How old is Elon Musk?",
        ),
        (
            "When was the interview?",
            ["What did Musk blame the delay on?"],
            "When was the interview (Musk)?",
        ),
        ("Why did it stop?", ["Is the ferry still running?"], "Why did the ferry stop?"),
        (
            "Who made it?",
            [
                "Why did the night ferry turn back?",
                "Thanks for that. Who won the big cheese award?",
            ],
            "Who made the big cheese award?",
        ),
        ("How old was he?", ["Who died in Paris?"], "How old was he?"),
        (
            "Oh, almonds? How are they grown?",
            ["What do bees like most?"],
            "Oh, almonds? How are almonds grown?",
        ),
        (
            "I met Ada Bell there. How old is she?",
            ["Why did the night ferry turn back?"],
            "I met Ada Bell there. How old is Ada Bell?",
        ),
        (
            "When did it sail again? I want to know.",
            ["Why did the night ferry turn back?"],
            "When did the night ferry sail again? I want to know.",
        ),
        (
            "Great answer. When did it sail again?",
            ["Why did the night ferry turn back?"],
            "Great answer. When did the night ferry sail again?",
        ),
    ],
)
def test_a_question_that_points_back_gets_the_subject(
    question: str, before: list[str], resolved: str
) -> None:
    assert resolve(question, said(*before)).text == resolved


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("Tell me more about biodegradable plastics.", True),
        ("OK, can you tell me about apple blossom?", True),
        ("Tell me about it.", False),
        ("Tell me more about the plastics.", False),
        ("Tell me about prices.", False),
    ],
)
def test_who_asks_to_be_told_about_something_names_it(question: str, alone: bool) -> None:
    assert stands_alone(question) == alone


def test_the_subject_outlasts_questions_that_name_none() -> None:
    history = said("What do Venus flytraps in Carolina eat?", "Where is it native to?", "Why?")
    assert resolve("How does it catch prey?", history).text == "How does Venus flytraps catch prey?"


@pytest.mark.parametrize(
    ("answer", "resolved"),
    [
        ("The title went to Priya Raman. [1]", "How old is Priya Raman?"),
        ("Priya Raman: “She beat Petr Novak in Velm.” [1]", "How old is Priya Raman?"),
        ("It went from Priya Raman to Petr Novak. [1]", "How old is she?"),
    ],
)
def test_a_person_is_looked_for_in_the_answer_too(answer: str, resolved: str) -> None:
    history = [Turn("user", "Who won the title?"), Turn("assistant", answer)]
    assert resolve("How old is she?", history).text == resolved


def test_a_new_name_is_a_new_subject() -> None:
    history = said("What is the weather in Norway like in winter?", "And how does Malta differ?")
    assert resolve("How many people live there?", history).text == "How many people live in Malta?"


def test_a_question_on_something_else_is_left_alone() -> None:
    asked = "Who won the national chess title?"
    resolved = resolve(asked, said("Why was Elon Musk's interview with Trump delayed?"))
    assert (resolved.text, resolved.context) == (asked, ())


def test_a_question_in_another_language_is_left_alone() -> None:
    asked = "Wo kommt der neue Name des Hafens her?"
    assert resolve(asked, said("How old is Ann Lee?")).text == asked


def test_the_first_question_is_left_alone() -> None:
    assert resolve("Why?", []).text == "Why?"


def test_that_within_a_sentence_points_nowhere() -> None:
    assert stands_alone("Which harbour company owns the ferry that turned back?")
    assert not stands_alone("Which harbour company has owned that?")


def test_the_answers_are_searched_with_the_later_ones_more() -> None:
    history = [
        Turn("user", "Where did the ferry go?"),
        Turn("assistant", "To Skarnholm."),
        Turn("user", "When?"),
        Turn("assistant", "On Monday."),
    ]
    assert dict(resolve("Why?", history).context) == {
        "On Monday.": ANSWERED,
        "To Skarnholm.": ANSWERED * DECAY,
    }


@pytest.mark.parametrize(
    ("before", "resolved"),
    [
        ("What are the best restaurants in Tokyo?", "What does a flat in Tokyo cost?"),
        ("How did Malta vote?", "What does a flat in Malta cost?"),
        ("Why is bread dear?", "What does a flat there cost (bread dear)?"),
    ],
)
def test_there_is_the_place_that_was_spoken_of(before: str, resolved: str) -> None:
    assert resolve("What does a flat there cost?", said(before)).text == resolved


def test_there_is_the_place_that_where_was_answered_with() -> None:
    history = [
        Turn("user", "Where did the ferry turn back?"),
        Turn("assistant", "The ferry turned back at Skarnholm Sound. [1]"),
    ]
    assert resolve("Who lives there?", history).text == "Who lives in Skarnholm Sound?"


def test_there_is_no_place_in_there_are() -> None:
    assert stands_alone("Are there any trams on the harbour line?")
    assert stands_alone("How many trams are there on the harbour line?")


@pytest.mark.parametrize(
    ("question", "resolved"),
    [
        ("And in Norway?", "How many people live in Norway?"),
        ("What about the Faroe Islands?", "How many people live in the Faroe Islands?"),
        ("And there?", "And in Malta?"),
        ("But Why?", "But Why (Malta)?"),
    ],
)
def test_a_question_that_only_names_another_thing_is_the_one_before(
    question: str, resolved: str
) -> None:
    assert resolve(question, said("How many people live in Malta?")).text == resolved


def test_a_name_that_is_asked_about_too_leaves_the_subject() -> None:
    history = said("Why did the tram stop?", "What did Ann Lee say of Malta?", "And of Norway?")
    assert resolve("And of Italy?", history).text == "What did Ann Lee say of Italy?"


def test_he_is_nobody_where_nobody_was_named() -> None:
    history = [
        Turn("user", "Why was the interview delayed?"),
        Turn("assistant", "Because of the attack, said the White House. [1]"),
    ]
    assert resolve("What did he say?", history).text == "What did he say?"


def test_the_verb_is_no_part_of_the_subject() -> None:
    history = said("How did snowboarding begin?")
    assert resolve("Who invented it?", history).text == "Who invented snowboarding?"


def test_no_attack_in_a_conversation_does_harm() -> None:
    for attack in ATTACKS:
        history = [Turn("user", attack), Turn("assistant", attack)]
        for question in (attack, "Why did it stop?"):
            assert resolve(question, history).text.strip()


def test_after_a_question_who_he_is_the_one_who_was_named() -> None:
    history = [*said("Who is the mayor of Paris?"), Turn("assistant", "Ann Lee: “Mayor Ann Lee …”")]
    assert resolve("How old is she?", history).text == "How old is Ann Lee?"
