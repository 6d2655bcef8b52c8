"""When a page says that its article was published."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from ingest.dates import BY, ON, OTHER_DAY, days_in, is_name, is_utc, leading_date, parse_date
from ingest.html.markup import HEADINGS, INLINE, MARK, SENTENCES, Element, joined, text_of
from ingest.html.place import HEADS, Place, is_elsewhere

_DATE_NAMES = (
    *("articlepublishedtime", "ogarticlepublishedtime", "ogpublishedtime", "articlepublished"),
    *("datepublished", "rnewsdatepublished", "parselypubdate", "sailthrudate", "dcdateissued"),
    *("dctermsissued", "dcissued", "dcdatecreated", "dctermscreated", "dcdate", "dctermsdate"),
    *("publicationdate", "publisheddate", "publishdate", "publishedtime", "publishtime"),
    *("pubdate", "btpubdate", "originalpublicationdate", "cxenseparserecspublishtime"),
    *("citationpublicationdate", "citationonlinedate", "citationdate", "articledateoriginal"),
)
"""Meta tags in which an article's date stands, without marks and in small letters; the clearest
first. None of them tells when it was changed."""

_LEAST_CLEAR = ("displaydate", "date")

_PUBLISHED = re.compile(r"publi(?:sh|c)|pub-?date|posted|entry-date|post-date", re.IGNORECASE)
_BYLINE_NAME = re.compile(r"byline|author", re.IGNORECASE)

_ISSUED = re.compile(r"publi(?:sh|c)|pubdate|issued", re.IGNORECASE)
"""Names of meta tags that tell of this day, besides those above."""

_PARAGRAPH = 120
"""Characters of a paragraph that is the story's, and no byline."""

_BYLINE = 300
"""Elements behind a heading in which its byline is looked for."""

_MOST = 9
"""Meta tags of one name, and names besides those above, that are looked at."""

_ABOVE = 3
"""Elements right above a heading, in which its date may stand."""

_OF_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-])")

Dated = tuple[date, str]
"""A day, and where it was read."""


def stated_day(
    page: Element, said: Mapping[str, Sequence[str]], described: Mapping[str, Any], place: Place
) -> Dated | None:
    """When the article was published; a day on which it was changed is another.

    Of a moment that is stated in universal time, the day is the one that the page shows, or that
    its address names, where that is the day before or behind.
    """
    shown = _byline_day(page, place)
    named = _address_day(place.address)
    for stated, origin in (*_described_values(described), *_meta_values(said)):
        if day := parse_date(stated):
            local = [shown[0] if shown else None, named] if is_utc(stated) else []
            return _nearby(day, local), origin
    return shown or ((named, "address") if named else None)


def described_day(described: Mapping[str, Any]) -> Dated | None:
    """The day on which an article is described as published."""
    days = ((parse_date(stated), origin) for stated, origin in _described_values(described))
    return next(((day, origin) for day, origin in days if day), None)


def _described_values(described: Mapping[str, Any]) -> Iterator[tuple[object, str]]:
    stated = described.get("datePublished")
    for one in stated if isinstance(stated, list) else [stated]:
        yield one.get("@value") if isinstance(one, dict) else one, "JSON-LD datePublished"


