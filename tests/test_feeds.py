"""What feeds and sitemaps name, however they are written or broken."""

import gzip
import json
import time
from datetime import UTC, date, datetime, timedelta

import pytest

from ingest.web.content import listing_in
from ingest.web.entries import Entry, Listing, day
from ingest.web.fetch import Fetched
from qa.errors.sources import BadSource

AUGUST_13 = date(2024, 8, 13)
HERE = "https://news.example/feeds/all.xml"


def got(content: str | bytes, media_type: str = "", charset: str | None = None) -> Fetched:
    raw = content if isinstance(content, bytes) else content.encode()
    return Fetched(HERE, raw, media_type, charset, None, None, 200)


def listing(content: str | bytes, most: int = 1000, charset: str | None = None) -> Listing:
    found = listing_in(got(content, charset=charset), HERE, most)
    assert found is not None
    return found


def rss(*items: str, more: str = "") -> str:
    return (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Courier</title>'
        f"{more}{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    )


def link(name: object) -> str:
    return f"<link>https://news.example/{name}</link>"


def urlset(*locations: str) -> str:
    pages = "".join(f"<url><loc>{one}</loc></url>" for one in locations)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'


def addresses(found: Listing) -> list[str]:
    return [entry.address.removeprefix("https://news.example/") for entry in found.entries]


# What they say.


def test_rss_names_articles_with_what_it_says_of_them() -> None:
    found = listing(
        rss(
            "<title>Ferry &amp; tram: &lt;b&gt;late&lt;/b&gt;</title>"
            "<link> https://news.example/a?id=1&amp;b=2 </link>"
            "<pubDate>Tue, 13 Aug 2024 22:30:00 -0500</pubDate><dc:creator>Ida Brandt</dc:creator>"
            "<description>Short.</description><content:encoded><![CDATA[<p>Long.]]></content:encoded>",
            "<title><![CDATA[Q & A: what's <i>new</i>?]]></title>"
            "<link><![CDATA[/b?x=1&y=2]]></link>"
            "<author>desk@news.example (Nora Fields)</author>"
            "<dc:creator>Nora Fields</dc:creator><dc:creator>Ida &lt;i@x.media&gt;</dc:creator>",
            "<title>An address is enough</title><guid>https://news.example/c</guid>",
        )
    )
    assert (found.kind, found.title, found.remarks) == ("feed", "Courier", [])
    assert found.entries == [
        Entry("https://news.example/a?id=1&b=2", "Ferry & tram: late", AUGUST_13, "Ida Brandt"),
        Entry("https://news.example/b?x=1&y=2", "Q & A: what's new?", None, "Nora Fields, Ida"),
        Entry("https://news.example/c", "An address is enough"),
    ]  # fmt: skip


def test_atom_names_articles_and_the_day_they_were_changed_is_not_theirs() -> None:
    found = listing(
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title>'
        '<link rel="self" href="/feed"/><entry><title type="html">A &lt;b&gt;bold&lt;/b&gt; '
        '&amp;amp; B</title><link rel="enclosure" href="/a.mp3"/>'
        '<link rel="alternate" href="../a"/>'
        "<published>2024-08-13T22:30:00-05:00</published><updated>2024-09-01T00:00:00Z</updated>"
        "<author><name>Ida</name></author><author><name>Nora</name></author></entry>"
        '<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">C <i>d</i></div>'
        "</title>"
        "<id>https://news.example/c</id><updated>2024-09-01T00:00:00Z</updated></entry>"
        "<entry><title>No address</title><id>urn:1</id></entry></feed>"
    )
    assert found.entries == [
        Entry("https://news.example/a", "A bold & B", AUGUST_13, "Ida, Nora"),
        Entry("https://news.example/c", "C d"),
    ]
    assert found.remarks == ["1 entry was left out: no address of a page is named"]


def test_rss_1_has_one_day_that_is_the_day_of_the_article() -> None:
    found = listing(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>R</title></channel><item>{link('a')}<dc:date>2024-08-13</dc:date></item>"
        "</rdf:RDF>"
    )
    assert found.entries[0].published == AUGUST_13


def test_json_feed_names_articles() -> None:
    items = [
        {"url": "/a", "title": " A ", "date_published": "2024-08-13T23:00:00-05:00",
         "authors": [{"name": "Ida"}, {}, "x"], "language": "de-AT", "date_modified": "2025-01-01"},
        {"url": "https://news.example/b", "author": {"name": "Nora"}, "title": None},
        {"url": 5}, {}, "x", {"url": "ftp://news.example/c"}, {"url": "http://["},
    ]  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items}
    found = listing(json.dumps(feed))
    assert found.entries == [
        Entry("https://news.example/a", "A", AUGUST_13, "Ida", "de"),
        Entry("https://news.example/b", author="Nora"),
    ]
    assert found.remarks == ["4 entries were left out: no address of a page is named"]


