from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qa.access import PUBLIC
from qa.article import Article
from qa.chain import build
from qa.errors.articles import NoSuchArticle, NotWithheld
from qa.errors.usage import IsOver
from qa.reading.reader import open_reader
from qa.retrieve import HybridRetriever, search
from qa.settings import THRESHOLD
from qa.store.embed import Embedder
from qa.store.index import Index, open_index
from qa.store.library.library import Library
from qa.store.lock import DataLock
from tests.articles import FERRY, ORCHARD, article, keep, local
from tests.clock import Clock

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def index(data: Path, embedder: Embedder, clock: Clock) -> Iterator[Index]:
    """An index with the ferry and the orchard in it."""
    with open_index(DataLock(data, "test"), embedder, clock=clock) as index:
        keep(index, ferry(), article(ORCHARD, key="/news/orchard.txt", title="Frost in Velm"))
        yield index


def ferry(text: str = FERRY, expires: datetime | None = None) -> Article:
    return replace(article(text, url="https://news.example/ferry"), expires=expires)


def found(index: Index, question: str = "Why did the ferry turn back?") -> set[str]:
    return {hit.passage.title for hit in search(index, question, 10)}


def everywhere(index: Index) -> set[str]:
    """The titles that anything still knows of."""
    index.settle()
    library = index.library
    titles = {row.title for row in library.catalogue.summaries()} | found(index)
    held = set(library.passage_ids())
    assert local(index).vectors.ids() == local(index).lexical.ids() == held
    return titles


def log(index: Index) -> list[tuple[str, str, str]]:
    return [(one.what, one.who, one.why) for one in index.library.history.log()]


@pytest.mark.parametrize(
    "name", [ferry().id, "https://news.example/ferry", "http://news.example/ferry/?utm_source=x"]
)
def test_an_article_is_taken_from_readers_everywhere_and_given_back(
    index: Index, name: str
) -> None:
    (held,) = index.withhold(name, why="a complaint", who="ada")
    assert (held.id, held.reason, held.why, held.who) == (
        ferry().id,
        "unpublished",
        "a complaint",
        "ada",
    )
    assert everywhere(index) == {"Frost in Velm"}
    with pytest.raises(NoSuchArticle):
        index.library.article(ferry().id)

    (released,) = index.release(name, why="settled", who="bob")
    assert released.is_back
    assert everywhere(index) == {"Frost in Velm", ferry().title}
    assert index.library.article(ferry().id) == ferry()
    assert log(index)[-2:] == [
        ("unpublished", "ada", "a complaint"),
        ("republished", "bob", "settled"),
    ]


@pytest.mark.parametrize(
    ("text", "key", "url"),
    [
        (FERRY, "/news/ferry.txt", "https://news.example/ferry"),
        (f"{FERRY} They sailed on Thursday.", "/news/ferry.txt", "https://news.example/ferry"),
        (FERRY, "/archive/renamed.txt", None),
        ("Another text.", "https://news.example/ferry?utm_source=feed", None),
        ("Another text.", "/archive/saved.html", "http://news.example/ferry/"),
        (FERRY, "/news/orchard.txt", None),  # in place of another text
    ],
)
def test_no_ingest_brings_it_back(index: Index, text: str, key: str, url: str | None) -> None:
    index.withhold(ferry().id, who="ada")
    again = article(text, key=key, url=url)
    assert index.library.compare(again) == "withheld"
    assert index.put(again, []) == "withheld"
    index.finish()
    assert everywhere(index) == {"Frost in Velm"}


def test_what_comes_back_is_the_newest_version(index: Index) -> None:
    index.withhold(ferry().id, who="ada")
    newer = ferry(f"{FERRY} They sailed on Thursday.")
    keep(index, newer)
    index.release(ferry().id, who="ada")
    assert index.library.article(ferry().id).text == newer.text
    assert everywhere(index) == {"Frost in Velm", ferry().title}


