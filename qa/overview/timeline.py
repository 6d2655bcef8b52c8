"""A timeline: what the articles tell of a topic, one quote an event, the oldest first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from qa.article import Article, Passage, Quote
from qa.question import ANYWHERE, Filters
from qa.reading.leaning import leans
from qa.retrieve import Hit, search
from qa.store.embed import Array
from qa.store.index import Index
from qa.store.passages.stems import spoken, stems
from qa.text.facts import facts, figures
from qa.text.lead import story
from qa.text.likeness import rows, share
from qa.text.sentences import Sentences
from qa.text.words import topic_words

MOST = 20
"""Events in a timeline."""

_FOUND = 160
"""Passages among which the articles on a topic are looked for."""

_ENOUGH = 3
"""Articles whose beginnings name the whole topic. Where there are fewer, those count too that say
it in other words."""

_LEAD = 3
"""Sentences at the beginning of a story, in which news says what happened."""

_NEAR = 0.5
"""Cosine of a topic to one of those sentences from which an article is on it though it does not
name it (docs/decisions.md, "Timelines")."""

_SHORT = 3
"""Letters of a word in lower case that may be missing where the article is in another language
than English, whose short words are known."""

_SAME = 0.75
"""Mean cosine of the sentences of two beginnings, each with its nearest of the other, from which
the articles tell of one event (docs/decisions.md, "Timelines")."""

_SHARED = 0.5
"""Part of the names and figures of one beginning that the other has then."""

_DAYS = timedelta(days=3)
"""Between the first and the last article on one event."""

_SENTENCE, _FIGURED = 0.9, 0.8
"""Cosine of the sentences that say what happened from which they tell the same; and if they have
`_FIGURES` figures in common."""

_FIGURES = 2

_COPY = 0.9
"""Part of the words in a row that a beginning shares with another whose copy it is, on any day."""

_LONGEST = 600
"""Characters of a quote."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as the quote of one article tells it. `day` is the day of that
    article, the first of those that tell it, and `also` are the others."""

    day: date | None
    quote: Quote
    article: Article
    also: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """`events` are the oldest first, and those without a day the last. `found` is how many there
    are, of which these are the nearest to the topic."""

    topic: str
    events: tuple[Event, ...]
    found: int


@dataclass(frozen=True, slots=True)
class _Told:
    """An article that was found. `sentences` are those of its beginning, with their vectors, shape
    (sentences, dimension), and the one in the place `chosen` says what happened."""

    article: Article
    sentences: Sequence[tuple[int, int]]
    vectors: Array
    chosen: int = 0

    def said(self, place: tuple[int, int]) -> str:
        return self.article.text[slice(*place)]

    @property
    def beginning(self) -> str:
        """The title and the first sentences."""
        return "\n".join([self.article.title, *map(self.said, self.sentences)])


def timeline(index: Index, topic: str, filters: Filters = ANYWHERE) -> Timeline | None:
    """The events of `topic`; None where no article is on it."""
    hits = search(index, topic, _FOUND, filters)
    on_topic = _on_topic(_found(index, hits), topic, index.embedder.question(topic))
    groups = _events([replace(one, chosen=_choice(one, topic)) for one in on_topic])
    if not groups:
        return None
    shown = sorted(groups[:MOST], key=lambda group: _day(group[0]))
    return Timeline(topic, tuple(map(_event, shown)), len(groups))


def _found(index: Index, hits: Sequence[Hit]) -> Iterator[_Told]:
    """The articles that were found, the best first, with their beginnings."""
    found = dict.fromkeys(hit.passage.article_id for hit in hits)
    first = _first_passages(index, found)
    kept = index.library.embeddings.sentences([one.id for one in first.values()])
    for article_id in found:
        if (one := first.get(article_id)) is None or one.id not in kept:
            continue  # it is being replaced
        article, cut, vectors = index.library.article(article_id), Sentences(one.text), kept[one.id]
        if len(cut.all) != len(vectors):
            continue  # cut by the rules of an older version
        own = {_moved(place, one.start): row for row, place in enumerate(cut.all)}
        told = [_moved(place, one.start) for place in cut.told]
        known = [place for place in story(article, told) or told if place in own][:_LEAD]
        if known:
            yield _Told(article, known, vectors[[own[place] for place in known]])


def _first_passages(index: Index, article_ids: Iterable[str]) -> dict[str, Passage]:
    """The passages with which articles begin, by the article's id."""
    library = index.library
    first: dict[str, Passage] = {}
    for one in library.passages(library.passage_ids(article_ids)):
        if one.article_id not in first or one.start < first[one.article_id].start:
            first[one.article_id] = one
    return first


