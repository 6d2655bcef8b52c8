import json
import time
from datetime import date
from typing import Any

import pytest

from ingest.html.page import read_page
from qa.article import Article
from tests.articles import FERRY

STORY = (
    "<p>The night ferry to Skarnholm turned back on Monday after its bow door refused to close, "
    "and ninety passengers slept in the terminal.</p>"
    "<p>Engineers found a bent hinge and expect to sail again on Wednesday, the harbour master "
    "said.</p>"
)


def read(
    head: str = "", before: str = "", footer: str = "", after: str = "", top: str = ""
) -> Article:
    """The article in a page with a menu, `before` above the story, `after` it, and a footer."""
    page = (
        f"<!doctype html><html><head><title>Ferry turns back</title>{head}</head><body>{top}"
        '<nav><a href="/">Home</a> <a href="/sport">Sport results</a></nav>'
        f"<article>{before}{STORY}{after}</article><footer>{footer}</footer></body></html>"
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


FIRST, SECOND, THIRD = (
    "Anselm Quist of Velm won the national <a href='/chess'>chess</a> title on Sunday after a game "
    "of nine hours.",
    "The prize is a clock that belonged to a bishop.",
    "The hall was full.",
)
WORDS = [FIRST.replace("<a href='/chess'>", "").replace("</a>", ""), SECOND, THIRD]


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Chess</h1>{FIRST}<p>{SECOND}<p>{THIRD}",
        f"<hr>{FIRST}<p>{SECOND}<p>{THIRD}",
        f"<center><h1>Chess</h1></center>{FIRST}<p>{SECOND}<p>{THIRD}",
        f"<div><h1>Chess</h1>{FIRST}<p>{SECOND}<p>{THIRD}</div>",
        f"<table><tr><td><h1>Chess</h1>{FIRST}<p>{SECOND}<p>{THIRD}</td></tr></table>",
    ],
)
def test_the_first_paragraph_needs_no_tag(body: str) -> None:
    page = f"<html><head><title>Chess</title></head><body>{body}</body></html>"
    assert read_page(page, "k", "s").text.split("\n\n")[-3:] == WORDS


def test_what_stands_loose_and_says_little_is_no_paragraph() -> None:
    page = f"<html><body><div>Home | <a href='/sport'>Sport</a>{STORY}</div></body></html>"
    assert read_page(page, "k", "s").text.startswith("The night ferry")


def test_a_brief_has_paragraphs_as_other_articles_do() -> None:
    page = (
        "<html><body><article><header><h1>Ferry strike ends</h1><p class='byline'>By Ada Bell</p>"
        "</header><p>The strike was called off on Tuesday.</p><p>Talks go on.</p></article></body>"
    )
    one = read_page(page, "k", "s")
    assert one.text.split("\n\n")[-2:] == ["The strike was called off on Tuesday.", "Talks go on."]


@pytest.mark.parametrize("line", ["By Ada Bell", "<em>By Ada Bell, 13 August 2024</em>"])
def test_a_byline_that_only_people_see_names_the_author(line: str) -> None:
    assert read(before=f"<h1>Ferry turns back</h1><p>{line}</p>").author == "Ada Bell"


def test_a_page_may_leave_out_the_tags_that_html_lets_it() -> None:
    page = f"<!doctype html><title>Ferry</title><meta name=author content='Ada Bell'>{STORY}"
    one = read_page(page, "k", "s")
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
    assert read_page(page, "k", "s").text == ""


def test_a_part_of_a_page_is_read_too() -> None:
    assert "bent hinge" in read_page(f"<article><p>{FERRY}</p></article>", "k", "s").text


def test_a_page_nested_without_end_harms_nothing() -> None:
    assert "ferry" not in read_page("<div>" * 20_000 + "ferry", "k", "s").title


def test_a_date_that_only_the_text_states_counts() -> None:
    assert read(before="<p>Published: 13 August 2024</p>").published == date(2024, 8, 13)


def linked(*described: Any) -> str:
    """JSON-LD, in a script each."""
    return "".join(
        f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in described
    )


# Words that are cut out of sentences


def test_marked_words_stay_in_their_sentence() -> None:
    text = read(
        before='<p>On 11 September 2001 the towers fell, and on <time datetime="2019-04-15">April '
        "15, 2019</time> Notre-Dame burned.</p><p>The <button>dew point</button> was <output>9"
        "</output> degrees, and <label>so on</label> it went: <math><msup><mi>x</mi><mn>2</mn>"
        "</msup><mo>=</mo><mn>9</mn></math> was <a><time>long ago</time></a> known.</p>"
    ).text
    assert "fell, and on April 15, 2019 Notre-Dame burned." in text
    assert "The dew point was 9 degrees, and so on it went: x^2=9 was long ago known." in text


def test_buttons_and_labels_that_stand_alone_are_not_text() -> None:
    text = read(
        before=STORY.replace("ferry", "tram"),  # of less trafilatura takes all there is
        after="<div>Share: <button>Faxbook</button> <button>Copy</button></div>"
        "<div><label>Postcode</label><input></div>",
    ).text
    assert "Faxbook" not in text
    assert "Postcode" not in text