def test_other_copies_are_shown_still_and_named(index: Index) -> None:
    copy = article(FERRY, key="/wire/ferry.txt", title="Ferry: wire copy")
    keep(index, copy)
    (held,) = index.withhold(ferry().id, who="ada")
    assert held.copies == (copy.id,)
    assert everywhere(index) == {"Frost in Velm", "Ferry: wire copy"}


def test_it_comes_back_by_itself_at_its_time(index: Index, clock: Clock) -> None:
    index.withhold(ferry().id, until=NOON + timedelta(hours=2), who="ada")
    clock.go(hours=1)
    assert everywhere(index) == {"Frost in Velm"}
    clock.go(hours=1)
    assert everywhere(index) == {"Frost in Velm", ferry().title}
    assert log(index)[-1] == ("republished", "Broadsheet", "unpublished is over")


def test_it_stays_withheld_after_a_restart(data: Path, embedder: Embedder) -> None:
    with open_index(DataLock(data, "test"), embedder) as index:
        keep(index, ferry(), article(ORCHARD, key="/news/orchard.txt", title="Frost in Velm"))
        index.withhold(ferry().id, why="a complaint", who="ada")
    with open_index(DataLock(data, "test"), embedder) as again:
        assert again.put(ferry(), []) == "withheld"
        assert everywhere(again) == {"Frost in Velm"}
        (held,) = again.library.withholding.all()
        assert held.why == "a complaint"


def test_an_embargo_ends_at_its_time(index: Index, clock: Clock) -> None:
    bridge = article("The bridge opens.", key="/news/bridge.txt", title="Bridge opens")
    early = replace(bridge, embargo=NOON + timedelta(hours=3))
    assert index.put(early, []) == "withheld"
    keep(index, early)
    assert "Bridge opens" not in everywhere(index)
    assert [one.reason for one in index.library.withholding.all()] == ["embargo"]
    clock.go(hours=3)
    assert "Bridge opens" in everywhere(index)
    assert [one.what for one in index.library.history.log("Bridge")] == ["embargoed", "republished"]


def test_an_embargo_does_not_undo_that_it_was_unpublished(index: Index, clock: Clock) -> None:
    (held,) = index.withhold(ferry().id, why="a complaint", who="ada")
    early = replace(ferry(), embargo=NOON + timedelta(hours=3))
    copy = replace(article(FERRY, key="/archive/renamed.txt"), embargo=early.embargo)
    for one in (early, copy, ferry(expires=NOON - timedelta(hours=3))):
        assert index.put(one, []) == "withheld"
    assert index.library.withholding.all() == [held]
    clock.go(hours=3)
    assert everywhere(index) == {"Frost in Velm"}


def test_what_is_taken_back_during_an_embargo_of_a_copy_does_not_come_with_it(
    index: Index, clock: Clock
) -> None:
    copy = replace(article(FERRY, key="/wire/ferry.txt"), embargo=NOON + timedelta(hours=3))
    assert index.put(copy, []) == "withheld"
    index.withhold(ferry().id, who="ada")
    clock.go(hours=3)
    assert everywhere(index) == {"Frost in Velm"}


def test_a_row_of_a_table_at_an_address_is_taken_back_and_the_others_are_not(index: Index) -> None:
    first, second = (
        article(text, key=f"https://news.example/all.csv#{row}", title=f"Row {row}")
        for row, text in enumerate(["The quay was closed.", "The mill burns."])
    )
    keep(index, first)
    index.withhold(first.id, who="ada")
    keep(index, first, second)
    assert everywhere(index) == {"Frost in Velm", ferry().title, "Row 1"}


def test_what_was_taken_back_meanwhile_is_not_moved(index: Index) -> None:
    moved = article(FERRY, key="/archive/ferry.txt")
    assert index.library.compare(moved) == "added"
    index.withhold(ferry().id, who="ada")
    assert index.move(ferry().id, moved, [], "ada") == "withheld"
    assert everywhere(index) == {"Frost in Velm"}


def test_nobody_waits_for_an_ingest(index: Index) -> None:
    with ThreadPoolExecutor(1) as thread, index._changing:
        thread.submit(index.withhold, ferry().id, who="ada").result(timeout=5)
        assert not index.library.has(ferry().id)


