"""What a visitor wants: an answer to a question, something of the articles as such, or a word with
the chat.

A small head says so, over the vector of what was said and over its words. Its weights are made by
training/intent.py out of examples in five languages and of real questions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np

from qa.store.embed import Array, Embedder, packaged

TOPICAL = ("list", "latest", "oldest", "summary", "about", "author", "date", "by", "timeline")
"""What may name a topic: a list of articles, the latest and the oldest, a summary, to be told about
something, who wrote an article and when, what somebody wrote, and what happened in its order."""

KINDS = ("question", *TOPICAL, "here", "hello", "thanks", "bye", "wrong", "able")
"""In the order of the weights. "here" is a question to "this article", "wrong" a complaint, and
"able" asks about the chat itself."""

WEIGHTS = Path(__file__).with_name("intent.safetensors")

WORDS = 16384
"""Places for the words and pairs of words that were seen in training; two may share one."""

PLACES = 8192
"""Places for what is known of a word in its sentence."""

VECTOR = 3.0
"""Weight of the vector, whose parts are small, beside the words."""

WORD = re.compile(r"\w+(?:['\u2019.&-]\w+)*|[^\w\s.,;:'\"()]")
"""A word, a mark such as "?" or an emoji."""
_LONGEST = 400
"""Characters; what is longer is a question."""

_HERE = 0.5
"""The least chance from which a question is one to "this article"."""

_OPENING, _CLOSING = '"\u201c\u201e\u00ab', '"\u201d\u201c\u00bb'
"""Quotation marks around a title."""


@dataclass(frozen=True, slots=True)
class Intent:
    """`kind` is one of `KINDS`. `topic` are the words that name it, of a kind that may have one."""

    kind: str
    topic: str = ""


QUESTION = Intent("question")


class IntentHead:
    """Tells what is wanted. It reads with the packaged model, whichever model searches."""

    def __init__(self, embedder: Embedder, head: Path = WEIGHTS) -> None:
        self._embedder = packaged(embedder)
        self._head = head

    @cached_property
    def _weights(self) -> dict[str, Array]:
        from safetensors.numpy import load_file

        return {name: value.astype(np.float32) for name, value in load_file(self._head).items()}

    def of(self, said: str) -> Intent:
        """What is wanted; a question, unless something else is as good as certain."""
        found = words(said)
        if not found or len(said) > _LONGEST:
            return QUESTION
        weights = self._weights
        scores = weights["bias"] + VECTOR * (self._embedder.question(said) @ weights["vector"])
        scores += weights["words"][list(word_features(found))].sum(axis=0)
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        kind = KINDS[1 + int(chances[1:].argmax())]
        # Taken for a question to "this article", one is still answered as a question.
        if 1 - chances[0] < (_HERE if kind == "here" else weights["least"][0]):
            return QUESTION
        if kind not in TOPICAL:
            return Intent(kind)
        return Intent(kind, topic_of(said, weights["places"], float(weights["place_bias"][0])))


def topic_of(said: str, weights: Array, bias: float) -> str:
    """The part of what was said that names the topic: what stands in quotation marks, with them; or
    else from the first word of it to the last."""
    first = next((place for place, sign in enumerate(said) if sign in _OPENING), len(said))
    last = next((place for place in range(len(said) - 1, first, -1) if said[place] in _CLOSING), 0)
    if any(map(str.isalnum, said[first:last])):
        return said[first : last + 1]
    found = [word for word in WORD.finditer(said) if word[0][0].isalnum()]
    named = [
        bias + float(weights[list(one)].sum()) > 0
        for one in place_features([word[0] for word in found])
    ]
    if not any(named):
        return ""
    first, last = named.index(True), len(named) - 1 - named[::-1].index(True)
    return said[found[first].start() : found[last].end()]


def words(said: str) -> list[str]:
    return WORD.findall(said)


def word_features(words: Sequence[str]) -> set[int]:
    """The places of the words, of pairs of neighbours, and of how the sentence begins and ends."""
    line = ["^", *(word.lower() for word in words), "$"]
    pairs = (f"{one} {other}" for one, other in pairwise(line))
    named = {*line, *pairs, f"begins {' '.join(line[1:4])}", f"ends {' '.join(line[-3:])}"}
    return {crc32(name.encode()) % WORDS for name in named}


def place_features(words: Sequence[str]) -> Iterator[set[int]]:
    """Of every word: the places of itself, of its neighbours, and of where it stands."""
    line = ["^", "^", *(word.lower() for word in words), "$", "$"]
    for place, word in enumerate(words, start=2):
        before, after = line[place - 1], line[place + 1]
        named = {
            f"is {line[place]}",
            f"after {before}",
            f"after {line[place - 2]} {before}",
            f"before {after}",
            f"pair {before} {line[place]}",
            f"pair {line[place]} {after}",
            f"first {place == 2} of {len(words) == 1}",
            f"last {place == len(words) + 1}",
            f"capital {word[:1].isupper()} {place == 2}",
        }
        yield {crc32(name.encode()) % PLACES for name in named}
