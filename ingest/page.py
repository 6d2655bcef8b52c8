"""HTML becomes an article. The home of trafilatura."""

import re
from typing import Any

from ingest.dates import leading_date, parse_date
from qa.article import Article
from qa.language import code

_LANGUAGE = re.compile(r"<html[^>]*\slang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def read_page(html: str, key: str, source: str) -> Article:
    """The article in a page, without menus, comments and advertisements.

    Title, date, author, address and language are those that the page states of itself. The text
    is empty if the page holds no article.
    """
    from trafilatura import bare_extraction

    if "<html" not in html.lower():
        html = _page(html)
    found: Any = bare_extraction(
        html,
        include_comments=False,
        with_metadata=True,
        # The extensive search falls back on any date on the page, down to the copyright line.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or not found.text:
        return Article(key=key, source=source, title="", text="")
    address = found.url or ""
    # trafilatura ends a paragraph with one line break, which inside plain text ends a line.
    text = found.text.replace("\n", "\n\n")
    stated = parse_date(found.date) if found.date else None
    return Article(
        key=key,
        source=source,
        title=found.title or "",
        text=text,
        published=stated or leading_date(text),
        author=found.author,
        url=address if address.startswith(("https://", "http://")) else None,
        language=code(language[1]) if (language := _LANGUAGE.search(html)) else None,
    )


def without_tags(html: str) -> str:
    """The words of a piece of HTML, on one line."""
    from trafilatura import html2txt

    return html2txt(_page(html))


def _page(fragment: str) -> str:
    """A page around a piece of HTML: trafilatura recognises nothing in one that stands alone."""
    return f"<html><body>{fragment}</body></html>"
