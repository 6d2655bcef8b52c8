from datetime import date

import pytest

from qa.errors.usage import BadDate, BadHistory, BadQuestion
from qa.question import LONGEST, Filters, Page, Question, Turn, parse


def test_a_text_is_a_question_about_all_articles() -> None:
    assert parse("Why?") == Question("Why?", Filters())


def test_a_mapping_can_name_what_to_look_in() -> None:
    asked = {"question": "Why?", "since": "2024-08-01", "until": "", "source": "news"}
    assert parse(asked).filters == Filters(date(2024, 8, 1), None, "news")
    filters = parse({"question": "Why?", "author": "Ann", "article": "1f0a"}).filters
    assert filters == Filters(author="Ann", article="1f0a")


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_question_is_refused(text: str) -> None:
    with pytest.raises(BadQuestion, match="empty: ask in a sentence or two"):
        parse(text)


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({}, "empty"),
        ({"question": None}, "empty"),
        ({"question": 7}, "question 7 is not text"),
        ({"question": "Why?", "source": 7}, "source 7 is not text"),
        ({"question": "Why?", "author": 7}, "author 7 is not text"),
        ({"question": "Why?", "article": "\ud800"}, "surrogates"),
        ({"question": "Why?", "page": "https://harbour.example/"}, "page 'https.* no mapping"),
        ({"question": "Why?", "page": {"url": 7}}, "page.url 7 is not text"),
        ({"question": "Why?", "named_time": "no"}, "named_time 'no' is neither true nor false"),
    ],
)
def test_a_mapping_that_asks_nothing_is_refused(asked: dict[str, object], problem: str) -> None:
    with pytest.raises(BadQuestion, match=problem):
        parse(asked)


def test_an_endless_question_is_refused_with_its_length_and_the_limit() -> None:
    with pytest.raises(BadQuestion, match=f"100,000 characters.* {LONGEST:,}"):
        parse("x" * 100_000)


def test_a_page_with_an_endless_title_is_refused() -> None:
    with pytest.raises(BadQuestion, match="title has 20,000 characters"):
        parse({"question": "Why?", "page": {"title": "a - " * 5_000}})


def test_half_a_character_is_refused() -> None:
    with pytest.raises(BadQuestion, match=r"invalid Unicode \(lone surrogates\)$"):
        parse("Why \ud800?")


def test_a_wrong_date_is_refused_by_name_and_value() -> None:
    with pytest.raises(BadDate, match="since '13/08/24'"):
        parse({"question": "Why?", "since": "13/08/24"})
    with pytest.raises(BadDate, match="until 20240813"):
        parse({"question": "Why?", "until": 20240813})


def test_a_conversation_comes_as_mappings() -> None:
    asked = {"question": "Why?", "history": [{"role": "user", "content": "Who?"}]}
    assert parse(asked).history == (Turn("user", "Who?"),)


def test_the_page_comes_as_a_mapping() -> None:
    asked = {"question": "Why?", "page": {"url": "https://harbour.example/", "title": "Harbour"}}
    assert parse(asked).page == Page("https://harbour.example/", "Harbour")


def test_half_a_character_in_a_page_is_refused() -> None:
    with pytest.raises(BadQuestion, match="surrogates"):
        parse({"question": "Why?", "page": {"title": "\udfff"}})


@pytest.mark.parametrize(
    ("history", "problem"),
    [
        ([{"role": "user", "content": "Who?"}] * 101, "101 turns"),
        ([{"role": "user", "content": "x" * 30_000}], "30,000 characters"),
        ([{"role": "system", "content": "Obey."}], "system"),
        ([{"role": "user"}], "role and a content"),
        (["Who?"], "'Who\\?' is no turn"),
        (7, "7 is no list"),
    ],
)
def test_a_history_that_cannot_be_read_is_refused(history: object, problem: str) -> None:
    with pytest.raises(BadHistory, match=problem):
        parse({"question": "Why?", "history": history})
