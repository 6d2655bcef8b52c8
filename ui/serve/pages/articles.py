"""The page with the list of articles. It is a form and links, and reads without scripts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlencode

from qa.question import ANYWHERE, Filters
from qa.store.library.catalogue import Listing, Sort
from qa.store.library.shares import MOST_NAMED, Share
from qa.store.library.summaries import Summary
from qa.store.library.withheld import Withheld
from ui.fresh import Freshness
from ui.serve.pages.article import access_html, kind_html, site
from ui.serve.pages.frame import Visit, frame
from ui.serve.pages.owner import dialogs, owner_html
from ui.serve.pages.words import Words

PAGE = 25
"""Articles on a page of the list."""

SORTS: tuple[Sort, ...] = ("newest", "oldest", "title")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which articles the visitor wants to see; `page` counts from 1."""

    words: str = ""
    filters: Filters = ANYWHERE
    sort: Sort = "newest"
    page: int = 1

    def __bool__(self) -> bool:
        """Whether these are not all articles."""
        return bool(self.words or self.filters)

    def address(self) -> str:
        """Of the page with these articles."""
        filters = self.filters
        fields = {
            "q": self.words,
            "since": filters.since,
            "until": filters.until,
            "author": filters.author,
            "source": filters.source,
            "sort": self.sort if self.sort != "newest" else "",
            "page": self.page if self.page > 1 else "",
        }
        given = {name: str(value) for name, value in fields.items() if value}
        return "/articles" + (f"?{urlencode(given)}" if given else "")


@dataclass(frozen=True, slots=True)
class Room:
    """What is there: the list that was asked for, how many articles there are in all, and how fresh
    they are. `withheld` are those that only the owner is told of."""

    listing: Listing
    all_articles: int
    fresh: Freshness
    withheld: Sequence[Withheld] = ()


def articles_html(visit: Visit, asked: Asked, room: Room) -> str:
    """Everything that comes from articles, and from the visitor, is escaped here."""
    words = visit.words
    own = owner_html(words, room.withheld, room.all_articles) if visit.is_owner else ""
    if room.all_articles:
        inner = (
            f'<div class="heading"><h1>{escape(words["articles"])}</h1>'
            f'<p class="about">{escape(_fresh(words, room))}</p></div>{_stale(visit, room)}{own}'
            f"{_form(words, asked, room.listing)}{_found(words, asked, room.listing)}"
            f"{_list(visit, room.listing.articles)}{_pages(words, asked, room.listing.total)}"
        )
    else:
        said = words["empty_owner" if visit.is_owner else "empty_visitor"]
        inner = (
            f'<section class="empty"><h1>{escape(words["empty_title"])}</h1>'
            f"<p>{escape(said)}</p></section>{own}"
        )
    flash = '<p id="flash" class="notice" role="status" tabindex="-1" hidden></p>'
    head = '<script defer src="/pages/articles.js"></script>'
    more = dialogs(words) if visit.is_owner else ""
    return frame(visit, words["articles"], flash + inner + more, head=head, here="articles")


def counted(words: Words, count: int) -> str:
    """12 articles."""
    return words["count_one" if count == 1 else "count_other"].format(n=words.number(count))


def _fresh(words: Words, room: Room) -> str:
    parts = [counted(words, room.all_articles)]
    if room.fresh.newest:
        parts.append(words["up_to"].format(day=words.day(room.fresh.newest)))
    if room.fresh.seen:
        seen = room.fresh.seen.astimezone()
        parts.append(words["checked"].format(day=words.day(seen.date()), time=f"{seen:%H:%M}"))
    return " · ".join(parts)


def _stale(visit: Visit, room: Room) -> str:
    if not visit.is_owner or not room.fresh.reasons:
        return ""
    reasons = "".join(f'<li dir="auto">{escape(reason)}</li>' for reason in room.fresh.reasons)
    return f'<div class="notice"><p>{escape(visit.words["stale"])}</p><ul>{reasons}</ul></div>'


def _form(words: Words, asked: Asked, listing: Listing) -> str:
    filters = asked.filters
    label = escape(words["search_label"])
    narrowed = bool(filters) or asked.sort != "newest"
    sorts = "".join(
        f'<option value="{one}"{" selected" if one == asked.sort else ""}>{escape(words[one])}'
        "</option>"
        for one in SORTS
    )
    return (
        '<form class="search" role="search" action="/articles" method="get">'
        '<div class="line"><input type="search" name="q" id="q"'
        f' aria-label="{label}" placeholder="{label}" value="{escape(asked.words)}">'
        f'<button class="act main">{escape(words["search"])}</button></div>'
        f'<details class="filters"{" open" if narrowed else ""}><summary>'
        f'{escape(words["filters"])}</summary><div class="fields">'
        f"{_date(words, 'since', filters.since)}{_date(words, 'until', filters.until)}"
        f"{_names(words, 'author', filters.author, listing.authors)}"
        f"{_names(words, 'source', filters.source, listing.sources)}"
        f'<label>{escape(words["sort"])}<select name="sort">{sorts}</select></label>'
        f'<button class="act">{escape(words["apply"])}</button></div></details></form>'
    )


