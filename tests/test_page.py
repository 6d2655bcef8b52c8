import time
from datetime import date

import pytest

from ingest.html.page import read_page
from qa.article import Article
from tests.articles import FERRY
from tests.markup import STORY, article_of, read


def test_the_text_is_the_story_without_menu_and_footer() -> None:
    text = read(footer="Subscribe to our newsletter").text
    assert text.startswith("The night ferry to Skarnholm turned back")
    assert "Sport results" not in text
    assert "newsletter" not in text


def test_paragraphs_are_separated_by_a_blank_line() -> None:
    first, second = read().text.split("\n\n")
    assert first.endswith("slept in the terminal.")
    assert second.startswith("Engineers found a bent hinge")


def test_a_brief_has_paragraphs_as_other_articles_do() -> None:
    page = (
        "<html><body><article><header><h1>Ferry strike ends</h1><p class='byline'>By Ada Bell</p>"
        "</header><p>The strike was called off on Tuesday.</p><p>Talks go on.</p></article></body>"
    )
    one = article_of(page)
    assert one.text.split("\n\n")[-2:] == ["The strike was called off on Tuesday.", "Talks go on."]


@pytest.mark.parametrize("line", ["By Ada Bell", "<em>By Ada Bell, 13 August 2024</em>"])
def test_a_byline_that_only_people_see_names_the_author(line: str) -> None:
    assert read(before=f"<h1>Ferry turns back</h1><p>{line}</p>").author == "Ada Bell"


def test_a_page_may_leave_out_the_tags_that_html_lets_it() -> None:
    page = f"<!doctype html><title>Ferry</title><meta name=author content='Ada Bell'>{STORY}"
    one = article_of(page)
    assert (one.title, one.author) == ("Ferry", "Ada Bell")


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
    assert article_of(page).text == ""


def test_a_part_of_a_page_is_read_too() -> None:
    assert "bent hinge" in article_of(f"<article><p>{FERRY}</p></article>").text


def test_a_page_nested_without_end_harms_nothing() -> None:
    assert "ferry" not in article_of("<div>" * 20_000 + "ferry").title


def test_a_date_that_only_the_text_states_counts() -> None:
    assert read(before="<p>Published: 13 August 2024</p>").published == date(2024, 8, 13)


@pytest.mark.parametrize(
    "page",
    [
        "<html " * 8_000,
        "<time datetime=2024-01-01>x " * 5_000,
        "<h1>x</h1><p>" + "<time datetime=2024-01-01>x</time>" * 5_000,
        "<table>" * 5_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">{"a": "' + "x" * 300_000 + '"} x</script>',
        "<pre>" + ";  " * 50_000,
    ],
)
def test_no_page_takes_long_to_read(page: str) -> None:
    read()
    began = time.perf_counter()
    article_of(page)
    assert time.perf_counter() - began < 3


def test_an_address_within_the_site_is_made_whole() -> None:
    known = Article("k", "s", "", "", url="https://news.example/a/b?utm_source=x")
    page = f'<link rel="canonical" href="/ferry"><article>{STORY}</article>'
    (one,) = read_page(page.encode(), known)
    assert one.url == "https://news.example/ferry"


def test_parts_of_the_page_that_no_page_has_yet_part_no_words() -> None:
    text = read(
        before="<p>In <st1:City>Velm</st1:City> it <img src=x>rained<o:p></o:p> a lot.</p>"
    ).text
    assert text.startswith("In Velm it rained a lot.")


def test_what_is_hidden_is_no_text() -> None:
    hidden = (
        "<p hidden>One.</p><p style='color: red; display : none'>Two.</p><template>3</template>"
    )
    assert read(before=hidden).text.startswith("The night ferry")
