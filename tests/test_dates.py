import time
from datetime import UTC, date, datetime

import pytest

from ingest.dates import (
    byline,
    days_in,
    is_date_line,
    is_name,
    is_utc,
    leading_date,
    parse_date,
)

THE_DAY = date(2024, 8, 13)


@pytest.mark.parametrize(
    "head",
    [
        " date 2024-08-13 NEW YORK. The interview began late, as many had feared it would.",
        "Date: 2024-08-13",
        "Published: 13 August 2024",
        "Published on August 13, 2024",
        "Tuesday, 13 August 2024",
        "Published 9:30 AM EDT, Tue August 13, 2024",
        "Jane Doe · August 13, 2024",
        "13 August 2024, 10:30 | Jane Doe",
        "August 13, 2024 / 9:30 AM EDT / The Courier",
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
        "2024-08-13T10:00:00Z",
        "2024-08-13T10:00:00.000+02:00",
        "Published: 2024-08-13T10:00Z",
        "Tue, 13 Aug 2024 10:00:00 +0200",
        "13/08/2024",
        "13.08.2024",
        "Date: 13.08.2024",
        "2024/08/13",
        "By Jane Dorsey - August 13, 2024",
        "By Jane Dorsey, August 13, 2024",
        "Posted by Jane Dorsey on August 13, 2024",
        "Posted on August 13, 2024 by Jane Dorsey",
        "August 13, 2024 | By Jane Dorsey",
        "Aug 13, 2024 · 4 min read",
        "Published 13 August 2024 · Updated 14 August 2024",
        "Updated 14 August 2024 · Published 13 August 2024",
        "By Jane Dorsey, published 13 August 2024",
        "Jane Dorsey · Published 13 August 2024",
        "By Jane Dorsey Published 13 August 2024",
        "13 August 2024 (updated Wednesday, 14 August 2024)",
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
        "13 August 2030 | Royal Hall, Velm",
        "12 May 1950 · Born in Velm",
        "1 January 1990 / The club is founded",
        "13 August 2024\nwas the day on which the ferry turned back.",
        "13 August 2024 | 45 people were hurt when the ferry turned back",
        "A spokesman said that by 2024-08-13 every passenger had been paid back in full.",
        "Head\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\n13 August 2024",
        "There is no date here, only the years 2023 and 2024.",
        "The score was 13-08 in 2024.",
        "The score was 13.08.2024.",
        "Version 1.13.08.2024",
        "Updated 13 August 2024",
        "It was published before 13 August 2024",
        "Moon landing - August 13, 2024",
        "Born 13 August 2024",
        "Born, 13 August 2024",
        "Last updated | 13 August 2024",
        "Deadline for entries, 13 August 2024",
        "13 August 2024 – 8 September 2024",  # noqa: RUF001
        "In a letter, dated 13 August 2024, the minister said that he would go.",
        "A study (published on 13 August 2024) found that rents rose.",
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


def test_blank_lines_do_not_count_as_lines_of_the_head() -> None:
    text = "Title\n\nOpinion\n\nBy Gwen Aldous\n\n13 August 2024\n\nThe ferry turned back."
    assert leading_date(text) == THE_DAY


@pytest.mark.parametrize(
    "head",
    [
        "13. August 2024",
        "Veröffentlicht am Dienstag, 13. August 2024, 10:30 Uhr",
        "Publié le mardi 13 août 2024 à 10h30",
        "13 de agosto de 2024",
        "Publicado el martes, 13 de agosto de 2024",
        "13 agosto 2024",
        "13 augustus 2024",
        "13 augusti 2024",
        "13 sierpnia 2024",
        "13 августа 2024",
        "2024年8月13日",
        "2024년 8월 13일",
    ],
)
def test_a_date_is_read_in_other_languages(head: str) -> None:
    assert leading_date(f"Headline\n\n{head}\n\nText.") == THE_DAY


def test_months_of_every_language_are_the_right_ones() -> None:
    for month, names in enumerate(
        (
            "Januar janvier enero gennaio janeiro januari stycznia января",
            "Februar février febrero febbraio fevereiro februari lutego февраля",
            "März mars marzo marzo março maart marca марта",
            "April avril abril aprile abril april kwietnia апреля",
            "Mai mai mayo maggio maio mei maja мая",
            "Juni juin junio giugno junho juni czerwca июня",
            "Juli juillet julio luglio julho juli lipca июля",
            "August août agosto agosto agosto augustus sierpnia августа",
            "September septembre septiembre settembre setembro september września сентября",
            "Oktober octobre octubre ottobre outubro oktober października октября",
            "November novembre noviembre novembre novembro november listopada ноября",
            "Dezember décembre diciembre dicembre dezembro december grudnia декабря",
        ),
        start=1,
    ):
        for name in names.split():
            assert parse_date(f"13 {name} 2024") == date(2024, month, 13), name


@pytest.mark.parametrize(
    "figures",
    ["05/08/2024", "Thu, 05/08/2024", "10:30 05/08/2024", "5 / 8 / 2024", "5/8/24", "5-8-24"],
)
def test_figures_that_could_be_two_days_are_no_date(figures: str) -> None:
    assert leading_date(figures) is None
    assert parse_date(figures) is None


@pytest.mark.parametrize("figures", ["05.08.2024", "5.8.2024", "05.08.24", "5. 8. 2024"])
def test_before_a_full_stop_the_day_comes_first(figures: str) -> None:
    assert parse_date(figures) == date(2024, 8, 5)


@pytest.mark.parametrize(
    "long",
    [
        "date" + " " * 8_000 + "x",
        "date" + " " * 8_000 + "2024-08-13",
        "By A" + " " * 8_000,
        "1" * 9_000,
        "Mon " * 3_000,
        "13 August 2024" + " -" * 5_000,
    ],
)
def test_no_line_takes_long_to_read(long: str) -> None:
    parse_date("13 August 2024")
    began = time.perf_counter()
    leading_date(long), is_date_line(long), byline(long), parse_date(long)
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Dorsey - March 13, 2024", "Jane Dorsey"),
        ("By Jane Dorsey March 13, 2024", "Jane Dorsey"),
        ("March 13, 2024 by Jane Dorsey", "Jane Dorsey"),
        ("By Jane Dorsey, Political Editor | 13 March 2024", "Jane Dorsey"),
        ("By Ada Bell and Bo Lind", "Ada Bell and Bo Lind"),
        ("By April 13, 2024", None),
        ("By Friday, 13 March 2024, 400 homes were empty.", None),
        ("By Tuesday 13 March 2024 nearly 400 homes were empty.", None),
        ("By Christmas, nearly 400 homes were empty.", None),
        ("It was signed on 4 April 1949 by Ann Lee and eleven others.", None),
        ("Von Anna Meier am 13. März 2024", "Anna Meier"),
        ("Par Paul Roux le 13 mars 2024", "Paul Roux"),
        ("By Jane Dorsey Published 13 March 2024", "Jane Dorsey"),
        ("March 13, 2024 by 300 people", None),
        ("By Jane Dorsey (13 March 2024)", "Jane Dorsey"),
        ("Posted on March 13, 2024 by Jane Dorsey", "Jane Dorsey"),
        ("Written by Jane Dorsey", "Jane Dorsey"),
        ("Author: Jane Dorsey", "Jane Dorsey"),
        ("By: Jane Dorsey", "Jane Dorsey"),
        ("By Jane Dorsey and Bo van Dyk, Staff Writers", "Jane Dorsey and Bo van Dyk"),
        ("By Jane Dorsey, BBC News correspondent in Paris", "Jane Dorsey"),
        ("By Jan de Vries", "Jan de Vries"),
        ("By April Jones", "April Jones"),
        ("By Ada Bell (Reuters)", "Ada Bell"),
        ("By Ada Bell of The Times", "Ada Bell of The Times"),
        ("By Reuters staff", "Reuters staff"),
        ("By Ada Bell, U.S. Editor", "Ada Bell"),
        ("By Ada Bell, 34", "Ada Bell"),
        ("By Order of the Council", None),
        ("By Tuesday evening, the river had risen", None),
        ("By Saturday morning", None),
        ("By London standards", None),
        ("By Christmas, they had left", None),
        ("By the time it rained", None),
    ],
)
def test_a_byline_with_a_date_names_the_author_alone(line: str, author: str | None) -> None:
    assert byline(line) == author


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
        "mardi 13 août 2024",
    ],
)
def test_usual_forms_are_understood(value: object) -> None:
    assert parse_date(value) == THE_DAY


