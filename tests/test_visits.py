"""Pages and feeds that are visited again and again: what changed, what came, what is gone."""

from collections.abc import Callable, Iterator

import pytest

from ingest.fill import fill
from ingest.report import Report
from ingest.web.fetch import Fetcher, Limits
from qa.access import NO_RULES, PUBLIC, Rules
from qa.store.index import Index
from tests.newssite import NewsSite, Reply, news_site
from tests.newsstories import english

pytestmark = pytest.mark.slow


@pytest.fixture
def site() -> Iterator[NewsSite]:
    """A site with four pages, which its feeds and sitemaps name."""
    with news_site(is_empty=True) as site:
        for number in range(4):
            site.print_story(f"/{number}", english(number))
        yield site


Look = Callable[..., Report]


@pytest.fixture
def look(index: Index, site: NewsSite) -> Look:
    """Ingests addresses of the site, or visits all again that is known."""

    def look(*paths: str, again: bool = False, dry_run: bool = False) -> Report:
        site.asked.clear()
        fetcher = Fetcher((site.host,), pause=0, limits=Limits(seconds=5, wait=0.1))
        addresses = [site.origin + path for path in paths]
        return fill(index, addresses, fetcher=fetcher, again=again, dry_run=dry_run, who="ada")

    return look


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, len(report.failed)


def titles(index: Index) -> set[str]:
    return {row.title for row in index.library.catalogue.summaries()}


def headlines(*numbers: int) -> set[str]:
    return {english(number).title for number in numbers}


def reasons(index: Index) -> dict[str, str | None]:
    return {one.address: one.problem for one in index.library.sources.roots()}


@pytest.mark.parametrize("path", ["/rss.xml", "/atom.xml", "/feed.json"])
def test_a_feed_brings_the_articles_behind_it_once(index: Index, look: Look, path: str) -> None:
    assert counts(look(path)) == (4, 0, 0, 0)
    assert titles(index) == headlines(0, 1, 2, 3)
    assert counts(look(path)) == (0, 0, 0, 0)
    assert counts(look("/rss.xml", "/atom.xml")) in {(0, 0, 4, 0), (0, 0, 8, 0)}
    assert index.library.count_articles() == 4


def test_a_second_look_at_a_page_that_is_as_it_was_reads_nothing(
    index: Index, look: Look, site: NewsSite
) -> None:
    assert counts(look("/1")) == (1, 0, 0, 0)
    assert counts(look("/1")) == (0, 0, 1, 0)
    assert "If-None-Match" in dict(site.asked[-1][1])
    (page,) = index.library.sources.pages()
    assert page.etag == site.reply("/1").etag


def test_what_no_rule_closes_any_more_is_open_when_it_is_ingested_again(
    index: Index, look: Look, site: NewsSite
) -> None:
    index.library.rules.enforce(Rules.of(f"{site.origin}/1=internal"))
    look("/rss.xml")
    assert titles(index.seen_by(PUBLIC)) == headlines(0, 2, 3)
    index.library.rules.enforce(NO_RULES)
    assert titles(index.seen_by(PUBLIC)) == headlines(0, 2, 3)
    assert counts(look("/rss.xml")) == (0, 1, 3, 0)
    assert titles(index.seen_by(PUBLIC)) == headlines(0, 1, 2, 3)


def test_refresh_reports_exactly_what_has_changed(index: Index, look: Look, site: NewsSite) -> None:
    look("/sitemap.xml", "/rss.xml")
    site.change("/1", "The quay was closed for a day.")
    site.print_story("/new", english(7))
    site.remove("/2", 410)
    site.remove("/3", 404)
    report = look(again=True)
    assert counts(report) == (1, 1, 1, 0)
    (gone,), (missing,) = report.gone, report.missing
    assert index.library.article(missing).title == english(3).title
    assert titles(index) == headlines(0, 1, 3, 7)
    (held,) = index.library.withholding.all()
    assert (held.id, held.reason, held.title, held.who) == (gone, "gone", english(2).title, "ada")

    again = look(again=True)
    assert counts(again) == (0, 0, 3, 0)
    assert (again.gone, again.missing) == ([], [missing])


def test_a_page_that_its_feed_no_longer_names_is_still_of_that_feed(
    index: Index, look: Look, site: NewsSite
) -> None:
    look("/rss.xml")
    site.change("/1", "The quay was closed for a day.")
    site.replies["/1"] = site.printed.pop("/1").reply(f"{site.origin}/1")
    assert counts(look(again=True)) == (0, 1, 3, 0)
    assert index.library.sources.counts() == {f"{site.origin}/rss.xml": 4}


