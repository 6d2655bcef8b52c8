"""The library in PostgreSQL, where it differs from the one in a file."""

import json
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import pytest
from sqlalchemy import Connection, MetaData, func, insert, select, text, update

from ingest.split import split
from qa.access import Rules
from qa.answer import Answer, Citation, cite
from qa.article import Article, article_id
from qa.errors.base import BroadsheetError
from qa.errors.index import ClaimLost
from qa.errors.library import LibraryAway, LibraryUnsuited, LibraryUnwritable, OtherSchema
from qa.question import Filters, Page
from qa.store.embed import Embedded
from qa.store.library.history import now
from qa.store.library.library import Library
from qa.store.library.sources import Source
from qa.store.moving import move
from qa.store.rescue import Exported, backup, export
from qa.store.tables.postgres import open_engine
from qa.store.tables.schema import ABOUT, CLAIMS, SCHEMA, SHARED_TABLES, STALE, TABLES
from tests.articles import FERRY, ORCHARD, article
from tests.engines import Postgres
from tests.sharing import ARTICLES


@pytest.fixture
def library(database: str) -> Iterator[Library]:
    library = Library(database)
    yield library
    library.close()


def put(library: Library, one: Article) -> list[str]:
    """The ids of the passages of an article that is put."""
    library.put(one, split(one))
    return library.passage_ids([one.id])


def other_database(address: str, name: str, how: str = "") -> str:
    """The address of a new database on the same server."""
    engine = open_engine(address)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name} {how}"))
    engine.dispose()
    return urlsplit(address)._replace(path=f"/{name}").geturl()


@pytest.mark.process
def test_three_processes_make_one_library_and_do_its_work_though_one_is_killed(
    postgres: str,
) -> None:
    address = other_database(postgres, "sharing")
    command = [sys.executable, "-m", "tests.sharing", address]
    started = {
        name: subprocess.Popen([*command, name], stdout=subprocess.PIPE, text=True)
        for name in ("one", "two", "killed")
    }
    lost = (started["killed"].stdout or sys.stdin).readline().split()[1:]
    started["killed"].kill()
    settled: list[str] = []
    for name in ("one", "two"):
        said, _ = started[name].communicate(timeout=90)
        assert started[name].returncode == 0
        settled += (one for line in said.splitlines() for one in line.split()[1:])
    started["killed"].communicate()
    with closing(Library(address)) as library:
        assert library.count_articles() == ARTICLES
        assert [one.what for one in library.history.log()] == ["added"] * ARTICLES
        assert sorted(settled) == sorted(library.passage_ids(pending=False))
        assert len(settled) == library.count_passages() > ARTICLES
    assert lost
    assert set(lost) < set(settled)


def test_nobody_gets_what_another_has_claimed(library: Library, database: str) -> None:
    put(library, article(FERRY))
    put(library, article(ORCHARD))
    with closing(Library(database)) as other:
        claim = library.waiting.claim(10, 60)
        assert claim is not None
        assert claim.stale
        assert other.waiting.claim(10, 60) is None
        library.waiting.settle(claim)
        assert other.waiting.claim(10, 60) is None
        assert other.waiting.count() == 0


def test_whoever_comes_too_late_leaves_it_to_another(library: Library) -> None:
    put(library, article(FERRY))
    late = library.waiting.claim(10, 0)
    taken = library.waiting.claim(10, 60)
    assert late is not None
    assert taken is not None
    assert late.passages == taken.passages
    with pytest.raises(ClaimLost):
        library.waiting.settle(late)
    assert library.waiting.count() == len(taken.passages)
    library.waiting.settle(taken)
    assert library.waiting.count() == 0


def test_what_came_too_late_is_undone(library: Library) -> None:
    first = put(library, article(FERRY))
    late = library.waiting.claim(10, 0)
    assert late is not None
    done = library.waiting.claim(10, 60)
    assert done is not None
    library.waiting.settle(done)
    library.remove(article().id)
    dropped = library.waiting.claim(10, 60)
    assert dropped is not None
    library.waiting.settle(dropped)
    with pytest.raises(ClaimLost):
        library.waiting.settle(late)  # it has put into the index what was dropped from it
    assert library.waiting.stale() == first


def test_no_claim_is_left_when_all_is_done(library: Library) -> None:
    put(library, article(FERRY))
    for seconds in (0, 60):
        claim = library.waiting.claim(10, seconds)
    assert claim is not None
    library.waiting.settle(claim)
    with library._engine.connect() as connection:
        for table in (CLAIMS, STALE):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0


def test_both_quotes_go_from_an_answer_when_both_articles_are_taken_back_at_once(
    library: Library, database: str
) -> None:
    texts = ("The ferry turned back.", "The orchard froze.")
    quoted = [article(text, key=f"/{number}.txt") for number, text in enumerate(texts)]
    for one in quoted:
        put(library, one)
    citations = tuple(
        cite(one, 0, len(one.text), number=number, score=0.9, verified=True)
        for number, one in enumerate(quoted, 1)
    )
    for number in range(5):
        library.kept.keep(f"answer {number}", answer(citations))

    def take(one: Article) -> None:
        with closing(Library(database)) as own:
            own.withholding.withhold(one.id, who="test")

    threads = [threading.Thread(target=take, args=(one,)) for one in quoted]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number in range(5):
        kept = library.kept.find(f"answer {number}")
        assert (kept.answer.citations, kept.withdrawn) == ((), 2)


