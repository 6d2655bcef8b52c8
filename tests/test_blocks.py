import pytest

from tests.markup import STORY, article_of, read, table

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
    assert article_of(page).text.split("\n\n")[-3:] == WORDS


def test_what_stands_loose_and_says_little_is_no_paragraph() -> None:
    page = f"<html><body><div>Home | <a href='/sport'>Sport</a>{STORY}</div></body></html>"
    assert article_of(page).text.startswith("The night ferry")


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
    text = article_of(page).text
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
