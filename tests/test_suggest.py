"""Questions that are suggested after an answer."""

from dataclasses import replace

import httpx
import pytest

from qa.answer import Answer, cite
from qa.chain import build
from qa.question import Question
from qa.reading.reader import Reader
from qa.settings import THRESHOLD
from qa.store.index import Index
from qa.suggest import SURE, candidates, next_questions
from tests.articles import article, keep
from tests.served import Served

LIGHTHOUSE = (
    "The lighthouse of Skarn was sold on Monday to the painter Ottilie Brandt. The mayor, Ivar "
    "Holm, said that the town had no money for a new lamp. Brandt wants to open a school in it. "
    "“I will teach children to draw the sea,” Brandt said. Holm hopes for visitors. "
    "The ribbon is for Holm to cut."
)


@pytest.fixture
def library(index: Index) -> Index:
    keep(
        index,
        article(LIGHTHOUSE, key="/light.txt", title="Lighthouse sold"),
        article("Rain fell in Orsa for a week.", key="/rain.txt", title="Rain in Orsa"),
        *(
            article(
                f"Ottilie Brandt showed {number} pictures in {town}. Brandt painted them there.",
                key=f"/{town}.txt",
                title=f"Pictures in {town}",
            )
            for number, town in ((12, "Lund"), (30, "Velm"))
        ),
    )
    return index


def test_what_is_suggested_is_answered_with_something_new(library: Index, reader: Reader) -> None:
    chain = build(library, reader, THRESHOLD)
    answer = chain.invoke(Question("When was the lighthouse of Skarn sold?"))
    suggested = [one for one in next_questions(library, answer, chain.invoke) if one]
    assert 1 <= len(suggested) <= 3
    shown = {one.quote for one in answer.citations}
    for question in suggested:
        tried = chain.invoke(Question(question))
        assert tried.answered
        assert tried.confidence >= SURE
        quotes = {one.quote for one in tried.citations}
        assert not quotes <= shown
        shown |= quotes


def told(index: Index, question: str) -> Answer:
    (found,) = (
        one for one in index.library.catalogue.summaries() if one.title == "Lighthouse sold"
    )
    text = index.library.article(found.id)
    return Answer(
        answer="",
        answered=True,
        confidence=0.9,
        short_answer=None,
        standalone_question=question,
        citations=(cite(text, 0, 74, number=1, score=0.9, verified=True),),
        nearest=(),
        answerer="reader",
        timings_ms={},
    )


def test_people_of_the_article_are_asked_about_but_not_who_they_are_a_second_time(
    library: Index,
) -> None:
    asked = [one.question for one in candidates(library, told(library, "Who sold it?"))]
    assert "What did Ottilie Brandt say?" in asked
    assert "Who is Ivar Holm?" in asked
    asked = [one.question for one in candidates(library, told(library, "Who is Ivar Holm?"))]
    assert "Who is Ivar Holm?" not in asked
    assert "Who is Ottilie Brandt?" in asked


def test_a_list_is_suggested_where_it_leads_to_other_articles(
    library: Index, reader: Reader
) -> None:
    (one,) = (
        one
        for one in candidates(library, told(library, "Who sold it?"))
        if one.question == "Which articles are about Ottilie Brandt?"
    )
    assert not one.worth(told(library, "Who sold it?"))
    assert one.worth(build(library, reader, THRESHOLD).invoke(Question(one.question)))


def test_nothing_is_suggested_after_what_the_articles_do_not_say(library: Index) -> None:
    assert candidates(library, replace(told(library, "Who sold it?"), answered=False)) == []


def test_what_is_not_sure_is_not_suggested(library: Index) -> None:
    unsure = replace(told(library, "x"), confidence=SURE - 0.01)
    answer = told(library, "Who sold it?")
    assert not any(next_questions(library, answer, lambda _: unsure))


def test_the_server_suggests_what_it_answers(server: Served) -> None:
    with httpx.Client(base_url=server.address, timeout=60) as http:
        answered = http.post("/api/ask", json={"question": "Who won the national chess title?"})
        about = {"answer_id": answered.headers["x-answer-id"]}
        suggested = http.get("/api/next", params=about).json()["questions"]
        assert suggested
        assert http.get("/api/next", params=about).json()["questions"] == suggested
        for question in suggested:
            assert http.post("/api/ask", json={"question": question}).json()["answered"]
        unknown = http.get("/api/next", params={"answer_id": "none"})
        assert unknown.json()["error"]["code"] == "no_such_answer"
