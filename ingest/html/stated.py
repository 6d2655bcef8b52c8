"""What a page says of its article, to programs and to people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from ingest.access import described_access, free_access
from ingest.genre import kind_of
from ingest.html.author import described_organisation, stated_author
from ingest.html.day import stated_day
from ingest.html.described import described_all, described_article
from ingest.html.markup import Element, metas
from ingest.html.place import place_of
from ingest.html.title import headings, named_so, stated_title
from qa.access import Access, strictest

Told = tuple[str, str]
"""What was read, and where."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states of its article. `address` is "" if it states none, and none is known;
    `organisation` is an author that is no person."""

    address: str
    title: Told | None
    published: tuple[date, str] | None
    author: Told | None
    organisation: Told | None
    kind: str | None
    access: Access
    described: dict[str, Any]


def stated(page: Element, address: str | None) -> Stated:
    """What the page with this address, if it is known, states. Raises ValueError for an access that
    is not known."""
    said = metas(page)
    address = _address(page, said, address or "")
    heads = headings(page)
    described = described_article(page, address, named_so(said, heads))
    title = stated_title(page, said, described, heads, address)
    place = place_of(page, title[0] if title else "", address)
    return Stated(
        address=address,
        title=title,
        published=stated_day(page, said, described, place),
        author=stated_author(page, said, described, place),
        organisation=described_organisation(described),
        kind=_kind(said, described),
        access=_access(page, described),
        described=described,
    )


def _kind(said: Mapping[str, Sequence[str]], described: Mapping[str, Any]) -> str | None:
    """What the page describes its article as, or else the section that it stands in."""
    named = (list(said.get(name, ())) for name in ("genre", "articlesection"))
    return kind_of(*(described.get(name) for name in ("@type", "genre")), *named)


def _access(page: Element, described: Mapping[str, Any]) -> Access:
    """The access of what the page describes as its article, or of the most closed of what it
    describes where that is none of it; and what it says of it in its own markup. Raises
    ValueError."""
    of = [described] if described else described_all(page)
    marks = page.iter("meta", "link")
    free = (one.get("content") or one.get("href") for one in marks if _says_free(one))
    return strictest([*map(described_access, of), free_access(free)])


def _says_free(mark: Element) -> bool:
    return str(mark.get("itemprop", "")).casefold() == "isaccessibleforfree"


def _address(page: Element, said: dict[str, list[str]], known: str) -> str:
    """The address that a page states, or else the known one; "" if there is none of the web."""
    links = (link for link in page.iter("link") if "canonical" in link.get("rel", "").split())
    for stated in (*(link.get("href", "") for link in links), *said["ogurl"], known):
        try:
            address: str = urlsplit(urljoin(known, stated.strip())).geturl()
        except ValueError:  # such as http://[
            continue
        if address.startswith(("https://", "http://")):
            return address
    return ""
