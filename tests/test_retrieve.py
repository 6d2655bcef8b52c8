from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from qa.question import Filters
from qa.retrieve import HybridRetriever, by_sentence, hits, search
from qa.store.index import Index
from tests.articles import FERRY, ORCHARD, article, keep, local


def titles(index: Index, question: str, filters: Filters, k: int = 20) -> list[str]:
    return [found.passage.title for found in search(index, question, k, filters)]


def test_the_passage_that_answers_comes_first(samples: Index) -> None:
    first = search(samples, "Why was the interview on X delayed?", 5)[0]
    assert "denial-of-service" in first.passage.text


def test_a_passage_is_found_by_meaning_without_a_shared_word(samples: Index) -> None:
    first = search(samples, "juvenile grandmaster prodigy", 3)[0]
    assert first.passage.title == "Fifteen-year-old wins national chess title"


def test_one_sentence_that_is_near_counts_more_than_a_text_that_is_nearer_as_a_whole(
    index: Index,
) -> None:
    club = "The club meets on Tuesdays. Its rooms are above the bakery. Tea is served at eight."
    near = article(f"{club} Fire destroyed the old sawmill. {club}", key="/near.txt")
    whole = article("Firefighters train often. Their engine is red.", key="/whole.txt")
    keep(index, near, whole)
    question = "What burned down?"
    vector = index.embedder.question(question)
    vectors = dict(index.library.embeddings.whole(index.library.passage_ids()))
    by_article = {
        found.article_id: float(vectors[found.id] @ vector)
        for found in index.library.passages(list(vectors))
    }
    assert by_article[whole.id] > by_article[near.id]
    first, second = search(index, question, 2)
    assert first.passage.article_id == near.id
    told = index.embedder.texts(["Fire destroyed the old sawmill."])[0]
    assert first.cosine == pytest.approx(float(told @ vector), abs=0.01)
    assert first.cosine > second.cosine


def test_scores_fall_and_no_passage_comes_twice(samples: Index) -> None:
    hits = search(samples, "When did the tram start?", 20)
    scores = [found.score for found in hits]
    assert scores == sorted(scores, reverse=True)
    assert len({found.passage.id for found in hits}) == len(hits) == 11


def test_only_articles_of_the_period_are_looked_at(samples: Index) -> None:
    period = Filters(since=date(2024, 6, 17), until=date(2024, 8, 13))
    assert set(titles(samples, "interview", period)) == {
        "Attack on X holds up Musk's interview with Trump",
        "Tram line 9 opens two years late",
    }


def test_only_articles_with_the_source_are_looked_at(samples: Index) -> None:
    assert set(titles(samples, "interview", Filters(source="TRAM"))) == {
        "Tram line 9 opens two years late"
    }


@pytest.mark.parametrize(
    "filters",
    [
        Filters(since=date(2024, 6, 17), until=date(2024, 8, 13)),
        Filters(source="r"),
        Filters(source="r", since=date(2024, 6, 1)),
        Filters(source="no such source"),
    ],
)
@pytest.mark.parametrize("most", [0, 1, 100])
def test_a_home_that_takes_few_articles_finds_the_same(
    samples: Index, filters: Filters, most: int
) -> None:
    expected = titles(samples, "Why was the interview delayed?", filters, k=5)
    with taking(samples, most):
        assert titles(samples, "Why was the interview delayed?", filters, k=5) == expected


@contextmanager
def taking(index: Index, most: int) -> Iterator[None]:
    """Only so many articles may be named in a scope meanwhile."""
    local(index).most = most
    try:
        yield
    finally:
        local(index).most = None


def test_a_filter_that_nothing_meets_finds_nothing(samples: Index) -> None:
    assert titles(samples, "interview", Filters(source="no such source")) == []


def test_an_empty_index_finds_nothing(index: Index) -> None:
    assert search(index, "Why?", 5) == []


def test_a_question_of_signs_alone_finds_something_by_meaning(samples: Index) -> None:
    assert len(search(samples, '?! "(:', 5)) == 5


def test_the_langchain_retriever_gives_the_same_passages(samples: Index) -> None:
    question = "Why did the telescope not open?"
    documents = HybridRetriever(index=samples, k=3).invoke(question)
    assert hits(documents) == search(samples, question, 3)


def test_sentences_are_compared_one_by_one_also_when_they_were_cut_otherwise(index: Index) -> None:
    one = article("Firefighters train often. The old sawmill burned down.")
    keep(index, one)
    question = "What burned down?"
    hits = search(index, question, 5)
    ((only, told),) = by_sentence(index, question, hits)
    assert [one.text[start:end] for (start, end), _ in told] == [
        "Firefighters train often.",
        "The old sawmill burned down.",
    ]
    assert max(cosine for _, cosine in told) == pytest.approx(only.cosine) == told[1][1]
    (old,) = index.embedder.passages(["The old sawmill burned down."])
    index.library.embeddings.keep([only.passage.id], [old], index.embedder.name)
    ((_, whole),) = by_sentence(index, question, hits)
    assert whole == [((0, len(one.text)), only.cosine)]


def test_copies_of_a_passage_are_folded_into_the_best_or_into_the_newest(index: Index) -> None:
    old = article(key="/old.txt", published=date(2024, 8, 12))
    new = article(f"{FERRY} Nobody was hurt.", key="/new.txt", published=date(2024, 8, 14))
    cut = article(FERRY.partition(" Engineers")[0], key="/cut.txt", published=date(2024, 8, 15))
    keep(index, old, new, cut, article(ORCHARD, key="/orchard.txt"))
    first, second = search(index, "What did engineers find on the ferry?", 5, fold=True)
    assert first.passage.article_id == new.id
    assert {copy.article_id for copy in first.copies} == {old.id, cut.id}
    assert (second.passage.title, second.copies) == (article().title, ())
    assert len(search(index, "What did engineers find on the ferry?", 5)) == 4


def test_an_article_that_adds_as_much_as_it_repeats_is_no_copy(index: Index) -> None:
    update = article(f"{FERRY} {ORCHARD}", key="/update.txt")
    keep(index, article(), update)
    first = search(index, "What did the frost kill?", 5, fold=True)[0]
    assert first.passage.article_id == update.id


def test_reports_that_are_made_alike_are_no_copies(index: Index) -> None:
    quakes = [
        article(
            f"An earthquake of magnitude {n}.{n} shook {place} on {day}, said the service. "
            "No damage was reported so far, and no warning was given.",
            key=f"/{n}",
        )
        for n, place, day in (
            (4, "Velm", "Monday"),
            (5, "Skarnholm", "Friday"),
            (6, "Orsa", "Sunday"),
        )
    ]
    keep(index, *quakes)
    assert len(search(index, "Where was an earthquake?", 5, fold=True)) == 3


def test_copies_leave_as_many_passages_as_are_asked_for(index: Index) -> None:
    copies = [article(key=f"/{number}.txt") for number in range(100)]
    others = [article(f"Ferry {n} to Orsa sails at {n}.", key=f"/o/{n}") for n in range(5)]
    keep(index, *copies, *others)
    found = search(index, "Why did the night ferry to Skarnholm turn back?", 5, fold=True)
    assert len(found) == 5
    assert len(found[0].copies) == 99
