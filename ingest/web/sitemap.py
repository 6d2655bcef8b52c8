"""Sitemaps: of pages, of news, and indexes of other sitemaps."""

from ingest.web import xml
from ingest.web.entries import Entry, Listing, absolute, day, distinct, left_out, site
from qa.text.language import code

ROOTS = ("urlset", "sitemapindex")
"""Names of the first element of sitemaps."""


def read_sitemap(text: str, address: str, most: int) -> Listing:
    """The pages and sitemaps that a sitemap names, of which at most `most` are taken.

    A sitemap speaks for its own host alone (sitemaps.org): what it names elsewhere is left out. The
    days on which its pages were changed are no dates of articles.
    """
    pages: list[Entry] = []
    sitemaps: list[str] = []
    over = nowhere = elsewhere = 0
    elements = xml.Elements(text, "url", "sitemap")
    for element in elements:
        target = absolute(address, xml.text_in(element, "loc"))
        if not target:
            nowhere += 1
        elif site(target) != site(address):
            elsewhere += 1
        elif len(pages) + len(sitemaps) >= most:
            over += 1
        elif xml.local(element) == "sitemap":
            sitemaps.append(target)
        else:
            pages.append(_entry(element, target))
        element.clear()
    remarks = [elements.problem] if elements.problem else []
    remarks += left_out(over, f"{most:,} are taken of a sitemap")
    remarks += left_out(nowhere, "no address of a page is named")
    remarks += left_out(elsewhere, f"a sitemap speaks only for its own host, {site(address)}")
    return Listing("sitemap", "", distinct(pages), list(dict.fromkeys(sitemaps)), remarks)


def _entry(element: xml.Element, target: str) -> Entry:
    """A page, with what a sitemap of news says of it."""
    news = xml.child(element, "news")
    publication = None if news is None else xml.child(news, "publication")
    return Entry(
        address=target,
        title=xml.text_in(news, "title"),
        published=day(xml.text_in(news, "publication_date")),
        language=code(xml.text_in(publication, "language")),
    )
