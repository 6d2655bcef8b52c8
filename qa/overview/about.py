"""Which articles are meant: those about a topic, the one with a title, those of an author."""

from collections.abc import Iterator, Sequence

from qa.article import Article, Passage
from qa.question import Filters
from qa.retrieve import Hit, by_sentence, search
from qa.store.index import Index
from qa.text.lead import is_in_title
from qa.text.words import names_topic, words_in

_FOUND = 50
"""Passages among which the articles about something are looked for."""

_ABOUT = 0.42
"""Cosine of a topic to a passage's nearest sentence. From it on the passage is about the topic even
if it does not name it (docs/decisions.md, "What an overview is about")."""

_SAYS = 4
"""Words of a sentence that says something."""

QUOTING = '"\u201c\u201d\u201e\u00ab\u00bb '
"""What stands around a title."""


def articles_about(index: Index, topic: str, filters: Filters) -> list[tuple[Article, Hit]]:
    """The articles about `topic` with their best passages, the best first."""
    best: dict[str, Hit] = {}
    hits = search(index, topic, _FOUND, filters, fold=True)
    for hit, told in by_sentence(index, topic, hits):
        named = names_topic(f"{hit.passage.title} {hit.passage.text}", topic)
        if named or _nearness(hit.passage, told) >= _ABOUT:
            best.setdefault(hit.passage.article_id, hit)
    return [(index.library.article(article_id), hit) for article_id, hit in best.items()]


def _nearness(passage: Passage, told: Sequence[tuple[tuple[int, int], float]]) -> float:
    """The cosine of the nearest sentence that says something: "NEW YORK." before a story is near to
    every place."""
    saying = (
        cosine for (start, end), cosine in told if len(passage.text[start:end].split()) >= _SAYS
    )
    return max(saying, default=0.0)


def the_article(index: Index, topic: str, filters: Filters) -> Article | None:
    """The article that is asked for: the only one to look in, the one with this title, or the best
    on the topic. What stands in quotation marks is a title."""
    library = index.library
    if filters.article:
        return library.article(filters.article)
    title = topic.strip(QUOTING)
    if ids := library.catalogue.titled(title, filters):
        return library.article(ids[0])
    found = articles_about(index, title, filters)
    if title != topic:
        found = [one for one in found if words_in(one[0].title) == words_in(title)]
    best = titled(title, found) or [article for article, _ in found]
    return best[0] if best else None


def titled(topic: str, found: Sequence[tuple[Article, Hit]]) -> list[Article]:
    """Those whose title is the topic; or else those with all of its words in their title."""
    same = [article for article, _ in found if words_in(article.title) == words_in(topic)]
    return same or [article for article, _ in found if is_in_title(topic, article)]


def authors(index: Index, name: str) -> Iterator[tuple[str, str]]:
    """The authors of articles, as these name them, among whom one has all words of `name`; and how
    that one is written."""
    asked = set(words_in(name))
    for line in index.library.catalogue.authors():
        for author in line.split(", "):
            if asked and asked <= set(words_in(author)):
                yield line, author
                break
