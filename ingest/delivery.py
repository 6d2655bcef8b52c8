"""What a site sends of its articles by itself: they come, change and are withdrawn."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from ingest.files import completed
from ingest.html.described import addresses, is_article, kinds, text, things_in
from ingest.intake import Intake, accounted
from ingest.many.jsonld import article_of, stated_moment
from ingest.report import Report, timed
from ingest.web.address import normal
from qa.article import Article, article_id, moment, same_page, without_tracking
from qa.errors.shown import first_line, without_password
from qa.errors.sources import BadSource
from qa.store.index import Index
from qa.store.library.history import now
from qa.store.library.sources import Source

MOST = 1000
"""Articles in one delivery."""

WITHDRAWN = "its site has withdrawn it"

_WHOLE = "the delivery"
"""The source that an error names where no article can be named."""

_LONGEST = 2000
"""Characters of an address."""

_SHOWN = 200

_AHEAD = timedelta(days=1)
"""How far a moment may be to come: one without a time zone is read in this machine's."""

_SHOWS = {"published": True, "draft": False, "incomplete": False, "obsolete": False}
"""The stages of schema.org's creativeWorkStatus, and whether readers may see the article."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One article as it was sent: `address` is its page's, and `modified` when it was changed, in
    UTC, where that is said. One with `shows` false is withdrawn."""

    address: str
    modified: datetime | None
    shows: bool
    described: Mapping[str, Any]


def sent_in(body: bytes) -> Iterator[Sent | BadSource]:
    """The articles in a delivery, and what of them cannot be taken. Raises BadSource for one that
    is no JSON, or holds none of schema.org's articles."""
    try:
        value = json.loads(body.decode("utf-8-sig"), strict=False)
    except ValueError as error:
        raise BadSource(_WHOLE, f"it is no JSON in UTF-8 ({first_line(error)})") from None
    except RecursionError:
        raise BadSource(
            _WHOLE, "more of its parts stand within one another than can be read"
        ) from None
    found = list(_told_of(things_in(value)))
    if not found:
        raise BadSource(
            _WHOLE,
            "there is no article in it: send an object whose @type is NewsArticle, Article, "
            "BlogPosting or another of schema.org's articles",
        )
    if len(found) > MOST:
        raise BadSource(_WHOLE, f"it holds more than {MOST:,} articles: send them in parts")
    return map(_sent, found)


def deliver(index: Index, body: bytes, *, who: str) -> "Delivery":
    """Keep, update and withdraw what was sent; what cannot be taken stands in the report. An
    article that was changed before the version that is kept is left out: what is sent may come in
    any order. It is found once the delivery is finished. Raises BadSource as `sent_in` does.

    An article is known by its page's address, as one that was visited is; one that came from a file
    is another. Nothing is opened. Who calls it sees to it that no two run at the same time; any
    number may be finished meanwhile.
    """
    report = Report()
    with timed(report), accounted(index, report, dry_run=False):
        sent = list(sent_in(body))
        delivery = Delivery(index, report, who, len(sent))
        for one in sent:
            delivery.take(one)
    return delivery