def test_what_its_text_was_removed_of_can_be_withheld_for_longer(
    index: Index, clock: Clock
) -> None:
    index.withhold(ferry().id, until=NOON + timedelta(hours=2), who="ada")
    index.remove(ferry().id, "ada")
    (held,) = index.withhold(ferry().id, why="for good", who="bob")
    assert (held.why, held.until) == ("for good", None)
    clock.go(hours=3)
    keep(index, ferry())
    assert everywhere(index) == {"Frost in Velm"}


def test_it_cannot_come_back_before_it_is_taken_back(index: Index) -> None:
    with pytest.raises(IsOver, match=r"2026-03-01.*a moment to come"):
        index.withhold(ferry().id, until=NOON, who="ada")
    assert index.library.has(ferry().id)


def test_who_only_reads_sees_nothing_that_has_expired(index: Index, clock: Clock) -> None:
    keep(index, ferry(expires=NOON + timedelta(hours=1)))
    clock.go(hours=1)
    with closing(Library(index.hold.data, reading=True, clock=clock)) as library:
        assert [row.title for row in library.catalogue.summaries()] == ["Frost in Velm"]
        with pytest.raises(NoSuchArticle):
            library.article(ferry().id)


def test_an_article_expires_at_its_time(index: Index, clock: Clock) -> None:
    keep(index, ferry(expires=NOON + timedelta(hours=1)))
    assert everywhere(index) == {"Frost in Velm", ferry().title}
    clock.go(hours=1)
    assert everywhere(index) == {"Frost in Velm"}
    assert log(index)[-1] == ("expired", "Broadsheet", "")
    keep(index, ferry(expires=NOON + timedelta(hours=24)))
    assert everywhere(index) == {"Frost in Velm", ferry().title}


def by_retriever(index: Index, question: str) -> set[str]:
    retriever = HybridRetriever(index=index.seen_by(PUBLIC), k=10)
    return {one.metadata["title"] for one in retriever.invoke(question)}


def by_chain(index: Index, question: str) -> set[str]:
    answer = build(index, open_reader(""), THRESHOLD).invoke(question)
    return {one.title for one in (*answer.citations, *answer.nearest)}


@pytest.mark.parametrize("titles", [by_retriever, by_chain])
def test_a_program_that_goes_on_finds_nothing_that_has_expired_meanwhile(
    index: Index, clock: Clock, titles: Callable[[Index, str], set[str]]
) -> None:
    keep(index, ferry(expires=NOON + timedelta(hours=1)))
    assert ferry().title in titles(index, "Why did the ferry turn back?")
    clock.go(hours=1)
    assert ferry().title not in titles(index, "Why did the ferry turn back?")
    assert everywhere(index) == {"Frost in Velm"}


def test_a_page_that_was_gone_comes_back_when_it_is_there_again(index: Index) -> None:
    index.library.withholding.withhold(ferry().id, reason="gone", why="status 410", who="refresh")
    index.finish()
    assert everywhere(index) == {"Frost in Velm"}
    keep(index, ferry())
    assert everywhere(index) == {"Frost in Velm", ferry().title}


def test_the_text_of_a_withheld_article_can_be_removed_and_it_stays_withheld(index: Index) -> None:
    index.withhold(ferry().id, who="ada")
    index.remove(ferry().id, "ada")
    assert index.put(ferry(), []) == "withheld"
    index.library.close()
    assert b"Ninety passengers" not in (index.hold.data / "library.sqlite3").read_bytes()
    assert not index.release(ferry().id, who="ada")[0].is_back
    keep(index, ferry())
    assert everywhere(index) == {"Frost in Velm", ferry().title}


def test_what_is_not_there_is_named(index: Index) -> None:
    with pytest.raises(NoSuchArticle, match=r"https://news\.example/other"):
        index.withhold("https://news.example/other", who="ada")
    with pytest.raises(NotWithheld, match=ferry().id):
        index.release(ferry().id, who="ada")
    with pytest.raises(NoSuchArticle, match="feed"):
        index.release("feed", who="ada")
