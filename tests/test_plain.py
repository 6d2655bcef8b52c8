from dataclasses import replace
from datetime import date

from qa.answer import Answer, Citation, Copy, cite
from tests.articles import article
from ui.plain import below, headline, on_one_line, on_two_lines, plain

HINGE = article("Engineers found a bent hinge.", source="ferry.txt", published=date(2024, 8, 13))
CITATION = cite(HINGE, 0, 29, number=1, score=1, verified=True)
ANSWER = Answer(
    answer="A bent hinge. [1]",
    answered=True,
    confidence=1,
    short_answer=None,
    standalone_question="Why?",
    citations=(CITATION,),
    nearest=(),
    answerer="reader",
    timings_ms={},
)


def number(citation: Citation, language: str | None) -> str:
    return f"[{citation.number}]"


def test_an_answer_is_its_text_and_its_quotes() -> None:
    assert plain(ANSWER, number) == "A bent hinge. [1]\n\n[1]"
    assert plain(ANSWER, number) == ANSWER.answer + below(ANSWER, number)


def test_a_quote_that_the_answer_has_is_not_said_again() -> None:
    whole = replace(ANSWER, answer="Engineers found a bent hinge. [1]")
    title = HINGE.title
    assert below(whole, on_two_lines) == f"\n\n[1] {title} (2024-08-13, ferry.txt)"
    told = below(whole, lambda one, language: on_one_line(one, "(x)", language))
    assert told == f"\n\n[1] {title}, 2024-08-13 (x)"


def test_a_notice_stands_before_the_quotes() -> None:
    noticed = replace(ANSWER, notice="The reader has answered.")
    assert below(noticed, number) == "\n\nThe reader has answered.\n\n[1]"


def test_what_came_nearest_is_told_from_what_an_answer_rests_on() -> None:
    declined = replace(ANSWER, answered=False, citations=(), nearest=(CITATION,))
    german = replace(declined, standalone_question="Warum brach die Verbindung dort zusammen?")
    assert below(german, number) == "\n\nAm nächsten kommen:\n\n[1]"
    assert below(declined, number) == "\n\nNearest:\n\n[1]"


def test_a_citation_reads_on_one_line_or_on_two() -> None:
    title = HINGE.title
    assert on_one_line(CITATION, "(ferry.txt)") == (
        f"[1] {title}, 2024-08-13: “Engineers found a bent hinge.” (ferry.txt)"
    )
    assert on_two_lines(CITATION) == (
        f"[1] {title} (2024-08-13, ferry.txt)\n    “Engineers found a bent hinge.”"
    )


def test_what_is_not_news_for_all_is_said_to_be_what_it_is() -> None:
    closed = replace(CITATION, kind="opinion", access="subscribers")
    assert headline(closed) == f"{HINGE.title}, opinion, for subscribers, 2024-08-13"
    german = replace(
        ANSWER,
        standalone_question="Warum brach die Verbindung dort zusammen?",
        citations=(replace(closed, access="internal"),),
    )
    assert "(opinion, intern, 2024" in below(german, on_two_lines)


def test_a_correction_and_copies_stand_beside_the_quote() -> None:
    copies = tuple(Copy(str(place), f"Copy {place}", f"{place}.txt", None) for place in range(7))
    beside = replace(CITATION, correction="Corrected:\nit was bent.", also_in=copies)
    _, _, corrected, also = on_two_lines(beside).split("\n")
    assert corrected.strip() == "Corrected: it was bent."
    assert also.startswith("    Also in: Copy 0 (0.txt); Copy 1 (1.txt)")
    assert also.endswith("Copy 4 (4.txt) and 2 more")
    assert on_one_line(beside, "").count("\n") == 0
    assert "(Corrected: it was bent.)" in on_one_line(beside, "")


def test_an_unknown_day_leaves_the_title_alone() -> None:
    undated = cite(article(), 0, 9, number=1, score=1, verified=True)
    assert headline(undated) == undated.title
