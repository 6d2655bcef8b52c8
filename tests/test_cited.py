from dataclasses import replace
from datetime import date

import pytest

from qa.answer import Answer
from qa.article import Article, Quote
from qa.chain import build
from qa.cited import Citer
from qa.overview.find import find
from qa.reading.reader import Reader
from qa.retrieve import Hit, search
from qa.store.index import Index
from tests.articles import FERRY, ORCHARD, article, keep

WHY = "Why did the night ferry to Skarnholm turn back?"
HARBOUR = (
    "The harbour master of Skarnholm said the night ferry had turned back because its bow door "
    "would not shut, and that nobody was hurt. "
    "The company offered every passenger a second crossing without charge."
)
ROTA = (
    "The ferry company has published its winter timetable for Skarnholm. "
    "Two crossings a day are planned from November until the end of March."
)


def wire_copy(number: int) -> Article:
    """The story under another headline, with another lead and a word or two edited."""
    place = ("where", "while", "and")[number % 3]
    text = FERRY.replace("where the harbour café", f"{place} the harbour café")
    lead = f"SKARNHOLM (Wire {number}). A crossing ended early."
    return article(f"{lead} {text}", key=f"/wire/{number}.txt", title=f"Ferry back, {number}")


def ask(index: Index, reader: Reader, question: str = WHY) -> Answer:
    return build(index, reader, threshold=0).invoke(question)


def test_equal_text_at_two_sources_is_cited_once_and_the_other_named(
    index: Index, reader: Reader
) -> None:
    one = article(key="/a.txt", title="Ferry turns back", url="https://a.example/ferry")
    other = article(key="/b.txt", title="Ferry turns back", url="https://b.example/ferry")
    keep(index, one, other)
    assert index.library.count_articles() == 2
    (citation,) = ask(index, reader).citations
    (copy,) = citation.also_in
    assert {citation.url, copy.url} == {one.url, other.url}
    assert {citation.article_id, copy.article_id} == {one.id, other.id}


def test_ten_wire_copies_are_cited_once_and_leave_room_for_others(
    index: Index, reader: Reader
) -> None:
    copies = [wire_copy(number) for number in range(10)]
    harbour = article(HARBOUR, key="/harbour.txt", title="Harbour master on the ferry")
    rota = article(ROTA, key="/rota.txt", title="Winter timetable")
    keep(index, *copies, harbour, rota)
    answer = ask(index, reader)
    stories = [one.article_id for one in answer.citations]
    ids = {copy.id for copy in copies}
    assert len(ids & set(stories)) == 1
    story = next(one for one in answer.citations if one.article_id in ids)
    assert {copy.article_id for copy in story.also_in} == ids - {story.article_id}
    nearest = ask(index, reader, "Who wrote the timetable of the Skarnholm ferry?")
    shown = [one.article_id for one in (*nearest.citations, *nearest.nearest)]
    assert len(ids & set(shown)) <= 1


def test_of_copies_the_newest_is_cited(index: Index, reader: Reader) -> None:
    days = [date(2024, 8, 12), date(2024, 8, 14), None, date(2024, 8, 13)]
    keep(index, *(article(key=f"/{n}.txt", published=day) for n, day in enumerate(days)))
    (citation,) = ask(index, reader).citations
    assert citation.published == date(2024, 8, 14)
    assert len(citation.also_in) == 3


def test_a_copy_with_another_figure_is_not_said_to_say_the_same(
    index: Index, reader: Reader
) -> None:
    sixty = article(FERRY.replace("Ninety", "Sixty"), key="/sixty.txt")
    keep(index, article(), sixty)
    answer = ask(index, reader, "How many passengers slept in the terminal?")
    assert answer.citations[0].also_in == ()


def test_a_copy_that_changed_since_it_was_found_is_not_named(index: Index) -> None:
    one, other = article(key="/a.txt"), article(key="/b.txt")
    keep(index, one, other)
    (hit,) = search(index, WHY, 5, fold=True)
    lead = Quote(hit.passage.article_id, 0, 40)
    assert Citer(index, [hit]).cite(1, lead, 0.5, verified=True).also_in
    (copy,) = hit.copies
    changed = one if copy.article_id == one.id else other
    keep(index, replace(changed, text=ORCHARD))
    assert Citer(index, [hit]).cite(1, lead, 0.5, verified=True).also_in == ()


def test_two_articles_that_share_the_sentence_alone_are_cited_once(index: Index) -> None:
    one = article("Engineers found a bent hinge.", key="/a.txt")
    other = article(f"{ORCHARD} Engineers found a bent hinge.", key="/b.txt")
    keep(index, one, other)
    hits = [
        Hit(passage, 0.5, 0.5) for passage in index.library.passages(index.library.passage_ids())
    ]
    place = other.text.index("Engineers")
    quotes = [Quote(one.id, 0, 29), Quote(other.id, place, place + 29)]
    (citation,) = Citer(index, hits).cite_all(quotes, 0.5, verified=True)
    assert [copy.article_id for copy in citation.also_in] == [other.id]


def test_a_list_shows_a_story_once(index: Index) -> None:
    keep(index, article(key="/a.txt"), article(key="/b.txt"), article(ORCHARD, key="/c.txt"))
    overview = find(index, "list", "the ferry to Skarnholm")
    assert overview
    assert overview.opening == "One article was found:"
    (hit,) = overview.hits
    assert len(hit.copies) == 1


@pytest.mark.parametrize("notice", ["Corrected on 14 August: the hinge was bent.", None])
def test_a_quote_shows_the_correction_of_its_article(index: Index, notice: str | None) -> None:
    one = replace(article(), correction=notice)
    citer = Citer(index, [], {one.id: one})
    assert citer.cite(1, Quote(one.id, 0, 9), 0.5, verified=True).correction == notice
