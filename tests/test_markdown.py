from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from qa.article import Origins
from qa.errors.sources import BadSource
from tests.articles import FERRY
from tests.files import Write

BODY = "# Night ferry turns back\n\nThe *bow door* refused to [close](https://x.example/door).\n"


def test_the_first_heading_is_the_title(read: Write) -> None:
    assert read("ferry.md", f"Some words first.\n\n{BODY}").title == "Night ferry turns back"


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("## Night ferry\n\nIt turned back.\n\n### Why\n\n# The end\n", "The end"),
        ("### Night ferry\n\nIt turned back.\n\n## Why\n", "Night ferry"),
        ("The ferry turned back.\n\n## Why\n\nA hinge.\n", "The ferry turned back."),
        ("Title: Night ferry\nDate: 2024-08-13\n\nIt turned back.\n", "Night ferry"),
    ],
)
def test_without_a_first_heading_one_above_the_text_is_the_title(
    read: Write, content: str, title: str
) -> None:
    assert read("ferry.md", content).title == title


def test_marks_and_addresses_are_not_text(read: Write) -> None:
    assert read("ferry.md", BODY).text == (
        "Night ferry turns back\n\nThe bow door refused to close."
    )


def test_lists_tables_quotes_and_code_are_text(read: Write) -> None:
    text = read(
        "ferry.md",
        "- a bent hinge\n- a cold night\n\n> said the captain\n\n"
        "| port | hour |\n|---|---|\n| Velm | nine |\n\n```\nsail --now\n```\n",
    ).text
    for words in ("a bent hinge", "said the captain", "Velm", "nine", "sail --now"):
        assert words in text
    assert "|" not in text
    assert "```" not in text


def test_a_row_of_a_table_stays_together(read: Write) -> None:
    text = read("prizes.md", "| 2020 | Blue |\n|---|---|\n| 2021 | Goat |\n\nThe end.\n").text
    assert text == "2020, Blue\n\n2021, Goat\n\nThe end."


def test_a_row_of_a_table_is_read_with_its_head(read: Write) -> None:
    rows = (
        "| Plan | Storage | Price |\n|---|---|--:|\n| Enterprise | 1 TB | €12 |\n| Small || €2 |\n"
    )
    assert read("prices.md", rows).text == (
        "Plan: Enterprise; Storage: 1 TB; Price: €12\n\nPlan: Small; Price: €2"
    )


def test_a_head_without_a_table_is_kept(read: Write) -> None:
    assert read("a.md", "| Plan | Storage |\n|---|---|\n\nSoon.\n").text == "Plan, Storage\n\nSoon."


def test_a_break_in_markdown_parts_words(read: Write) -> None:
    one = read(
        "a.md", "# T\n\nFirst line<br>second line\n\n| A | B |\n|--|--|\n| one<br/>two | x |\n"
    )
    assert "First line\nsecond line" in one.text
    assert "A: one two; B: x" in one.text


def test_the_words_of_html_in_markdown_are_text(read: Write) -> None:
    text = read(
        "fine.md", '<p align="center">The fine is <b>500</b> euros.</p>\n\n<!-- no -->\n'
    ).text
    assert text == "The fine is 500 euros."


def test_html_in_markdown_is_not_text(read: Write) -> None:
    text = read("ferry.md", "The <b onclick='x()'>door</b> jammed.\n\n<script>x()</script>\n").text
    assert text == "The door jammed."


def test_front_matter_gives_title_date_and_author(read: Write) -> None:
    one = read(
        "ferry.md", f"---\ntitle: The ferry\ndate: 2024-08-13\nauthor: Ada Bell\n---\n{BODY}"
    )
    assert (one.title, one.published, one.author) == ("The ferry", date(2024, 8, 13), "Ada Bell")
    assert "2024-08-13" not in one.text


@pytest.mark.parametrize(
    "stated", ["2024-08-13T10:00:00+02:00", "13 August 2024", '"2024-08-13"', "2024-08-13 10:00:00"]
)
def test_the_date_in_front_matter_can_be_in_any_usual_form(read: Write, stated: str) -> None:
    assert read("ferry.md", f"---\ndate: {stated}\n---\n{BODY}").published == date(2024, 8, 13)


def test_front_matter_without_a_title_leaves_the_heading(read: Write) -> None:
    assert read("ferry.md", f"---\ntags: [sea]\n---\n{BODY}").title == "Night ferry turns back"


def test_empty_front_matter_says_nothing(read: Write) -> None:
    one = read("ferry.md", f"---\ntitle:\ndate:\nauthor:\n---\n{BODY}")
    assert (one.title, one.published, one.author) == ("Night ferry turns back", None, None)


