from datetime import UTC, date, datetime, timedelta

import pytest

from qa.store.index import Index
from qa.store.library.sources import Source
from tests.articles import article, keep
from ui.fresh import Freshness, Visit, freshness, visits

FEED = Source("https://news.example/feed", "https://news.example/feed", "feed")


def test_the_newest_article_and_the_last_look_are_told(index: Index) -> None:
    keep(index, article(published=date(2024, 8, 13)), article(key="/news/b.txt"))
    index.library.sources.saw(FEED)
    fresh = freshness(index.library)
    assert fresh.newest == date(2024, 8, 13)
    assert fresh.seen is not None
    assert (fresh.seen, fresh.reasons) == (fresh.sources[0].seen, [])


def test_a_source_that_fails_is_told(index: Index) -> None:
    index.library.sources.saw(FEED)
    index.library.sources.failed(FEED, "status 500")
    (reason,) = freshness(index.library).reasons
    assert "https://news.example/feed: status 500" in reason


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("/home/ada/news", "news"),
        ("news/", "news"),
        (".", "a folder"),
        ("https://news.example/feed?key=secret#top", "https://news.example/feed"),
    ],
)
def test_everybody_is_told_of_a_source_what_everybody_may_know(
    index: Index, source: str, name: str
) -> None:
    index.library.sources.failed(Source(source, source, "folder"), "it is not there")
    fresh = freshness(index.library, public=True)
    assert [one.source for one in fresh.sources] == [name]
    assert fresh.reasons == [f"{name}: it is not there"]
    assert freshness(index.library).sources[0].source == source


def test_what_is_not_known_is_left_out(index: Index) -> None:
    assert str(freshness(index.library)) == ""


@pytest.mark.parametrize(
    ("newest", "seen", "said"),
    [
        (date(2024, 8, 3), None, "up to 3 August 2024"),
        (None, datetime(2026, 3, 1, 9, 5, tzinfo=UTC), "sources read 1 March 2026, "),
    ],
)
def test_it_is_said_in_words(newest: date | None, seen: datetime | None, said: str) -> None:
    assert str(Freshness(newest, seen, (), ())).startswith(said)


def test_every_source_says_how_many_articles_it_brought_and_when_it_is_visited_next(
    index: Index,
) -> None:
    sources = index.library.sources
    pages = [f"https://news.example/{name}" for name in ("a", "b")]
    keep(index, *(article(key=page) for page in pages), article(key="/srv/news/c.txt"))
    sources.saw(FEED)
    sources.saw(Source(pages[0], pages[0], "page", via=FEED.source, key=pages[0]))
    sources.saw(Source(pages[1], pages[1], "page", key=pages[1]))
    sources.saw(Source("/srv/news", "news", "folder"))
    sources.saw(Source("webhook https://news.example", "https://news.example", "webhook"))
    for _ in range(2):
        sources.failed(FEED, "status 500")
    found = {one.source: one for one in visits(index.library, timedelta(minutes=15))}
    assert next(iter(found)) == FEED.source, "what cannot be read comes first"
    assert [one.articles for one in found.values()] == [1, 0, 1, 1]
    feed = found[FEED.source]
    assert (feed.problem, feed.failures) == ("status 500", 2)
    assert feed.tried is not None
    assert feed.next == feed.tried + timedelta(minutes=15)
    assert [found[name].next for name in ("news", "https://news.example")] == [None, None]
    assert Visit.from_dict(feed.to_dict()) == feed
    assert all(one.next is None for one in visits(index.library)), "nobody visits by itself"
    sources.saw(FEED)
    assert {one.failures for one in visits(index.library)} == {0}
