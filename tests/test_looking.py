"""A question that names a time, over dated articles of our own. Today is 20 August 2024."""

from dataclasses import replace
from datetime import date

import pytest

from qa.answer import Answer
from qa.chain import build
from qa.question import Filters, Period, Question
from qa.reading.reader import Reader
from qa.retrieve import search
from qa.store.index import Index
from tests.articles import article, keep

TODAY = date(2024, 8, 20)


def strike(place: str, day: date | None, days: int) -> str:
    return (
        f"The bakers of {place} ended their strike after {days} days. "
        f"The town council of {place} had offered them new ovens, and the union agreed at dawn."
    )


@pytest.fixture
def index(index: Index) -> Index:
    told = [
        ("Velm", date(2021, 3, 2), 4),
        ("Orsa", date(2024, 8, 14), 9),
        ("Skarn", date(2023, 5, 5), 7),
        ("Lund", None, 3),
    ]
    keep(
        index,
        *(
            article(
                strike(*one), key=f"/{one[0]}.txt", title=f"Strike in {one[0]}", published=one[1]
            )
            for one in told
        ),
    )
    return index


def ask(index: Index, reader: Reader, question: str, filters: Filters | None = None) -> Answer:
    asked = Question(question, filters or Filters())
    return build(index, reader, threshold=0, today=lambda: TODAY).invoke(asked)


@pytest.mark.parametrize(
    ("time", "day", "since", "until"),
    [
        ("last week", date(2024, 8, 14), "2024-08-12", "2024-08-18"),
        ("in May 2023", date(2023, 5, 5), "2023-05-01", "2023-05-31"),
        ("in 2021", date(2021, 3, 2), "2021-01-01", "2021-12-31"),
    ],
)
def test_articles_of_the_time_go_first_and_the_answer_says_so(
    index: Index, reader: Reader, time: str, day: date, since: str, until: str
) -> None:
    answer = ask(index, reader, f"After how many days did the bakers end their strike {time}?")
    assert answer.citations[0].published == day
    assert answer.to_dict()["looked_at"] == {"since": since, "until": until, "because": time}
    assert answer.notice == f"Articles from {since} to {until} went first: you asked for “{time}”."
    assert Answer.from_dict(answer.to_dict()) == answer


def test_an_article_from_later_about_the_time_is_still_found(index: Index, reader: Reader) -> None:
    text = "On 2 March 2021 the mayor of Velm resigned because of the flood in the town hall."
    keep(index, article(text, key="/mayor.txt", published=date(2024, 6, 1)))
    answer = ask(index, reader, "Why did the mayor of Velm resign on 2 March 2021?")
    assert "flood" in answer.citations[0].quote


def test_a_question_without_a_time_looks_everywhere(index: Index, reader: Reader) -> None:
    answer = ask(index, reader, "After how many days did the bakers of Velm end their strike?")
    assert (answer.looked_at, answer.notice) == (None, None)


def test_a_time_from_which_there_is_no_article_changes_nothing(
    index: Index, reader: Reader
) -> None:
    answer = ask(index, reader, "After how many days did the bakers end their strike in 1998?")
    assert (answer.looked_at, answer.notice) == (None, None)


def test_a_time_that_was_taken_away_does_not_count(index: Index, reader: Reader) -> None:
    for text in ("After how many days did the strike end last week?", "Articles about last week"):
        answer = build(index, reader, threshold=0, today=lambda: TODAY).invoke(
            Question(text, named_time=False)
        )
        assert (answer.looked_at, answer.notice) == (None, None)


def test_a_list_is_of_the_time_alone(index: Index, reader: Reader) -> None:
    answer = ask(index, reader, "Which articles are there about bakers last week?")
    assert [one.published for one in answer.citations] == [date(2024, 8, 14)]
    assert answer.looked_at == Period(date(2024, 8, 12), date(2024, 8, 18), "last week")
    assert answer.notice
    assert answer.notice.startswith("Only articles from 2024-08-12 to 2024-08-18")


def test_filters_are_named_and_go_before_what_the_question_names(
    index: Index, reader: Reader
) -> None:
    filters = Filters(since=date(2023, 1, 1), until=date(2023, 12, 31))
    answer = ask(index, reader, "After how many days did the strike end last week?", filters)
    assert {one.published for one in answer.citations} == {date(2023, 5, 5)}
    assert answer.looked_at == Period(date(2023, 1, 1), date(2023, 12, 31))
    assert answer.notice is None


def test_the_notice_is_in_the_language_of_the_question(index: Index, reader: Reader) -> None:
    german = replace(article(strike("Orsa", None, 9), key="/de.txt"), language="de")
    keep(index, german)
    answer = ask(index, reader, "Was hat der Stadtrat den Bäckern letzte Woche angeboten?")
    assert answer.notice
    assert "gingen vor: gefragt war „letzte Woche“" in answer.notice


def test_what_is_preferred_gets_a_little_and_no_more(index: Index) -> None:
    question = "After how many days did the bakers of Velm end their strike?"
    plain = {hit.passage.id: hit.score for hit in search(index, question, 5)}
    week = Period(date(2024, 8, 12), date(2024, 8, 13))
    hits = search(index, question, 5, prefer=week)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    more = {hit.passage.published: hit.score - plain[hit.passage.id] for hit in hits}
    # The day after the last is soon enough.
    assert more.pop(date(2024, 8, 14)) == pytest.approx(0.1)
    assert set(more.values()) == {0.0}