def _meta_values(said: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    others = (name for name in said if _ISSUED.search(name) and not OTHER_DAY.search(name))
    for name in dict.fromkeys((*_DATE_NAMES, *islice(others, _MOST), *_LEAST_CLEAR)):
        for content in said.get(name, ())[:_MOST]:
            yield content, f"meta {name}"


def _nearby(day: date, others: Sequence[date | None]) -> date:
    """One of the other days, if it is the day before or behind; or else this."""
    near = (one for one in others if one and abs(one - day) == timedelta(days=1))
    return next(near, day)


def _address_day(address: str) -> date | None:
    found = _OF_ADDRESS.search(urlsplit(address).path) if "//" in address else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


_MARKED = "//*[@itemprop='datePublished' or @itemprop='dateModified'] | //time | //abbr[@title]"


def _byline_day(page: Element, place: Place) -> Dated | None:
    """The day that is marked as the article's, or else the one that stands by its heading."""
    for element in islice(_marked(page, place), _BYLINE):
        if day := _before_change(element):
            return day, "date before that of a change"
        if not _names_other_day(element) and (day := _day(element)):
            return day, "date marked as published"
    for element in islice(_beside(page, place), _BYLINE):
        if not is_elsewhere(element, place, "footer") and (day := _stated_alone(element, place)):
            return day, "date by the heading"
    return None


def _marked(page: Element, place: Place) -> Iterator[Element]:
    for element in page.xpath(_MARKED):
        names = f"{element.get('itemprop', '')} {element.get('class', '')}"
        named = _PUBLISHED.search(names) or names.startswith("dateModified")
        if (named or element.get("pubdate") is not None) and not is_elsewhere(element, place):
            yield element


def other_days(page: Element) -> set[str]:
    """The lines of a page that say when its article was changed, by the names of their elements."""
    return {text_of(element) for element in page.xpath(_MARKED) if _names_other_day(element)}


def _before_change(element: Element) -> date | None:
    """The earlier day that an element shows before the one on which, it states, the article was
    changed."""
    if element.get("itemprop") != "dateModified":
        return None
    shown = days_in(text_of(element))
    changed = parse_date(element.get("datetime") or element.get("content") or "")
    return shown[0] if len(shown) > 1 and shown[0] < shown[1] == changed else None


def _names_other_day(element: Element) -> bool:
    """Whether its names tell of another day: "updated" does, and "published updated" of both."""
    names = f"{element.get('itemprop', '')} {element.get('class', '')}"
    return "published" not in names.split() and OTHER_DAY.search(names) is not None


def _beside(page: Element, place: Place) -> Iterator[Element]:
    """What stands in the head of the article: right above its heading, behind it or in the same
    part of the page, and before the first paragraph."""
    if place.heading is not None:
        above = islice(place.heading.itersiblings(preceding=True), _ABOVE)
        for element in above:
            yield from islice(element.iter("*"), _ABOVE)
    behind = False
    heads = {one for one in place.around if one.tag in HEADS}
    for element in page.iter("*"):
        behind = behind or element is place.heading
        in_head = element.getparent() in heads
        if in_head:
            heads.add(element)
        if element.tag == "p" and behind and len(text_of(element)) >= _PARAGRAPH:
            return
        if behind and element.tag in HEADINGS:
            continue  # a date that heads a section is that of what happened
        if behind or in_head:
            yield element


def _day(element: Element) -> date | None:
    """The day that an element names, to programs or else to people."""
    shown = parse_date(text_of(element))
    for name in ("datetime", "content", "title"):
        stated = element.get(name, "")
        if day := parse_date(stated):
            return _nearby(day, [shown]) if is_utc(stated) else day
    return shown


def _stated_alone(element: Element, place: Place) -> date | None:
    """The day that a `<time>`, or a line with nothing else, names beside a heading."""
    if _names_other_day(element):
        return None
    if element.tag != "time":
        if element.tag in ("td", "dd", "script", "style") or _has_words(element):
            return None
        day = leading_date(_bare(element))
    else:
        day = _day(element)
    if day is None:
        return None
    before, after, block = _beside_in_line(element)
    if block is place.heading and element.tag == "time":
        return None if before else day
    if (block.tag in HEADINGS and block is not element) or OTHER_DAY.search(before):
        return None
    if _is_byline(before, block):
        before = ""
    if element.tag == "time":
        before = ON.sub("", before)
    return leading_date(f"{before} {day} {after}")


def _is_byline(before: str, block: Element) -> bool:
    """Whether what stands before a date in its line is names: in a line that is called a byline, or
    begins as one."""
    by = BY.match(before)
    names = before[by.end() if by else 0 :].rstrip(" -–—|·•,")  # noqa: RUF001
    return bool(by or _BYLINE_NAME.search(block.get("class", ""))) and is_name(names)


def _bare(element: Element) -> str:
    """Its text, without an "on" at its beginning."""
    words = text_of(element)
    first, _, rest = words.partition(" ")
    return rest if element.tag not in SENTENCES and ON.match(first) else words


def _has_words(element: Element) -> bool:
    """Whether an element has words within others; an icon has none."""
    return any(len(child) or (child.text or "").strip() for child in element)


def _beside_in_line(element: Element) -> tuple[str, str, Element]:
    """The text before and after an element in its line, and the part of the page that is the line.

    A paragraph is a line. Elsewhere a line is the text between two elements that are no part of it.
    """
    block = element
    while block.tag in ("time", *INLINE) and block.getparent() is not None:
        block = block.getparent()
    if block.tag in (*SENTENCES, *HEADINGS):
        before, _, after = text_of(block, element).partition(MARK)
        return joined(before), joined(after), block
    sibling = element.getprevious()
    before = element.getparent().text if sibling is None else sibling.tail
    if sibling is not None and not (before or "").strip() and OTHER_DAY.search(text_of(sibling)):
        before = text_of(sibling)
    return joined(before or ""), joined(element.tail or ""), block
