"""What comes back for a question: an answer with the quotes it rests on."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self
from urllib.parse import quote as percent_encode

from qa.access import PUBLIC, Access
from qa.article import Article, quotable
from qa.question import Period

NOT_SAID = "The articles do not say."

EDITORS = "editors"
"""The answerer of what the editors say themselves."""

_MARK = re.compile(r"(?<!\s)\s*+\[\d+\]")

_FRAGMENT = 8
"""Words at either end of a long quote that name it in a link; enough to be found once."""


def without_marks(answer: str) -> str:
    """The text of an answer without the numbers of its citations."""
    return _MARK.sub("", answer)


def on_one_line(quote: str) -> str:
    """A quote as a line of an answer. A number in brackets that the article has, as encyclopaedias
    do, is no citation of ours."""
    return " ".join(without_marks(quote).split())


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article with the same words."""

    article_id: str
    title: str
    source: str
    url: str | None

    @classmethod
    def of(cls, article: Article) -> Self:
        return cls(article.id, article.title, article.source, article.url)


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote: `quote` is `text[start:end]` of the article with `article_id`.

    `deep_link` opens the article's page at the quote, and is None for an article that has no
    address. `score` is how well the quote answers, 0 to 1. `verified` says that the quote was
    found to support what it is cited for. `version` is the digest of the article as it was read;
    an answer of an older Broadsheet has None. The quote stands in the article as long as the
    article has the same version. `also_in` are other articles with the same words, in a timeline
    those that tell of the same event, and `correction`
    is the article's notice of what was corrected in it. `kind` is what the article is where it is
    stated: "news", "opinion", "analysis", "advertising" and so on, and `access` who may read all of
    it.
    """

    number: int
    article_id: str
    title: str
    source: str
    url: str | None
    published: date | None
    author: str | None
    quote: str
    start: int
    end: int
    deep_link: str | None
    score: float
    verified: bool
    version: str | None = None
    also_in: tuple[Copy, ...] = ()
    correction: str | None = None
    kind: str | None = None
    access: Access = PUBLIC


@dataclass(frozen=True, slots=True)
class Editors:
    """What the editors themselves say: `text` as they wrote it, with an address of the web to go
    to. `entry` names the entry of desk.yaml, `kind` is pinned, blocked or referral, and `by` says
    who wrote it."""

    entry: str
    kind: str
    text: str
    link: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of a timeline: its `day`, and the number of the citation that tells it."""

    day: date | None
    citation: int


