"""Articles and their passages: frozen records whose ids come from source and content."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from qa.access import PUBLIC, Access, access_of

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id")
"""Parameters that tell where a visitor comes from. They do not change the page."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Where title, date and author were found, in a few words, such as "og:title"; None where it is
    not known."""

    title: str | None = None
    published: str | None = None
    author: str | None = None


@dataclass(frozen=True)
class Article:
    """One article as it is kept.

    `key` is the canonical source, what "the same article" means: a file's absolute path or a
    page's address. `source` is the source as it was given, and `language` an ISO 639 code such as
    "de". Offsets everywhere count the characters (code points) of `text`.

    `left_out` is the share, 0 to 1, of the source's visible text that is not in `text`, as far as
    it is no menu. `correction` is the article's own notice that it was corrected. It is shown from
    `embargo` on and until `expires`, both with a time zone. `kind` is what it states to be, such as
    "opinion" or "advertising" (ingest/genre.py has them all). `access` is who may read it.

    Who may not read all of it is given its opening alone as the `text`: then `whole` is the digest
    of the whole article.
    """

    key: str
    source: str
    title: str
    text: str
    published: date | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    origins: Origins = Origins()
    left_out: float = 0.0
    correction: str | None = None
    embargo: datetime | None = None
    expires: datetime | None = None
    kind: str | None = None
    access: Access = PUBLIC
    whole: str | None = None

    @cached_property
    def id(self) -> str:
        """An updated article keeps its id."""
        return article_id(self.key)

    @cached_property
    def digest(self) -> str:
        """Changes with anything a reader would see of the article itself, and with when."""
        if self.whole is not None:
            return self.whole
        parts = [self.title, self.text, str(self.published), str(self.author), str(self.url)]
        # Only where there are any, so that articles kept by earlier versions are the same still.
        later = ("correction", "embargo", "expires", "kind")
        values = [(name, getattr(self, name)) for name in later]
        values.append(("access", None if self.access == PUBLIC else self.access))
        return digest(*parts, *(f"{name} {value}" for name, value in values if value))

    @cached_property
    def body(self) -> str:
        """Equal for articles with the same text, whatever their source, title and date."""
        return digest(self.text)

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON, without the canonical source, which may tell of the machine. `version` is
        the article's digest, and `whole` whether the text is all there is."""
        values = {"id": self.id} | asdict(self)
        values |= {"version": self.digest, "whole": self.whole is None}
        del values["key"]
        moments = {name: getattr(self, name) for name in ("published", "embargo", "expires")}
        return values | {name: value and value.isoformat() for name, value in moments.items()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """What `to_dict` wrote, with its `key`; what is missing in older ones has its default.
        Raises ValueError, KeyError or TypeError for what it did not write."""
        day, origins = values.get("published"), values.get("origins") or {}
        return cls(
            key=values["key"],
            source=values["source"],
            title=values["title"],
            text=values["text"],
            published=date.fromisoformat(day) if day else None,
            author=values.get("author"),
            url=values.get("url"),
            language=values.get("language"),
            correction=values.get("correction"),
            origins=Origins(**origins),
            left_out=float(values.get("left_out") or 0.0),
            embargo=moment(values.get("embargo")),
            expires=moment(values.get("expires")),
            kind=values.get("kind"),
            access=access_of(values.get("access") or PUBLIC),
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` is `article.text[start:end]`; `language`, `published` and `access` are the
    article's."""

    id: str
    article_id: str
    title: str
    text: str
    start: int
    end: int
    language: str | None = None
    published: date | None = None
    access: Access = PUBLIC


LONGEST_QUOTE = 1500
"""Characters. Three sentences of news have about 1,000; what is longer is no sentence."""


@dataclass(frozen=True, slots=True)
class Quote:
    """`text[start:end]` of the article with `article_id`: the sentence, or sentences, in which the
    answer stands."""

    article_id: str
    start: int
    end: int


def quotable(text: str, start: int, end: int, answer: int = 0) -> tuple[int, int]:
    """Where a quote of `text[start:end]` begins and ends: there, unless it has more than
    `LONGEST_QUOTE` characters. Then it is cut between words, and so that it reaches `answer`, the
    end of what it must hold."""
    if end - start <= LONGEST_QUOTE:
        return start, end
    if answer - start > LONGEST_QUOTE:
        words = text[answer - LONGEST_QUOTE : answer].split(maxsplit=1)
        start = answer - len(words[-1]) if words else answer
    most = start + LONGEST_QUOTE
    kept = text[start:most].rsplit(maxsplit=1)
    whole = start + len(kept[0]) if len(kept) > 1 else most
    return start, max(whole, min(answer, most))


def passage(article: Article, start: int, end: int) -> Passage:
    """The passage of `article` between two offsets.

    Its id comes from the article's source and content, so no passage of an older version of the
    article can be mistaken for one of the newer.
    """
    return Passage(
        id=digest(article.id, article.digest, str(start), str(end))[:24],
        article_id=article.id,
        title=article.title,
        text=article.text[start:end],
        start=start,
        end=end,
        language=article.language,
        published=article.published,
        access=article.access,
    )


def article_id(key: str) -> str:
    """16 hexadecimal digits from an article's canonical source."""
    return digest(key)[:16]


def moment(written: str | None) -> datetime | None:
    """The moment in ISO 8601, in UTC. One without a time zone is in that of this machine, and a day
    is its beginning. None for none. Raises ValueError."""
    if not written:
        return None
    # Python 3.11 reads all of ISO 8601 that is written without weeks.
    return datetime.fromisoformat(written).astimezone(UTC)


def digest(*parts: str) -> str:
    """SHA-256 in hexadecimal of the parts, kept apart from one another."""
    return digest_of(parts)


def digest_of(parts: Iterable[str]) -> str:
    """The same of parts that need not be in memory at once."""
    made, apart = sha256(), b""
    for part in parts:
        made.update(apart + part.encode("utf-8", "surrogatepass"))
        apart = b"\0"
    return made.hexdigest()


def same_page(address: str) -> str:
    """The host, path and parameters that all addresses of a page share; "" for what is no address
    of the web.

    Scheme, fragment, tracking parameters and a slash at the end do not count.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # such as http://[
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    told = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    ]
    return parts.netloc.lower() + parts.path.rstrip("/") + (f"?{urlencode(told)}" if told else "")


def without_tracking(address: str) -> str:
    """The address of a page without parameters that tell where a visitor comes from."""
    page, mark, query = address.partition("?")
    parts = query.split("&")
    told = [part for part in parts if not _TRACKING.fullmatch(part.partition("=")[0])]
    return page + (mark + "&".join(told) if any(told) else "")
