"""From an address to articles: over a news site of 60 pages on this machine."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from ingest.files import read
from ingest.web.fetch import Fetcher, Limits
from ingest.web.visit import Page, Seen, Visit, visit
from qa.article import Article
from qa.errors.sources import BadSource, Gone, Missing
from tests.newssite import NewsSite, Reply, news_site
from tests.newsstories import JAPANESE, english
from tests.newsstyles import dateless


@pytest.fixture(scope="module")
def courier() -> Iterator[NewsSite]:
    """The whole site; not to be changed."""
    with news_site() as site:
        yield site


@pytest.fixture
def site() -> Iterator[NewsSite]:
    """A site with four pages, to be changed."""
    with news_site(is_empty=True) as site:
        for number in range(4):
            site.print_story(f"/{number}", english(number))
        yield site


def fetcher(site: NewsSite) -> Fetcher:
    return Fetcher((site.host,), pause=0, limits=Limits(seconds=5, wait=0.1))


def at(site: NewsSite, path: str, **more: object) -> Visit:
    return visit(fetcher(site), site.origin + path, **more)  # type: ignore[arg-type]


def article(page: Page) -> Article:
    assert page.found is not None, page.problem
    (one,) = read(page.found)
    return one


def paths(site: NewsSite, pages: list[Page]) -> list[str]:
    return [page.source.removeprefix(site.origin) for page in pages]


def words(text: str) -> Counter[str]:
    """A sign at a time where words are written without spaces between them."""
    return Counter(
        re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W\u3040-\u30ff\u4e00-\u9fff]+", text)
    )


def test_the_60_pages_are_read_as_they_were_written(courier: NewsSite) -> None:
    exact = authors = 0
    precision = recall = 0.0
    for path, printed in courier.printed.items():
        (page,) = at(courier, path).pages
        got, truth = article(page), printed.story
        exact += (got.title, got.published) == (truth.title, truth.published)
        authors += got.author == truth.author
        assert got.author in (None, truth.author)  # some pages do not name it
        shared = (words(got.text) & words(truth.text)).total()
        precision += shared / words(got.text).total()
        recall += shared / words(truth.text).total()
    count = len(courier.printed)
    print(f"of {count} pages {exact} exact in title and date, {authors} in author;")
    print(f"precision {precision / count:.3f}, recall {recall / count:.3f}")
    assert count == 60
    assert exact >= 60
    assert precision / count >= 0.95
    assert recall / count >= 0.95


def test_a_page_is_kept_under_its_address_with_what_its_site_told(site: NewsSite) -> None:
    visited = at(site, "/0?utm_source=mail&fbclid=1#comments")
    (page,) = visited.pages
    assert (visited.kind, visited.address) == ("page", f"{site.origin}/0?utm_source=mail&fbclid=1")
    assert page.found is not None
    known = page.found.known
    assert known.key == known.url == f"{site.origin}/0"
    assert known.source == f"{site.origin}/0?utm_source=mail&fbclid=1#comments"
    assert page.seen == Seen(page.seen.etag, "Sun, 01 Jun 2025 00:00:00 GMT", known.key)
    assert article(page).url == f"{site.origin}/0"


def test_a_page_that_is_as_it_was_is_not_sent_again(site: NewsSite) -> None:
    remembered = {page.source: page.seen for page in at(site, "/0").pages}
    again = at(site, "/0", seen=remembered.get)
    assert (again.kind, list(again.pages)) == ("unchanged", [])
    assert again.seen == remembered[site.origin + "/0"]
    site.change("/0", "A correction stands here.")
    (page,) = at(site, "/0", seen=remembered.get).pages
    assert article(page).text.endswith("A correction stands here.")


@pytest.mark.parametrize("path", ["/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml"])
def test_the_articles_behind_a_feed_or_sitemap_are_read_whole(site: NewsSite, path: str) -> None:
    site.print_story("/dateless", english(9), dateless)
    visited = at(site, path)
    assert visited.kind == ("sitemap" if "sitemap" in path else "feed")
    read_of = {page.found.known.key: article(page) for page in visited.pages if page.found}
    assert {key.removeprefix(site.origin) for key in read_of} == set(site.printed)
    for key, got in read_of.items():
        printed = site.printed[key.removeprefix(site.origin)]
        assert printed.story.text in got.text
        assert got.title == printed.story.title
        is_told = printed.style is not dateless or path != "/sitemap.xml"
        assert got.published == (printed.story.published if is_told else None)
    assert visited.remarks == []


def test_a_page_is_fetched_when_its_turn_comes(site: NewsSite) -> None:
    pages = at(site, "/rss.xml").pages
    assert site.paths() == ["/rss.xml"]
    next(pages)
    assert len(site.paths()) == 2


def test_refreshing_a_feed_tells_what_was_changed_added_and_removed(site: NewsSite) -> None:
    remembered = {page.source: page.seen for page in at(site, "/atom.xml").pages}
    assert len(remembered) == 4
    site.change("/1", "More is known now.")
    site.print_story("/4", english(4))
    del site.printed["/3"]
    site.replies["/2"] = Reply(status=410)
    found, problems = [], []
    for page in at(site, "/atom.xml", seen=remembered.get).pages:
        found += [page.source] if page.found else []
        problems += [type(page.problem)] if page.problem else []
    assert found == [f"{site.origin}/1", f"{site.origin}/4"]
    assert problems == [Gone]
    for path, problem in (("/3", Missing), ("/2", Gone)):
        with pytest.raises(problem):
            at(site, path)


def test_one_page_that_fails_does_not_end_the_visit(site: NewsSite) -> None:
    site.replies |= {
        "/0": Reply(status=500),
        "/1": Reply(b"\x89PNG", "image/png"),
        "/2": Reply(status=302, headers={"Location": "http://10.0.0.1/"}),
    }
    site.print_story("/private/5", english(5))
    pages = list(at(site, "/sitemap-pages.xml").pages) + list(at(site, "/rss.xml").pages)
    failed = [page.problem.problem for page in pages if page.problem]
    assert len(failed) == 5  # the one that may not be visited twice
    assert sum(page.found is not None for page in pages) == 2
    assert sum("asks not to visit /private/5" in problem for problem in failed) == 2
    assert all("/private" not in path for path in site.paths())


def test_a_page_without_an_article_says_so(site: NewsSite) -> None:
    site.replies["/soft"] = Reply(b"<html><body><div id='app'></div></body></html>")
    (page,) = at(site, "/soft").pages
    with pytest.raises(BadSource, match="there is no article text in it"):
        article(page)


PAGE = (
    "<html><head>{head}</head><body><h1>Tram</h1>" + "<p>The tram is late again.</p>" * 9 + "{body}"
)


@pytest.mark.parametrize(
    ("head", "body", "key"),
    [
        ('<link rel="canonical" href="/news/tram">', "", "/news/tram"),
        ('<link href="{origin}/t?id=5&utm_medium=x#top" rel="nofollow Canonical">', "", "/t?id=5"),
        ('<meta property="og:url" content="{origin}/og">', "", "/og"),
        ('<meta property="og:url" content="/og"><link rel=canonical href=/link>', "", "/link"),
        ("", '<link rel="canonical" href="/injected">', "/a/b"),
        ('<link rel="canonical" href="/">', "", "/a/b"),
        ('<link rel="canonical" href="{origin}">', "", "/a/b"),
        ('<link rel="canonical" href="https://elsewhere.example/tram">', "", "/a/b"),
        ('<link rel="canonical" href="http://127.0.0.1:1/tram">', "", "/a/b"),
        ('<link rel="canonical" href="javascript:alert(1)">', "", "/a/b"),
        ('<link rel="canonical" href="http://[">', "", "/a/b"),
        ('<link rel="canonical" href="">', "", "/a/b"),
        ('<base href="/"><link rel="alternate" hreflang="x-default" href="/en/">', "", "/a/b"),
        ('<link rel="canonical" href="https://elsewhere.example/x"><meta property="og:url" '
         'content="/og">', "", "/og"),
    ],
)  # fmt: skip
def test_what_a_page_calls_its_own_address_is_believed_within_its_site(
    site: NewsSite, head: str, body: str, key: str
) -> None:
    html = PAGE.replace("{head}", head).replace("{body}", body).replace("{origin}", site.origin)
    site.replies["/a/b?utm_campaign=1"] = Reply(html.encode())
    (page,) = at(site, "/a/b?utm_campaign=1").pages
    assert page.found is not None
    assert page.found.known.key == site.origin + key


def test_where_redirects_lead_is_where_a_page_is_kept(site: NewsSite) -> None:
    site.replies["/old"] = Reply(status=301, headers={"Location": "/0"})
    (page,) = at(site, "/old").pages
    assert page.found is not None
    assert page.found.known.key == f"{site.origin}/0"


def feed_of(site: NewsSite, *targets: str) -> Visit:
    items = "".join(f"<item><link>{target}</link></item>" for target in targets)
    feed = f"<rss version='2.0'><channel>{items}</channel></rss>"
    site.replies["/feed"] = Reply(feed.encode(), "text/html")
    return at(site, "/feed")


def test_two_addresses_of_one_page_are_one_article(site: NewsSite) -> None:
    site.replies["/moved"] = Reply(status=301, headers={"Location": "/0"})
    amp = PAGE.format(head='<link rel="canonical" href="/1">', body="")
    site.replies["/1/amp"] = Reply(amp.encode())
    visited = feed_of(site, "/0", "/0?utm_source=x", "/moved", "/1", "/1/amp")
    assert paths(site, list(visited.pages)) == ["/0", "/1"]
    assert visited.remarks == ["2 entries were left out: they lead to a page that another leads to"]


def test_pages_that_all_call_one_address_their_own_do_not_replace_one_another(
    site: NewsSite,
) -> None:
    html = PAGE.format(head='<link rel="canonical" href="/section">', body="")
    site.replies |= {f"/{name}": Reply(html.encode()) for name in "abc"}
    pages = list(feed_of(site, "/a", "/b", "/c").pages)
    keys = [page.found.known.key for page in pages if page.found]
    assert keys == [site.origin + path for path in ("/section", "/b", "/c")]
    again = visit(
        fetcher(site), f"{site.origin}/b", seen=lambda _: Seen(key=pages[1].seen.key)
    )  # and they stay what they were
    (page,) = again.pages
    assert page.found is not None
    assert page.found.known.key == f"{site.origin}/b"


WORDS = "Die Brücke über die Straße ist gesperrt, und zwar für längere Zeit. " * 6


@pytest.mark.parametrize(
    ("raw", "media_type"),
    [
        (WORDS.encode("cp1252"), "text/html; charset=ISO-8859-1"),
        (WORDS.encode("cp850"), "text/html; charset=cp850"),
        (WORDS.encode(), "text/html; charset=ISO-8859-1"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "text/html; charset=koi8-r"),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), "text/html; charset=koi8-r"),
        (WORDS.encode(), "text/html; charset=nonsense"),
        (WORDS.encode(), "text/html; charset=utf-16"),
        (WORDS.encode("cp1252"), "text/html; charset="),
    ],
)
def test_the_encoding_that_a_site_tells_counts_but_not_against_the_letters(
    site: NewsSite, raw: bytes, media_type: str
) -> None:
    site.replies["/page"] = Reply(raw, media_type)
    (page,) = at(site, "/page").pages
    assert WORDS.split(".", maxsplit=1)[0] in article(page).text


def test_what_seven_bits_stand_for_is_told_by_the_site(site: NewsSite) -> None:
    raw = f"<html><body><p>{JAPANESE.paragraphs[0]}</p></body></html>".encode("iso2022_jp")
    site.replies["/page"] = Reply(raw, "text/html; charset=iso-2022-jp")
    (page,) = at(site, "/page").pages
    assert article(page).text == JAPANESE.paragraphs[0]


@pytest.mark.parametrize(
    ("path", "media_type", "kind"),
    [
        ("/a.pdf", "application/pdf", "application/pdf"),
        ("/a", "text/plain; charset=utf-8", "text/plain"),
        ("/a.md", "text/plain", ".md"),
        ("/a.md", "application/octet-stream", ".md"),
        ("/a.html", "", ".html"),
        ("/a", "", "text/html"),
        ("/a", "application/xml", "text/html"),
        ("/a", "application/xhtml+xml", "text/html"),
    ],
)
def test_what_reads_it_is_told_by_its_type(
    site: NewsSite, path: str, media_type: str, kind: str
) -> None:
    raw = b"<html><body>" if kind == "text/html" else b"Words of an article."
    site.replies[path] = Reply(raw, media_type)
    (page,) = at(site, path).pages
    assert page.found is not None
    assert (page.found.kind, page.found.content()) in ((kind, raw), (kind, raw.decode()))
