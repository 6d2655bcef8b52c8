"""Pages with a small article."""

import json
from typing import Any

from ingest.html.page import read_page
from qa.article import Article

STORY = (
    "<p>The night ferry to Skarnholm turned back on Monday after its bow door refused to close, "
    "and ninety passengers slept in the terminal.</p>"
    "<p>Engineers found a bent hinge and expect to sail again on Wednesday, the harbour master "
    "said.</p>"
)


def read(
    head: str = "", before: str = "", footer: str = "", after: str = "", top: str = ""
) -> Article:
    """The article in a page with a menu, `before` above the story, `after` it, and a footer."""
    page = (
        f"<!doctype html><html><head><title>Ferry turns back</title>{head}</head><body>{top}"
        '<nav><a href="/">Home</a> <a href="/sport">Sport results</a></nav>'
        f"<article>{before}{STORY}{after}</article><footer>{footer}</footer></body></html>"
    )
    return article_of(page)


def article_of(page: str) -> Article:
    """The one article in a page."""
    (one,) = read_page(page.encode(), Article("/pages/ferry.html", "ferry.html", "", ""))
    return one


def linked(*described: Any) -> str:
    """JSON-LD, in a script each."""
    return "".join(
        f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in described
    )


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
