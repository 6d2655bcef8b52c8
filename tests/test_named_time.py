"""Which days a question names. Today is Tuesday, 20 August 2024."""

from datetime import date

import pytest

from qa.conversation.named_time import named_time

TODAY = date(2024, 8, 20)


def days(text: str, language: str = "en") -> tuple[str, str] | None:
    found = named_time(text, language, TODAY)
    return (str(found.since), str(found.until)) if found else None


@pytest.mark.parametrize(
    ("text", "language", "since", "until"),
    [
        ("What was decided in July 2024?", "en", "2024-07-01", "2024-07-31"),
        ("What happened in 2023?", "en", "2023-01-01", "2023-12-31"),
        ("In 2023, who led the council?", "en", "2023-01-01", "2023-12-31"),
        ("What happened last week?", "en", "2024-08-12", "2024-08-18"),
        ("What was said on 13 August?", "en", "2024-08-13", "2024-08-13"),
        ("What was said on 13 October?", "en", "2023-10-13", "2023-10-13"),
        ("Who won in March?", "en", "2024-03-01", "2024-03-31"),
        ("What happened yesterday?", "en", "2024-08-19", "2024-08-19"),
        ("What has changed since Monday?", "en", "2024-08-19", "2024-08-19"),
        ("What happened this month?", "en", "2024-08-01", "2024-08-20"),
        ("Was geschah im Juli 2024?", "de", "2024-07-01", "2024-07-31"),
        ("Was geschah letzte Woche?", "de", "2024-08-12", "2024-08-18"),
        ("Que s'est-il passé hier ?", "fr", "2024-08-19", "2024-08-19"),
        ("¿Qué pasó ayer?", "es", "2024-08-19", "2024-08-19"),
        ("ماذا حدث أمس؟", "ar", "2024-08-19", "2024-08-19"),
    ],
)
def test_a_time_is_its_first_and_its_last_day(
    text: str, language: str, since: str, until: str
) -> None:
    assert days(text, language) == (since, until)


@pytest.mark.parametrize(
    "text",
    [
        "Why was the ferry late?",
        "What may happen to the ferry?",
        "Who is Theresa May?",
        "Who sat on the board?",
        "Does the sun rise later now?",
        "Where did the 7th boat sink?",
        "Who won the match 4-1?",
        "Why did 2024 people march?",
        "How was a man found after three days?",
        "Which music of the 1980s is played?",
        "How long are three hours by train?",
        "What will happen next week?",
        "Why were 42 arrested?",
    ],
)
def test_what_may_be_no_time_is_none(text: str) -> None:
    assert named_time(text, "en", TODAY) is None


def test_several_times_are_one_from_the_first_to_the_last() -> None:
    assert days("What happened between 3 June 2024 and 5 July 2024?") == (
        "2024-06-03",
        "2024-07-05",
    )


def test_what_names_it_is_kept_as_it_was_written() -> None:
    found = named_time("What was decided in July 2024?", "en", TODAY)
    assert found
    assert found.because == "in July 2024"


def test_a_language_that_is_not_known_names_no_time() -> None:
    assert named_time("What happened yesterday?", "xx", TODAY) is None
    assert named_time("What happened yesterday?", None, TODAY) is not None


def test_a_long_question_takes_no_longer() -> None:
    assert named_time(f"{'12 1 ' * 390}. What happened yesterday?", "en", TODAY)
