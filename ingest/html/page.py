"""HTML becomes an article. The home of trafilatura."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from ingest.dates import leading_byline, leading_date
from ingest.encoding import decode
from ingest.html.layout import make_readable
from ingest.html.markup import HEADINGS, Element, text_of
from ingest.html.stated import stated_date, stated_title
from qa.article import Article
from qa.text.language import code


def read_page(raw: bytes, known: Article) -> Iterator[Article]:
    """The article in a page, without menus, comments and advertisements.

    Title, date, author, address and language are those that the page states of itself. The text
    is empty if the page holds no article.
    """
    from trafilatura import extract_metadata, load_html

    html = decode(raw, known.source)
    if not _WHOLE.search(html):
        html = _page(html)
    page: Element = load_html(html)
    if page is None:
        yield known
        return
    # Not its date: where none is stated it takes any, down to that of the copyright line.
    stated = extract_metadata(page, date_config={"extensive_search": False})
    address = stated.url or known.url or ""
    title = stated_title(page, address) or stated.title or ""
    published = stated_date(page, address)
    make_readable(page)
    text = _text(page)
    # A date that heads a section is that of what happened.
    heads = {text_of(heading) for heading in page.iter(*HEADINGS)}
    told = "\n".join(line for line in text.split("\n") if line not in heads)
    yield Article(
        key=known.key,
        source=known.source,
        title=title,
        text=text,
        published=published or leading_date(told),
        author=stated.author or leading_byline(text, heads),
        url=address if address.startswith(("https://", "http://")) else None,
        language=code(page.get("lang") or page.get("xml:lang")),
    )


_WHOLE = re.compile(r"<(?:html|head|body|title)\b", re.IGNORECASE)
"""What a page has, and a piece of one has not."""


def _text(page: Element) -> str:
    """The article's paragraphs, with a blank line between two."""
    text = _extracted(deepcopy(page))
    if "\n" not in text and len(list(page.iter("p"))) > 1:
        # Of a page with few words trafilatura takes all, in one line.
        short = _extracted(page, MIN_EXTRACTED_SIZE="1")
        text = short if 2 * len(short) > len(text) else text
    # It ends a paragraph with one line break, which inside plain text ends a line.
    return text.replace("\n", "\n\n")


def _extracted(page: Element, **settings: str) -> str:
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    config["DEFAULT"].update(settings)
    found: Any = bare_extraction(page, include_comments=False, config=config)
    return found.text if found is not None and found.text else ""


def without_tags(html: str) -> str:
    """The words of a piece of HTML, on one line."""
    from trafilatura import html2txt

    return html2txt(_page(html))


def _page(fragment: str) -> str:
    """A page around a piece of HTML: trafilatura recognises nothing in one that stands alone."""
    return f"<html><body>{fragment}</body></html>"
