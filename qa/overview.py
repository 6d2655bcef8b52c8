"""What a reader of answer spans is no help with: a summary, a list of articles, the latest on
something, who somebody is.

What is shown is made of the articles' own sentences, as any answer is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Literal

from qa.article import Article
from qa.index import Index
from qa.question import ANYWHERE, Filters
from qa.reader import Quote
from qa.retrieve import Hit, search
from qa.sentences import sentences
from qa.words import common_words

Kind = Literal["summary", "list", "latest", "person", "all", "newest"]

OF_ALL: frozenset[Kind] = frozenset({"all", "newest"})
"""What is asked for without a topic, and not of "this article" either."""

_SUMMARY = 3
"""Sentences in a summary."""

_LOOKED_AT = 20
"""Sentences at the beginning of an article among which those of a summary are."""

_SHORTEST = 4
"""Words that are not all in capitals; what is shorter at the beginning is a date or an author."""

_LISTED = 10
"""Articles in a list."""

_ABOUT = 0.35
"""Cosine to a topic from which a passage is about it though it does not name it; of the questions
of the benchmarks, nine of ten are nearer to the passage that answers them."""

_ARTICLE = r"(?:article|text|story|report|piece|news)"
_PATTERNS: dict[Kind, tuple[str, ...]] = {
    "summary": (
        rf"(?:give (?:me )?)?(?:a |an )?(?:short |brief )?(?:summar(?:y of|i[sz]e)|overview of)"
        rf"(?: (?:the|this|that|it)\b)?(?: {_ARTICLE})?(?: (?:about|on|of)\b)?(?P<topic>.*)",
        rf"what(?: is|'s) (?:this|that|the) {_ARTICLE} about(?P<topic>)",
        r"what happened(?: (?:in|with) [“\"](?P<topic>[^“”\"]+)[”\"])?",
    ),
    "list": (
        rf"(?:list|show|find|name|give)(?: me)?(?: all)?(?: of)?(?: the)? {_ARTICLE}s?"
        r"(?: (?:about|on|that mention|mentioning|with))(?P<topic>.+)",
        rf"(?:which|what) {_ARTICLE}s? (?:are there |do you have |is there )?"
        r"(?:about|on|mention|are about)(?P<topic>.+)",
    ),
    "latest": (
        r"what(?: is|'s|s| are)(?: the)? (?:latest|newest|most recent|new)(?: news)?"
        r" (?:on|about|with|from)(?P<topic>.+)",
        r"(?:the )?(?:latest|newest|most recent)(?: news)? (?:on|about)(?P<topic>.+)",
    ),
    "all": (
        rf"(?:what|which) {_ARTICLE}s? (?:do you (?:have|know)|are there|can i ask about)",
        rf"(?:list|show)(?: me)?(?: all)?(?: of)?(?: the| your)? {_ARTICLE}s",
    ),
    "newest": (
        rf"(?:what|which)(?: is|'s)? (?:the |your )?(?:newest|latest|most recent) {_ARTICLE}",
        rf"which {_ARTICLE} is (?:the )?(?:newest|latest|most recent)",
    ),
    "person": (
        r"who(?: is|'s| was) (?P<topic>(?-i:[A-Z][\w'-]*(?: (?:[a-z]{2,3} )?[A-Z][\w'-]*)*))",
    ),
}

_THIS = re.compile(rf"\b(?:this (?:{_ARTICLE}|page)|the article)\b", re.IGNORECASE)

_TELLS = (
    r"{name},? (?:is|was) (?:an?|the|one)\b",
    r"{name}, (?:who|an?|the|\d+)\b",
    r"\b(?:an?|the|its|their) [\w -]+ {name}|\b[A-Z][a-z]+ {full_name}",
)
"""What tells who somebody is, the clearest first: "Lee is a baker", "Lee, who bakes" and "the baker
Lee"."""


@dataclass(frozen=True, slots=True)
class Request:
    """`topic` is empty where "this article" is meant, or all of them are."""

    kind: Kind
    topic: str


@dataclass(frozen=True, slots=True)
class Overview:
    """`parts` are the pieces of the answer, each with the quote that it rests on."""

    opening: str
    parts: tuple[tuple[str, Quote], ...]


def request(said: str) -> Request | None:
    """What is asked for, or None for an ordinary question."""
    words = re.sub(
        r"^(?:please|can you|could you)(?: please)?,? ", "", " ".join(said.split()), flags=re.I
    )
    words = words.rstrip(" .!?").replace("\u2019", "'")
    for kind, patterns in _PATTERNS.items():
        for pattern in patterns:
            if found := re.fullmatch(pattern, words, re.IGNORECASE):
                named = found.groupdict().get("topic") or ""
                topic = re.sub(r"\bplease\b|[“”\"]", "", named).strip(" ,")
                return Request(kind, topic)
    return None


def is_about_this(said: str) -> bool:
    """Whether it is "this article" that is asked about, for an overview or for anything else."""
    asked = request(said)
    if asked:
        return not asked.topic and asked.kind not in OF_ALL
    return bool(_THIS.search(said))