@pytest.mark.parametrize(
    ("field", "title"),
    [
        ("title: Ferry news: the door", "Ferry news: the door"),
        ("title: 'The ferry's door'", "The ferry's door"),
        ("title: @ferry turns back", "@ferry turns back"),
        ('title: "unclosed', "unclosed"),
        ("title: {{ page.title }}", "Night ferry turns back"),
        ("title: *nobody", "*nobody"),
        ("tags: [sea\ntitle: The ferry", "The ferry"),
        ("tags:\n  - a: b: c\n- d: e: f\ntitle: The ferry", "The ferry"),
    ],
)
def test_a_broken_field_of_front_matter_costs_itself_at_most(
    read: Write, field: str, title: str
) -> None:
    one = read("ferry.md", f"---\nauthor: Ada Bell\n{field}\ndate: 2024-08-13\n---\n{BODY}")
    assert (one.title, one.author, one.published) == (title, "Ada Bell", date(2024, 8, 13))
    assert one.text == "Night ferry turns back\n\nThe bow door refused to close."


@pytest.mark.parametrize("value", ["2024-13-45", "2024-02-30", "0x_", f"0x{'f' * 5000}"])
def test_a_day_that_does_not_exist_costs_the_date_alone(read: Write, value: str) -> None:
    one = read("ferry.md", f"---\ntitle: The ferry\ndate: {value}\n---\n{BODY}")
    assert (one.title, one.published) == ("The ferry", None)


def test_front_matter_may_end_with_dots(read: Write) -> None:
    one = read("ferry.md", f"---\ntitle: The ferry\n...\n{BODY}")
    assert one.title == "The ferry"
    assert "title" not in one.text


@pytest.mark.parametrize(
    ("content", "name", "origins"),
    [
        (
            f"---\ntitle: A\ndate: 2024-08-13\nauthor: Ada Bell\n---\n{BODY}",
            "a.md",
            ["front matter"] * 3,
        ),
        ("Title: A\nDate: 2024-08-13\nAuthor: Ada Bell\n\nIt sank.\n", "a.md", ["first lines"] * 3),
        (BODY, "2024-08-13-a.md", ["first heading", "file name", None]),
    ],
)
def test_it_says_where_title_date_and_author_were_read(
    read: Write, content: str, name: str, origins: list[str | None]
) -> None:
    assert read(name, content).origins == Origins(*origins)


def test_markdown_that_begins_with_a_brace_is_read(read: Write) -> None:
    assert "sail now" in read("ferry.md", "{\nsail now\n}\n\nThat was the order.\n").text


def test_several_authors_in_front_matter_are_named(read: Write) -> None:
    one = read("ferry.md", f"---\nauthor: [Ada Bell, Bo Lind]\n---\n{BODY}")
    assert one.author == "Ada Bell, Bo Lind"


@pytest.mark.parametrize(
    "front",
    [
        '+++\ntitle = "The ferry"\ndate = 2024-08-13T10:00:00Z\nauthors = ["Ada Bell"]\n+++\n',
        '+++\ntitle = "The ferry"\ndate = 2024-08-13\n[extra]\nauthor = "Ada Bell"\n+++\n',
        '{\n"title": "The ferry", "date": "2024-08-13", "author": {"name": "Ada Bell"}\n}\n\n',
        "---\nTitle: [The ferry]\nDate: 2024-08-13\nAuthor: [{name: Ada Bell, url: x}]\n---\n",
    ],
)
def test_front_matter_may_be_toml_json_or_yaml(read: Write, front: str) -> None:
    one = read("ferry.md", front + BODY)
    assert (one.title, one.published, one.author) == ("The ferry", date(2024, 8, 13), "Ada Bell")
    assert one.text == "Night ferry turns back\n\nThe bow door refused to close."


def test_a_broken_field_of_toml_costs_itself_at_most(read: Write) -> None:
    one = read("ferry.md", f"+++\ntitle = broken\nauthor = 'Ada Bell'\n+++\n{BODY}")
    assert (one.title, one.author) == ("broken", "Ada Bell")


@pytest.mark.parametrize("start", ["+++\n", '{"a": 1} is JSON.\n\n', "{broken\n}\n\n", "{}\n\n"])
def test_what_only_begins_like_front_matter_is_text(read: Write, start: str) -> None:
    assert read("ferry.md", start + BODY).text.startswith(start.strip())