@dataclass(slots=True)
class Usage:
    """What was asked of a model for one answer, a running total.

    The tokens are those that the provider reports. `cut` says that the last text is not whole,
    because the model may write no more. Prices are those of a million tokens.
    """

    input_tokens: int = 0
    output_tokens: int = 0
    calls: int = 0
    cut: bool = False
    price_input: float | None = None
    price_output: float | None = None

    @property
    def cost(self) -> float | None:
        """What the calls cost, in the currency of the prices; None unless both are set."""
        if self.price_input is None or self.price_output is None:
            return None
        spent = self.input_tokens * self.price_input + self.output_tokens * self.price_output
        return spent / 1_000_000

    def reported(self) -> dict[str, float] | None:
        """The figures for people, with the cost if it is known; None if there are no tokens."""
        if not (self.input_tokens or self.output_tokens):
            return None
        figures: dict[str, float] = {
            "input_tokens": self.input_tokens,
            "output_tokens": self.output_tokens,
            "calls": self.calls,
        }
        return figures if self.cost is None else {**figures, "cost": round(self.cost, 6)}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with the quotes it rests on.

    `confidence` is the calibrated probability that the answer is right, and 0.5 for what no reader
    has judged, such as a summary. When `answered` is false the articles do not say, and `nearest`
    holds what came closest; so it is for a greeting, which has nothing near. `notice` says why the
    answer is not what was expected, such as the reader's because the language model failed.
    `usage` is what the language model took where its provider says so: input_tokens, output_tokens,
    calls, and where prices are set the cost. `looked_at` are the days whose articles went first, or
    were looked in alone. `editors` is what the editors say: the answer itself where `answerer` is
    "editors", and otherwise what stands above it. `quote[short_start:short_end]` of the first
    citation is the short answer, and `answer[marked_start:marked_end]` the same on one line,
    counted in code points; all four are None where there is none. `access` says to whom the
    answer may be shown. `timeline` has the events where a timeline was asked for, the oldest first,
    and those without a day last.
    """

    answer: str
    answered: bool
    confidence: float
    short_answer: str | None
    standalone_question: str
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    answerer: str
    timings_ms: Mapping[str, int]
    notice: str | None = None
    usage: Mapping[str, float] | None = None
    looked_at: Period | None = None
    short_start: int | None = None
    short_end: int | None = None
    marked_start: int | None = None
    marked_end: int | None = None
    access: Access = PUBLIC
    editors: Editors | None = None
    timeline: tuple[Entry, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON; dates as 2024-08-13; `notice`, `usage`, `editors` and `timeline` only if
        there is one."""
        values = asdict(self)
        for name in ("notice", "usage", "editors", "timeline"):
            if not values[name]:
                del values[name]
        for entry in values.get("timeline", ()):
            entry["day"] = entry["day"] and entry["day"].isoformat()
        for citation in (*values["citations"], *values["nearest"]):
            day = citation["published"]
            citation["published"] = day.isoformat() if day else None
        if looked_at := values["looked_at"]:
            for name in ("since", "until"):
                looked_at[name] = looked_at[name] and looked_at[name].isoformat()
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The answer that `to_dict` gave `values` of."""
        return cls(
            **{
                **values,
                "citations": tuple(_citation(value) for value in values["citations"]),
                "nearest": tuple(_citation(value) for value in values["nearest"]),
                "looked_at": _period(values.get("looked_at")),
                "editors": Editors(**said) if (said := values.get("editors")) else None,
                "timeline": tuple(_entry(value) for value in values.get("timeline", ())),
            }
        )


def cite(
    article: Article, start: int, end: int, *, number: int, score: float, verified: bool
) -> Citation:
    """The citation of `article.text[start:end]`, or of its beginning if that is too long."""
    start, end = quotable(article.text, start, end)
    quote = article.text[start:end]
    return Citation(
        number=number,
        article_id=article.id,
        title=article.title,
        source=article.source,
        url=article.url,
        published=article.published,
        author=article.author,
        quote=quote,
        start=start,
        end=end,
        deep_link=article.url and deep_link(article.url, quote),
        score=round(score, 4),
        verified=verified,
        version=article.digest,
        correction=article.correction,
        kind=article.kind,
        access=article.access,
    )


def deep_link(url: str, quote: str) -> str:
    """`url` with a text fragment (WICG Scroll To Text Fragment) that opens it at `quote`."""
    words = quote.split()
    if len(words) <= 2 * _FRAGMENT:
        ends = [" ".join(words)]
    else:
        ends = [" ".join(words[:_FRAGMENT]), " ".join(words[-_FRAGMENT:])]
    # A hyphen has a meaning of its own in a fragment, and percent-encoding leaves it alone.
    fragment = ",".join(percent_encode(end, safe="").replace("-", "%2D") for end in ends)
    return f"{url.partition('#')[0]}#:~:text={fragment}"


def _period(values: Mapping[str, Any] | None) -> Period | None:
    if values is None:
        return None
    days = {name: values[name] and date.fromisoformat(values[name]) for name in ("since", "until")}
    return Period(**days, because=values["because"])


def _entry(values: Mapping[str, Any]) -> Entry:
    return Entry(values["day"] and date.fromisoformat(values["day"]), values["citation"])


def _citation(values: Mapping[str, Any]) -> Citation:
    day = values["published"]
    also_in = tuple(Copy(**copy) for copy in values.get("also_in", ()))
    own = {"published": date.fromisoformat(day) if day else None, "also_in": also_in}
    return Citation(**{**values, **own})