@pytest.mark.parametrize("value", ["August 2024", "2024", 2024, "soon", ""])
def test_what_names_no_day_is_no_date(value: object) -> None:
    assert parse_date(value) is None


def test_days_long_ago_and_days_to_come_are_days() -> None:
    assert parse_date("1969-07-20T20:17:00Z") == date(1969, 7, 20)
    assert parse_date("2031-01-02") == date(2031, 1, 2)


def test_the_first_day_of_the_first_year_stands_for_no_day() -> None:
    assert parse_date("0001-01-01T00:00:00") is None


@pytest.mark.parametrize("value", ["yesterday", "3 days ago", "today"])
def test_words_that_mean_another_day_every_day_are_no_date(value: str) -> None:
    assert parse_date(value) is None


def test_figures_that_can_be_one_day_only_are_a_date() -> None:
    assert (
        parse_date("13.08.2024") == parse_date("08/13/2024") == parse_date("13/08/2024") == THE_DAY
    )
    assert parse_date("08/08/2024") == date(2024, 8, 8)


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


@pytest.mark.parametrize(
    "line",
    [
        "13 Αυγούστου 2024",
        "13 август 2024",
        "2024. augusztus 13.",
        "13. augusta 2024",
        "13 augustus 2024, 10:19",
        "13 agost 2024",
        "13 Agustus 2024",
        "13 أغسطس 2024",
        "13 באוגוסט 2024",
    ],
)
def test_days_are_known_in_many_languages(line: str) -> None:
    assert leading_date(line) == date(2024, 8, 13)


@pytest.mark.parametrize(
    ("stated", "is_so"),
    [
        *(("2024-03-05T22:06:08Z", True), ("2024-03-05T22:06:08.684+00:00", True)),
        *(("Tue, 13 Dec 2016 22:33:06 GMT", True), ("2024-03-05 22:06 +0000", True)),
        *(("2024-03-05T22:06:08+01:00", False), ("2024-03-05", False), (None, False)),
    ],
)
def test_universal_time_is_told_from_others(stated: object, is_so: bool) -> None:
    assert is_utc(stated) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        *(("Ada Bell", True), ("Ada Bell and Bo van Ek", True), ("Ада Квилл", True)),
        *(
            ("admin", False),
            ("Tuesday", False),
            ("https://a.example", False),
            ("3 comments", False),
        ),
        *(("a@b.example", False), ("The ferry turned back", False), ("", False)),
    ],
)
def test_a_name_is_told_from_other_words(text: str, is_so: bool) -> None:
    assert is_name(text) is is_so


def test_the_days_in_a_line_are_in_its_order() -> None:
    line = "26/11/2017 01:57 | changed 27 November 2017 and not yesterday"
    assert days_in(line) == [date(2017, 11, 26), date(2017, 11, 27)]
