"""Summaries, lists of articles, the latest, and who people are."""

from datetime import date

import pytest

from qa.index import Index
from qa.overview import Request, find, is_about_this, request
from qa.question import Filters
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
        ("What happened?", Request("summary", "")),
        ("What articles do you have?", Request("all", "")),
        ("List all articles", Request("all", "")),
        ("Which article is the newest?", Request("newest", "")),
        ("What's the latest story?", Request("newest", "")),
        ("What happened in “Night ferry sails”?", Request("summary", "Night ferry sails")),
        ("Who is Leyla Aydin?", Request("person", "Leyla Aydin")),
        ("who was Ludwig van Beethoven", Request("person", "Ludwig van Beethoven")),
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
        "What happened in May?",
        "Who is the mayor of Veldmoor?",
    ],
)
def test_an_ordinary_question_is_none(question: str) -> None:
    assert request(question) is None


@pytest.mark.parametrize(
    ("said", "about_this"),
    [
        ("What does this article say about the hinge?", True),
        ("Who is named in the article?", True),
        ("What happened?", True),
        ("Summarise the article about the ferry", False),
        ("Which articles mention the ferry?", False),
        ("Why did this happen?", False),
        ("What articles do you have?", False),
    ],
)
def test_this_article_is_meant_or_not(said: str, about_this: bool) -> None:
    assert is_about_this(said) == about_this


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


def test_a_summary_leaves_out_headline_author_and_date(index: Index) -> None:
    text = f"Frost in the valley\n\nBy Ann Lee\n\ndate 2024-05-01 VELM ON SEA. {ORCHARD}"
    keep(index, article(text, title="Frost in the valley"))
    found = find(index, "summary", "apple blossom in the Velm valley")
    assert found
    assert " ".join(part for part, _ in found.parts) == ORCHARD


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Ann Lee", "The mill belongs to the miller Ann Lee."),
        ("Bo Dahl", "Dahl, who lit the fire, fled."),
        ("Cy Moen", "Cy Moen is a fireman from the next village."),
    ],
)
def test_who_somebody_is_says_the_sentence_that_tells_it_best(
    index: Index, name: str, sentence: str
) -> None:
    text = (
        "Ann Lee wept. Bo Dahl laughed. Cy Moen came late. The mill belongs to the miller Ann Lee. "
        "Dahl, who lit the fire, fled. Cy Moen is a fireman from the next village."
    )
    keep(index, article(text, title="Mill burns down"))
    found = find(index, "person", name)
    assert found
    assert [part for part, _ in found.parts] == [sentence]


def test_of_somebody_in_no_article_nothing_is_said(news: Index) -> None:
    assert find(news, "person", "Ann Lee") is None


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


@pytest.mark.parametrize("topic", ["the IT", "rye", "art"])
def test_an_article_is_not_about_what_is_a_part_of_its_words(index: Index, topic: str) -> None:
    keep(index, article("The captain and his party waited. Nobody was dryer than they."))
    assert find(index, "list", topic) is None


def test_the_latest_is_what_the_story_says_and_not_its_head(index: Index) -> None:
    text = f"Frost in the valley\n\nBy Ann Maria Louise Lee\n\n{ORCHARD}"
    keep(index, article(text, title="Frost in the valley"))
    found = find(index, "latest", "apple blossom in the Velm valley")
    assert found
    assert ORCHARD.startswith(found.parts[0][0])


def test_all_articles_are_listed_the_newest_first(news: Index) -> None:
    found = find(news, "all", "")
    assert found
    assert found.opening == "There are 3 articles:"
    assert [part for part, _ in found.parts] == [
        "Frost in the valley (2024-05-01)",
        "Night ferry sails (2024-01-10)",
        "Night ferry turns back (2024-01-08)",
    ]
    newest = find(news, "newest", "", Filters(until=date(2024, 2, 1)))
    assert newest
    assert newest.opening == "The latest is Night ferry sails (2024-01-10):"
    assert [part for part, _ in newest.parts] == ["The night ferry to Skarnholm sails again."]


def test_of_many_articles_the_newest_are_listed(index: Index) -> None:
    keep(index, *(article(f"Tram {n} is late. It waits.", key=f"/{n}") for n in range(11)))
    found = find(index, "all", "")
    assert found
    assert (found.opening, len(found.parts)) == ("There are 11 articles. The newest:", 10)


def test_without_articles_there_is_nothing_to_list(index: Index) -> None:
    assert find(index, "all", "") is None


def test_of_what_is_in_no_article_there_is_nothing(news: Index) -> None:
    assert find(news, "list", "quantum chromodynamics") is None
