"""An article as passages: runs of whole sentences that one search result can show."""

import re
from collections.abc import Iterator

from qa.article import Article, Passage, passage
from qa.text.sentences import sentences

WORDS = 200
"""Most words in a passage. Measured on NewsQA: better than 60 or 120, and no worse without
overlap between neighbours than with it."""


def split(article: Article, words: int = WORDS) -> list[Passage]:
    """The passages of `article`, in order, without overlap; together they hold every word.

    A passage ends where a sentence ends. A sentence of more than `words` words is cut between two
    of them.
    """
    passages = []
    start = end = held = 0
    for piece_start, piece_end, count in _pieces(article.text, words):
        if held and held + count > words:
            passages.append(passage(article, start, end))
            held = 0
        if not held:
            start = piece_start
        end = piece_end
        held += count
    if held:
        passages.append(passage(article, start, end))
    return passages


def _pieces(text: str, words: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, number of words) of every sentence, the overlong ones cut."""
    for start, end in sentences(text):
        found = [match.span() for match in re.finditer(r"\S+", text[start:end])]
        for first in range(0, len(found), words):
            part = found[first : first + words]
            yield start + part[0][0], start + part[-1][1], len(part)
