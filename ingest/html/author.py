"""Who wrote a page's article."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from ingest.dates import BY, byline, is_name
from ingest.html.described import names
from ingest.html.markup import Element, joined, text_of
from ingest.html.place import Place, is_elsewhere

_META_NAMES = (
    *("author", "articleauthor", "parselyauthor", "sailthruauthor", "dccreator", "dctermscreator"),
    *("dcauthor", "byl", "citationauthor", "authorname"),
)
"""Meta tags in which the author stands, in small letters without marks; the clearest first."""

_ROLE = re.compile(r"\s{0,3}[|·•,]|\s[-–—]\s")  # noqa: RUF001
"""What parts a name from what somebody is."""

_MOST = 20
"""Elements that name an author, and authors, that are looked at."""

_LONGEST = 200


def stated_author(
    page: Element, said: Mapping[str, Sequence[str]], described: Mapping[str, Any], place: Place
) -> tuple[str, str] | None:
    """The author, or several with commas between, and where they were read.

    A person whom the page describes counts most. A meta tag counts where the page shows its name,
    or no other: in many it is the publisher, or who typed it in.
    """
    if people := described_people(described):
        return people
    stated = next(
        ((who, name) for name in _META_NAMES if (who := _names(said.get(name, ())))), None
    )
    marked = list(islice(_marked(page, place), _MOST))
    if stated and any(stated[0] in text_of(element)[:_LONGEST] for element in marked):
        return stated[0], f"meta {stated[1]}"
    if shown := _shown(marked):
        return shown, "byline"
    return stated and (stated[0], f"meta {stated[1]}")


def described_people(described: Mapping[str, Any]) -> tuple[str, str] | None:
    """The people who are described as the authors."""
    who = _names(names(described.get("author"), "Person"))
    return (who, "JSON-LD author") if who else None


def described_organisation(described: Mapping[str, Any]) -> tuple[str, str] | None:
    """The organisation that is described as the author."""
    who = _names(names(described.get("author"), "Organization", "NewsMediaOrganization"))
    return (who, "JSON-LD author") if who else None


def _names(stated: Sequence[str]) -> str:
    found = (BY.sub("", joined(one[:_LONGEST])) for one in stated[:_MOST])
    return ", ".join(dict.fromkeys(one for one in found if is_name(one)))


def _marked(page: Element, place: Place) -> Iterator[Element]:
    """The elements that are marked as naming the author, the clearest first."""
    seen = set()
    for path in (
        "//*[@itemprop='author'] | //*[contains(concat(' ', @rel, ' '), ' author ')]",
        "//*[contains(@class, 'byline') or contains(@class, 'author')]",
    ):
        for element in page.xpath(path):
            if element not in seen and not is_elsewhere(element, place):
                seen.add(element)
                yield element


def _shown(marked: Sequence[Element]) -> str:
    """The names of the first elements that hold any, which stand side by side."""
    found: list[str] = []
    beside = None
    for element in marked:
        if found and element.getparent() is not beside:
            break
        if name := _named(element):
            found.append(name)
            beside = element.getparent()
    return ", ".join(dict.fromkeys(found))


def _named(element: Element) -> str | None:
    """The name that an element holds: all of it, or the first that stands alone in a part of it."""
    if stated := joined(element.get("content") or ""):
        return stated if is_name(stated) else None
    for line in (text_of(element), *islice(_pieces(element), _MOST)):
        bare = _ROLE.split(BY.sub("", line[:_LONGEST]), maxsplit=1)[0]
        if name := byline(line) or byline(f"By {line}") or (bare if is_name(bare) else None):
            return name
    return None


def _pieces(element: Element) -> Iterator[str]:
    for text in element.itertext():
        if re.search(r"\w", text):
            yield joined(text)
