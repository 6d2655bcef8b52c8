"""What a question in a conversation becomes, without a language model."""

import time

import pytest

from qa.conversation.followup import ANSWERED, DECAY, resolve, stands_alone
from qa.question import Turn
from tests.attacks import ATTACKS


def said(*questions: str) -> list[Turn]:
    return [Turn("user", question) for question in questions]


def answered(question: str, answer: str) -> list[Turn]:
    return [Turn("user", question), Turn("assistant", answer)]


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
        ("On Monday, Priya Raman won it. [1]", "How old is Priya Raman?"),
        ("But Priya Raman won. [1]", "How old is Priya Raman?"),
        ("The title went to Will Smith. [1]", "How old is Will Smith?"),
        ("April Jones won it. [1]", "How old is April Jones?"),
        ("After Petr Novak fell ill, Priya Raman won. [1]", "How old is she?"),
        ("In Antarctica. [1]", "How old is she?"),
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


def test_what_somebody_does_is_no_subject() -> None:
    before = said("Which headphones should I buy for travelling?")
    assert resolve("How much do they cost?", before).text == "How much do headphones cost?"


@pytest.mark.parametrize(
    ("question", "resolved"),
    [
        ("Who voted for her?", "Who voted for Priya Raman?"),
        ("Who led before her?", "Who led before Priya Raman?"),
        ("What is her age?", "What is Priya Raman's age?"),
        ("When was her by-election?", "When was Priya Raman's by-election?"),
    ],
)
def test_what_is_done_to_her_is_not_hers(question: str, resolved: str) -> None:
    history = [Turn("user", "Who is mayor?"), Turn("assistant", "The mayor is Priya Raman. [1]")]
    assert resolve(question, history).text == resolved


@pytest.mark.parametrize(
    "question",
    [
        "Is it true that Musk was late?",
        "How long does it take to build a tram line?",
        "Was it Musk who blamed hackers?",
        "Is it possible to watch trams?",
        "Is it true that she resigned?",
        "Is it true?",
    ],
)
def test_it_may_stand_for_nothing(question: str) -> None:
    resolved = resolve(question, said("Why was the interview delayed?")).text
    assert resolved.removesuffix(" (interview)?").rstrip("?") == question.rstrip("?")


@pytest.mark.parametrize(
    "question",
    [
        "How long did it take to build?",
        "How much did it cost to build?",
        "Was it meant to open earlier?",
        "Is it open to the public?",
        "Is it legal?",
    ],
)
def test_it_is_mostly_what_was_spoken_of(question: str) -> None:
    resolved = resolve(question, said("When did tram line 9 open?")).text
    assert resolved == question.replace(" it ", " tram line 9 ")


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


def test_a_long_row_of_signs_does_not_hold_up_a_conversation() -> None:
    resolve("Why did it stop?", said("Who is Ann Lee?"))  # the language model is loaded
    began = time.monotonic()
    resolve("Why did it stop?", said("What is Malta?", "And Norway" + "-" * 10_000 + " x"))
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        ("Zoë Krüger lifted the cup on Saturday. [1]", "Zoë Krüger"),
        ("The cup went to Émile Lefèvre. [1]", "Émile Lefèvre"),
        ("The cup went to Maeve O\u2019Shea. [1]", "Maeve O\u2019Shea"),
        ("Anne-Marie Duff lifted the cup. [1]", "Anne-Marie Duff"),
        ("Łukasz Żak: “The cup went to Łukasz Żak of Velm.” [1]", "Łukasz Żak"),
    ],
)
def test_names_are_not_all_of_plain_letters(answer: str, named: str) -> None:
    asked = resolve("How old is she?", answered("Who lifted the cup?", answer))
    assert asked.text == f"How old is {named}?"


@pytest.mark.parametrize(
    ("before", "question", "resolved"),
    [
        ("Where did Ada train in Velm?", "How old is she?", "How old is Ada?"),
        ("Who did Ajax sign in June?", "Where is it based?", "Where is Ajax based?"),
        ("How does Spotify pay artists?", "Who owns it?", "Who owns Spotify?"),
        ("Why did the club sack Erik Lund?", "How old is it?", "How old is the club?"),
        ("Why did coach Erik Lund resign?", "How old is he?", "How old is Erik Lund?"),
        ("What do Venus flytraps catch?", "How big are they?", "How big are Venus flytraps?"),
        ("Why do solar panels lose power?", "Who made them?", "Who made solar panels?"),
        ("What did the mayor of Velm promise?", "Who knew it?", "Who knew the mayor of Velm?"),
        ("What does the Family ticket cost?", "Who needs it?", "Who needs the Family ticket?"),
        ("When did phase 2 finish early?", "Who led it?", "Who led phase 2?"),
        (
            "What is option C in the report?",
            "How much does it cost?",
            "How much does option C cost?",
        ),
        ("Why did Ann's boat sink?", "How old was it?", "How old was Ann's boat?"),
        ("Why is Ann Lee selling shares?", "How old is she?", "How old is Ann Lee?"),
        (
            "Why did the harbour board approve container shipping?",
            "How long did it take?",
            "How long did it take (harbour board approve container shipping)?",
        ),
    ],
)
def test_the_subject_ends_where_the_verb_begins(before: str, question: str, resolved: str) -> None:
    assert resolve(question, said(before)).text == resolved