def find(index: Index, kind: Kind, topic: str, filters: Filters = ANYWHERE) -> Overview | None:
    """What is asked for, about `topic`; None if no article is about it."""
    if kind == "all" or kind == "newest":  # noqa: PLR1714 -- mypy knows what is left then
        return _of_all(index, kind, filters)
    found = _articles(index, topic, filters)
    if not found:
        return None
    match kind:
        case "summary":
            article, _ = found[0]
            quotes = [Quote(article.id, start, end) for start, end in beginning(article)]
            return Overview(
                f"{_named(article)}:", tuple((_text(article, quote), quote) for quote in quotes)
            )
        case "list":
            return Overview(
                "There is one article:" if len(found) == 1 else f"There are {len(found)} articles:",
                tuple((_named(article), _lead(article, hit)) for article, hit in found),
            )
        case "latest":
            article, hit = max(found, key=lambda one: one[0].published or date.min)
            return _latest(article, _lead(article, hit))
        case "person":
            return _person(topic, found)


def _of_all(index: Index, kind: Kind, filters: Filters) -> Overview | None:
    """The newest article, or as many of the newest as a list has."""
    ids = index.library.matching(filters)
    newest = (one.id for one in index.library.summaries() if one.id in ids)
    articles = [index.library.article(one) for one in islice(newest, _LISTED)]
    if not articles:
        return None
    leads = [Quote(article.id, *beginning(article)[0]) for article in articles]
    if kind == "newest":
        return _latest(articles[0], leads[0])
    opening = f"There are {len(ids):,} articles" if len(ids) > 1 else "There is one article"
    of_them = ". The newest" if len(ids) > _LISTED else ""
    names = map(_named, articles)
    return Overview(f"{opening}{of_them}:", tuple(zip(names, leads, strict=True)))


def _latest(article: Article, quote: Quote) -> Overview:
    return Overview(f"The latest is {_named(article)}:", ((_text(article, quote), quote),))


def _articles(index: Index, topic: str, filters: Filters) -> list[tuple[Article, Hit]]:
    """The articles about `topic` with their best passages, the best first."""
    words = _words(topic)
    best: dict[str, Hit] = {}
    for hit in search(index, topic, 5 * _LISTED, filters):
        named = words and words <= _words(f"{hit.passage.title} {hit.passage.text}")
        if hit.cosine >= _ABOUT or named:
            best.setdefault(hit.passage.article_id, hit)
    return [
        (index.library.article(article_id), hit) for article_id, hit in list(best.items())[:_LISTED]
    ]


def _words(text: str) -> set[str]:
    """The words, without common ones and an "s" at the end: "the rents" are about rent."""
    words = re.findall(r"\w+", text.lower())
    return {word.removesuffix("s") for word in words if word not in common_words()}


def beginning(article: Article) -> list[tuple[int, int]]:
    """Where the sentences of a summary are: the first ones behind headline, date and author. On
    news no choice of other sentences is much better (the lead-3 baseline; See et al. 2017)."""
    spans = list(islice(sentences(article.text), _LOOKED_AT))
    said = [(start, end, article.text[start:end]) for start, end in spans]
    whole = [(start, end) for start, end, text in said if _tells(text) and text != article.title]
    return (whole or spans)[:_SUMMARY]


def _tells(sentence: str) -> bool:
    """Whether it is a sentence of the story: a headline or an author has no stop, and "2024-08-13
    NEW YORK." few words."""
    words = [word for word in sentence.split() if re.search(r"[^\W\d_]", word)]
    few = sum(not word.isupper() for word in words) < _SHORTEST
    return not few and not sentence[-1].isalnum()


def _person(name: str, found: Sequence[tuple[Article, Hit]]) -> Overview | None:
    """The sentence that tells best who somebody is, of those that name them."""
    surname = re.escape(name.rsplit(maxsplit=1)[-1])
    full_name = re.escape(name)
    either = rf"(?:{full_name}|{surname})"
    said = [re.compile(tells.format(name=either, full_name=full_name)) for tells in _TELLS]

    def clearness(sentence: str) -> int:
        return next((place for place, tells in enumerate(said) if tells.search(sentence)), 9)

    named = [
        (
            clearness(hit.passage.text[start:end]),
            article,
            hit.passage.start + start,
            hit.passage.start + end,
        )
        for article, hit in found
        for start, end in sentences(hit.passage.text)
        if re.search(rf"\b{surname}\b", hit.passage.text[start:end])
    ]
    if not named or name not in "\n".join(article.text for _, article, _, _ in named):
        return None
    _, article, start, end = min(named, key=lambda one: one[0])
    quote = Quote(article.id, start, end)
    return Overview(f"From {_named(article)}:", ((_text(article, quote), quote),))


def _lead(article: Article, hit: Hit) -> Quote:
    """The first sentence of the passage that was found, or of the story if it begins there."""
    if hit.passage.start == 0:
        return Quote(article.id, *beginning(article)[0])
    start, end = next(sentences(hit.passage.text), (0, len(hit.passage.text)))
    return Quote(article.id, hit.passage.start + start, hit.passage.start + end)


def _text(article: Article, quote: Quote) -> str:
    """The quote on one line."""
    return " ".join(article.text[quote.start : quote.end].split())


def _named(article: Article) -> str:
    return f"{article.title} ({article.published})" if article.published else article.title