def answer(citations: tuple[Citation, ...]) -> Answer:
    return Answer(
        answer="Both happened.",
        answered=True,
        confidence=0.9,
        short_answer=None,
        standalone_question="What happened?",
        citations=citations,
        nearest=(),
        answerer="reader",
        timings_ms={},
    )


def test_a_space_stands_for_a_nul(library: Library) -> None:
    odd = article("The ferry\0turned back.", title="Fer\0ry", url="https://harbour.example/\0")
    put(library, odd)
    kept = library.article(odd.id)
    assert (kept.text, kept.title) == ("The ferry turned back.", "Fer ry")
    assert library.put(odd, split(odd)) == "unchanged"
    assert library.matching(Filters(source="fer\0ry")) == {odd.id}
    assert library.addresses.shown_on(Page("https://elsewhere.example/\0", "\0")) is None
    assert library.addresses.named("\0") == []


def test_titles_addresses_and_sources_may_have_any_length(library: Library) -> None:
    letters = Random(7)  # noqa: S311 - the same at every run
    long = "".join(chr(letters.randrange(0x4E00, 0x9FFF)) for _ in range(3_000))
    for ending in ("one", "two"):
        name = f"{long}{ending}"
        url = f"https://harbour.example/{name}"
        put(library, article(key=f"/{name}", title=name, url=url, author=name))
    ids = {row.title: row.id for row in library.catalogue.summaries()}
    assert library.catalogue.titled(f"{long}one", Filters()) == [ids[f"{long}one"]]
    assert (
        library.addresses.shown_on(Page(f"https://harbour.example/{long}two")) == ids[f"{long}two"]
    )
    assert library.addresses.named(f"https://harbour.example/{long}two?utm_source=x") == [
        ids[f"{long}two"]
    ]
    assert library.addresses.within(f"/{long}", "t") == [(ids[f"{long}two"], f"/{long}two")]
    assert library.matching(Filters(author=f"{long[:-5]}")) == set(ids.values())


def test_articles_are_sorted_by_the_code_points_of_their_titles(library: Library) -> None:
    titles = ["Zebra", "apple", "Äpfel", "_x", "a b", "\U0001f600"]
    for title in titles:
        put(library, article(key=f"/{title}", title=title, published=None))
    assert [row.title for row in library.catalogue.summaries()] == sorted(titles)


def test_the_library_is_there_again_after_a_restart(
    postgres_server: Postgres, library: Library, database: str
) -> None:
    if database != postgres_server.address:
        pytest.skip("only the tests' own PostgreSQL is restarted")
    put(library, article())
    before = library.generation
    postgres_server.stop()
    with pytest.raises(LibraryAway, match=r"cannot be reached.*BROADSHEET_DATABASE") as told:
        library.article(article().id)
    assert told.value.status == 503
    with pytest.raises(LibraryAway):
        Library(database)
    postgres_server.start()
    assert library.article(article().id) == article()
    assert library.generation == before
    postgres_server.stop()
    postgres_server.start()
    assert library.put(article(ORCHARD), []) == "updated"


@pytest.mark.parametrize(
    "address",
    ["postgresql://writer:secret@127.0.0.1:9/news", "postgresql://writer:secret@[half/news"],
)
def test_a_database_that_is_not_there_is_named_without_its_password(address: str) -> None:
    with pytest.raises(LibraryAway) as told:
        Library(address)
    assert "secret" not in str(told.value)
    assert "\n" not in str(told.value)


def test_a_database_that_takes_no_change_answers_still(library: Library, database: str) -> None:
    put(library, article())
    address = f"{database}?options=-c%20default_transaction_read_only%3Don"
    with closing(Library(address, reading=True)) as locked:
        assert locked.article(article().id) == article()
        with pytest.raises(LibraryUnwritable, match=r"takes no change.*read-only") as told:
            locked.put(article(ORCHARD), [])
        assert told.value.status == 503
        with pytest.raises(LibraryUnwritable):
            locked.remove(article().id)


def test_a_database_that_cannot_hold_every_letter_is_refused(postgres: str) -> None:
    how = "ENCODING SQL_ASCII LOCALE 'C' TEMPLATE template0"
    address = other_database(postgres, "ascii", how)
    with pytest.raises(LibraryUnsuited, match=r"SQL_ASCII.*createdb --encoding UTF8"):
        Library(address)


def test_a_library_of_a_later_format_is_refused(library: Library, database: str) -> None:
    with library._engine.begin() as connection:
        connection.execute(update(ABOUT).values(format=99))
    try:
        with pytest.raises(OtherSchema, match="format 99") as told:
            Library(database)
        assert "secret" not in str(told.value)
    finally:
        with library._engine.begin() as connection:
            connection.execute(update(ABOUT).values(format=SCHEMA))


