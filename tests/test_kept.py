"""Answers that are kept to be linked to."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from qa.access import Rules
from qa.answer import Answer, Copy, cite
from qa.article import Article
from qa.errors.answers import NoSuchAnswer, NoSuchLink
from qa.store.answers.kept import LONGEST, KeptAnswers
from qa.store.library.library import Library
from qa.store.tables.schema import KEPT, QUOTED, SHARED_TABLES, TABLES
from tests.articles import article

FERRY = article("The night ferry turned back in the storm.", key="ferry.txt")
CRANE = article("A crane fell into the harbour.", key="crane.txt")


class Clock:
    time = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(home: Path | str, clock: Clock) -> Iterator[Library]:
    library = Library(home, clock=clock)
    for one in (FERRY, CRANE):
        library.put(one, [])
    yield library
    library.close()


def answered(*articles: Article, text: str = "") -> Answer:
    return Answer(
        answer=text or " ".join(one.text for one in articles),
        answered=True,
        confidence=0.8,
        short_answer=articles[0].text,
        standalone_question="What happened in the harbour?",
        citations=tuple(
            cite(one, 0, len(one.text), number=number, score=0.8, verified=True)
            for number, one in enumerate(articles, 1)
        ),
        nearest=(),
        answerer="reader",
        timings_ms={"total": 4},
        usage={"calls": 1.0},
    )


def raw(library: Library, home: Path | str) -> bytes:
    """Everything that the library's file, or its tables, hold."""
    if isinstance(home, Path):
        with sqlite3.connect(home / "library.sqlite3") as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return (home / "library.sqlite3").read_bytes()
    tables = (*TABLES.sorted_tables, *SHARED_TABLES.sorted_tables)
    with library._engine.connect() as reached:
        return repr([reached.execute(select(table)).all() for table in tables]).encode()


def test_an_answer_is_found_as_it_was_given(library: Library, clock: Clock) -> None:
    given = answered(FERRY, CRANE)
    library.kept.keep("one", given)
    found = library.kept.find("one")
    assert found.answer == replace(given, timings_ms={}, usage=None)
    assert (found.made, found.withdrawn) == (clock.time, 0)


def test_an_answer_is_kept_once(library: Library) -> None:
    for given in (answered(FERRY), answered(CRANE)):
        library.kept.keep("one", given)
    assert library.kept.find("one").answer.answer == FERRY.text


@pytest.mark.parametrize("way", ["remove", "withhold"])
def test_an_article_that_is_taken_back_takes_its_words_along(
    library: Library, home: Path | str, way: str
) -> None:
    library.kept.keep("one", answered(FERRY, CRANE))
    library.kept.keep("untouched", answered(CRANE))
    if way == "remove":
        library.remove(FERRY.id, "test")
    else:
        library.withholding.withhold(FERRY.id, who="test")
        library.withholding.forget(FERRY.id, who="test")
    found = library.kept.find("one")
    assert found.withdrawn == 1
    assert found.answer.answer == ""
    assert found.answer.short_answer is None
    assert [one.article_id for one in found.answer.citations] == [CRANE.id]
    assert library.kept.find("untouched").answer.answer == CRANE.text
    assert b"night ferry turned" not in raw(library, home)


def test_what_is_kept_after_an_article_has_gone_has_no_words_of_it(library: Library) -> None:
    library.remove(FERRY.id, "test")
    library.kept.keep("one", answered(FERRY))
    found = library.kept.find("one")
    assert (found.withdrawn, found.answer.answer, found.answer.citations) == (1, "", ())


def test_a_copy_that_is_taken_back_is_no_longer_named(library: Library) -> None:
    (quote,) = answered(FERRY).citations
    given = replace(answered(FERRY), citations=(replace(quote, also_in=(Copy.of(CRANE),)),))
    library.kept.keep("one", given)
    library.remove(CRANE.id, "test")
    found = library.kept.find("one")
    assert found.answer.citations[0].also_in == ()
    assert (found.withdrawn, found.answer.answer) == (0, FERRY.text)


def test_an_article_that_got_another_name_is_quoted_still(library: Library) -> None:
    library.kept.keep("one", answered(FERRY))
    moved = replace(FERRY, key="sea/ferry.txt", source="sea/ferry.txt")
    library.move(FERRY.id, moved, [], "test")
    (citation,) = library.kept.find("one").answer.citations
    assert citation.article_id == moved.id
    library.remove(moved.id, "test")
    assert library.kept.find("one").withdrawn == 1


def test_an_article_that_got_another_name_and_was_closed_is_quoted_no_more(
    library: Library,
) -> None:
    library.kept.keep("one", answered(FERRY))
    library.recent.remember("a1", "What happened?", answered(FERRY))
    library.rules.enforce(Rules.of("board/=internal"))
    before = library.generation
    closed = replace(FERRY, key="board/ferry.txt", source="board/ferry.txt")
    library.move(FERRY.id, closed, [], "test")
    assert library.kept.find("one").withdrawn == 1
    with pytest.raises(NoSuchAnswer):
        library.recent.find("a1")
    assert library.generation > before


def test_an_answer_is_kept_for_a_year(library: Library, clock: Clock) -> None:
    library.kept.keep("one", answered(FERRY))
    clock.time += LONGEST - timedelta(days=1)
    library.kept.find("one")
    clock.time += timedelta(days=1)
    with pytest.raises(NoSuchLink, match="older than a year"):
        library.kept.find("one")
    library.kept.keep("another", answered(CRANE))
    with library._engine.connect() as connection:
        for table in (KEPT, QUOTED):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 1


def test_beyond_the_most_the_oldest_go(library: Library, clock: Clock) -> None:
    few = KeptAnswers(library.kept._engine, clock, most=2)
    for kept_id in ("first", "second", "third"):
        few.keep(kept_id, answered(FERRY))
    with pytest.raises(NoSuchLink):
        few.find("first")
    for kept_id in ("second", "third"):
        few.find(kept_id)


def test_a_library_of_format_4_gets_a_place_for_answers(data: Path) -> None:
    library = Library(data)
    library.put(FERRY, [])
    library.close()
    with sqlite3.connect(data / "library.sqlite3") as connection:
        for table in ("quoted", "kept"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 4")
    connection.close()
    library = Library(data)
    library.kept.keep("one", answered(FERRY))
    assert library.kept.find("one").answer.answer == FERRY.text
    library.close()