@pytest.mark.parametrize(
    ("front", "author"),
    [
        ("author: {name: Ada Bell, email: a@b.example}", "Ada Bell"),
        ("authors: [Ada Bell, {name: Bo Lind}]", "Ada Bell, Bo Lind"),
        ("byline: By Ada Bell", "Ada Bell"),
        ("author: Ada Bell <a@b.example>", "Ada Bell"),
        ("author: {email: a@b.example}", None),
        ("author: true", None),
        ("author: {}\nauthors: Ada Bell", "Ada Bell"),
    ],
)
def test_authors_in_front_matter_are_named_in_any_usual_way(
    read: Write, front: str, author: str | None
) -> None:
    assert read("ferry.md", f"---\n{front}\n---\n{BODY}").author == author


@pytest.mark.parametrize(
    "name", ["publishDate", "pubDate", "published", "created", "date-published", "published_at"]
)
def test_the_date_in_front_matter_has_many_names(read: Write, name: str) -> None:
    one = read("ferry.md", f"---\n{name}: 2024-08-13\nlastmod: 2025-01-01\n---\n{BODY}")
    assert one.published == date(2024, 8, 13)


@pytest.mark.parametrize("front", ["title: {a: b}", "title: [[], {}]", "published: true"])
def test_front_matter_that_names_nothing_is_passed_over(read: Write, front: str) -> None:
    one = read("ferry.md", f"---\n{front}\n---\n{BODY}")
    assert (one.title, one.published) == ("Night ferry turns back", None)


def test_the_name_of_a_post_is_its_date_where_front_matter_has_none(read: Write) -> None:
    assert read("2024-08-13-ferry.md", BODY).published == date(2024, 8, 13)
    stated = read("2024-08-13-ferry.md", f"---\ndate: 2024-08-12\n---\n{BODY}")
    assert stated.published == date(2024, 8, 12)
    assert read("2024-13-45-ferry.md", BODY).published is None


def test_a_line_across_the_page_is_no_front_matter(read: Write) -> None:
    one = read("ferry.md", f"{BODY}\n---\n\nThe ferry sails again.\n\n---\n\nIn autumn.\n")
    assert "The ferry sails again." in one.text


def test_words_between_two_lines_across_the_page_are_kept(read: Write) -> None:
    one = read("ferry.md", f"---\nThe ferry sails again.\n---\n\n{BODY}")
    assert "The ferry sails again." in one.text


@pytest.mark.parametrize(
    "matter",
    [
        f"+++\na = {'[' * 2000}{']' * 2000}\n+++\n",
        f"---\na: {'[' * 2000}{']' * 2000}\n---\n",
        f"---\ndate: 0x{'f' * 5000}\n---\n",
        f"+++\ntitle = 0x{'f' * 5000}\n+++\n",
    ],
)
def test_front_matter_that_nothing_can_read_harms_nothing(read: Write, matter: str) -> None:
    assert read("ferry.md", f"{matter}{FERRY}").text == FERRY


def test_a_list_of_authors_within_itself_names_nobody(read: Write) -> None:
    assert read("ferry.md", f"---\nauthor: &a\n  - *a\n---\n{FERRY}").author is None


def test_a_list_of_lists_of_lists_is_not_read_without_end(read: Write) -> None:
    lists = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in pairwise("abcdefghi")
    )
    author = read("ferry.md", f"---\n{lists}author: *b\ntitle: *i\n---\n{FERRY}").author
    assert str(author).count("x") == 50


@pytest.mark.parametrize("name", ["embargo", "embargo_until"])
def test_front_matter_says_from_when_an_article_may_be_shown(read: Write, name: str) -> None:
    shown = read("ferry.md", f"---\n{name}: 2026-12-24T18:00+01:00\n---\n{BODY}")
    assert shown.embargo == datetime(2026, 12, 24, 17, tzinfo=UTC)


@pytest.mark.parametrize("name", ["expires", "expiryDate"])
def test_front_matter_says_until_when_an_article_may_be_shown(read: Write, name: str) -> None:
    shown = read("ferry.md", f"---\n{name}: 2026-12-24\n---\n{BODY}")
    assert shown.expires == datetime(2026, 12, 24).astimezone(UTC)


@pytest.mark.parametrize("value", ["soon", "2026-13-01", "next week", "[1, 2]"])
def test_an_embargo_that_is_no_time_is_refused(read: Write, value: str) -> None:
    with pytest.raises(BadSource, match=r"its embargo .* is no time: write it as 2026-12-24"):
        read("ferry.md", f"---\nembargo: {value}\n---\n{BODY}")
