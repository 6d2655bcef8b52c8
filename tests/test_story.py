import pytest

from tests.articles import FERRY, ORCHARD
from tests.markup import STORY, article_of, read, table

SHORT = (
    "<ul><li>The hinge was bent.</li><li>The door was old.</li></ul><h2>What now</h2>"
    "<dl><dt>Hinge</dt><dd>A new one is on its way.</dd></dl>"
)
PIECES = (
    *("The hinge was bent.", "The door was old.", "What now", "Hinge"),
    "A new one is on its way.",
)
SITE = (
    '<header><nav><a href="/">Home</a> <a href="/s">Sport results</a></nav></header>{}'
    "<aside><p>Subscribe to our newsletter, which comes on Mondays.</p></aside>"
    '<footer><p>Copyright of the Courier.</p></footer><script src="/x.js"></script>'
)


@pytest.mark.parametrize(
    "part",
    [
        "{}",
        "<div>{}</div>",
        "<center><table><tr><td>{}</td></tr></table></center>",
        '<div class="markdown-body">{}</div>',
        '<div class="c12 doc-content">{}</div>',
        '<div class="WordSection1">{}</div>',
        "<main>{}</main>",
    ],
)
@pytest.mark.parametrize("site", ["{}", SITE])
def test_lists_headings_and_definitions_between_paragraphs_are_text(part: str, site: str) -> None:
    body = site.format(part.format(f"<h1>Ferry turns back</h1>{STORY}{SHORT}{STORY}"))
    text = article_of(f"<html><head><title>Ferry</title></head><body>{body}</body></html>").text
    assert [one for one in text.split("\n\n") if one in PIECES] == list(PIECES)
    assert "Sport results" not in text
    assert "newsletter" not in text


def test_a_table_costs_no_paragraphs() -> None:
    paragraphs = "".join(f'<div class="para">{FERRY} That was day {day}.</div>' for day in range(5))
    rows = table("<th>Ship</th><th>Load</th>", *(f"<td>{n}</td><td>pears</td>" for n in range(40)))
    for site in ("{}", SITE):
        page = site.format(f'<div class="main">{paragraphs}{rows}</div>')
        text = article_of(f"<html><body>{page}</body></html>").text
        assert all(f"That was day {day}." in text for day in range(5))
        assert "Ship: 39; Load: pears" in text


def test_paragraphs_in_parts_of_one_kind_belong_together() -> None:
    grid = "".join(
        f'<div class="grid"><div class="body">{STORY.replace("Monday", day)}</div></div>'
        '<div class="ad"><a href="/boat">Buy a boat</a></div>'
        for day in ("Monday", "Tuesday", "Thursday")
    )
    text = article_of(f"<html><body>{SITE.format(grid)}</body></html>").text
    assert all(f"turned back on {day}" in text for day in ("Monday", "Tuesday", "Thursday"))
    assert "boat" not in text


def test_a_paragraph_that_is_a_link_leads_elsewhere() -> None:
    text = read(after="<p><a href='/n'>Read more: the bow door and its long history</a></p>").text
    assert "Read more" not in text


def test_a_title_stands_in_the_text_once() -> None:
    title = "The night ferry turns back in a storm"
    page = SITE.format(f"<div class='top'>{title}</div><article><h1>{title}</h1>{STORY}</article>")
    assert article_of(f"<html><body>{page}</body></html>").text.count(title) <= 1


def test_words_that_lie_in_a_menu_too_are_the_articles() -> None:
    story = f"<article><h1>Sport results</h1>{STORY}<h2>Why</h2>{STORY}</article>"
    text = article_of(f"<html><body>{SITE.format(story)}</body></html>").text
    assert text.count("Sport results") <= 1
    assert "Why" in text.split("\n\n")


def test_how_much_is_left_out_is_told() -> None:
    story = "".join(f"<p>{FERRY} {number}</p>" for number in range(12))
    boxes = "".join(f"<div class='box-{number}'><p>{ORCHARD} {number}</p></div>" for number in "ab")
    assert read(before=f"<h1>Ferry</h1>{story}").left_out == 0.0
    one = read(before=f"<h1>Ferry</h1>{story}", top=boxes)
    assert "orchard" not in one.text
    assert 0.05 < one.left_out < 0.25


def test_menus_comments_and_notices_are_not_left_out() -> None:
    menu = f"<nav><p>{FERRY}</p></nav>" + "<p><a href='/x'>A long link to another story</a></p>" * 9
    comments = f"<div class='comments'><p>{FERRY * 3}</p></div>"
    assert read(top=menu, after=comments, footer=f"<p>{FERRY}</p>").left_out == 0.0
