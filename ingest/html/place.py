"""Where in a page its article is."""

import re
from dataclasses import dataclass
from itertools import islice

from ingest.html.markup import Element, text_of

_ELSEWHERE = re.compile(
    r"(?:^|[\s/])(?:comment|reply|replies|related|recommend|sidebar|teaser|trending|most-?read"
    r"|read-?more|widget|promo)",
    re.IGNORECASE,
)
"""Names of the parts of a page that are about something else than its article."""

HEADS = ("header", "article", "main", "hgroup")
"""Elements in which the head of an article stands."""


_HEADINGS = 60
"""Headings of a page that are looked at."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article is: its heading, or the element in which it begins, what that stands in, and
    the page's address, "" if it is not known."""

    heading: Element | None
    around: frozenset[Element]
    address: str


def place_of(page: Element, title: str, address: str) -> Place:
    """The place of the article: by the heading that is its title, or else by the first in it, or
    on the page."""
    for heading in islice(page.iter("h1", "h2", "h3"), _HEADINGS):
        if title and text_of(heading) == title and not _in_menu(heading):
            return Place(heading, frozenset((heading, *heading.iterancestors())), address)
    for path in ("//article//h1", "//main//h1", "//h1", "//article", "//main"):
        if found := page.xpath(f"({path})[1]"):
            return Place(found[0], frozenset((found[0], *found[0].iterancestors())), address)
    return Place(None, frozenset(), address)


def _in_menu(element: Element) -> bool:
    return next(element.iterancestors("nav", "aside", "footer"), None) is not None


def is_elsewhere(element: Element, place: Place, *tags: str) -> bool:
    """Whether an element is in a part of the page that is not its article, such as one of these."""
    in_article = any(one.tag == "article" for one in place.around)
    for one in element.iterancestors():
        if one in place.around or one.tag in ("html", "body"):
            return False
        if one.tag in ("nav", "aside", *tags) or is_named_elsewhere(one):
            return True
        if one.tag == "article" and in_article:
            return True
    return False


def is_named_elsewhere(element: Element) -> bool:
    """Whether an element has the name of a part that is about something else."""
    names = " ".join(element.get(name, "") for name in ("id", "class", "itemprop", "itemtype"))
    return _ELSEWHERE.search(names) is not None