def test_a_sitemap_of_news_says_what_its_pages_are() -> None:
    found = listing(
        '<?xml version="1.0"?><!-- <html> -->'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="i"><url>'
        "<image:image>"
        "<image:loc>https://news.example/i.jpg</image:loc><image:title>Picture</image:title>"
        "</image:image><loc>\n https://news.example/a \n</loc><lastmod>2025-01-01</lastmod><n:news>"
        "<n:publication><n:name>N</n:name><n:language>de</n:language></n:publication>"
        "<n:publication_date>2024-08-13T23:00:00-05:00</n:publication_date>"
        "<n:title>T &amp; U</n:title></n:news></url><url><loc>https://news.example/b</loc><lastmod>2024-01-01</lastmod></url>"
        "</urlset>"
    )
    assert (found.kind, found.remarks) == ("sitemap", [])
    assert found.entries == [
        Entry("https://news.example/a", "T & U", AUGUST_13, language="de"),
        Entry("https://news.example/b"),
    ]


def test_a_sitemap_speaks_for_its_own_host_alone() -> None:
    found = listing(
        urlset("http://www.news.example/a", "https://other.example/b", "https://news.example:8443/c",
               "https://news.example.evil.example/", "/d", "javascript:alert(1)", "")
    )  # fmt: skip
    assert [one.address for one in found.entries] == [
        "http://www.news.example/a",
        "https://news.example/d",
    ]
    assert found.remarks == [
        "2 entries were left out: no address of a page is named",
        "3 entries were left out: a sitemap speaks only for its own host, news.example",
    ]


def test_an_index_names_sitemaps() -> None:
    found = listing(
        "<sitemapindex><sitemap><loc>https://news.example/1.xml</loc></sitemap><sitemap>"
        "<loc>https://news.example/2.xml.gz</loc></sitemap><sitemap><loc>/1.xml</loc></sitemap>"
        "<sitemap><loc>https://cdn.example/3.xml</loc></sitemap></sitemapindex>"
    )
    assert found.sitemaps == ["https://news.example/1.xml", "https://news.example/2.xml.gz"]
    assert len(found.remarks) == 1


def test_a_packed_sitemap_is_unpacked_within_bounds() -> None:
    packed = gzip.compress(urlset("/a").encode())
    assert addresses(listing(packed)) == ["a"]
    with pytest.raises(BadSource, match="larger than 64 MB when it is unpacked"):
        listing(gzip.compress(b"<urlset>" + b" " * 65_000_000))
    for broken in (packed[:30], b"\x1f\x8b\x08broken"):
        with pytest.raises(BadSource, match="it cannot be unpacked"):
            listing(broken)


def test_each_page_is_named_once_in_the_order_of_the_feed() -> None:
    found = listing(rss(link("b"), link("a?utm_source=x"), link("b/#c"), link("a"), link("c")))
    assert addresses(found) == ["b", "a?utm_source=x", "c"]


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><body><rss></rss></body></html>",
        "<p>Text of <b>an article</b></p>",
        "Plain text, with <rss> in it.",
        '{"version": "1.0", "items": []}',
        '{"a": "https://jsonfeed.org/version/1"',
        "[1, 2]",
        "",
        b"%PDF-1.7",
        b"\x00\x01\x02",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_what_is_no_feed_is_none(page: str | bytes) -> None:
    assert listing_in(got(page), HERE, 10) is None


