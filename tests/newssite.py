"""A news site on this machine: pages in the styles of many, feeds, sitemaps, and what sites do."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tests import newsstories as stories
from tests.newsstories import Story, english
from tests.newsstyles import (
    STYLES,
    Style,
    dateless,
    json_ld,
    localised,
    open_graph,
    paywall,
    wordpress,
)
from tests.provider import POLL

ENGLISH = 49
"""Pages in English; with those in other languages there are 60."""

_FOREIGN: tuple[tuple[Story, Style, str, bool], ...] = (
    (stories.RUSSIAN, json_ld, "windows-1251", True),
    (stories.CHINESE, open_graph, "gb2312", False),
    (stories.JAPANESE, json_ld, "shift_jis", False),
    (stories.GREEK, open_graph, "iso-8859-7", True),
    (stories.ARABIC, wordpress, "utf-8", False),
    (stories.HINDI, json_ld, "utf-8", True),
    (stories.POLISH, open_graph, "iso-8859-2", True),
    (stories.UKRAINIAN, wordpress, "utf-8", False),
    (stories.KOREAN, json_ld, "euc-kr", False),
    (stories.GERMAN, localised, "iso-8859-1", True),
    (stories.FRENCH, localised, "windows-1252", False),
)
"""Story, style, encoding, and whether the server tells the encoding; otherwise the page does."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent for a path. `seconds` pass before it."""

    body: bytes = b""
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    modified: datetime = datetime(2025, 6, 1, tzinfo=UTC)
    seconds: float = 0.0

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:16]}"'


@dataclass(frozen=True, slots=True)
class Printed:
    """A story as a page shows it: what is to be read there."""

    story: Story
    style: Style
    charset: str = "utf-8"
    is_told: bool = True

    def reply(self, address: str) -> Reply:
        html = self.style(self.story, address)
        if self.is_told:
            html = html.replace('<meta charset="utf-8">', "")
        html = html.replace('<meta charset="utf-8">', f'<meta charset="{self.charset}">')
        media_type = f"text/html; charset={self.charset}" if self.is_told else "text/html"
        return Reply(html.encode(self.charset, "xmlcharrefreplace"), media_type)


@dataclass
class NewsSite:
    """A site whose pages can be changed. `printed` are its articles by path, `replies` what else it
    sends, `asked` the paths that were asked for with the headers."""

    origin: str
    printed: dict[str, Printed] = field(default_factory=dict)
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def host(self) -> str:
        return self.origin.removeprefix("http://")

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def print_story(self, path: str, story: Story, style: Style = json_ld) -> str:
        """The address of a new page, or of one that is printed anew; feeds and sitemaps name it."""
        self.printed[path] = Printed(story, style)
        return self.origin + path

    def change(self, path: str, sentence: str) -> None:
        """Adds a sentence to a page."""
        was = self.printed[path]
        paragraphs = (*was.story.paragraphs, sentence)
        self.printed[path] = replace(was, story=replace(was.story, paragraphs=paragraphs))

    def remove(self, path: str, status: int = 410) -> None:
        """A page is gone; feeds and sitemaps do not name it any more."""
        del self.printed[path]
        self.replies[path] = Reply(b"gone", status=status)

    def reply(self, path: str) -> Reply:
        page, _, query = path.partition("?")
        told = page if query.startswith("utm_") else path
        if (reply := self.replies.get(path) or self.replies.get(told)) is not None:
            return reply
        if told in self.printed:
            return self.printed[told].reply(self.origin + told)
        made = {
            "/robots.txt": self._robots,
            "/rss.xml": self._rss,
            "/atom.xml": self._atom,
            "/feed.json": self._json_feed,
            "/sitemap.xml": self._index,
            "/sitemap-pages.xml": self._sitemap,
            "/sitemap-news.xml": self._news_sitemap,
        }.get(path)
        return made() if made else Reply(b"<h1>Not found</h1>", status=404)

    def _robots(self) -> Reply:
        rules = f"User-agent: *\nDisallow: /private/\n\nSitemap: {self.origin}/sitemap.xml\n"
        return Reply(rules.encode(), "text/plain")

    def _rss(self) -> Reply:
        items = [
            f"<item><title>{escape(one.story.title)}</title>"
            f"<link>{self.origin}{path}?utm_source=rss&amp;utm_medium=feed</link>"
            f"<dc:creator>{escape(one.story.author)}</dc:creator>{_pub_date(one.story)}"
            f"<description>{escape(one.story.paragraphs[0])}</description></item>"
            for path, one in self.printed.items()
        ]
        return _xml(
            '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
            f"<title>The Velm Courier</title><link>{self.origin}/</link>{''.join(items)}"
            "</channel></rss>",
            "application/rss+xml",
        )

    def _atom(self) -> Reply:
        entries = [
            f'<entry><title type="html">{escape(escape(one.story.title))}</title>'
            f'<link rel="alternate" href="{path}"/><id>tag:velm,2024:{path}</id>'
            f"{_published(one.story, 'published')}<updated>2025-06-01T10:00:00Z</updated>"
            f"<author><name>{escape(one.story.author)}</name></author></entry>"
            for path, one in self.printed.items()
        ]
        return _xml(
            f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Velm Courier</title>'
            f"<updated>2025-06-01T10:00:00Z</updated>{''.join(entries)}</feed>",
            "application/atom+xml",
        )

    def _json_feed(self) -> Reply:
        items = [
            {
                "id": path,
                "url": self.origin + path,
                "title": one.story.title,
                "content_text": one.story.paragraphs[0],
                "authors": [{"name": one.story.author}],
                "language": one.story.language,
            }
            | ({"date_published": f"{day}T09:15:00+01:00"} if (day := one.story.published) else {})
            for path, one in self.printed.items()
        ]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": items}
        return Reply(json.dumps(feed).encode(), "application/feed+json")

    def _index(self) -> Reply:
        names = ("sitemap-pages.xml", "sitemap-news.xml")
        maps = [f"<sitemap><loc>{self.origin}/{name}</loc></sitemap>" for name in names]
        return _xml(f'<sitemapindex xmlns="{_SITEMAPS}">{"".join(maps)}</sitemapindex>')

    def _sitemap(self) -> Reply:
        pages = [
            f"<url><loc>{self.origin}{path}</loc><lastmod>2025-06-01</lastmod></url>"
            for path in list(self.printed)[3:]
        ]
        return _xml(f'<urlset xmlns="{_SITEMAPS}">{"".join(pages)}</urlset>')

    def _news_sitemap(self) -> Reply:
        pages = [
            f"<url><loc>{self.origin}{path}</loc><news:news><news:publication><news:name>Courier"
            f"</news:name><news:language>{one.story.language}</news:language></news:publication>"
            f"{_published(one.story, 'news:publication_date')}"
            f"<news:title>{escape(one.story.title)}</news:title></news:news></url>"
            for path, one in list(self.printed.items())[:6]
        ]
        news = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
        return _xml(f'<urlset xmlns="{_SITEMAPS}" {news}>{"".join(pages)}</urlset>')


