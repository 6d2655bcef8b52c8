from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qa.store.library.library import Library
from qa.store.library.sources import Source, Sources, overdue
from tests.clock import Clock

FEED = Source("https://news.example/feed", "news.example/feed", "feed")
PAGE = Source(
    "https://news.example/ferry",
    "https://news.example/ferry?utm_source=feed",
    "page",
    via=FEED.address,
    key="https://news.example/ferry",
    etag='"1"',
)


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 3, 1, 12, tzinfo=UTC))


@pytest.fixture
def sources(home: Path | str, clock: Clock) -> Iterator[Sources]:
    library = Library(home, clock=clock)
    yield library.sources
    library.close()


def of_feed(sources: Sources) -> Source:
    (feed,) = sources.roots()
    return feed


def late(sources: Sources, clock: Clock, every: timedelta | None = None) -> list[str]:
    return overdue(sources.roots(), clock(), every)


def test_a_source_is_kept_with_when_it_was_seen(sources: Sources, clock: Clock) -> None:
    sources.saw(FEED, brought=True)
    sources.saw(PAGE)
    feed = of_feed(sources)
    assert (feed.source, feed.seen, feed.problem) == (FEED.source, clock(), None)
    assert feed.arrivals == (clock().date(),)
    (page,) = sources.pages()
    assert (page.key, page.etag, page.via) == (PAGE.key, PAGE.etag, PAGE.via)


def test_a_page_that_was_also_given_by_name_stays_one_that_was(sources: Sources) -> None:
    sources.saw(Source(PAGE.address, PAGE.source, "page", key=PAGE.key))
    sources.saw(PAGE)
    assert [one.address for one in sources.roots()] == [PAGE.address]


def test_the_pages_come_first_that_were_not_looked_at_for_longest(
    sources: Sources, clock: Clock
) -> None:
    other = Source("https://news.example/a", "https://news.example/a", "page")
    for page in (PAGE, other):
        sources.saw(page)
        clock.go(hours=1)
    assert [one.address for one in sources.pages()] == [PAGE.address, other.address]
    sources.failed(PAGE, "the server answers with status 500")
    assert [one.address for one in sources.pages()] == [other.address, PAGE.address]


def test_what_failed_is_told_until_it_is_read_again(sources: Sources, clock: Clock) -> None:
    sources.saw(FEED)
    clock.go(hours=1)
    sources.failed(FEED, "the server answers with status 500")
    assert of_feed(sources).etag == FEED.etag
    assert late(sources, clock) == [
        "news.example/feed: the server answers with status 500, last read 2026-03-01 12:00 UTC"
    ]
    sources.saw(FEED)
    assert late(sources, clock) == []


def test_a_source_that_nobody_looked_at_is_told(sources: Sources, clock: Clock) -> None:
    sources.saw(FEED)
    clock.go(hours=1)
    assert late(sources, clock, timedelta(minutes=15)) == [
        "news.example/feed: it was last read 2026-03-01 12:00 UTC"
    ]
    assert late(sources, clock, timedelta(minutes=30)) == []
    assert late(sources, clock) == []


def test_a_source_that_brings_nothing_for_longer_than_it_used_to_is_told(
    sources: Sources, clock: Clock
) -> None:
    for day in range(14):  # every day but the seventh and eighth
        sources.saw(FEED, brought=day not in (6, 7))
        clock.go(hours=24)
    clock.go(hours=24 * 5)
    sources.saw(FEED)
    assert late(sources, clock) == []
    clock.go(hours=24)
    sources.saw(FEED)
    (told,) = late(sources, clock)
    assert told.startswith("news.example/feed: nothing new for 7 days; before")


def test_of_a_new_source_it_is_not_known_how_often_it_brings_something(
    sources: Sources, clock: Clock
) -> None:
    for _ in range(3):
        sources.saw(FEED, brought=True)
        clock.go(hours=24)
    clock.go(hours=24 * 60)
    sources.saw(FEED)
    assert late(sources, clock) == []


def test_a_site_that_sends_its_articles_is_silent_after_a_while_without_being_visited(
    sources: Sources, clock: Clock
) -> None:
    site = Source("webhook https://news.example", "https://news.example", "webhook")
    for _ in range(8):
        clock.go(hours=24)
        sources.saw(site, brought=True)
    assert late(sources, clock, every=timedelta(minutes=15)) == []
    clock.go(hours=72)
    assert "nothing new for 3 days" in late(sources, clock)[0]


def test_what_was_given_and_could_never_be_read_is_forgotten_unless_it_is_wanted(
    sources: Sources,
) -> None:
    sources.failed(FEED, "status 500")
    sources.saw(PAGE)
    sources.forget_unseen(but=[FEED.address])
    assert of_feed(sources).failures == 1
    sources.forget_unseen(but=[])
    assert sources.roots() == []
    assert len(sources.pages()) == 1
