"""The title of a page's article."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from ingest.html.described import names, text
from ingest.html.markup import Element, joined, plainly, text_of

_PARTED = re.compile(r"\s{1,3}[|–—·•»«:-]{1,2}\s{1,3}|\s{0,3}[|]\s{0,3}|: ")  # noqa: RUF001
"""What stands between a title and the name of its site."""

_MOST = 60
"""Headings of a page that are looked at, and parts of a title."""

_LONGEST = 500
"""Characters of a title in which the name of a site is looked for."""


def headings(page: Element) -> list[tuple[str, str]]:
    """The headings of the first three levels, each with its element's name; not one that is a link
    to the home page, which is the site's name."""
    found = islice(page.iter("h1", "h2", "h3"), _MOST)
    return [(heading.tag, _heading(heading)) for heading in found if not _leads_home(heading)]


def _heading(element: Element) -> str:
    """The text of a heading, without a date that stands in it."""
    words = text_of(element)
    for time in islice(element.iter("time"), 1):
        words = joined(words.replace(text_of(time), "", 1)) or words
    return words


def _leads_home(heading: Element) -> bool:
    around = [heading.getparent()] if heading.getparent() is not None else []
    links = [link for link in (*around, *islice(heading.iter("a"), 2)) if link.get("href")]
    if len(links) != 1 or text_of(links[0]) != text_of(heading):
        return False
    try:
        parts = urlsplit(links[0].get("href").strip())
    except ValueError:  # such as http://[
        return False
    return parts.path in ("", "/", "./") and not parts.query


def named_so(said: Mapping[str, Sequence[str]], heads: Sequence[tuple[str, str]]) -> set[str]:
    """The names of the page, in plain letters, to know its article by."""
    ours = (*said.get("ogtitle", ())[:1], *(head for tag, head in heads if tag == "h1"))
    return {plainly(name) for name in ours} - {""}


def stated_title(
    page: Element,
    said: Mapping[str, Sequence[str]],
    described: Mapping[str, Any],
    heads: Sequence[tuple[str, str]],
    address: str,
) -> tuple[str, str] | None:
    """The title that a page states, without the name of its site, and where it was read."""
    sites = _sites(said, described, address)
    ours = {plainly(head): head for _, head in sorted(heads) if plainly(head) not in sites}
    for title, origin in _stated(page, said, described, heads, set(ours)):
        if plainly(title) and plainly(title) not in sites:
            return _without_site(title, sites, ours), origin
    title = joined(next((one.text or "" for one in page.iter("title")), ""))
    if not title:
        return None
    found = _without_site(title, sites, ours)
    # Without a heading or the site's name to tell, a bar parts them, as it does in no sentence.
    return (max(found.split(" | "), key=len) if found == title else found), "title element"


def _stated(
    page: Element,
    said: Mapping[str, Sequence[str]],
    described: Mapping[str, Any],
    heads: Sequence[tuple[str, str]],
    ours: Collection[str],
) -> Iterator[tuple[str, str]]:
    yield next(iter(said.get("ogtitle", ())), ""), "og:title"
    yield text(described.get("headline")), "JSON-LD headline"
    for element in page.xpath("(//*[@itemprop='headline'])[1]"):
        yield joined(element.get("content") or "") or text_of(element), "itemprop headline"
    first = [head for tag, head in heads if tag == "h1"]
    if len(first) == 1:
        yield first[0], "first heading"


def _sites(
    said: Mapping[str, Sequence[str]], described: Mapping[str, Any], address: str
) -> set[str]:
    """The names of the site, in plain letters, as it states them, and its host's."""
    stated = [*said.get("ogsitename", ()), *said.get("applicationname", ())]
    stated += names(described.get("publisher"), "Organization", "NewsMediaOrganization")
    host = urlsplit(address).hostname if "//" in address else None
    labels = (host or "").removeprefix("www.")
    return {plainly(name) for name in (*stated, labels, labels.split(".")[0])} - {""}


def _without_site(title: str, sites: Collection[str], ours: Mapping[str, str]) -> str:
    """The title without the name of the site before or behind it. A heading of the page, its first
    or a long one, that is all of one side is the title too."""
    first = next(iter(ours.values()), "")
    for found in islice(_PARTED.finditer(title), _MOST if len(title) <= _LONGEST else 0):
        sides = (title[: found.start()].strip(), title[found.end() :].strip())
        longer, shorter = sorted(sides, key=len, reverse=True)
        if _is_site(shorter, sites) and plainly(longer):
            return longer
        if _is_site(longer, sites) and plainly(shorter):
            return shorter
        # The shorter one may be the name of a section, which has a heading on the page too.
        if plainly(longer) in ours:
            return ours[plainly(longer)]
        if ours.get(plainly(shorter)) == first:
            return first
    return title


def _is_site(name: str, sites: Collection[str]) -> bool:
    words = plainly(name)
    return words in sites or words.replace(" ", "") in sites