def embedded(library: Library) -> None:
    ids = library.passage_ids()
    one = Embedded(np.ones((2, 4), np.float32), np.full(4, 0.5, np.float32))
    library.embeddings.keep(ids, [one for _ in ids], "model")


def kept_vectors(library: Library) -> dict[str, list[float]]:
    found = library.embeddings.whole(library.passage_ids())
    return {passage_id: vector.tolist() for passage_id, vector in found}


def test_a_backup_is_a_library_in_a_file_which_moves_into_another_database(
    library: Library, database: str, tmp_path: Path
) -> None:
    put(library, article(FERRY, published=date(2024, 8, 13), author="Ada Bell"))
    put(library, article(ORCHARD, key="/2"))
    library.withholding.withhold(article_id("/2"), until=now() + timedelta(days=1), who="test")
    embedded(library)
    library.shared.keep("key", "of the logins")
    library.rules.enforce(Rules.of("/board/=internal"))
    data = tmp_path / "new"
    data.mkdir()
    backup(database, data / "library.sqlite3")
    assert stat.S_IMODE((data / "library.sqlite3").stat().st_mode) == 0o600
    assert [one.name for one in data.iterdir()] == ["library.sqlite3"]
    elsewhere = other_database(database, "restored")
    with closing(Library(data)) as copy:
        assert (copy.digest(), copy.model) == (library.digest(), "model")
        assert kept_vectors(copy) == kept_vectors(library) != {}
        assert copy.withholding.all() == library.withholding.all()
        assert list(copy.history.log()) == list(library.history.log())
        assert copy.shared.find("key") is None
        assert copy.rules.kept == library.rules.kept
    move(data, elsewhere, lambda done, total: None)
    with closing(Library(elsewhere)) as copy:
        assert copy.digest() == library.digest()
        assert kept_vectors(copy) == kept_vectors(library)


def test_the_articles_of_a_database_are_exported(
    library: Library, database: str, tmp_path: Path
) -> None:
    put(library, article(FERRY))
    put(library, article("Over.", key="/2", title="A\0B"))
    assert export(database, tmp_path / "articles.jsonl") == Exported(2, 0)
    lines = (tmp_path / "articles.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["title"] for line in lines} == {article(FERRY).title, "A B"}


def described(connection: Connection, schema: str) -> list[tuple[Any, ...]]:
    """The columns, indexes and constraints of the tables in a schema."""
    columns = text(
        "SELECT table_name, column_name, data_type, collation_name, is_nullable, column_default"
        " FROM information_schema.columns WHERE table_schema = :schema"
    )
    indexes = text("SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = :schema")
    rules = text(
        "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = to_regnamespace(:schema)"
    )
    rows = [
        tuple(str(part).replace(f"{schema}.", "") for part in row)
        for query in (columns, indexes, rules)
        for row in connection.execute(query, {"schema": schema})
    ]
    return sorted(row for row in rows if row[0] != "alembic_version")


def test_the_steps_lead_to_the_tables_that_are_written_to(postgres: str) -> None:
    address = other_database(postgres, "steps")
    Library(address).close()
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA made"))
        connection.execute(text("SET search_path TO made"))
        both: tuple[MetaData, ...] = (TABLES, SHARED_TABLES)
        for tables in both:
            tables.create_all(connection, checkfirst=False)
        assert described(connection, "public") == described(connection, "made")
    engine.dispose()


def test_a_database_of_format_7_is_saved_as_it_is_and_brought_up_to_date(
    postgres: str, tmp_path: Path
) -> None:
    address = other_database(postgres, "older")
    with closing(Library(address)) as library:
        put(library, article(FERRY))
        library.sources.failed(Source("https://a.example/feed", "a.example", "feed"), "it is away")
        digest = library.digest()
    engine = open_engine(address)
    with engine.begin() as connection:
        for table in ("asked_of", "asked", "tests", "caught", "deliveries"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("ALTER TABLE articles DROP COLUMN access"))
        connection.execute(text("ALTER TABLE sources DROP COLUMN failures"))
        connection.execute(text("UPDATE alembic_version SET version_num = '7'"))
        connection.execute(update(ABOUT).values(format=7))
    backup(address, tmp_path / "library.sqlite3")
    assert export(address, tmp_path / "articles.jsonl") == Exported(1, 0)
    with pytest.raises(OtherSchema, match=r"format 7.*`broadsheet serve` brings it up"):
        Library(address, reading=True)
    for home in (tmp_path, address):
        with closing(Library(home)) as library:
            assert library.digest() == digest
            assert [one.failures for one in library.sources.roots()] == [0]
    with engine.begin() as connection:
        assert connection.execute(select(ABOUT.c.format)).scalar() == SCHEMA
    engine.dispose()


def test_a_mistake_of_ours_is_no_library_that_is_away(library: Library) -> None:
    with library._engine.begin() as connection, pytest.raises(Exception, match="about") as told:
        connection.execute(insert(ABOUT).values(row=2, format=SCHEMA))
    assert not isinstance(told.value, BroadsheetError)