_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _xml(text: str, media_type: str = "application/xml") -> Reply:
    return Reply(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode(), media_type)


def _published(story: Story, name: str) -> str:
    """It was late in the west: the day is another in London."""
    return f"<{name}>{story.published}T22:15:00-05:00</{name}>" if story.published else ""


def _pub_date(story: Story) -> str:
    if story.published is None:
        return ""
    at = datetime.fromisoformat(f"{story.published}T22:15:00-05:00")
    return f"<pubDate>{format_datetime(at)}</pubDate>"


def print_all(site: NewsSite) -> None:
    """The 60 pages."""
    for number in range(ENGLISH):
        story, style = english(number), STYLES[number % len(STYLES)]
        if style is paywall:
            story = replace(story, paragraphs=story.paragraphs[:2])
        if style is dateless:
            story = replace(story, published=None)
        site.printed[f"/news/{style.__name__.replace('_', '-')}-{number}.html"] = Printed(
            story, style
        )
    for story, style, charset, is_told in _FOREIGN:
        site.printed[f"/{story.language}/bridge"] = Printed(story, style, charset, is_told)


def _handler(site: NewsSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            reply = site.reply(self.path)
            time.sleep(reply.seconds)
            is_known = reply.status == 200 and self._is_known(reply)
            self.send_response(304 if is_known else reply.status)
            if reply.status == 200:
                self.send_header("ETag", reply.etag)
                self.send_header("Last-Modified", format_datetime(reply.modified, usegmt=True))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if not is_known:
                self.send_header("Content-Type", reply.media_type)
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if not is_known:
                with suppress(OSError):
                    self.wfile.write(reply.body)

        def _is_known(self, reply: Reply) -> bool:
            """Whether the visitor has it; the tag counts before the time."""
            if tag := self.headers.get("If-None-Match"):
                return tag == reply.etag
            since = self.headers.get("If-Modified-Since")
            return since == format_datetime(reply.modified, usegmt=True)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler


@contextmanager
def news_site(*, is_empty: bool = False) -> Iterator[NewsSite]:
    """The site on a free port of this machine, until the block ends."""
    site = NewsSite("")
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(site)) as server:
        server.daemon_threads = True
        site.origin = f"http://127.0.0.1:{server.server_port}"
        if not is_empty:
            print_all(site)
        thread = Thread(target=server.serve_forever, args=(POLL,), daemon=True)
        thread.start()
        yield site
        server.shutdown()
        thread.join()
