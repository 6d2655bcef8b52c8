"""What a page says of itself to programs, and its date also to people."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from ingest.dates import OTHER_DAY, leading_date, parse_date
from ingest.html.markup import HEADINGS, INLINE, MARK, SENTENCES, Element, joined, text_of
from qa.article import same_page

_ARTICLE = re.compile(r"(?:.*/)?(?:\w*Article|\w*BlogPosting|SocialMediaPosting|Report|Review)")
"""The kinds of schema.org that are articles; of a page, a list or a video the date is another."""

_LONGEST_KIND = 100

_DEEP = 6
"""Levels of lists and graphs in which articles are looked for."""

_DATE_NAMES = (
    *("articlepublishedtime", "ogarticlepublishedtime", "ogpublishedtime", "articlepublished"),
    *("datepublished", "rnewsdatepublished", "parselypubdate", "sailthrudate", "dcdateissued"),
    *("dctermsissued", "dcissued", "dcdatecreated", "dctermscreated", "dcdate", "dctermsdate"),
    *("publicationdate", "publisheddate", "publishdate", "publishedtime", "publishtime"),
    *("pubdate", "btpubdate", "originalpublicationdate", "cxenseparserecspublishtime"),
    *("citationpublicationdate", "citationonlinedate", "citationdate", "articledateoriginal"),
    *("displaydate", "date"),
)
"""Meta tags in which an article's date stands, without marks and in small letters; the clearest
first. None of them tells when it was changed."""

_ELSEWHERE = re.compile(
    r"(?:^|[\s/])(?:comment|reply|replies|related|recommend|sidebar|teaser|trending|most-?read"
    r"|read-?more|widget|promo)",
    re.IGNORECASE,
)
"""Names of the parts of a page that are about something else than its article."""

_PUBLISHED = re.compile(r"publi(?:sh|c)|pub-?date|posted|entry-date|post-date", re.IGNORECASE)

_PARAGRAPH = 120
"""Characters of a paragraph that is the story's, and no byline."""

_BYLINE = 300
"""Elements behind a heading in which its byline is looked for."""

_HEADS = ("header", "article", "main", "hgroup")


def stated_title(page: Element, address: str) -> str:
    """The title that a page, with this address if it states one, has by its own words."""
    article = _article(page, address)
    return _content(page, "ogtitle") or _text(article.get("headline")) or _only_heading(page)


def stated_date(page: Element, address: str) -> date | None:
    """When its article was published; a day on which it was changed is another."""
    article = _article(page, address)
    return _described_date(article) or _meta_date(page) or _byline_date(page)


