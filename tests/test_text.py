from datetime import date

import pytest

from tests.articles import FERRY
from tests.files import Write


def test_an_article_that_begins_with_its_date_has_no_headline_but_a_title(read: Write) -> None:
    one = read(
        "interview.txt",
        " date 2024-08-13 NEW YORK. The long talk between the mayor and the inventor began forty "
        "minutes late, because the line to the studio broke down again and again. Nobody had "
        "expected so many listeners.",
    )
    assert one.published == date(2024, 8, 13)
    assert one.title == (
        "The long talk between the mayor and the inventor began forty minutes late …"
    )
    assert one.text.startswith("date 2024-08-13 NEW YORK. The long talk")


def test_a_short_first_line_is_the_headline(read: Write) -> None:
    one = read("ferry.txt", f"Night ferry turns back\n\n{FERRY}\n")
    assert one.title == "Night ferry turns back"
    assert one.text == f"Night ferry turns back\n\n{FERRY}"


def test_headline_byline_and_date_do_not_run_into_the_story(read: Write) -> None:
    head = "Night ferry turns back\nBy Ada Bell\n13 August 2024"
    one = read("ferry.txt", f"{head}\n{FERRY}\nSecond line.")
    assert (one.title, one.author) == ("Night ferry turns back", "Ada Bell")
    assert one.text == head.replace("\n", "\n\n") + f"\n\n{FERRY}\nSecond line."


def test_a_date_is_no_headline(read: Write) -> None:
    one = read("ferry.txt", f"2024-08-13\n{FERRY}")
    assert one.published == date(2024, 8, 13)
    assert one.title.startswith("The night ferry")
    assert one.text == f"2024-08-13\n\n{FERRY}"


def test_a_long_first_line_is_no_headline(read: Write) -> None:
    assert read("ferry.txt", f"{FERRY}\n\nMore follows.").title.startswith("The night ferry to")


def test_a_short_first_sentence_is_no_headline(read: Write) -> None:
    one = read("ferry.txt", "It rained.\nThe night ferry to Skarnholm turned back on Monday.")
    assert one.title == "The night ferry to Skarnholm turned back on Monday."


def test_a_single_line_is_title_and_text(read: Write) -> None:
    one = read("note.txt", "Ferry cancelled")
    assert (one.title, one.text) == ("Ferry cancelled", "Ferry cancelled")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ada Bell", "Ada Bell"),
        ("By Ada Bell, harbour correspondent", "Ada Bell"),
        ("By Ada Bell | 13 August 2024", "Ada Bell"),
        ("By now the harbour was closed.", None),
        ("Written in the harbour", None),
    ],
)
def test_a_byline_names_the_author(read: Write, line: str, author: str | None) -> None:
    assert read("ferry.txt", f"Night ferry turns back\n{line}\n\n{FERRY}").author == author


@pytest.mark.parametrize(
    "head",
    ["By Ada Bell", "13 August 2024", "By Ada Bell\n\n2024-08-13", "Date: 2024-08-13"],
)
def test_byline_and_date_may_stand_above_the_headline(read: Write, head: str) -> None:
    one = read("ferry.txt", f"{head}\n\nNight ferry turns back\n\n{FERRY}")
    assert one.title == "Night ferry turns back"
    assert one.text == f"{head}\n\nNight ferry turns back\n\n{FERRY}"


@pytest.mark.parametrize(
    "headline",
    ["Night ferry turns back ...", "The ferry of Bo Lind Jr.", "The ferry that left the U.S."],
)
def test_a_headline_may_end_with_dots_or_a_short_form(read: Write, headline: str) -> None:
    assert read("ferry.txt", f"{headline}\n\n{FERRY}").title == headline


@pytest.mark.parametrize(
    "story",
    [
        "The night ferry to Skarnholm turned back because its door\nrefused to close. It sails.",
        "The night ferry to Skarnholm turned back on Monday because the\nFinnish door refused to "
        "close in the storm. Engineers found\na bent hinge.",
        "By Tuesday evening, nobody knew of the bent\nhinge. It sails.",
    ],
)
def test_a_sentence_on_several_lines_is_not_cut(read: Write, story: str) -> None:
    one = read("ferry.txt", f"{story}\n\nMore follows.")
    assert one.text == f"{story}\n\nMore follows."
    assert one.author is None


def test_a_headline_is_no_byline(read: Write) -> None:
    one = read("land.txt", f"By Land and Sea\n\n{FERRY}")
    assert (one.title, one.author) == ("By Land and Sea", None)
    one = read("design.md", f"# By Design\n\nBy Ada Bell\n\n{FERRY}")
    assert (one.title, one.author) == ("By Design", "Ada Bell")


def test_a_headline_may_be_broken_in_two(read: Write) -> None:
    one = read("ferry.txt", f"Night ferry turns back and\nwaits for a hinge\n\n{FERRY}")
    assert one.title == "Night ferry turns back and waits for a hinge"
    assert one.text == f"Night ferry turns back and waits for a hinge\n\n{FERRY}"


def test_a_date_line_below_the_headline_is_the_date(read: Write) -> None:
    one = read("ferry.txt", f"Night ferry turns back\nBy Ada Bell\n13 August 2024\n\n{FERRY}")
    assert one.published == date(2024, 8, 13)


def test_a_date_in_the_middle_of_the_story_is_not_the_date(read: Write) -> None:
    one = read("ferry.txt", f"Night ferry turns back\n\nOn 3 May 2019 it burned. {FERRY}")
    assert one.published is None


def test_lines_that_name_title_author_and_date_are_believed(read: Write) -> None:
    one = read(
        "ferry.txt",
        f"Title: Night ferry turns back\nAuthor: Ada Bell\nDate: 13 August 2024\n\n{FERRY}",
    )
    assert (one.title, one.author) == ("Night ferry turns back", "Ada Bell")
    assert one.published == date(2024, 8, 13)
    assert one.text.split("\n\n")[-1] == FERRY


def test_the_head_of_an_email_is_believed(read: Write) -> None:
    one = read(
        "mail.txt",
        'From: "Ada Bell" <ada@news.example>\nTo: desk@news.example\nSubject: Night ferry\n'
        f" turns back\nDate: Tue, 13 Aug 2024 10:00:00 +0200\n\n{FERRY}",
    )
    assert (one.title, one.author) == ("Night ferry turns back", "Ada Bell")
    assert one.published == date(2024, 8, 13)
    assert one.text.endswith(f"\n\n{FERRY}")


@pytest.mark.parametrize(
    "head", ["Question: Why?\nAnswer: Because.", "Warning: no ferry", "Author: unknown hands"]
)
def test_other_lines_with_a_colon_are_a_headline(read: Write, head: str) -> None:
    assert read("ferry.txt", f"{head}\n\n{FERRY}").title == head.split("\n", maxsplit=1)[0]


def test_a_byline_and_a_date_may_stand_between_blank_lines(read: Write) -> None:
    one = read("ferry.txt", f"Title\n\nOpinion\n\nBy Ada Bell\n\n13 August 2024\n\n{FERRY}")
    assert (one.author, one.published) == ("Ada Bell", date(2024, 8, 13))


def test_an_indented_story_below_a_title_is_no_title(read: Write) -> None:
    one = read("ferry.txt", "Title: Ferry\n  The ferry turned back at night.\n  Nobody was hurt.")
    assert one.title == "Ferry"
    assert "turned back" in one.text