# Dates

THE_DAY = date(2024, 8, 13)
NEWS = {"@type": "NewsArticle", "datePublished": "2024-08-13T00:10:00Z"}
OTHER = {"@type": "NewsArticle", "headline": "Another", "datePublished": "2011-01-01"}


@pytest.mark.parametrize(
    "described",
    [
        linked(NEWS),
        linked({"@graph": [{"@type": "WebPage", "datePublished": "2011-01-01"}, NEWS]}),
        linked({"@type": "ItemList", "itemListElement": [OTHER]}, NEWS),
        linked([NEWS | {"@type": ["Article", "ReportageNewsArticle"], "comment": [OTHER]}]),
        linked({"@type": "WebPage", "mainEntity": NEWS}),
        linked({"@type": "LiveBlogPosting", "liveBlogUpdate": [OTHER], **NEWS}),
        linked([OTHER, NEWS | {"headline": "Ferry turns back"}]),
        linked(NEWS | {"datePublished": {"@type": "Date", "@value": "2024-08-13"}}),
        linked(NEWS).replace("{", "<!-- {", 1).replace("</", "--></"),
        '<script type="application/ld+json">{broken</script>' + linked(NEWS),
    ],
)
def test_the_date_is_that_of_the_article_among_what_is_described(described: str) -> None:
    assert read(head=described, before="<h1>Ferry turns back</h1>").published == THE_DAY


def test_an_article_described_with_another_address_and_headline_is_another() -> None:
    here, there = "https://news.example/ferry", "https://news.example/other"
    described = linked([OTHER | {"url": there}, NEWS | {"url": here}])
    assert read(head=f'<link rel="canonical" href="{here}">{described}').published == THE_DAY


@pytest.mark.parametrize(
    "name",
    [
        *('property="article:published_time"', 'property="og:published_time"', 'name="date"'),
        *('name="DC.date.issued"', 'name="parsely-pub-date"', 'name="sailthru.date"'),
        *('name="pubdate"', 'itemprop="datePublished"', 'name="citation_publication_date"'),
    ],
)
def test_meta_tags_of_every_kind_state_the_date(name: str) -> None:
    assert read(head=f'<meta {name} content="2024-08-13">').published == THE_DAY


@pytest.mark.parametrize("day", ["1969-07-20", "1994-12-31", "2031-01-02"])
def test_the_date_may_be_long_ago_or_to_come(day: str) -> None:
    assert str(read(head=f'<meta name="date" content="{day}">').published) == day


@pytest.mark.parametrize(
    "byline",
    [
        '<time datetime="2024-08-13T10:00Z">3 hours ago</time>',
        '<div><a rel="author">Jane Doe</a> <time datetime="2024-08-13">Aug 13</time></div>',
        '<p class="byline">By Jane Doe, <time>13 August 2024</time></p>',
        '<div><span>Jane Doe</span><span class="date">13 August 2024</span></div>',
        "<ul><li>Jane Doe</li><li><time>13 August 2024</time></li></ul>",
        "<p>Published <time>13 August 2024</time> Updated <time>15 August 2024</time></p>",
        '<div>Updated <time>15 August 2024</time></div><time class="published">13 August 2024'
        "</time>",
        '<span itemprop="datePublished" content="2024-08-13">today</span>',
        '<abbr class="published" title="2024-08-13">today</abbr>',
        '<time class="entry-date published updated" datetime="2024-08-13">today</time>',
        '<p><!-- by --> <b>By Jane Doe</b> | <time datetime="2024-08-13">today</time></p>',
        "<p>13. August 2024</p>",
    ],
)
def test_a_date_beside_the_heading_is_the_articles(byline: str) -> None:
    assert read(before=f"<h1>Ferry turns back</h1>{byline}").published == THE_DAY


def test_a_date_before_the_heading_in_its_header_is_the_articles() -> None:
    header = '<header><time datetime="2024-08-13">today</time><h1>Ferry turns back</h1></header>'
    assert read(before=header).published == THE_DAY


def test_a_date_that_is_marked_as_published_may_stand_below_the_story() -> None:
    mark = '<footer><time class="entry-date published" datetime="2024-08-13">x</time></footer>'
    assert read(before="<h1>Ferry</h1>", after=mark).published == THE_DAY


