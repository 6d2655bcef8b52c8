"""An article as schema.org describes it, without a page around it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ingest.access import described_access, stated_access
from ingest.genre import kind_of
from ingest.html.author import described_organisation, described_people
from ingest.html.day import described_day
from ingest.html.described import text
from ingest.html.markup import joined
from ingest.html.notice import described_correction
from ingest.many.columns import text_in, words_of
from qa.access import strictest
from qa.article import Article, Origins, moment
from qa.errors.sources import BadSource
from qa.text.language import code

_HEADLINES = ("headline", "name")
_BODIES = ("articleBody", "reviewBody", "text")


def article_of(described: Mapping[str, Any], known: Article) -> Article:
    """The article that is described. Its body may be plain text or HTML. Raises BadSource."""
    title = _first(described, _HEADLINES)
    day = described_day(described)
    author = described_people(described) or described_organisation(described)
    try:
        expires = stated_moment(described, "expires")
        access = strictest([described_access(described), stated_access([described.get("access")])])
    except ValueError as error:
        raise BadSource(known.source, str(error)) from None
    return Article(
        key=known.key,
        source=known.source,
        title=joined(words_of(title)),
        text=words_of(next(filter(None, (text_in(described.get(one)) for one in _BODIES)), "")),
        published=day[0] if day else None,
        author=author[0] if author else None,
        url=known.url,
        language=code(text(described.get("inLanguage")) or _code(described.get("inLanguage"))),
        correction=described_correction(described),
        expires=expires,
        kind=kind_of(*(described.get(name) for name in ("@type", "genre", "articleSection"))),
        access=access,
        origins=Origins(
            "JSON-LD headline" if title else None,
            day and day[1],
            author and author[1],
        ),
    )


def stated_moment(described: Mapping[str, Any], name: str) -> datetime | None:
    """The moment in a field, in UTC; None if it is not there. Raises ValueError, with a message for
    people, for what is no moment."""
    stated = text(described.get(name))
    try:
        return moment(stated)
    except (ValueError, OverflowError):
        shown = f"its {name} {stated[:40]!r} is no moment"
        raise ValueError(f"{shown}: write it as 2026-11-28T09:30:00+01:00") from None


def _first(described: Mapping[str, Any], names: Sequence[str]) -> str:
    return next(filter(None, (text(described.get(name)) for name in names)), "")


def _code(language: object) -> str:
    """The code of a Language of schema.org."""
    return text(language.get("alternateName")) if isinstance(language, dict) else ""
