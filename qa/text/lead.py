"""What of an article is shown for itself, when no question chose a sentence: how its story begins,
behind headline, author and date, and the latest entry of a live blog."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.article import Article, Passage, Quote
from qa.text.sentences import statements
from qa.text.words import names_topic

_SUMMARY = 3
"""Sentences in a summary."""

_LOOKED_AT = 20
"""Sentences at the beginning of an article among which those of a summary are."""

_SHORTEST = 4
"""Words that are not all in capitals; what is shorter at the beginning is a date or an author."""

_ENTRIES = 3
"""Paragraphs with a time of day before them, from which an article is a live blog."""

OPENING = 300
"""Characters behind the headline that everybody may read of an article for subscribers."""

_BEGINS = 3_000
"""Characters at the beginning of a text among which the first sentence is."""

_POINTS = re.compile(
    r"\W*(?:it|its|that|this|these|those|there|he|his|she|her|they|their|but|and)\b", re.IGNORECASE
)
""""That is the highest since 1998" tells nothing without the sentence before."""

_CAPITAL = r"[^\W\d_a-z][\w'\u2019.-]*"
_BYLINE = re.compile(
    r"(?:(?:Written|Posted|Reported|Words|Text|Photo(?:graph)?s?|Story|Interview) by|By|BY):? "
    rf"{_CAPITAL}(?: {_CAPITAL}| and {_CAPITAL})+\.?(?:[,|].*)?",
    re.DOTALL,
)
_LEADING = re.compile(r"\A\W+")
_ITEM = re.compile(r"\n[^\S\n]*+(?:[-*•\u2013]|\d{1,2}[.)])\s")

_TIME = re.compile(
    r"(?:\A|\n[^\S\n]*\n)[\[(]?(?:(?:updated?|at):? )?(?P<hour>[01]?\d|2[0-3])"
    # "10.30 per cent" and "1.10 Definitions" are no times; "10.30am" and "10.30 - We land" are.
    r"(?:[:.](?P<minute>[0-5]\d)(?:(?<=:\d\d)|(?=\s?[ap]\.?m\b|\s?[-\u2013\u2014|\])]|\s*\n)))?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?!\d)",
    re.IGNORECASE,
)
"""The time of day with which a paragraph begins."""


def beginning(article: Article) -> list[tuple[int, int]]:
    """Where the sentences of a summary are: the first ones behind headline, date and author. On
    news no choice of other sentences is much better (the lead-3 baseline; See et al. 2017)."""
    first = statements(article.text)[:_LOOKED_AT]
    return (story(article, first) or first)[:_SUMMARY]


def first_sentence(article: Article) -> Quote:
    return Quote(article.id, *beginning(article)[0])


def opening(article: Article) -> int:
    """Where what everybody may read of an article for subscribers ends: behind the first sentence
    of its story, or before, between two words, where that is long."""
    begun = replace(article, text=article.text[:_BEGINS])
    blank = len(article.text) - len(article.text.lstrip())
    most = max(_headline_end(begun), blank) + OPENING
    first = beginning(begun)
    if first and first[0][1] <= most:
        return first[0][1]
    if len(article.text) <= most:
        return len(article.text)
    words = article.text[: most + 1].rsplit(maxsplit=1)
    return min(len(words[0]), most) if len(words) > 1 else most


def story(article: Article, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those sentences that are the story's."""
    head = _headline_end(article)
    return [
        (start, end) for start, end in spans if start >= head and _tells(article.text[start:end])
    ]


def _headline_end(article: Article) -> int:
    """Where the headline ends with which the text begins; it may be of several sentences."""
    words = [re.escape(word) for word in _LEADING.sub("", article.title).split()]
    headline = words and re.match(r"\W*+" + r"\s++".join(words) + r"\s*\n", article.text)
    return headline.end() if headline else 0


def _tells(sentence: str) -> bool:
    """Whether it is a sentence of the story: a headline or an author has no stop, "2024-08-13
    NEW YORK." few words, and a list is no sentence."""
    words = [word for word in sentence.split() if any(map(str.isalpha, word))]
    few = sum(not word.isupper() for word in words) < _SHORTEST
    open_end = sentence[-1].isalnum() or sentence[-1] == ":"
    return not (few or open_end or _BYLINE.fullmatch(sentence) or _ITEM.search(sentence))


def lead(topic: str, article: Article, passage: Passage) -> Quote:
    """The sentence that shows an article to be on the topic.

    That is its first, if the topic is in its title. Otherwise it is the first of the passage that
    names the topic and can be understood without the sentence before it.
    """
    if is_in_title(topic, article):
        return first_sentence(article)
    for start, end in story(article, statements(article.text)):
        within = passage.start <= start < passage.end
        said = article.text[start:end]
        if within and names_topic(said, topic) and not _POINTS.match(said):
            return Quote(article.id, start, end)
    return first_sentence(article)


def latest_entry(article: Article) -> Quote | None:
    """The entry of a live blog with the latest time of day; None for any other article."""
    entries = list(_entries(article.text))
    if len(entries) < _ENTRIES:
        return None
    _, start, end = max(entries)
    told = [span for span in statements(article.text) if start < span[1] <= end]
    return Quote(article.id, *told[0]) if told else None


def is_in_title(topic: str, article: Article) -> bool:
    """Whether all that a topic says stands in the title of an article."""
    return names_topic(article.title, topic)


def _entries(text: str) -> Iterator[tuple[int, int, int]]:
    """Of every part of the text that begins with a time: the time in minutes, and the offsets of
    what is behind it."""
    times = [found for found in _TIME.finditer(text) if found["minute"] or found["half"]]
    ends = [*(found.start() for found in times[1:]), len(text)]
    for found, end in zip(times, ends, strict=False):
        hour = int(found["hour"])
        if half := found["half"]:
            hour = hour % 12 + (12 if half.lower() == "p" else 0)
        yield 60 * hour + int(found["minute"] or 0), found.end(), end
