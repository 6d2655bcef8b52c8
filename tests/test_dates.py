from datetime import UTC, date, datetime

import pytest

from ingest.dates import is_date_line, leading_date, parse_date

THE_DAY = date(2024, 8, 13)


@pytest.mark.parametrize(
    "head",
    [
        " date 2024-08-13 NEW YORK. The interview began late, as many had feared it would.",
        "Date: 2024-08-13",
        "Published: 13 August 2024",
        "Published on August 13, 2024",
        "Tuesday, 13 August 2024",
        "13 August 2024, 12:30 BST",
        "August 13, 2024 10:00 PM PST",
        "August 13 2024",
        "Published: Tuesday, 13 August 2024",
        "First published: Tue 13 August 2024 10:00 BST",
        "13th Aug 2024",
        "Aug. 13th, 2024",
        "Skarnholm, 13 August 2024",
        "PARIS, Aug. 13, 2024 - The river rose over its banks before dawn on that morning.",
        "LONDON, 13 August 2024 (Agency) -- The river rose over its banks before dawn.",
    ],
)
def test_a_date_at_the_head_is_the_articles(head: str) -> None:
    assert leading_date(head) == THE_DAY


def test_a_date_below_headline_and_byline_is_the_articles() -> None:
    text = "Night ferry turns back\nBy Ada Bell\n13 August 2024\n\nThe ferry turned back at night."
    assert leading_date(text) == THE_DAY


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 13 August 2024 in the old town hall of Skarnholm.",
        "Workers have waited since August 13, 2024 for a new contract, their union said.",
        "She died on 13 August 2024.",
        "A spokesman said that by 2024-08-13 every passenger had been paid back in full.",
        "Head\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\n13 August 2024",
        "There is no date here, only the years 2023 and 2024.",
        "The score was 13-08 in 2024.",
        "",
    ],
)
def test_a_date_inside_the_story_is_not_the_articles(text: str) -> None:
    assert leading_date(text) is None


@pytest.mark.parametrize(
    "headline", ["Remembering September 11, 2001", "Life after March 11, 2020, five years later"]
)
def test_a_date_in_a_headline_is_not_the_articles(headline: str) -> None:
    assert leading_date(headline + "\n\nThe city stood still for a minute today.") is None


@pytest.mark.parametrize("nonsense", ["date 2024-02-30 X.", "Date: 2024-13-45", "31 June 2024"])
def test_a_day_that_does_not_exist_is_no_date(nonsense: str) -> None:
    assert leading_date(nonsense) is None


@pytest.mark.parametrize(
    "value",
    [
        THE_DAY,
        datetime(2024, 8, 13, 23, 30, tzinfo=UTC),
        "2024-08-13",
        "2024-08-13T10:00:00Z",
        "13 August 2024",
        "Tue, 13 Aug 2024 10:00:00 GMT",
    ],
)
def test_usual_forms_are_understood(value: object) -> None:
    assert parse_date(value) == THE_DAY


@pytest.mark.parametrize("value", ["August 2024", "2024", 2024, "soon", ""])
def test_what_names_no_day_is_no_date(value: object) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize("value", ["yesterday", "3 days ago", "today"])
def test_words_that_mean_another_day_every_day_are_no_date(value: str) -> None:
    assert parse_date(value) is None


def test_figures_that_could_be_two_days_are_no_date() -> None:
    assert (
        parse_date("13.08.2024") == parse_date("08/13/2024") == parse_date("13/08/2024") == THE_DAY
    )
    assert parse_date("05.08.2024") == date(2024, 8, 5)
    assert parse_date("08/08/2024") == date(2024, 8, 8)
    assert parse_date("05/08/2024") is None


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Published: Tuesday, 13 August 2024", True),
        ("3 June 2025", True),
        ("PARIS, Aug. 13, 2024 - The river rose over its banks.", False),
        ("By Ada Bell", False),
    ],
)
def test_a_line_that_says_nothing_but_the_date_is_told(line: str, is_one: bool) -> None:
    assert is_date_line(line) is is_one