@pytest.mark.parametrize(
    ("before", "question", "resolved"),
    [
        ("How many staff had Orrin Foods in 2021?", "Why?", "Why (Orrin Foods)?"),
        ("What happened on 3 May 2021?", "Why?", "Why?"),
        (
            "How many staff had Orrin Foods in 2021?",
            "And 2019?",
            "How many staff had Orrin Foods in 2019?",
        ),
        (
            "How many staff had Orrin Foods last year?",
            "what about June 2020?",
            "How many staff had Orrin Foods in June 2020?",
        ),
        (
            "How many staff has Orrin Foods?",
            "and last year?",
            "How many staff has Orrin Foods last year?",
        ),
        ("Who did Ajax beat on Sunday?", "And on Friday?", "Who did Ajax beat on Friday?"),
        ("Who won the 2019 election?", "And in 2021?", "Who won the 2021 election?"),
        ("Who ran Ajax between 2019 and 2021?", "And in 2022?", "And in 2022 (Ajax)?"),
    ],
)
def test_a_date_is_no_subject_but_can_be_asked_about_too(
    before: str, question: str, resolved: str
) -> None:
    assert resolve(question, said(before)).text == resolved


def test_a_question_of_another_date_still_lacks_what_the_one_before_it_lacked() -> None:
    history = said("Who owns Orrin Foods?", "Who was the chair in 2019?")
    assert resolve("And in 2021?", history).text == "Who was the chair in 2021 (Orrin Foods)?"


@pytest.mark.parametrize(
    ("before", "question", "resolved"),
    [
        ("How much rain falls in Velm?", "and in bergen?", "How much rain falls in bergen?"),
        ("how much rain falls in velm?", "and in bergen?", "how much rain falls in bergen?"),
        ("How much rain falls in Velm?", "And in autumn?", "And in autumn (Velm)?"),
        ("How much rain falls in Velm?", "What about snow?", "What about snow (Velm)?"),
        ("When does stage 3 begin?", "And stage four?", "When does stage four begin?"),
        ("Who lives in block A?", "What about block C?", "Who lives in block C?"),
    ],
)
def test_what_is_asked_about_too_need_not_be_a_name(
    before: str, question: str, resolved: str
) -> None:
    assert resolve(question, said(before)).text == resolved


@pytest.mark.parametrize(
    ("question", "resolved"),
    [
        ("Who told you that?", "Who told you that?"),
        ("Is that right?", "Is that right?"),
        ("Are you certain?", "Are you certain?"),
        ("What does the other one do?", "What does the other one do?"),
        ("Which one is cheaper?", "Which one is cheaper (night ferry)?"),
        ("What does this engine burn?", "What does this engine burn (night ferry)?"),
        ("What does a new one cost?", "What does a new night ferry cost?"),
        ("Is this safe?", "Is the night ferry safe?"),
    ],
)
def test_not_all_that_points_back_points_at_the_subject(question: str, resolved: str) -> None:
    asked = resolve(question, answered("Why did the night ferry turn back?", "The fog. [1]"))
    assert (asked.text, asked.context) == (resolved, (("The fog. [1]", ANSWERED),))


@pytest.mark.parametrize(
    ("answer", "resolved"),
    [
        ("Mount Orrin was closed all week. [1]", "How old was he?"),
        ("The rescue was led by Velm University. [1]", "How old was he?"),
        ("The guide lived near Saint Orrin. [1]", "How old was he?"),
        ("The Orrin Institute praised Petr Novak. [1]", "How old was Petr Novak?"),
        ("Cold Harbour lost Petr Novak, 61, that night. [1]", "How old was Petr Novak?"),
        ("Ann Lee of Orrin said Sir Petr Novak went first. [1]", "How old was Petr Novak?"),
        ("Ann Lee: “Dr Petr Novak found Ann Lee.” [1]", "How old was Ann Lee?"),
        ("Cold Harbour lost Mr Novak that night. [1]", "How old was Mr Novak?"),
    ],
)
def test_he_is_no_place_and_no_organisation(answer: str, resolved: str) -> None:
    assert resolve("How old was he?", answered("Who was lost?", answer)).text == resolved


@pytest.mark.parametrize(
    "question",
    [
        "Tell me about the flood",
        "Could you tell me more about Carthage?",
        "What is the currency of Bolivia?",
        "What is a fjord?",
        "What did the drought do?",
        "Who fled from the circus?",
        "When does the museum open?",
    ],
)
def test_what_nobody_spoke_of_is_a_new_subject(question: str) -> None:
    history = answered("How many hives does Noor Haddad keep?", "She keeps forty hives. [1]")
    assert resolve(question, history).text == question
    asked = resolve("Why?", [*history, Turn("user", question)]).text
    assert "Haddad" not in asked


@pytest.mark.parametrize(
    "question",
    [
        "And the price?",
        "the profits?",
        "Which town?",
        "Who was the founder?",
        "How much did jars cost?",
        "Who got the first jar?",
        "Who sells in Velm?",
        "Who painted the hives?",
        "What about the winter?",
    ],
)
def test_what_may_belong_to_the_subject_keeps_it(question: str) -> None:
    history = answered("How much honey does Noor Haddad sell?", "The hives give little. [1]")
    assert "(Noor Haddad)" in resolve(question, history).text


def test_a_conversation_may_begin_with_an_answer() -> None:
    greeting = Turn("assistant", "Hello! Ask me about Velm.")
    history = [greeting, *answered("Who is Ann Lee?", "A baker. [1]")]
    assert resolve("Why?", history).text == "Why (Ann Lee)?"


def test_another_option_stands_in_the_place_of_the_one_that_was_meant() -> None:
    history = [*answered("What is option C?", "A bus."), *answered("How much does it cost?", "9.")]
    assert resolve("And option B?", history).text == "How much does option B cost?"
    assert resolve("What about the other one?", history).text == "What about the other one?"
    history += answered("And option B?", "8.")
    assert resolve("Who pays for it?", history).text == "Who pays for option B?"
