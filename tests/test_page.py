from datetime import date

import pytest

from ingest.page import read_page
from qa.article import Article
from tests.articles import FERRY

STORY = (
    "<p>The night ferry to Skarnholm turned back on Monday after its bow door refused to close, "
    "and ninety passengers slept in the terminal.</p>"
    "<p>Engineers found a bent hinge and expect to sail again on Wednesday, the harbour master "
    "said.</p>"
)


def read(head: str = "", before: str = "", footer: str = "") -> Article:
    """The article in a page with a menu, `before` above the story, and a footer."""
    page = (
        f"<!doctype html><html><head><title>Ferry turns back</title>{head}</head><body>"
        '<nav><a href="/">Home</a> <a href="/sport">Sport results</a></nav>'
        f"<article>{before}{STORY}</article><footer>{footer}</footer></body></html>"
    )
    return read_page(page, "/pages/ferry.html", "ferry.html")


def test_the_text_is_the_story_without_menu_and_footer() -> None:
    text = read(footer="Subscribe to our newsletter").text
    assert text.startswith("The night ferry to Skarnholm turned back")
    assert "Sport results" not in text
    assert "newsletter" not in text


def test_paragraphs_are_separated_by_a_blank_line() -> None:
    first, second = read().text.split("\n\n")
    assert first.endswith("slept in the terminal.")
    assert second.startswith("Engineers found a bent hinge")


def test_scripts_are_not_text() -> None:
    assert "alert" not in read(before="<script>alert('hello there, reader')</script>").text


def test_the_title_is_the_pages() -> None:
    assert read().title == "Ferry turns back"


def test_the_source_is_kept() -> None:
    assert (read().key, read().source) == ("/pages/ferry.html", "ferry.html")


@pytest.mark.parametrize(
    "stated",
    [
        '<meta property="article:published_time" content="2024-08-13T09:00:00Z">',
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        '"datePublished": "2024-08-13"}</script>',
    ],
)
def test_the_date_is_the_one_the_page_states(stated: str) -> None:
    assert read(head=stated).published == date(2024, 8, 13)


@pytest.mark.parametrize(
    "notice",
    ["© 2021 Courier", "Copyright 2021-2023 Courier. All rights reserved.", "(c) 2021"],
)
def test_the_year_of_a_copyright_notice_is_not_the_date(notice: str) -> None:
    assert read(footer=notice).published is None


@pytest.mark.xfail(strict=True, reason="trafilatura takes a full date in the footer for the date")
def test_the_day_of_a_copyright_notice_is_not_the_date() -> None:
    assert read(footer="<p>© 1 January 2021 Courier</p>").published is None


def test_a_date_in_the_story_is_not_the_date() -> None:
    story = "<p>The treaty was signed on 13 August 2019 in the old town hall by both mayors.</p>"
    assert read(before=story).published is None


def test_the_author_is_the_one_the_page_states() -> None:
    assert read(head='<meta name="author" content="Ada Bell">').author == "Ada Bell"


def test_the_address_is_the_canonical_one() -> None:
    link = '<link rel="canonical" href="https://news.example/ferry">'
    assert read(head=link).url == "https://news.example/ferry"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,hello", "file:///etc/passwd", "/ferry"]
)
def test_an_address_that_is_not_of_the_web_is_refused(address: str) -> None:
    assert read(head=f'<link rel="canonical" href="{address}">').url is None
    assert read(head=f'<meta property="og:url" content="{address}">').url is None


@pytest.mark.parametrize("page", ["", "<html></html>", "<html><body></body></html>"])
def test_a_page_without_an_article_has_no_text(page: str) -> None:
    assert read_page(page, "k", "s").text == ""


def test_a_part_of_a_page_is_read_too() -> None:
    assert "bent hinge" in read_page(f"<article><p>{FERRY}</p></article>", "k", "s").text


def test_a_page_nested_without_end_harms_nothing() -> None:
    assert "ferry" not in read_page("<div>" * 20_000 + "ferry", "k", "s").title


def test_a_date_that_only_the_text_states_counts() -> None:
    assert read(before="<p>Published: 13 August 2024</p>").published == date(2024, 8, 13)