@pytest.mark.parametrize(
    "parts",
    [
        {"head": '<meta name="date" content="05/08/2024">'},
        {"head": '<meta property="article:modified_time" content="2024-08-13">'},
        {"head": linked({"@type": "WebPage", "datePublished": "2024-08-13"})},
        {"head": linked({"@type": "ItemList", "itemListElement": [OTHER]})},
        {"head": linked(["[" * 90, {"@type": "Event", "startDate": "2024-08-13"}])},
        {"footer": "Last updated 1 January 2019"},
        {"footer": "Last updated <time>1 January 2019</time>"},
        {"top": '<header><time datetime="2026-11-25">today</time></header>'},
        {"before": "<div>Updated <time>13 August 2024</time></div>"},
        {"before": "<div><span>Last updated</span> <time>13 August 2024</time></div>"},
        {"before": '<time class="updated" datetime="2024-08-13">13 August 2024</time>'},
        {"before": '<div>Born <time datetime="1950-08-13">13 August</time></div>'},
        {"before": "<p>Notre-Dame burned on <time>15 April 2019</time>.</p>"},
        {"before": "<h2><time>15 April 2019</time></h2>"},
        {"before": "<ul><li><time>15 April 2019</time> Notre-Dame burns</li></ul>"},
        {"after": "<p>On <time>15 April 2019</time></p>"},
        {"after": '<div class="comments"><p>Ann <time datetime="2020-01-01">then</time></p></div>'},
        {
            "after": '<div class="related"><article><h3>Other</h3><time class="published" '
            'datetime="2020-01-01">then</time></article></div>'
        },
    ],
)
def test_a_date_of_something_else_is_not_the_articles(parts: dict[str, str]) -> None:
    parts = parts | {"before": "<h1>Ferry turns back</h1>" + parts.get("before", "")}
    assert read(**parts).published is None


# Tables, and text as it was typed


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            (
                "<th>Plan</th><th>Storage</th><th>Price from 1 October</th>",
                "<td>Enterprise</td><td>1 TB</td><td>€12</td>",
                "<td>Small</td><td></td><td>€2</td>",
                "<td colspan='3'>Without tax</td>",
            ),
            [
                "Plan: Enterprise; Storage: 1 TB; Price from 1 October: €12",
                "Plan: Small; Price from 1 October: €2",
                "Without tax",
            ],
        ),
        (
            ("<th>Team</th><th>Goals</th>", "<td rowspan='2'>Velm</td><td>0</td>", "<td>1</td>"),
            ["Team: Velm; Goals: 0", "Team: Velm; Goals: 1"],
        ),
        (
            ("<td>2020</td><td>Blue</td>", "<td>2021</td><td>Goat</td>"),
            ["2020, Blue", "2021, Goat"],
        ),
        (
            ("<th>Founded</th><td>1871</td>", "<th>Staff</th><td>9</td>"),
            ["Founded: 1871", "Staff: 9"],
        ),
        (
            (
                "<td></td>",
                "<td><p>A wide cell holds the story of the day.</p><p>It goes on.</p></td>",
            ),
            ["A wide cell holds the story of the day.", "It goes on."],
        ),
    ],
)
def test_a_row_of_a_table_can_be_read_alone(rows: tuple[str, ...], expected: list[str]) -> None:
    assert read(after=table(*rows)).text.split("\n\n")[2:] == expected


@pytest.mark.parametrize("character", ["&#1;", "&#xFFFE;", "\x1b"])
def test_what_is_no_character_keeps_no_page_from_being_read(character: str) -> None:
    table = f"<table><tr><td>Velm{character}</td><td colspan='{'9' * 5000}'>4</td></tr></table>"
    copied = f"<pre>The harbour master said{character} that the door had been mended.</pre>"
    assert "said that the door" in read(after=table + copied).text


def test_a_table_in_a_figure_is_text() -> None:
    figure = f"<figure>{table('<th>Plan</th><th>Price</th>', '<td>Small</td><td>€2</td>')}</figure>"
    assert read(after=figure).text.endswith("\n\nPlan: Small; Price: €2")


def test_a_table_for_the_layout_holds_an_article_like_any_other() -> None:
    page = f"<html><body><table><tr><td>{STORY}</td><td>{table('<td>x</td>')}</td></tr></table>"
    text = read_page(page, "k", "s").text
    assert text.startswith("The night ferry")
    assert "|" not in text


def test_wrapped_text_is_in_paragraphs_and_not_in_lines() -> None:
    wrapped = (
        "<pre>The harbour master said that the door\nhad been mended before the winter.\n\n"
        "Nobody knows why it did not close\nagain on that cold Monday night.</pre>"
    )
    assert read(after=wrapped).text.split("\n\n")[2:] == [
        "The harbour master said that the door had been mended before the winter.",
        "Nobody knows why it did not close again on that cold Monday night.",
    ]


# Titles


def test_marks_within_a_word_do_not_part_it() -> None:
    heading = "<h1>Sky<wbr>hook <b>F</b>erry<br>back<script>x</script><!-- y --></h1>"
    assert read(before=heading).title == "Skyhook Ferry back"


@pytest.mark.parametrize(
    "head",
    [
        linked({"@type": "LiveBlogPosting", "liveBlogUpdate": [OTHER]}) + linked(OTHER["@type"]),
        '<meta property="og:title" content="Ferry turns back">' + linked([OTHER]),
        linked(OTHER | {"headline": "Ferry turns back"}),
    ],
)
def test_the_title_is_not_that_of_something_on_the_page(head: str) -> None:
    assert read(head=head, before="<h1>Ferry turns back</h1>").title == "Ferry turns back"


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
    read_page(page, "k", "s")
    assert time.perf_counter() - began < 3