def _told_of(things: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The articles, and the actions that delete one, each with one object."""
    for thing in things:
        if is_article(thing):
            yield thing
        elif "DeleteAction" in kinds(thing):
            objects = thing.get("object")
            for one in objects if isinstance(objects, list) else [objects]:
                yield {**thing, "object": one}


def _sent(thing: dict[str, Any]) -> Sent | BadSource:
    shows, described = True, thing
    if not is_article(thing):
        shows, described = False, _object(thing.get("object"))
    stated = next(addresses(described), "")
    try:
        address = _address(stated)
        # An action is of its own time, not of that of the version which it deletes.
        done = stated_moment(thing, "endTime") if described is not thing else None
        modified = done or stated_moment(described, "dateModified")
        if modified and modified > now() + _AHEAD:
            raise ValueError(
                f"its time {modified:%Y-%m-%d %H:%M} UTC is yet to come: look at the clock of the "
                "machine that sends it"
            )
        return Sent(address, modified, shows and _is_shown(described), described)
    except ValueError as error:
        named = without_password(stated)[:_SHOWN] if stated else _WHOLE
        return BadSource(named, str(error))


def _object(value: object) -> dict[str, Any]:
    """What an action is about: an article, or its address."""
    return value if isinstance(value, dict) else {"url": value}


def _address(stated: str) -> str:
    """Raises ValueError."""
    if not stated:
        raise ValueError("an article has no address: send its page's as “url”, with https://")
    address = without_tracking(normal(stated)) if len(stated) <= _LONGEST else ""
    parts = urlsplit(address)
    if not parts.hostname or parts.username is not None or not same_page(address):
        raise ValueError("its “url” is no address of a page")
    return address


def _is_shown(described: Mapping[str, Any]) -> bool:
    """Raises ValueError."""
    value = described.get("creativeWorkStatus")
    stated = text(value) or (text(value.get("name")) if isinstance(value, dict) else "")
    if not stated:
        return True
    shows = _SHOWS.get(stated.rpartition("/")[2].lower())
    if shows is None:
        known = ", ".join(one.title() for one in _SHOWS)
        raise ValueError(f"its creativeWorkStatus {stated[:40]!r} is none of {known}")
    return shows


class Delivery:
    """Takes what was sent into `index`, and keeps account of the sites that sent it."""

    def __init__(self, index: Index, report: Report, who: str, total: int) -> None:
        self.report = report
        self._index = index
        self._library = index.library
        self._who = who
        self._intake = Intake(index, report, who=who, total=total)
        self._sites: dict[str, bool] = {}
        self._problems: dict[str, str] = {}

    def take(self, one: Sent | BadSource) -> None:
        source = one.source if isinstance(one, BadSource) else one.address
        try:
            if isinstance(one, BadSource):
                raise one
            brought = self._take(one)
            self._sites[_site(source)] = self._sites.get(_site(source), False) or brought
        except BadSource as error:
            self.report.fail(error)
            self._problems[_site(source)] = error.problem
            self._intake.passed()

    def finish(self) -> None:
        """Have all of it found, and note which sites sent something."""
        with timed(self.report), accounted(self._index, self.report, dry_run=False):
            self._intake.finish()
            for site, brought in self._sites.items():
                self._library.sources.saw(_source(site), brought=brought)
            for site, problem in self._problems.items():
                if site:
                    self._library.sources.failed(_source(site), problem)

    def _take(self, one: Sent) -> bool:
        """Whether an article came or changed. Raises BadSource."""
        key = self._key(one.address)
        name = _name(same_page(one.address))
        kept = self._library.sources.get(name)
        before = moment(kept.modified) if kept else None
        if before and one.modified and one.modified < before:
            self.report.older.append(article_id(key))
            self.report.notes.append(
                f"{one.address}: left out, since it was changed at {one.modified.isoformat()} and "
                f"what is kept at {before.isoformat()}"
            )
            self._intake.passed()
            return False
        brought = self._put(one, key) if one.shows else self._withdraw(key)
        # What is withdrawn without a time is so as of now: a version that comes late is older.
        modified = one.modified or (None if one.shows else now())
        latest = max(filter(None, (before, modified)), default=None)
        self._library.sources.saw(
            Source(
                address=name,
                source=one.address,
                kind="webhook",
                via=_site(one.address),
                key=key,
                modified=latest.isoformat() if latest else None,
            )
        )
        return brought

    def _put(self, one: Sent, key: str) -> bool:
        known = Article(key=key, source=one.address, title="", text="", url=one.address)
        change = self._intake.take_article(completed(article_of(one.described, known), known))
        return change in ("added", "updated")

    def _withdraw(self, key: str) -> bool:
        """Take an article from readers, as one whose page says that it is gone: sent again it comes
        back. What an editor took back stays so."""
        own = article_id(key)
        if self._library.has(own):
            self._library.withholding.withhold(own, reason="gone", why=WITHDRAWN, who=self._who)
            self.report.withdrawn.append(own)
        self._intake.passed()
        return False

    def _key(self, address: str) -> str:
        """Under which address a page's article is kept: it may have been visited under another one
        of the same page."""
        keys = (self._library.article(one).key for one in self._library.addresses.named(address))
        own = (key for key in keys if same_page(key) == same_page(address) and "#" not in key)
        return next(own, address)


def _site(address: str) -> str:
    """The site of a page, as its source is named; "" where there is none."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.hostname else ""


def _source(site: str) -> Source:
    return Source(address=_name(site), source=site, kind="webhook")


def _name(address: str) -> str:
    """What is kept of an address for what is sent, beside what is kept of visits to it."""
    return f"webhook {address}"