def _moved(place: tuple[int, int], by: int) -> tuple[int, int]:
    return place[0] + by, place[1] + by


def _on_topic(found: Iterable[_Told], topic: str, vector: Array) -> Iterator[_Told]:
    """Those whose beginnings are on the topic, the nearest first."""
    whole: list[_Told] = []
    near: list[_Told] = []
    for one in found:
        if _named(one.beginning, topic, one.article) == 1:
            whole.append(one)
        elif float((one.vectors @ vector).max()) >= _NEAR:
            near.append(one)
    yield from whole
    if len(whole) < _ENOUGH:
        yield from near


def _named(text: str, topic: str, article: Article) -> float:
    """The part of the topic's words that stand in a text of the article, in any of their forms."""
    language = spoken(article.language)
    there = set(stems(text, language))
    words = [word for word in topic.split() if topic_words(word)]
    if language != "en":
        words = [word for word in words if len(word) > _SHORT or not word.islower()] or words
    asked = [set(stems(word, language)) for word in words]
    return sum(one <= there for one in asked) / len(asked) if asked else 0.0


def _events(told: Sequence[_Told]) -> list[list[_Told]]:
    """The articles, those of one event together, the first of them first."""
    groups: list[list[_Told]] = []
    for one in told:
        same = next(
            (group for group in groups if all(_are_one(one, other) for other in group)), None
        )
        if same is None:
            groups.append([one])
        else:
            same.append(one)
    return [sorted(group, key=_day) for group in groups]


def _are_one(one: _Told, other: _Told) -> bool:
    """Whether two articles tell of one event: one is a copy of the other; or within days they say
    the same of the same people and figures."""
    cosines = one.vectors @ other.vectors.T
    alike = (cosines.max(axis=0).mean() + cosines.max(axis=1).mean()) / 2 >= _SAME
    if not (alike or _say_the_same(one, other)):
        return False
    told = one.beginning, other.beginning
    if share(rows(told[0]), rows(told[1])) >= _COPY:
        return True
    names = facts(told[0]), facts(told[1])
    same = len(names[0] & names[1]) >= _SHARED * min(map(len, names))
    return same and _are_near(one.article.published, other.article.published)


def _say_the_same(one: _Told, other: _Told) -> bool:
    """Whether the sentences that say what happened do."""
    cosine = float(one.vectors[one.chosen] @ other.vectors[other.chosen])
    if not _FIGURED <= cosine < _SENTENCE:
        return cosine >= _SENTENCE
    shared = figures(one.said(one.sentences[one.chosen]))
    return len(shared & figures(other.said(other.sentences[other.chosen]))) >= _FIGURES


def _are_near(one: date | None, other: date | None) -> bool:
    """Whether two days are near. One that is not known is near to another such alone."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _DAYS


def _day(one: _Told) -> date:
    """The day by which it is sorted."""
    return one.article.published or date.max


def _event(group: Sequence[_Told]) -> Event:
    first = group[0]
    article = first.article
    return Event(
        article.published,
        Quote(article.id, *_short(article.text, *first.sentences[first.chosen])),
        article,
        tuple(one.article for one in group[1:]),
    )


def _choice(told: _Told, topic: str) -> int:
    """Which sentence says what happened: the first, unless neither that nor the title names as much
    of the topic as one of the next that can stand alone."""
    said = [told.said(place) for place in told.sentences]
    best = 0
    most = _named(f"{told.article.title}\n{said[0]}", topic, told.article)
    for place, sentence in enumerate(said[1:], start=1):
        named = _named(sentence, topic, told.article)
        if named > most and not leans(sentence):
            best, most = place, named
    return best


def _short(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, or its beginning up to the end of a word."""
    if end - start <= _LONGEST:
        return start, end
    kept = text[start : start + _LONGEST].rsplit(maxsplit=1)
    return start, start + (len(kept[0]) if len(kept) > 1 else _LONGEST)