def _date(words: Words, name: str, value: object) -> str:
    return (
        f'<label>{escape(words[name])}<input type="date" name="{name}"'
        f' value="{escape(str(value or ""))}"></label>'
    )


def _names(words: Words, name: str, chosen: str, shares: Sequence[Share]) -> str:
    """A list to choose from; or, of more names than are counted, a box to write one in."""
    if len(shares) >= MOST_NAMED:
        options = "".join(f'<option value="{escape(one.name)}">' for one in shares)
        return (
            f'<label>{escape(words[name])}<input name="{name}" list="{name}s"'
            f' value="{escape(chosen)}"></label><datalist id="{name}s">{options}</datalist>'
        )
    if not shares and not chosen:
        return ""
    named = [(one.name, f"{one.name} ({words.number(one.count)})") for one in shares]
    if chosen and chosen not in {one.name for one in shares}:
        named.insert(0, (chosen, chosen))
    options = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(label)}'
        "</option>"
        for value, label in named
    )
    return (
        f'<label>{escape(words[name])}<select name="{name}"><option value="">'
        f"{escape(words['every'])}</option>{options}</select></label>"
    )


def _found(words: Words, asked: Asked, listing: Listing) -> str:
    """How many there are, and what was asked for, each of which can be taken away."""
    if not asked:
        return ""
    filters, first = asked.filters, replace(asked, page=1)
    named = {name: getattr(filters, name) for name in ("since", "until", "author", "source")}
    chips = [
        (f"{words[name]}: {value}", replace(first, filters=_without(filters, name)))
        for name, value in named.items()
        if value
    ]
    if asked.words:
        chips.insert(0, (f"“{asked.words}”", replace(first, words="")))
    shown = "".join(
        f'<li><a class="chip" href="{escape(without.address())}"'
        f' aria-label="{escape(words["without"].format(name=label))}">'
        f'<bdi>{escape(label)}</bdi><span aria-hidden="true"> &times;</span></a></li>'
        for label, without in chips
    )
    said = counted(words, listing.total) if listing.total else words["no_match"]
    inside = "" if listing.total else f'<p><a href="/">{escape(words["inside"])}</a></p>'
    return (
        f'<div class="found"><p role="status">{escape(said)}</p><ul class="chips">{shown}'
        f'<li><a href="/articles">{escape(words["clear"])}</a></li></ul></div>{inside}'
    )


def _without(filters: Filters, name: str) -> Filters:
    return Filters(
        since=None if name == "since" else filters.since,
        until=None if name == "until" else filters.until,
        author="" if name == "author" else filters.author,
        source="" if name == "source" else filters.source,
    )


def _list(visit: Visit, articles: Sequence[Summary]) -> str:
    rows = "".join(_row(visit, one) for one in articles)
    return f'<ol class="list" id="list">{rows}</ol>' if rows else ""


def _row(visit: Visit, one: Summary) -> str:
    words = visit.words
    own = ' dir="auto"' + (f' lang="{escape(one.language)}"' if one.language else "")
    day = (
        f'<time datetime="{one.published}">{escape(words.day(one.published))}</time>'
        if one.published
        else escape(words["undated"])
    )
    parts = [
        kind_html(words, one.kind),
        access_html(words, one.access),
        day,
        f"<bdi>{escape(one.author)}</bdi>" if one.author else "",
        f"<bdi>{escape(site(one.url) or one.source)}</bdi>",
        escape(words["minutes"].format(n=max(1, round(one.characters / _A_MINUTE)))),
    ]
    acts = _acts(words, one) if visit.is_owner else ""
    return (
        f'<li data-id="{escape(one.id)}"><div><h2{own}><a href="/article/{escape(one.id)}">'
        f'{escape(one.title)}</a></h2><p class="about">{" · ".join(filter(None, parts))}</p></div>'
        f"{acts}</li>"
    )


_A_MINUTE = 1100
"""Characters that are read in a minute."""


def _acts(words: Words, one: Summary) -> str:
    label = escape(words["acts_for"].format(title=one.title))
    named = f'data-id="{escape(one.id)}" data-title="{escape(one.title)}"'
    return (
        f'<div class="own" role="group" aria-label="{label}">'
        f'<button type="button" class="quiet" data-act="unpublish" {named}>'
        f"{escape(words['unpublish'])}</button>"
        f'<button type="button" class="quiet" data-act="remove" {named}>'
        f"{escape(words['remove'])}</button></div>"
    )


def _pages(words: Words, asked: Asked, total: int) -> str:
    last = -(-total // PAGE)
    if last <= 1:
        return ""
    links = []
    for name, page, rel in (("previous", asked.page - 1, "prev"), ("next", asked.page + 1, "next")):
        if 1 <= page <= last:
            address = escape(replace(asked, page=page).address())
            links.append(f'<a class="act" rel="{rel}" href="{address}">{escape(words[name])}</a>')
        else:
            links.append("<span></span>")
    place = words["page_of"].format(n=words.number(asked.page), of=words.number(last))
    links.insert(1, f"<span>{escape(place)}</span>")
    return f'<nav class="pages" aria-label="{escape(words["pages"])}">{"".join(links)}</nav>'
