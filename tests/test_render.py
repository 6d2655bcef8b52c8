"""Nothing that an article says becomes markup."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from qa.answer import Answer, Copy, cite
from qa.article import Article
from tests.articles import article
from tests.attacks import ATTACKS
from ui.serve.render import answer_html, article_html, day, text_html, text_of

ATTACK = '<script>alert(1)</script><img src=x onerror="alert(2)"> **bold** $x$ \\(y\\)\n\n# Title'


def answer(about: Article) -> Answer:
    citation = replace(
        cite(about, 0, len(about.text), number=1, score=1, verified=True),
        also_in=(Copy.of(about),),
    )
    return Answer(
        answer=f"{about.text} [1]",
        answered=True,
        confidence=1,
        short_answer=None,
        standalone_question="Why?",
        citations=(citation,),
        nearest=(),
        answerer="reader",
        timings_ms={},
    )


@pytest.mark.parametrize(
    "about",
    [
        article(ATTACK),
        article(title=ATTACK),
        article(source=ATTACK),
        article(author=ATTACK, url="https://a.example/<script>"),
    ],
)
def test_an_article_adds_no_tag_to_an_answer_or_its_page(about: Article) -> None:
    for html in (answer_html(answer(about), "Why?"), article_html(about, 0, 9)):
        assert "<script" not in html
        assert "<img" not in html


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


def test_no_attack_in_any_field_adds_a_tag_an_attribute_or_a_link() -> None:
    harmless = replace(
        article(author="Ann Lee", url="https://a.example/", published=date(2024, 8, 13)),
        correction="Corrected.",
    )
    usual = {
        *Tags(answer_html(answer(harmless), "And?")).found,
        *Tags(article_html(harmless, 0, 9)).found,
    }
    for attack in ATTACKS:
        attacked = replace(
            harmless,
            text=f"{attack}\n\n{attack}",
            title=attack,
            source=attack,
            author=attack,
            correction=attack,
            url=f"https://a.example/{attack}",
        )
        asked = replace(answer(attacked), standalone_question=attack)
        for html in (answer_html(asked, "And?"), article_html(attacked, 0, 9)):
            tags = Tags(html)
            assert tags.found <= usual, attack
            assert all(link.startswith(("https://a.example/", "/")) for link in tags.links), attack


def test_what_was_searched_for_is_shown_where_it_is_not_the_question() -> None:
    assert "Searched for “Why?”" in answer_html(answer(article()), "And?")
    assert "Searched for" not in answer_html(answer(article()), "Why?")


def test_the_text_of_an_answer_can_be_had_back() -> None:
    html = answer_html(answer(article(ATTACK)), "Why?")
    assert text_of(html) == f"{ATTACK} [1]"


def test_markdown_finds_nothing_to_format() -> None:
    html = text_html(ATTACK)
    assert "\n" not in html
    assert "$" not in html
    assert "\\" not in html


def test_an_answer_shows_title_date_quote_and_a_link_to_the_sentence() -> None:
    ferry = article(published=date(2024, 8, 13))
    html = answer_html(answer(ferry), "Why?")
    for shown in (ferry.title, "13 August 2024", ferry.text, f"/article/{ferry.id}?start=0"):
        assert shown in html


def test_a_quote_and_the_page_of_its_article_show_what_was_corrected() -> None:
    notice = "Corrected on 14 August: the hinge was bent."
    corrected = replace(article(), correction=notice)
    for html in (answer_html(answer(corrected), "Why?"), article_html(corrected, 0, 9)):
        assert notice in html
    assert f"Also in: {corrected.title}" in answer_html(answer(corrected), "Why?")


def test_a_declined_answer_shows_what_came_nearest() -> None:
    ferry = article()
    near = cite(ferry, 0, 9, number=1, score=0.1, verified=False)
    declined = Answer(
        "The articles do not say.", False, 0.1, None, "Why?", (), (near,), "reader", {}
    )
    html = answer_html(declined, "Why?")
    assert "The articles do not say." in html
    assert "What came nearest" in html
    assert near.quote in html


def test_the_article_page_marks_the_quote_and_keeps_the_rest() -> None:
    html = article_html(article("One. Two. Three."), 5, 9)
    assert 'One. <mark id="quote">Two.</mark> Three.' in html


def test_an_unknown_day_is_nothing() -> None:
    assert day(None) == ""
