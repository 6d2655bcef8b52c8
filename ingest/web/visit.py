"""From an address to what can be read: a page, or the pages that a feed or sitemap names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ingest.files import Found
from ingest.web.content import canonical, content_of, kind_of, listing_in
from ingest.web.entries import Entry, Listing, left_out
from ingest.web.fetch import Fetched, Fetcher, NotModified
from qa.article import Article, Origins, same_page, without_tracking
from qa.errors.sources import BadSource

MOST = 10_000
"""Pages that are taken of one feed, or of one sitemap and those it names."""

_ENTRY = "feed or sitemap"
"""Where it was found what an entry says of its page."""

_DEEPEST = 3
"""Sitemaps one in the other. One index and its sitemaps are two; some sites have one more."""

_MOST_SITEMAPS = 1_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered of an address from one visit to the next: what its site told, to be told
    again, and the key under which its article is kept, which stays. That is "" for what is no
    article."""

    etag: str | None = None
    modified: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One address that was opened. `source` is the address as it was given.

    `found` is None if it is unchanged since it was seen, or could not be had; then `problem` says
    why. `seen` is to be kept for the next visit.
    """

    source: str
    found: Found | None
    problem: BadSource | None = None
    seen: Seen = Seen()


@dataclass(slots=True)
class Visit:
    """What an address stands for. `kind` is "page", "feed", "sitemap", or "unchanged" if nothing
    was sent because it is as it was.

    `address` is the one it led to, `title` that of a feed. `pages` opens one address after the
    other, each when it is asked for; one that fails does not end it. `remarks` say what was left
    out, when all pages have been opened.
    """

    kind: str
    address: str
    title: str = ""
    seen: Seen = Seen()
    pages: Iterator[Page] = field(default_factory=lambda: iter(()))
    remarks: list[str] = field(default_factory=list)


def never(_: str) -> Seen | None:
    """No address was visited before."""
    return None


def all_of_them(_: str) -> bool:
    """Every page is wanted."""
    return True


def visit(
    fetcher: Fetcher,
    address: str,
    *,
    seen: Callable[[str], Seen | None] = never,
    wanted: Callable[[str], bool] = all_of_them,
    most: int = MOST,
) -> Visit:
    """Open an address, which holds a page, a feed or a sitemap. `seen` is what is remembered
    of an address. Of a feed or sitemap `most` pages are taken, and those alone that are `wanted`.

    Raises BadSource if it cannot be had, as `Fetcher.get` does.
    """
    address = address.strip()
    before = seen(address) or Seen()
    got = fetcher.get(address, etag=before.etag, modified=before.modified)
    if isinstance(got, NotModified):
        return Visit("unchanged", got.address, seen=_told(got, before))
    walk = _Walk(fetcher, seen, wanted, most)
    if (listing := listing_in(got, address, most)) is None:
        page = walk.page(got, Entry(address), before)
        told = page.seen if page else _told(got, before)
        return Visit("page", got.address, seen=told, pages=iter([page] if page else []))
    visited = Visit(listing.kind, got.address, listing.title, _told(got, before))
    walk.remarks = visited.remarks
    visited.pages = walk.all(listing)
    return visited


def _told(got: Fetched | NotModified, before: Seen, key: str = "") -> Seen:
    """What to remember; an answer that all is unchanged need not repeat what was told."""
    if isinstance(got, NotModified):
        return Seen(got.etag or before.etag, got.modified or before.modified, before.key)
    return Seen(got.etag, got.modified, key)


class _Walk:
    """Goes through the pages of one listing, and of those it names."""

    def __init__(
        self,
        fetcher: Fetcher,
        seen: Callable[[str], Seen | None],
        wanted: Callable[[str], bool],
        most: int,
    ) -> None:
        self.remarks: list[str] = []
        self._fetcher = fetcher
        self._seen = seen
        self._wanted = wanted
        self._most = most
        self._named: set[str] = set()
        self._sitemaps: set[str] = set()
        self._over = 0
        self._again = 0
        self._keys: dict[str, str] = {}

    def all(self, listing: Listing) -> Iterator[Page]:
        yield from self._listed(listing, 1)
        self.remarks += left_out(self._over, f"{self._most:,} pages are taken at once")
        self.remarks += left_out(self._again, "they lead to a page that another leads to")

    def _listed(self, listing: Listing, depth: int) -> Iterator[Page]:
        self.remarks += listing.remarks
        for entry in listing.entries:
            if (before := self._seen(entry.address)) and before.key:
                self._keys[same_page(before.key)] = same_page(entry.address)
        for entry in listing.entries:
            if (page := same_page(entry.address)) in self._named:
                continue
            if len(self._named) >= self._most:
                self._over += 1
                continue
            self._named.add(page)
            if not self._wanted(entry.address):
                continue
            if opened := self._opened(entry):
                yield opened
        for address in listing.sitemaps:
            yield from self._sitemap(address, depth + 1)

    def _sitemap(self, address: str, depth: int) -> Iterator[Page]:
        if address in self._sitemaps:
            return
        self._sitemaps.add(address)
        try:
            if depth > _DEEPEST:
                raise BadSource(address, f"more than {_DEEPEST} sitemaps stand one in the other")
            if len(self._sitemaps) > _MOST_SITEMAPS:
                raise BadSource(address, f"{_MOST_SITEMAPS:,} sitemaps are read at once")
            if len(self._named) >= self._most:
                raise BadSource(address, f"{self._most:,} pages are taken at once")
            got = self._fetcher.get(address)
            listing = listing_in(got, address, self._most) if isinstance(got, Fetched) else None
            if listing is None or listing.kind != "sitemap":
                raise BadSource(address, "it is named as a sitemap, and is none")
        except BadSource as error:
            yield Page(address, None, error)
        else:
            yield from self._listed(listing, depth)

    def _opened(self, entry: Entry) -> Page | None:
        """The page of an entry; None if it is one that was opened before, under another address."""
        before = self._seen(entry.address) or Seen()
        try:
            got = self._fetcher.get(entry.address, etag=before.etag, modified=before.modified)
            if isinstance(got, NotModified):
                return Page(entry.address, None, seen=_told(got, before))
            page = self.page(got, entry, before)
        except BadSource as error:
            return Page(entry.address, None, error)
        self._again += page is None
        return page

    def page(self, got: Fetched, entry: Entry, before: Seen) -> Page | None:
        """What was fetched, for the readers of files; None for a page that was found before."""
        if not (key := before.key or self._key(got)):
            return None
        content = content_of(got)
        known = Article(
            key=key,
            source=entry.address,
            title=entry.title,
            text="",
            published=entry.published,
            author=entry.author,
            url=key,
            language=entry.language,
            origins=Origins(*[_ENTRY] * 3),
        )
        found = Found(known, kind_of(got), lambda: content)
        return Page(entry.address, found, seen=_told(got, before, key))

    def _key(self, got: Fetched) -> str:
        """Under which address a page is kept; "" for a version of a page that was opened.

        That several pages call one address their own is believed if it is the address of one of
        them. Otherwise it is a fault of the site, and they would replace one another.
        """
        key, own = canonical(got), same_page(got.address)
        taken = self._keys.get(same_page(key))
        if taken == same_page(key):
            return ""
        if taken is not None and own != same_page(key):
            key = without_tracking(got.address)
        self._keys[same_page(key)] = own
        return key
