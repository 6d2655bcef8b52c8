"""The pages that the server renders: nothing that an article says becomes markup."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import httpx
import pytest

from qa.article import Article
from qa.question import Filters
from qa.store.library.catalogue import Listing
from qa.store.library.shares import Share
from qa.store.library.summaries import Summary
from qa.store.library.withheld import Withheld
from tests.articles import article
from tests.attacks import ATTACKS
from tests.served import Served
from ui.fresh import Freshness
from ui.serve.pages.article import article_html
from ui.serve.pages.articles import Asked, Room, articles_html
from ui.serve.pages.frame import Visit
from ui.serve.pages.problem import problem_html
from ui.serve.pages.words import LANGUAGES, Words, desk_words, words, words_for

VISITOR = Visit(words("en"), "Broadsheet")
OWNER = Visit(words("en"), "Broadsheet", is_owner=True)


class Tags(HTMLParser):
    """The tags of a page with the names of their attributes, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[tuple[str, ...]] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, *(name for name, _ in attributes)))
        self.links += [value or "" for name, value in attributes if name in ("href", "src")]


def pages(about: Article) -> Iterator[str]:
    """Every page that shows something of an article."""
    summary = Summary(
        id=about.id,
        source=about.source,
        title=about.title,
        published=about.published,
        author=about.author,
        url=about.url,
        language=about.language,
        characters=900,
    )
    asked = Asked(about.title, Filters(source=about.source, author=about.author or ""))
    shares = [Share(about.author or "", 1)]
    now = datetime(2024, 8, 13, tzinfo=UTC)
    held = Withheld(about.id, about.source, about.title, "unpublished", about.title, now, "", now)
    room = Room(
        Listing(60, [summary], shares, [Share(about.source, 1)]),
        all_articles=60,
        fresh=Freshness(None, now, [], [about.source]),
        withheld=[held],
    )
    yield article_html(VISITOR, about, 2, 9)
    for visit in (VISITOR, OWNER, replace(OWNER, name=about.author, site=about.title)):
        yield articles_html(visit, asked, room)
    yield problem_html(VISITOR, 422, "bad_request", about.title)


def test_no_attack_in_any_field_adds_a_tag_an_attribute_or_a_link() -> None:
    harmless = replace(
        article("Night. Day.", author="Ann Lee", url="https://a.example/", language="en"),
        correction="Corrected.",
        published=date(2024, 8, 13),
    )
    usual = {tag for html in pages(harmless) for tag in Tags(html).found}
    leads = ("https://a.example/", "/", "#main", "data:image/svg+xml,")
    for attack in ATTACKS:
        attacked = replace(
            harmless,
            text=f"{attack}\n\n{attack}",
            title=attack,
            source=attack,
            author=attack,
            correction=attack,
            language=attack,
            url=f"https://a.example/{attack}",
        )
        for html in pages(attacked):
            tags = Tags(html)
            assert tags.found <= usual, attack
            assert all(link.startswith(leads) for link in tags.links), attack
            assert not any(link.startswith("//") for link in tags.links), attack


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example"])
def test_an_article_with_no_address_of_the_web_has_no_link_to_an_original(address: str) -> None:
    assert "Read the original" not in article_html(VISITOR, article(url=address))
    assert "Read the original" in article_html(VISITOR, article(url="https://harbour.example"))


def test_the_page_of_an_article_marks_the_quote_and_keeps_the_rest() -> None:
    html = article_html(VISITOR, article("One. Two. Three.", title="On numbers"), 5, 9)
    assert 'One. <mark id="quote" tabindex="-1">Two.</mark> Three.' in html
    beyond = article_html(VISITOR, article("One. Two. Three.", title="On numbers"), 90, 70)
    assert ">One. Two. Three.</div>" in beyond


def test_the_headline_stands_once_unless_it_is_quoted() -> None:
    ferry = article("Ferry turns back\n\nIt did.", title="Ferry turns back")
    assert ">It did.</div>" in article_html(VISITOR, ferry)
    assert '<mark id="quote" tabindex="-1">Ferry' in article_html(VISITOR, ferry, 0, 5)


def test_the_original_is_opened_at_the_quote() -> None:
    ferry = article("One. Two. Three.", url="https://harbour.example/ferry")
    assert "https://harbour.example/ferry#:~:text=Two." in article_html(VISITOR, ferry, 5, 9)


@pytest.mark.parametrize("written", [words, desk_words])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language: str, written: Callable[[str], Words]) -> None:
    english = written("en").texts
    texts = written(language).texts
    assert texts.keys() == english.keys()
    for name, text in texts.items():
        assert text, name
        fields = {part.partition("}")[0] for part in english[name].split("{")[1:]}
        assert {part.partition("}")[0] for part in text.split("{")[1:]} == fields, name


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("", "en"),
        ("it-IT,it;q=0.9,en;q=0.8", "it"),
        ("nl, de;q=0.5, fr;q=0.7", "fr"),
        ("de;q=0, es;q=x, *", "en"),
        ("AR-EG", "ar"),
    ],
)
def test_pages_come_in_the_language_that_is_wanted_most(accepted: str, code: str) -> None:
    assert words_for(accepted).code == code


def test_an_empty_library_is_told_to_the_owner_with_ways_to_add_and_to_a_visitor_politely() -> None:
    empty = Room(Listing(0, [], [], []), 0, Freshness(None, None, [], []))
    visitor, owner = (articles_html(one, Asked(), empty) for one in (VISITOR, OWNER))
    assert "Please come back later" in visitor
    assert "Choose files" not in visitor
    for way in ("Choose files", "Choose a folder", "Add the address"):
        assert way in owner
    assert '<details class="adding" open>' in owner


@pytest.fixture(scope="module")
def browser_like(server: Served) -> Iterator[httpx.Client]:
    accept = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "de"}
    with httpx.Client(base_url=server.address, headers=accept) as http:
        yield http


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/article/none", 404, "Dieser Artikel ist nicht hier"),
        ("/answer/none", 404, "Diese Antwort ist nicht hier"),
        ("/articles?since=soon", 422, "since &#x27;soon&#x27; is not a date"),
        ("/article/none?start=x", 422, "start"),
    ],
)
def test_errors_are_pages_for_people_and_json_for_programs(
    browser_like: httpx.Client, path: str, status: int, said: str
) -> None:
    page = browser_like.get(path)
    assert page.status_code == status
    assert page.headers["content-type"].startswith("text/html")
    assert said in page.text
    answer = browser_like.get(path, headers={"Accept": "*/*"})
    assert answer.status_code == status
    assert answer.json()["error"]["message"]
    api = browser_like.get("/api/articles/none")
    assert api.json()["error"]["code"] == "no_such_article"


def test_the_list_is_read_and_narrowed_without_scripts(browser_like: httpx.Client) -> None:
    every = browser_like.get("/articles").text
    assert "10 Artikel" in every
    assert "Observatory postpones first light" in every
    found = browser_like.get("/articles", params={"q": "chess", "sort": "title", "since": ""}).text
    assert "1 Artikel" in found
    assert "Observatory" not in found
    beyond = browser_like.get("/articles", params={"q": "chess", "page": "9"})
    assert beyond.headers["location"] == "/articles?q=chess"
    none = browser_like.get("/articles", params={"author": "nobody", "page": "-3"}).text
    assert "Kein Artikel passt dazu." in none
