from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ingest.split import split
from qa.question import Filters
from qa.store.library.catalogue import Listing, Sort
from qa.store.library.history import now
from qa.store.library.library import Library
from qa.store.library.shares import MOST_NAMED, Share
from tests.articles import article

HARBOUR = article(
    key="https://harbour.example/ferry",
    url="https://harbour.example/ferry?page=2",
    title="Night ferry turns back",
    published=date(2024, 8, 13),
    author="Ada Bell",
)
COURIER = article(
    "Frost in the valley.",
    key="https://courier.example/frost",
    url="https://courier.example",
    title="Ångström's frost",
    published=date(2024, 4, 1),
    author="Ole Dahl",
)
FILE = article(
    "Bread again.",
    key="/news/farms/bread.txt",
    source="farms/bread.txt",
    title="Bread",
    author="Ada Bell",
)
LOOSE = article("Trams.", key="/news/trams.txt", title="Trams", published=date(2024, 8, 14))


@pytest.fixture
def library(home: Path | str) -> Iterator[Library]:
    library = Library(home)
    for one in (HARBOUR, COURIER, FILE, LOOSE):
        library.put(one, split(one))
    yield library
    library.close()


def titles(listing: Listing) -> list[str]:
    return [one.title for one in listing.articles]


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("newest", "Trams", "Bread"),
        ("oldest", "Ångström's frost", "Bread"),
        ("title", "Bread", "Å"),
    ],
)
def test_the_list_is_sorted(library: Library, sort: Sort, first: str, last: str) -> None:
    found = library.catalogue.page(sort=sort)
    assert titles(found)[0] == first
    assert titles(found)[-1].startswith(last)


@pytest.mark.parametrize(
    ("words", "filters", "found"),
    [
        ("ångström", Filters(), ["Ångström's frost"]),
        ("harbour.example", Filters(), ["Night ferry turns back"]),
        ("", Filters(author="ada"), ["Night ferry turns back", "Bread"]),
        ("", Filters(source="farms"), ["Bread"]),
        ("", Filters(since=date(2024, 8, 13)), ["Trams", "Night ferry turns back"]),
        ("ferry", Filters(until=date(2024, 8, 12)), []),
    ],
)
def test_the_list_is_narrowed(
    library: Library, words: str, filters: Filters, found: list[str]
) -> None:
    listing = library.catalogue.page(containing=words, filters=filters)
    assert titles(listing) == found
    assert listing.total == len(found)


def test_a_page_of_the_list_says_how_many_there_are_in_all(library: Library) -> None:
    page = library.catalogue.page(1, 2)
    assert (len(page.articles), page.total) == (2, 4)
    assert library.catalogue.page(9).articles == []


def test_authors_and_sources_are_counted_as_if_they_were_not_chosen(library: Library) -> None:
    listing = library.catalogue.page(filters=Filters(author="Ole Dahl"))
    assert listing.authors == [Share("Ada Bell", 2), Share("Ole Dahl", 1)]
    assert listing.sources == [Share("courier.example", 1)]
    every = library.catalogue.page(filters=Filters(source="farms"))
    assert every.authors == [Share("Ada Bell", 1)]
    assert every.sources == [
        Share("courier.example", 1),
        Share("farms", 1),
        Share("harbour.example", 1),
    ]


def test_what_is_withheld_is_neither_listed_nor_counted(library: Library) -> None:
    library.withholding.withhold(COURIER.id, who="Ann", why="wrong")
    listing = library.catalogue.page()
    assert "Ångström's frost" not in titles(listing)
    assert listing.total == 3
    assert Share("Ole Dahl", 1) not in listing.authors
    assert Share("courier.example", 1) not in listing.sources


def test_who_only_reads_does_not_list_what_has_expired(library: Library, home: Path | str) -> None:
    soon = now() + timedelta(hours=1)
    library.put(replace(article(key="/soon.txt", title="Soon"), expires=soon), [])
    later = Library(home, reading=True, clock=lambda: soon + timedelta(hours=1))
    assert "Soon" in titles(library.catalogue.page())
    assert "Soon" not in titles(later.catalogue.page())
    later.close()


def test_many_authors_are_counted_up_to_a_bound(library: Library) -> None:
    for number in range(MOST_NAMED + 5):
        one = article(f"Text {number}.", key=f"/{number}.txt", author=f"Author {number:03}")
        library.put(one, [])
    listing = library.catalogue.page()
    assert len(listing.authors) == MOST_NAMED
    assert listing.authors[0] == Share("Ada Bell", 2)


def test_the_counts_of_a_list_change_with_its_articles(library: Library) -> None:
    assert library.catalogue.page(containing="ferry").total == 1
    library.put(article("Another.", key="/other.txt", title="Ferry again"), [])
    assert library.catalogue.page(containing="ferry").total == 2
