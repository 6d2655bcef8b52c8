from dataclasses import replace
from datetime import date
from threading import Event, Thread
from urllib.parse import unquote

from qa.answer import Answer, Copy, cite, deep_link
from qa.chain import build
from qa.question import Question
from qa.reading.reader import open_reader
from qa.store.index import Index
from tests.articles import FERRY, article, keep


def test_a_citation_quotes_the_article_between_its_offsets() -> None:
    ferry = article(published=date(2024, 8, 13))
    citation = cite(ferry, 4, 15, number=1, score=0.5, verified=True)
    assert citation.quote == ferry.text[4:15] == "night ferry"
    assert (citation.title, citation.published) == (ferry.title, date(2024, 8, 13))


def test_an_article_without_address_has_no_deep_link() -> None:
    assert cite(article(), 0, 9, number=1, score=0.5, verified=True).deep_link is None


def test_a_short_quote_is_named_whole_in_the_link() -> None:
    assert deep_link("https://a.example/x#top", "bent hinge, re-made & oiled") == (
        "https://a.example/x#:~:text=bent%20hinge%2C%20re%2Dmade%20%26%20oiled"
    )


def test_a_long_quote_is_named_by_its_two_ends() -> None:
    link = deep_link("https://a.example/x", FERRY)
    first, last = link.partition(":~:text=")[2].split(",")
    assert FERRY.startswith(unquote(first))
    assert FERRY.endswith(unquote(last))


def test_an_answer_survives_json() -> None:
    citation = replace(
        cite(article(published=date(2024, 8, 13)), 0, 9, number=1, score=0.5, verified=True),
        also_in=(Copy("1f0a", "Ferry", "copy.txt", None),),
        correction="Corrected on 14 August.",
    )
    answer = Answer(
        answer="It turned back. [1]",
        answered=True,
        confidence=0.8,
        short_answer=None,
        standalone_question="Why?",
        citations=(citation,),
        nearest=(),
        answerer="reader",
        timings_ms={"total": 5},
    )
    values = answer.to_dict()
    assert values["citations"][0]["published"] == "2024-08-13"
    assert Answer.from_dict(values) == answer
    for name in ("version", "also_in", "correction"):  # as an older Broadsheet answers
        del values["citations"][0][name]
    (older,) = Answer.from_dict(values).citations
    assert (older.version, older.also_in, older.correction) == (None, (), None)


def test_a_quote_stands_in_the_article_of_its_version_while_articles_change(index: Index) -> None:
    def edition(number: int) -> str:
        return "The council met on Monday. " * (number % 4) + f"Edition {number}. {FERRY}"

    keep(index, article(edition(0)))
    answered = Event()

    def replace() -> None:
        number = 0
        while not answered.is_set():
            number += 1
            keep(index, article(edition(number)))

    chain = build(index, open_reader(""), threshold=0.2)
    replacing = Thread(target=replace)
    replacing.start()
    try:
        for _ in range(30):
            answer = chain.invoke(Question("Why did the night ferry to Skarnholm turn back?"))
            for citation in (*answer.citations, *answer.nearest):
                now = index.library.article(citation.article_id)
                if citation.version == now.digest:
                    assert now.text[citation.start : citation.end] == citation.quote
                else:
                    assert citation.quote in FERRY
    finally:
        answered.set()
        replacing.join()
    (citation, *_) = chain.invoke(Question("Why did the night ferry turn back?")).citations
    now = index.library.article(citation.article_id)
    assert (citation.version, citation.quote) == (
        now.to_dict()["version"],
        now.text[citation.start : citation.end],
    )
    keep(index, article(edition(1000)))
    assert citation.version != index.library.article(citation.article_id).digest
