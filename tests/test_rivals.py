"""Two articles with different figures: which contradict each other, and what the answer says."""

from datetime import date

import pytest

from qa.answer import Answer
from qa.chain import build
from qa.reading.reader import Reader
from qa.reading.rivals import are_of_one_thing, differ
from qa.store.index import Index
from tests.articles import FERRY, article, keep

OLD, NEW = date(2024, 8, 13), date(2024, 8, 15)
FLOOD = (
    "{n} people died in the flood at Orsa, police said. "
    "The river Velm had risen by three metres overnight, and the bridge was swept away."
)
TOLL = (
    "The flood at Orsa killed {n} people, the police said on Thursday after the search had ended. "
    "Divers looked for the missing below the broken bridge for two days."
)
HOW_MANY = "How many people died in the flood at Orsa?"


def ask(index: Index, reader: Reader, question: str = HOW_MANY) -> Answer:
    return build(index, reader, threshold=0, today=lambda: date(2024, 8, 20)).invoke(question)


@pytest.mark.parametrize(
    ("answer", "told", "other", "is_other"),
    [
        ("12 people", "12 people died.", "14 people", True),
        ("Twelve people", "Twelve people died.", "14 people", True),
        ("12 people", "12 people died.", "twelve people", False),
        ("2,000 crowns", "It cost 2,000 crowns.", "2000", False),
        ("a bent hinge", "It was a bent hinge.", "14 people", False),
        ("12 people", "12 people died.", "nobody", False),
        ("12 people", "12 of 14 people died.", "14 people", False),
    ],
)
def test_another_figure_is_one_that_is_not_the_same_written_otherwise(
    answer: str, told: str, other: str, is_other: bool
) -> None:
    assert differ(answer, told, other) is is_other


def test_two_sentences_on_one_thing_share_words_and_a_name() -> None:
    told = "12 people died in the flood at Orsa, police said."
    assert are_of_one_thing(told, "The flood at Orsa killed 14 people, the police said.")
    assert not are_of_one_thing(told, "14 people died in the flood at Lund, police said.")
    assert not are_of_one_thing(told, "Orsa has 14 schools and a harbour.")


@pytest.mark.parametrize("newer_first", [True, False])
def test_the_newer_figure_leads_and_the_older_is_named_with_its_day(
    index: Index, reader: Reader, newer_first: bool
) -> None:
    older = article(FLOOD.format(n=12), key="/old.txt", title="Flood", published=OLD)
    newer = article(TOLL.format(n=14), key="/new.txt", title="Toll", published=NEW)
    keep(index, *((newer, older) if newer_first else (older, newer)))
    answer = ask(index, reader)
    assert [one.published for one in answer.citations] == [NEW, OLD]
    assert "14" in answer.citations[0].quote
    assert answer.answer.endswith(
        "\nAn older article (13 August 2024) says: "
        "“12 people died in the flood at Orsa, police said.” [2]"
    )


def test_a_copy_with_an_older_figure_is_named(index: Index, reader: Reader) -> None:
    older = article(FERRY.replace("Ninety", "Sixty"), key="/old.txt", published=OLD)
    keep(index, older, article(FERRY, key="/new.txt", published=NEW))
    answer = ask(index, reader, "How many passengers slept in the terminal?")
    first, second = answer.citations
    assert first.quote.startswith("Ninety")
    assert (second.published, second.quote[:5]) == (OLD, "Sixty")
    assert "An older article (13 August 2024) says: “Sixty passengers" in answer.answer


def test_a_copy_with_a_newer_figure_leads(index: Index, reader: Reader) -> None:
    said = "The night ferry to Skarnholm costs {n} million euros a year, the council said."
    older = article(said.format(n=3), key="/old.txt", title="Ferry costs", published=OLD)
    newer = article(said.format(n=5), key="/new.txt", title="Ferry costs again", published=NEW)
    keep(index, older, newer)
    answer = ask(index, reader, "How much does the night ferry cost a year?")
    assert [(one.number, one.published) for one in answer.citations] == [(1, NEW), (2, OLD)]
    assert "5 million" in answer.answer.split("[1]")[0]
    assert answer.answer.endswith(f"An older article (13 August 2024) says: “{older.text}” [2]")


@pytest.mark.parametrize("days", [(None, None), (OLD, None), (OLD, OLD)])
def test_without_two_days_nothing_is_older(
    index: Index, reader: Reader, days: tuple[date | None, date | None]
) -> None:
    keep(
        index,
        article(FLOOD.format(n=12), key="/a.txt", published=days[0]),
        article(TOLL.format(n=14), key="/b.txt", published=days[1]),
    )
    assert "article (" not in ask(index, reader).answer


def test_another_event_is_no_contradiction(index: Index, reader: Reader) -> None:
    keep(
        index,
        article(FLOOD.format(n=12), key="/a.txt", published=OLD),
        article(FLOOD.replace("Orsa", "Lund").format(n=14), key="/b.txt", published=NEW),
    )
    answer = ask(index, reader)
    assert "12" in answer.citations[0].quote
    assert "article (" not in answer.answer