def test_a_page_that_two_feeds_name_is_sent_once(look: Look, site: NewsSite) -> None:
    look("/rss.xml", "/atom.xml")
    assert len([path for path in site.paths() if path.startswith("/1")]) == 1


def test_a_new_page_that_fails_is_tried_again(look: Look, site: NewsSite) -> None:
    site.replies["/1"] = Reply(b"", status=500)
    assert counts(look("/rss.xml")) == (3, 0, 0, 1)
    site.replies.clear()
    assert counts(look(again=True)) == (1, 0, 3, 0)


def test_what_was_unpublished_stays_so(index: Index, look: Look, site: NewsSite) -> None:
    look("/rss.xml")
    index.withhold(site.origin + "/1", why="a complaint", who="ada")
    site.change("/1", "The quay was closed for a day.")
    report = look(again=True)
    assert (counts(report), report.withheld) == ((0, 0, 3, 0), 1)
    assert titles(index) == headlines(0, 2, 3)
    index.release(site.origin + "/1", who="ada")
    article = index.library.article(index.library.addresses.named(site.origin + "/1")[0])
    assert "The quay was closed" in article.text


def test_a_page_that_is_there_again_is_shown_again(
    index: Index, look: Look, site: NewsSite
) -> None:
    look("/1")
    story = site.printed["/1"].story
    site.remove("/1", 410)
    assert look(again=True).gone
    del site.replies["/1"]
    site.print_story("/1", story)
    assert counts(look(again=True)) == (1, 0, 0, 0)
    assert titles(index) == headlines(1)


def test_a_source_that_fails_is_kept_with_the_reason_and_loses_nothing(
    index: Index, look: Look, site: NewsSite
) -> None:
    look("/rss.xml")
    site.replies["/rss.xml"] = Reply(b"", status=500)
    site.replies["/1"] = Reply(b"", status=500)
    report = look(again=True)
    assert counts(report) == (0, 0, 3, 2)
    assert "its version of before is kept" in report.failed[1]["error"]
    assert "500" in str(reasons(index)[site.origin + "/rss.xml"])
    assert titles(index) == headlines(0, 1, 2, 3)
    site.replies.clear()
    look(again=True)
    assert reasons(index) == {site.origin + "/rss.xml": None}


def test_an_address_that_never_held_anything_is_no_source(index: Index, look: Look) -> None:
    report = look("/misspelt")
    assert "404" in report.failed[0]["error"]
    assert reasons(index) == {}


def test_a_feed_that_is_to_be_read_again_and_again_is_one_from_the_first_failure_on(
    index: Index, look: Look, site: NewsSite
) -> None:
    look("/lost.xml", again=True)
    (source,) = index.library.sources.roots()
    assert (source.address, source.kind, source.seen) == (site.origin + "/lost.xml", "feed", None)
    assert source.failures == 1
    look("/lost.xml", again=True)
    assert index.library.sources.roots()[0].failures == 2
    look(again=True)  # it is no longer set
    assert index.library.sources.roots() == []


def test_what_was_removed_is_not_visited_again(index: Index, look: Look, site: NewsSite) -> None:
    look("/1")
    index.remove(index.library.addresses.named(site.origin + "/1")[0])
    assert counts(look(again=True)) == (0, 0, 0, 0)
    assert site.asked == []


def test_a_dry_run_visits_and_keeps_nothing(index: Index, look: Look) -> None:
    assert counts(look("/rss.xml", dry_run=True)) == (4, 0, 0, 0)
    assert (titles(index), reasons(index)) == (set(), {})


def test_where_title_and_date_came_from_is_told(look: Look) -> None:
    (detail,) = look("/1").details
    assert detail["title"] == english(1).title
    assert detail["title_from"] and detail["published_from"]


def test_after_its_time_feeds_are_read_and_pages_wait(
    index: Index, look: Look, site: NewsSite
) -> None:
    look("/rss.xml")
    fetcher = Fetcher((site.host,), pause=0, limits=Limits(seconds=5, wait=0.1))
    for seconds, pages in ((0, 0), (None, 4)):
        site.asked.clear()
        fill(index, [], fetcher=fetcher, again=True, within=seconds)
        assert site.paths()[0] == "/rss.xml"
        assert len(site.paths()) == 1 + pages
