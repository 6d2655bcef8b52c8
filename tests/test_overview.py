"""Summaries, lists of articles, and the latest."""

from datetime import date

import pytest

from qa.index import Index
from qa.overview import Request, find, request
from tests.articles import FERRY, ORCHARD, article, keep


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Summarise this article", Request("summary", "")),
        (
            "Please give me a short summary of the article about the ferry.",
            Request("summary", "the ferry"),
        ),
        ("What is this article about?", Request("summary", "")),
        ("List the articles about trams", Request("list", "trams")),
        ("Which articles mention Elon Musk?", Request("list", "Elon Musk")),
        ("What is the latest on the bakery strike?", Request("latest", "the bakery strike")),
        ("What's the latest news about the ferry?", Request("latest", "the ferry")),
    ],
)
def test_a_request_is_told_by_its_words(said: str, asked: Request) -> None:
    assert request(said) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Why was the interview delayed?",
        "What did the article say about the ferry?",
        "What is new?",
        "Who wrote the latest report?",
    ],
)
def test_an_ordinary_question_is_none(question: str) -> None:
    assert request(question) is None


@pytest.fixture
def news(index: Index) -> Index:
    keep(
        index,
        article(FERRY, key="/1", published=date(2024, 1, 8)),
        article(
            "The night ferry to Skarnholm sails again. Its hinge was replaced on Wednesday.",
            key="/2",
            title="Night ferry sails",
            published=date(2024, 1, 10),
        ),
        article(ORCHARD, key="/3", title="Frost in the valley", published=date(2024, 5, 1)),
    )
    return index


def test_a_summary_is_of_the_articles_own_sentences(news: Index) -> None:
    found = find(news, "summary", "apple blossom in the Velm valley")
    assert found
    assert found.opening == "Frost in the valley (2024-05-01):"
    assert " ".join(part for part, _ in found.parts) == ORCHARD


def test_a_summary_does_not_repeat_the_title(index: Index) -> None:
    keep(index, article(f"Frost in the valley\n\n{ORCHARD}", title="Frost in the valley"))
    found = find(index, "summary", "apple blossom in the Velm valley")
    assert found
    assert "Frost in the valley" not in [part for part, _ in found.parts]


def test_a_list_names_the_articles_on_the_topic_and_no_others(news: Index) -> None:
    found = find(news, "list", "the night ferry")
    assert found
    assert found.opening == "There are 2 articles:"
    assert {part for part, _ in found.parts} == {
        "Night ferry turns back (2024-01-08)",
        "Night ferry sails (2024-01-10)",
    }


def test_the_latest_is_from_the_newest_article_on_the_topic(news: Index) -> None:
    found = find(news, "latest", "the night ferry")
    assert found
    ((said, quote),) = found.parts
    assert said == "The night ferry to Skarnholm sails again."
    text = news.library.article(quote.article_id).text
    assert text[quote.start : quote.end] == said


def test_of_what_is_in_no_article_there_is_nothing(news: Index) -> None:
    assert find(news, "list", "quantum chromodynamics") is None
