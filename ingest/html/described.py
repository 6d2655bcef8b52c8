"""What a page describes of itself in JSON-LD, by the words of schema.org."""

import json
import re
from collections.abc import Collection, Iterator
from html import unescape
from typing import Any

from ingest.html.markup import Element, joined, plainly
from qa.article import same_page

_ARTICLE = re.compile(r"(?:.*/)?(?:\w*Article|\w*BlogPosting|SocialMediaPosting|Report|Review)")
"""The kinds of schema.org that are articles; of a page, a list or a video the date is another."""

_LONGEST_KIND = 100

_DEEP = 6
"""Levels of lists and graphs in which articles are looked for."""

_MOST = 20
"""Authors that are looked at."""


def described_article(page: Element, address: str, titles: Collection[str]) -> dict[str, Any]:
    """The article that the page is, of those it describes; an empty one if all are others.

    Its headline is one of `titles`, which are in plain letters, or its address is that of the page,
    or nothing speaks against it.
    """
    articles = list(described_all(page))
    possible = []
    for one in articles:
        pages = {same_page(page) for page in addresses(one)} - {""}
        here = not address or not pages or same_page(address) in pages
        headline = plainly(text(one.get("headline")))
        if headline in titles or (pages and address and here):
            return one
        if here or not headline or len(articles) == 1:
            possible.append(one)
    return possible[0] if possible else {}


def text(value: object) -> str:
    """A text of JSON-LD, on one line; "" for what is none."""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("text")
    return joined(unescape(value)) if isinstance(value, str) else ""


def names(value: object, *kinds: str) -> list[str]:
    """The names in a value such as that of `author`, of those that are stated to be of one of these
    kinds, or of none."""
    found = []
    for one in (value if isinstance(value, list) else [value])[:_MOST]:
        kind = one.get("@type") if isinstance(one, dict) else None
        if kind is None or kind in kinds:
            said = one.get("name") if isinstance(one, dict) else one
            found += [text(part) for part in (said if isinstance(said, list) else [said])[:_MOST]]
    return list(filter(None, found))


def described_all(page: Element) -> Iterator[dict[str, Any]]:
    """The articles that JSON-LD describes for themselves, not those in lists of others."""
    for script in page.iter("script"):
        if "ld+json" in script.get("type", "").lower():
            yield from articles_in(_loaded(script.text or ""))


_AROUND = re.compile(r"<!\[CDATA\[|\]\]>")
_LAST_COMMA = re.compile(r",(?=\s{0,99}[}\]])")


def _loaded(script: str) -> object:
    """What a script says; with a comma behind the last value, or marks of HTML within it, which
    JSON does not allow, it is read too. None if it cannot be."""
    bare = _bare(_AROUND.sub("", script))
    mended = _LAST_COMMA.sub("", bare)
    for form in dict.fromkeys((bare, mended, unescape(mended))):
        try:
            return json.loads(form, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _bare(script: str) -> str:
    """JSON without the comment marks that some put around it."""
    starts = [at for mark in "[{" if (at := script.find(mark)) >= 0]
    return script[min(starts, default=0) : max(map(script.rfind, "]}")) + 1]


def articles_in(value: object) -> Iterator[dict[str, Any]]:
    """The articles among what JSON-LD describes."""
    return filter(is_article, things_in(value, _DEEP))


def things_in(value: object, depth: int = _DEEP) -> Iterator[dict[str, Any]]:
    """All that JSON-LD describes for itself, in lists and graphs too."""
    if isinstance(value, list) and depth:
        for one in value:
            yield from things_in(one, depth - 1)
    elif isinstance(value, dict) and depth:
        yield value
        for part in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from things_in(value.get(part), depth - 1)


def is_article(described: dict[str, Any]) -> bool:
    """Whether it is one of schema.org's articles by its type."""
    return any(map(_ARTICLE.fullmatch, kinds(described)))


def kinds(described: dict[str, Any]) -> list[str]:
    """The types that are stated, as they are written, but no longer than one is."""
    stated = described.get("@type")
    stated = stated if isinstance(stated, list) else [stated]
    return [kind[:_LONGEST_KIND] for kind in stated if isinstance(kind, str)]


def addresses(described: dict[str, Any]) -> Iterator[str]:
    """Where on the web an article says that it is, the clearest first."""
    for name in ("url", "mainEntityOfPage"):
        value = described.get(name)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            yield value
