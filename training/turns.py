"""Turns of conversations to learn from: those with a rewrite by hand, and those that change the
subject, since few by hand lack nothing."""

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.question import Turn
from qa.text.words import WORD, common_words
from training import squad

REPORTING, TUNING = frozenset({0, 1}), frozenset({2})
"""Tenths of the conversations that are never learned from."""

_OTHER_SUBJECT = 0.35
"""Share of changes of subject that are the first question of another conversation."""
_LEAST = 6
_POINTING = frozenset(
    (
        *("he", "she", "it", "they", "his", "her", "their", "its"),
        *("him", "them", "this", "that", "these", "those"),
    )
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in a conversation. `belong` are the keys (`qa.conversation.window.Word.key`) of
    what it lacks and has in its rewrite, common English words left out."""

    kind: str
    question: str
    history: tuple[Turn, ...]
    belong: frozenset[str]


def key(word: str) -> str:
    """As `qa.conversation.window.Word.key`."""
    return word.lower().removesuffix("s")


def keys(text: str) -> set[str]:
    """Of the words that are more than one letter and not among the common English ones."""
    found = (word for word in WORD.findall(text) if word.lower() not in common_words())
    return {key(word) for word in found if len(word) > 1}


def tenth(conversation: str) -> int:
    return hashlib.sha256(conversation.encode()).digest()[0] % 10


def by_hand(path: Path) -> Iterator[tuple[str, Asked]]:
    """The conversation and the turn on each line of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        history = tuple(Turn(turn["role"], turn["content"]) for turn in told["history"])
        belong = keys(told["rewrite"]) - keys(told["question"])
        yield (
            told["conversation"],
            Asked(told["set"], told["question"], history, frozenset(belong)),
        )


def changes(before: Sequence[Asked], others: Path, number: int, seed: int) -> list[Asked]:
    """Turns that leave the subject: behind the conversations `before` comes a question from
    another, or one of the file `others` (SQuAD's format) that names what it asks about."""
    chance = random.Random(seed)  # noqa: S311
    first = [turn.question for turn in before if not turn.history]
    long = [turn for turn in before if turn.history]
    whole = [question for question in _questions(others) if _is_whole(question)]
    return [
        Asked(
            "change",
            chance.choice(first if chance.random() < _OTHER_SUBJECT else whole),
            chance.choice(long).history,
            frozenset(),
        )
        for _ in range(number)
    ]


def _questions(path: Path) -> list[str]:
    return [
        question.text
        for article in squad.articles(path)
        for paragraph in article.paragraphs
        for question in paragraph.questions
    ]


def _is_whole(question: str) -> bool:
    """Whether it names something and holds no short word that may point back."""
    words = WORD.findall(question)
    names = [word for word in words[1:] if word[0].isupper() and len(word) > 2]
    points = common_words() & {word.lower() for word in words} & _POINTING
    return len(words) >= _LEAST and bool(names) and not points
