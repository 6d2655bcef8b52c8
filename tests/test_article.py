import json
from dataclasses import replace
from datetime import date

import pytest

from qa.article import LONGEST_QUOTE, Article, digest, passage, quotable, without_tracking
from tests.articles import FERRY, article


def test_the_id_stays_when_the_text_changes() -> None:
    assert article("Old text.").id == article("New text.", title="New title").id


def test_another_canonical_source_is_another_article() -> None:
    assert article(key="/news/a.txt").id != article(key="/news/b.txt").id


def test_the_id_is_sixteen_hexadecimal_digits() -> None:
    assert len(article().id) == 16
    assert int(article().id, 16) > 0


@pytest.mark.parametrize(
    "changed",
    [
        article("Another text."),
        article(title="Another title"),
        article(published=date(2024, 8, 13)),
        article(author="Ada Bell"),
        article(url="https://news.example/ferry"),
    ],
)
def test_the_digest_changes_with_what_a_reader_sees(changed: Article) -> None:
    assert changed.digest != article().digest


def test_the_digest_stays_when_the_article_was_asked_for_by_another_name() -> None:
    assert article(source="../news/ferry.txt").digest == article(source="ferry.txt").digest


def test_a_passage_is_the_slice_of_its_article() -> None:
    cut = passage(article(), 4, 15)
    assert cut.text == "night ferry" == FERRY[cut.start : cut.end]
    assert (cut.article_id, cut.title) == (article().id, article().title)


def test_a_passage_of_an_older_text_has_another_id() -> None:
    assert passage(article(FERRY + " More."), 0, 10).id != passage(article(FERRY), 0, 10).id


def test_the_same_passage_of_the_same_text_has_the_same_id() -> None:
    assert passage(article(), 0, 10).id == passage(article(), 0, 10).id


def test_the_same_words_elsewhere_in_the_text_are_another_passage() -> None:
    twice = article("again again")
    assert passage(twice, 0, 5).id != passage(twice, 6, 11).id


def test_the_dictionary_is_ready_for_json_and_keeps_the_canonical_source_back() -> None:
    secret = article(key="/home/ada/private/ferry.txt", published=date(2024, 8, 13))
    shown = json.loads(json.dumps(secret.to_dict()))
    assert shown["id"] == secret.id
    assert shown["published"] == "2024-08-13"
    assert "/home/ada" not in json.dumps(shown)


def test_the_dictionary_of_an_undated_article_has_no_date() -> None:
    assert article().to_dict()["published"] is None


def test_an_article_does_not_change() -> None:
    with pytest.raises(AttributeError):
        article().title = "Another"  # type: ignore[misc]


def test_a_replaced_article_has_its_own_id() -> None:
    assert replace(article(), key="/news/other.txt").id == article(key="/news/other.txt").id


def test_the_parts_of_a_digest_are_kept_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_a_quote_has_a_longest_length_and_ends_with_a_word() -> None:
    text = "word " * 10_000
    start, end = quotable(text, 5, len(text))
    assert (start, text[start:end][-5:]) == (5, " word")
    assert LONGEST_QUOTE - 10 < end - start <= LONGEST_QUOTE
    assert quotable("x" * 60_000, 0, 60_000) == (0, LONGEST_QUOTE)
    assert quotable(text, 0, 20) == (0, 20)


def test_a_quote_that_is_cut_still_holds_the_answer() -> None:
    text = "word " * 10_000
    for answer in (50, 1_499, 30_000, 49_999):
        start, end = quotable(text, 0, len(text), answer)
        assert start <= answer - 4
        assert answer <= end
        assert end - start <= LONGEST_QUOTE


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://a.example/b?utm_source=x&id=5&fbclid=y", "https://a.example/b?id=5"),
        ("https://a.example/b?gclid=1", "https://a.example/b"),
        ("https://a.example/b?5&a=&a=1&utm", "https://a.example/b?5&a=&a=1&utm"),
        ("https://a.example/b", "https://a.example/b"),
        ("https://a.example/b?", "https://a.example/b"),
        ("https://a.example/?url=https://b.example/?utm_id=1", None),
    ],
)
def test_an_address_keeps_all_parameters_but_those_that_follow_a_visitor(
    address: str, plain: str | None
) -> None:
    assert without_tracking(address) == (plain or address)