@pytest.mark.parametrize("media_type", ["text/html", "text/plain", "application/octet-stream", ""])
def test_a_feed_is_known_by_what_it_is(media_type: str) -> None:
    found = listing_in(
        got("\ufeff\n\n<?xml version='1.0'?>" + rss(link("a")), media_type), HERE, 10
    )
    assert found is not None
    assert addresses(found) == ["a"]


# Dates.


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Tue, 13 Aug 2024 23:30:00 -0500", AUGUST_13),
        ("13 Aug 2024 00:30 +0900", AUGUST_13),
        ("Tue, 13 Aug 24 10:00:00 GMT", AUGUST_13),
        ("2024-08-13T23:59:59.999-11:00", AUGUST_13),
        ("2024-08-13", AUGUST_13),
        ("20240813", AUGUST_13),
        ("13 August 2024", AUGUST_13),
        ("13. August 2024, 10:12 Uhr", AUGUST_13),
        ("  2024-08-13 10:00:00  ", AUGUST_13),
        ("", None),
        ("yesterday", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("Mon, 30 Nov -0001 00:00:00 +0000", None),
        ("0001-01-01T00:00:00Z", None),
        ("0000-00-00 00:00:00", None),
        ("9999-12-31", None),
        ("2024-13-45", None),
        ("Tue, 99 Foo 2024 99:99:99 +9999", None),
        ("5/8/2024", None),
        ("1" * 5000, None),
        ("2024-08-13T10:00:00+99:99", AUGUST_13),
        (None, None),
        (20240813, None),
    ],
)
def test_the_day_of_an_entry_is_the_one_it_names_where_it_was_written(
    stated: object, expected: date | None
) -> None:
    assert day(stated) == expected


def test_a_day_in_the_future_is_none_but_tomorrow_may_have_come_elsewhere() -> None:
    today = datetime.now(UTC).date()
    assert day(str(today + timedelta(days=1))) == today + timedelta(days=1)
    assert day(str(today + timedelta(days=2))) is None


def test_a_bad_date_costs_the_date_and_not_the_entry() -> None:
    found = listing(
        rss(f"<title>A</title>{link('a')}<pubDate>rubbish</pubDate><dc:creator>Ida</dc:creator>")
    )
    assert found.entries == [Entry("https://news.example/a", "A", None, "Ida")]


# What is broken or means harm.


def test_entities_stand_for_nothing() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    found = listing(
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}'
        '<!ENTITY file SYSTEM "file:///etc/passwd">'
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>'
        + rss(f"<title>A &l11; &file; B</title>{link('a')}")
    )
    assert found.entries == [Entry("https://news.example/a", "A &l11; &file; B")]


def test_an_entity_in_a_sitemap_stands_for_nothing() -> None:
    found = listing(
        '<!DOCTYPE urlset [<!ENTITY e "https://news.example/x">]>' + urlset("&e;", "/b")
    )
    assert addresses(found)[-1] == "b"
    assert "https://news.example/x" not in addresses(found)


def test_names_of_html_and_single_ampersands_are_what_they_mean() -> None:
    found = listing(
        rss(f"<title>Caf&eacute; &amp; AT&T &nbsp;&#233; &bogus; &lt;</title>{link('?a=1&b=2')}")
    )
    (entry,) = found.entries
    assert entry.title.split() == ["Café", "&", "AT&T", "é", "&bogus;", "<"]
    assert entry.address == "https://news.example/?a=1&b=2"
    assert found.remarks == []


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        (rss(link("a"), link("b"))[:-30], ["a", "b"]),
        (rss(link("a")) + "<p>more", ["a"]),
        (rss(link("a"), "<title>x<b></title>" + link("b"), link("c")), ["a", "c"]),
        (rss(f"<undeclared:x>1</undeclared:x>{link('a')}"), ["a"]),
        (rss("\x00\x01\x08" + link("a")), ["a"]),
        (rss(link("a")).replace("<rss ", "<rss a='<' "), ["a"]),
    ],
)
def test_of_broken_xml_what_can_be_read_is_read(feed: str, expected: list[str]) -> None:
    assert addresses(listing(feed.replace("\x00", ""))) == expected


