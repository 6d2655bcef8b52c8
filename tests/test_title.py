import pytest

from qa.article import Article
from tests.markup import STORY, article_of, linked

SITE = '<meta property="og:site_name" content="The Courier">'


def page(title: str, head: str = "", body: str = "", address: str = "") -> Article:
    link = f'<link rel="canonical" href="{address}">' if address else ""
    return article_of(
        f"<html><head><title>{title}</title>{head}{link}</head><body>{body}<div>{STORY}</div></body>"
    )


@pytest.mark.parametrize("mark", [" | ", " - ", " – ", " — ", " · ", " :: ", "|"])  # noqa: RUF001
@pytest.mark.parametrize("form", ["Ferry turns back{}The Courier", "The Courier{}Ferry turns back"])
def test_the_name_of_the_site_is_no_part_of_the_title(mark: str, form: str) -> None:
    stated = form.format(mark)
    assert page(stated, SITE).title == "Ferry turns back"
    og = f'<meta property="og:title" content="{stated}">'
    assert page("x", SITE + og).title == "Ferry turns back"


def test_the_host_is_a_name_of_the_site() -> None:
    address = "https://www.dailycourier.example/ferry"
    assert page("Ferry turns back – Daily Courier", address=address).title == "Ferry turns back"  # noqa: RUF001


def test_the_publisher_is_a_name_of_the_site() -> None:
    publisher = {"@type": "Organization", "name": "The Courier"}
    head = linked({"@type": "NewsArticle", "publisher": publisher})
    assert page("Ferry turns back - The Courier", head).title == "Ferry turns back"


@pytest.mark.parametrize(
    "title", ["Ferry - a boat, and its door", "Gull-Minus: the first song", "Ferry | Boat | Ship"]
)
def test_a_title_with_marks_of_its_own_keeps_them(title: str) -> None:
    og = f'<meta property="og:title" content="{title}">'
    assert page(f"{title} - The Courier", SITE + og).title == title


def test_a_heading_tells_the_title_from_its_section() -> None:
    body = "<h2>Opinion</h2><h1>Ferry turns back</h1>"
    og = '<meta property="og:title" content="Opinion | Ferry turns back">'
    assert page("x", og, body).title == "Ferry turns back"


@pytest.mark.parametrize(
    "logo",
    [
        '<h1><a href="/">Quay Notes</a></h1>',
        '<h1><a href="https://quay.example/">Quay Notes</a></h1>',
        '<a href="/"><h1>Quay Notes</h1></a>',
    ],
)
def test_a_heading_that_leads_home_is_the_sites(logo: str) -> None:
    body = f"{logo}<h3>Ferry turns back</h3>"
    assert page("Quay Notes: Ferry turns back", body=body).title == "Ferry turns back"


def test_a_title_that_is_the_sites_name_is_none() -> None:
    og = '<meta property="og:title" content="The Courier">'
    assert page("Ferry turns back", SITE + og).title == "Ferry turns back"


def test_a_date_in_the_heading_is_no_part_of_the_title() -> None:
    body = "<h1><time datetime='2022-02-01'>1. Februar 2022</time> Die Fähre kehrt um</h1>"
    one = page("Seite", body=body)
    assert (one.title, str(one.published)) == ("Die Fähre kehrt um", "2022-02-01")


@pytest.mark.parametrize(
    ("head", "body", "origin"),
    [
        ('<meta property="og:title" content="Ferry">', "", "og:title"),
        (linked({"@type": "NewsArticle", "headline": "Ferry"}), "", "JSON-LD headline"),
        ("", "<h2 itemprop='headline'>Ferry</h2>", "itemprop headline"),
        ("", "<h1>Ferry</h1>", "first heading"),
        ("", "", "title element"),
    ],
)
def test_it_says_where_the_title_was_read(head: str, body: str, origin: str) -> None:
    one = page("Ferry", head, body)
    assert (one.title, one.origins.title) == ("Ferry", origin)
