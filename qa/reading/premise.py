"""What a question takes for granted that the articles say of something else.

"Why did Ann Lee resign?" has no answer where it was Tom Ray who did. The question is read once more
without the name: a reader that is then sure shows what the articles do say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from qa.reading.reader import Reader, Reading
from qa.retrieve import Hit

_SURE = 0.5
"""Confidence from which on what is read without a name counts (docs/decisions.md, "Premises")."""

_TRIED = 2
"""Names at most without which a question is read."""

_AROUND = " \n.,;:!?()[]\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"


@dataclass(frozen=True, slots=True)
class Premise:
    """`name` stands in the question and not in the passage that `reading` is of, which answers the
    question without it."""

    name: str
    reading: Reading


def premise(reader: Reader, question: str, read: Reading) -> Premise | None:
    """The name or figure without which the question is answered by a passage that lacks it, where
    the question itself was `read` without an answer; None where there is none. Only articles that
    are near to the question count: without its names, "Who won the 1998 World Cup?" is answered by
    any winner."""
    near = {quote.article_id for quote in read.nearest}
    hits = [hit for hit in read.ranked if hit.passage.article_id in near]
    for name, rest in islice(_without_names(question), _TRIED):
        reading = reader.read(rest, [hit for hit in hits if not _has(hit, name)])
        if reading.quotes and reading.confidence >= _SURE:
            return Premise(name, reading)
    return None


def _without_names(question: str) -> Iterator[tuple[str, str]]:
    """Each name or figure, and the question without it. A name is words in a row that have a
    capital; the first word of the question has one for another reason."""
    words = question.split()
    marked = [
        any(map(str.isdigit, word)) or (place > 0 and word.lstrip(_AROUND)[:1].isupper())
        for place, word in enumerate(words)
    ]
    place = 0
    while place < len(words):
        end = place
        while end < len(words) and marked[end]:
            end += 1
        if end > place:
            yield (
                " ".join(words[place:end]).strip(_AROUND),
                " ".join([*words[:place], *words[end:]]),
            )
        place = end + 1


def _has(hit: Hit, name: str) -> bool:
    """Whether the passage, or its title, has a word of the name."""
    text = f"{hit.passage.title} {hit.passage.text}".casefold()
    return any(word.strip(_AROUND).casefold() in text for word in name.split())