def test_that_xml_is_broken_is_told() -> None:
    (remark,) = listing(rss(link("a"))[:-20]).remarks
    assert remark.startswith("it is broken in line 1 (")
    assert remark.endswith("): the rest may be missing")


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        (rss(f"<title>Brücke</title>{link('a')}").encode("cp1252"), "windows-1252"),
        (b"<?xml version='1.0' encoding='iso-8859-1'?>"
         + rss(f"<title>Br\u00fccke</title>{link('a')}").encode("cp1252"), None),
        (b"<?xml version='1.0' encoding='iso-8859-1'?>"
         + rss(f"<title>Br\u00fccke</title>{link('a')}").encode(), None),
        (b"<?xml version='1.0' encoding='nonsense'?>"
         + rss(f"<title>Br\u00fccke</title>{link('a')}").encode(), "koi8-r"),
        (rss(f"<title>Brücke</title>{link('a')}").encode("utf-16"), None),
    ],
)  # fmt: skip
def test_a_feed_in_the_wrong_encoding_is_read(raw: bytes, charset: str | None) -> None:
    assert listing(raw, charset=charset).entries[0].title == "Brücke"


def test_of_too_many_entries_the_first_are_taken_and_the_rest_is_told() -> None:
    feed = rss(*(link(one) for one in range(100_000)))
    began = time.process_time()
    found = listing(feed, most=500)
    assert time.process_time() - began < 20
    assert addresses(found) == [str(one) for one in range(500)]
    assert found.remarks == ["99,500 entries were left out: 500 are taken of a feed"]
    pages = listing(urlset(*(f"/{one}" for one in range(2000))), most=500)
    assert len(pages.entries) == 500
    assert pages.remarks == ["1,500 entries were left out: 500 are taken of a sitemap"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<rss>" + "<b>" * 200_000,
        "<rss " + "a='1' " * 100_000 + "/>",
        "<rss><channel><item><title>" + "<![CDATA[" * 200_000,
        "<rss>" + "&" * 500_000,
        "\n" * 500_000 + "<!ENTITY " * 100_000 + rss(link("a")),
        "<!--" * 200_000,
        "<rss><channel>" + "<item>" * 100_000,
        "<urlset>" + "<url><loc>" * 100_000,
        '{"jsonfeed.org": ' + "[" * 200_000,
        rss(f"<title>{'&lt;b ' * 100_000}</title>{link('a')}"),
        rss("<pubDate>" + "1" * 200_000 + "</pubDate>" + link("a")),
        rss("<dc:creator>" + "(@" * 100_000 + "</dc:creator>" + link("a")),
        rss("<link>http://" + "a." * 100_000 + "</link>"),
        rss("<author>" + "a" * 300_000 + "</author>" + link("a"), more="<author>" + "a" * 300_000),
        rss("<title>" + "&lt;" * 300_000 + "</title>" + link("a")),
        rss(link("a"), more=f"<managingEditor>{'a' * 300_001}</managingEditor>"),
    ],
    ids=str.__len__,
)
def test_what_is_made_to_keep_it_busy_does_not(hostile: str) -> None:
    began = time.process_time()
    listing_in(got(hostile), HERE, 1000)
    assert time.process_time() - began < 5


def test_a_document_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.web.xml._MOST", 10_000)
    with pytest.raises(BadSource, match="more than 10,000 elements"):
        listing("<rss>" + "<a/>" * 11_000)
