"""What of a conversation is read at once, and what is known of each of its words.

The question comes first, then the turns from the latest on, and at the end the first question of
all, which often names what everything after it is about.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log1p
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from qa.question import Turn
from qa.text.words import WORD

LENGTH = 320
"""Tokens of a question and its conversation together; as many as the reader was trained on."""

_QUESTION = 64
"""Tokens of the question, from its end, where it is asked."""
_ASKED, _LATEST, _EARLIER = 40, 96, 48
"""Tokens of an earlier question, of the latest answer, and of each one before."""
_TURNS = 10
_LEAST = 4
"""Tokens. Room for fewer is not filled."""

_READ = 2000
"""Characters of a turn that are cut into tokens; those of the question are half as many."""

_ENDS = '.!?:"'
"""What a sentence ends with, so that the word behind it may have its capital from there."""

FEATURES = 23

Role = Literal["question", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class Word:
    """`text[start:end]` of a turn, or of the question, whose turn is 0; the latest turn is 1.

    `tokens` are the first of its tokens in the window and the one behind its last. `begins` says
    that it begins a sentence.
    """

    text: str
    turn: int
    role: Role
    start: int
    tokens: tuple[int, int]
    begins: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def key(self) -> str:
        """The same for all forms of a word that count as one."""
        return self.text.lower().removesuffix("s")


@dataclass(frozen=True, slots=True)
class Window:
    """The tokens, which of two parts (0 the question, 1 the turns) each is in, and the words."""

    tokens: list[int]
    parts: list[int]
    words: list[Word]


def window(tokenizer: Any, question: str, history: Sequence[Turn]) -> Window:
    """What is read of `question` and `history`, cut by a fast tokenizer of Hugging Face."""
    made = _Window(tokenizer)
    made.add(question[-_READ // 2 :], 0, "question", _QUESTION, from_end=True)
    asked = len(made.tokens)
    first = next((turn for turn in history if turn.role == "user"), None)
    kept = min(made.length(first.content[:400]), _ASKED) + 1 if first else 0
    answered = False
    for age, turn in enumerate(reversed(history[-_TURNS:]), start=1):
        most = _ASKED if turn.role == "user" else _EARLIER if answered else _LATEST
        answered |= turn.role == "assistant"
        if turn is first:
            kept = 0
        room = LENGTH - len(made.tokens) - 1 - kept
        if room < _LEAST:
            break
        made.add(turn.content[:_READ], age, turn.role, min(most, room))
    if first and kept:
        room = LENGTH - len(made.tokens) - 1
        made.add(first.content[:_READ], len(history), "user", min(_ASKED, room))
    parts = [0] * asked + [1] * (len(made.tokens) - asked)
    return Window(made.tokens, parts, made.words)


class _Window:
    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self.tokens: list[int] = [tokenizer.cls_token_id]
        self.words: list[Word] = []

    def length(self, text: str) -> int:
        return len(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def add(self, text: str, turn: int, role: Role, most: int, *, from_end: bool = False) -> None:
        cut = self._tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)
        taken = slice(-most, None) if from_end else slice(most)
        places = cut["offset_mapping"][taken]
        first = len(self.tokens)
        if not places:
            return
        self.tokens += cut["input_ids"][taken]
        self.tokens.append(self._tokenizer.sep_token_id)
        for found, start, end in _tokens_of_words(text, places):
            before = text[: found.start()].rstrip()
            begins = not before or before[-1] in _ENDS
            tokens = (first + start, first + end)
            self.words.append(Word(found[0], turn, role, found.start(), tokens, begins))


def _tokens_of_words(
    text: str, places: Sequence[tuple[int, int]]
) -> Iterator[tuple[re.Match[str], int, int]]:
    """The words of a text that begin within the tokens' `places`, each with its first token and
    the one behind its last."""
    start = 0
    for found in WORD.finditer(text, places[0][0]):
        if found.start() >= places[-1][1]:
            return
        while start < len(places) and places[start][1] <= found.start():
            start += 1
        end = start
        while end < len(places) and places[end][0] < found.end():
            end += 1
        if end > start:
            yield found, start, end


def features(words: Sequence[Word]) -> NDArray[np.float32]:
    """What is known of each word besides what it means, shape (words, FEATURES): where it stands,
    how it is written, how often it was said and by whom. Nothing of it is of one language."""
    asked = {word.key for word in words if word.role == "question"}
    told = [word for word in words if word.role != "question"]
    times = Counter(word.key for word in told)
    turns, by_user = defaultdict(set), defaultdict(set)
    within: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for word in told:
        turns[word.key].add(word.turn)
        if word.role == "user":
            by_user[word.key].add(word.turn)
    for word in words:
        if not word.begins:
            within[word.key] += 1
            capitals[word.key] += word.text[0].isupper()
    questions = len(set().union(*by_user.values())) or 1
    first = max((word.turn for word in words), default=0)

    def known(word: Word) -> list[float]:
        key, text = word.key, word.text
        start, end = word.tokens
        return [
            word.role == "question",
            word.role == "user",
            word.role == "assistant",
            word.turn == 1,
            word.turn == 2,
            word.turn == 3,
            log1p(word.turn),
            word.turn == first and word.role != "question",
            text[0].isupper(),
            text[0].isupper() and not word.begins,
            text.isdigit(),
            text.isupper() and len(text) > 1,
            key in asked,
            log1p(times[key]),
            log1p(len(turns[key])),
            log1p(len(by_user[key])),
            len(by_user[key]) / questions,
            capitals[key] / within[key] if within[key] else 0.5,
            word.begins,
            min(word.start, 600) / 600,
            min(len(text), 15) / 15,
            (end - start - 1) / 4,
            log1p(first),
        ]

    return np.array([known(word) for word in words], np.float32).reshape(-1, FEATURES)
