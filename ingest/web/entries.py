"""What feeds and sitemaps name: addresses of articles, and what they say of them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from ingest.dates import parse_date
from qa.article import same_page

_UNSET = date(1970, 1, 1)
"""What programs write that count seconds from this day and have none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a feed or sitemap names it; what it does not say is "" or None.

    `published` is the day in the time zone that the entry itself uses.
    """

    address: str
    title: str = ""
    published: date | None = None
    author: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or sitemap names, in its order.

    `kind` is "feed" or "sitemap". `sitemaps` are addresses of others, which an index of sitemaps
    names. `remarks` say what was left out.
    """

    kind: str
    title: str
    entries: list[Entry]
    sitemaps: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def absolute(base: str, address: object) -> str:
    """An address of the web as it is meant in the document at `base`; "" for anything else."""
    if not isinstance(address, str) or not address.strip():
        return ""
    with suppress(ValueError):
        joined = urljoin(base, address.strip())
        if urlsplit(joined).scheme in ("http", "https") and same_page(joined):
            return joined
    return ""


def site(address: str) -> str:
    """Whose address it is: host and port, without the "www." that sites use or not."""
    return urlsplit(address).netloc.lower().removeprefix("www.")


def day(stated: object) -> date | None:
    """The day that the date of an entry names; None for one in the future or that is none."""
    if not isinstance(stated, str) or not stated.strip():
        return None
    named = _day(stated.strip())
    latest = datetime.now(UTC).date() + timedelta(days=1)  # it is tomorrow already in the east
    return named if named and named != _UNSET and named <= latest else None


def _day(stated: str) -> date | None:
    with suppress(ValueError):
        return parse_date(str(datetime.fromisoformat(stated).date()))
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        day = parsedate_to_datetime(stated).date()
        # It takes "-0001", which programs write for no day, for a year of this century.
        if str(day.year) in stated or f" {day.year % 100:02} " in stated:
            return parse_date(str(day))
    with suppress(ValueError, OverflowError):
        return parse_date(stated)
    return None


def distinct(entries: Iterable[Entry]) -> list[Entry]:
    """Each page once, as it is named first."""
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(same_page(entry.address), entry)
    return list(first.values())


def left_out(count: int, why: str) -> list[str]:
    """A remark, if there is anything to say."""
    entries = "1 entry was" if count == 1 else f"{count:,} entries were"
    return [f"{entries} left out: {why}"] if count else []