def _described(page: Element) -> Iterator[dict[str, Any]]:
    """The articles that JSON-LD describes for themselves, not those in lists of others."""
    for script in page.iter("script"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        try:
            yield from _among(json.loads(_bare(script.text or ""), strict=False), _DEEP)
        except (ValueError, RecursionError):
            continue


def _bare(script: str) -> str:
    """JSON without the comment marks that some put around it."""
    starts = [at for mark in "[{" if (at := script.find(mark)) >= 0]
    return script[min(starts, default=0) : max(map(script.rfind, "]}")) + 1]


def _among(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and depth:
        for one in value:
            yield from _among(one, depth - 1)
    elif isinstance(value, dict) and depth:
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(_ARTICLE.fullmatch(str(kind)[:_LONGEST_KIND]) for kind in kinds):
            yield value
        for part in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _among(value.get(part), depth - 1)


def _article(page: Element, address: str) -> dict[str, Any]:
    """The article that the page is, of those it describes; an empty one if all are others."""
    articles = list(_described(page))
    titles = _headings(page)
    possible = []
    for one in articles:
        pages = {same_page(page) for page in _addresses(one)} - {""}
        here = not address or not pages or same_page(address) in pages
        headline = _plainly(_text(one.get("headline")))
        if headline in titles or (pages and address and here):
            return one
        if here or not headline or len(articles) == 1:
            possible.append(one)
    return possible[0] if possible else {}


def _addresses(described: dict[str, Any]) -> Iterator[str]:
    for name in ("url", "mainEntityOfPage"):
        value = described.get(name)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            yield value


def _described_date(described: dict[str, Any]) -> date | None:
    day = described.get("datePublished")
    return parse_date(day.get("@value") if isinstance(day, dict) else day)


def _plainly(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().lower()


def _headings(page: Element) -> set[str]:
    """The names of the page, to know its article by."""
    named = [_content(page, "ogtitle"), *(text_of(heading) for heading in page.iter("h1"))]
    return {_plainly(name) for name in named} - {""}


def _only_heading(page: Element) -> str:
    headings = list(page.iter("h1"))
    return text_of(headings[0]) if len(headings) == 1 else ""


def _content(page: Element, name: str) -> str:
    return next(iter(_metas(page)[name]), "")


def _metas(page: Element) -> dict[str, list[str]]:
    """What the meta tags say, by their names without marks."""
    said = defaultdict(list)
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or ""
        if content := meta.get("content", "").strip():
            said[re.sub(r"[\W_]", "", name).lower()].append(content)
    return said


def _meta_date(page: Element) -> date | None:
    said = _metas(page)
    stated = [content for name in _DATE_NAMES for content in said[name]]
    return next((day for one in stated if (day := parse_date(one))), None)


def _byline_date(page: Element) -> date | None:
    """The date that is marked as the article's, or else the one that stands by its heading."""
    heading = _heading(page)
    around = set() if heading is None else {heading, *heading.iterancestors()}
    for element in page.xpath("//*[@itemprop='datePublished'] | //time | //abbr[@title]"):
        names = f"{element.get('itemprop', '')} {element.get('class', '')}"
        marked = _PUBLISHED.search(names) and not _names_other_day(names)
        if marked and not _elsewhere(element, around) and (day := _day(element)):
            return day
    for element in islice(_beside(page, heading, around), _BYLINE):
        if not _elsewhere(element, around, "footer") and (day := _stated_alone(element)):
            return day
    return None


def _names_other_day(names: str) -> bool:
    """Whether names tell of another day: "updated" does, and "published updated" of both."""
    return "published" not in names.split() and OTHER_DAY.search(names) is not None


def _heading(page: Element) -> Element | None:
    """The heading of the article: the first in it, or else on the page; or where it begins."""
    for place in ("//article//h1", "//main//h1", "//h1", "//article", "//main"):
        if found := page.xpath(f"({place})[1]"):
            return found[0]
    return None


def _beside(page: Element, heading: Element | None, around: set[Element]) -> Iterator[Element]:
    """What stands in the head of the article: behind its heading or in the same part of the page,
    and before the first paragraph."""
    behind = False
    for element in page.iter("*"):
        behind = behind or element is heading
        if element.tag == "p" and behind and len(text_of(element)) >= _PARAGRAPH:
            return
        if behind or any(one.tag in _HEADS for one in element.iterancestors() if one in around):
            yield element


def _elsewhere(element: Element, around: set[Element], *tags: str) -> bool:
    """Whether an element is in a part of the page that is not its article."""
    in_article = any(one.tag == "article" for one in around)
    for one in element.iterancestors():
        if one in around or one.tag in ("html", "body"):
            return False
        names = " ".join(one.get(name, "") for name in ("id", "class", "itemprop", "itemtype"))
        if one.tag in ("nav", "aside", *tags) or _ELSEWHERE.search(names):
            return True
        if one.tag == "article" and in_article:
            return True
    return False


def _day(element: Element) -> date | None:
    """The day that an element names, to programs or else to people."""
    stated = (element.get(name, "") for name in ("datetime", "content", "title"))
    return next((day for one in (*stated, text_of(element)) if (day := parse_date(one))), None)


def _stated_alone(element: Element) -> date | None:
    """The day that a `<time>`, or a line with nothing else, names beside a heading."""
    if element.tag in HEADINGS or _names_other_day(element.get("class", "")):
        return None
    if element.tag != "time" and (len(element) or element.tag in ("td", "dd", "script", "style")):
        return None
    day = _day(element) if element.tag == "time" else leading_date(element.text or "")
    if day is None:
        return None
    before, after, block = _beside_in_line(element)
    if block.tag in HEADINGS or OTHER_DAY.search(before):
        return None
    return leading_date(f"{before} {day} {after}")


def _beside_in_line(element: Element) -> tuple[str, str, Element]:
    """The text before and after an element in its line, and the part of the page that is the line.

    A paragraph is a line. Elsewhere a line is the text between two elements that are no part of it.
    """
    block = element
    while block.tag in ("time", *INLINE) and block.getparent() is not None:
        block = block.getparent()
    if block.tag in SENTENCES:
        before, _, after = text_of(block, element).partition(MARK)
        return before, after, block
    sibling = element.getprevious()
    before = element.getparent().text if sibling is None else sibling.tail
    if sibling is not None and not (before or "").strip() and OTHER_DAY.search(text_of(sibling)):
        before = text_of(sibling)
    return joined(before or ""), joined(element.tail or ""), block


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
