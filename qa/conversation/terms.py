"""Which words of a conversation belong to the question that is asked in it.

A small head over the states of the reader's lower layers says it of every word (docs/decisions.md,
"Follow-ups"). `training.followups` makes it.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from math import ceil, exp
from pathlib import Path
from threading import Lock
from typing import Any

from qa import bert
from qa.conversation.term_network import TermNetwork
from qa.conversation.window import Window, Word, features, window
from qa.errors.models import ModelUnusable
from qa.errors.shown import first_line
from qa.question import Turn
from qa.reading.reader import PACKAGED as READER
from qa.weights import precision

PACKAGED = Path(__file__).with_name("terms_model")
"""The head that comes with Broadsheet, its card, and how sure it must be."""

_MULTIPLE = 32
"""As in `qa.reading.spans`: torch keeps kernels for every length that it meets."""

_BETWEEN = 1
"""Signs between two words that are shown as one term: "Salt Lake City", "by-election"."""


def terms(question: str, history: Sequence[Turn]) -> tuple[str, ...]:
    """What of `history` belongs to `question`, as it was said and in its order; nothing if the
    question stands alone. Raises ModelUnusable."""
    return packaged().terms(question, history)


@cache
def packaged() -> "Terms":
    return Terms(PACKAGED)


class Terms:
    """The head in `folder`, loaded with what it stands on when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: tuple[Any, TermNetwork, float] | None = None
        self._loading = Lock()

    def load(self) -> tuple[Any, TermNetwork, float]:
        """Tokenizer, network, and the chance from which on a word belongs to the
        question; in memory from now on. Raises ModelUnusable."""
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self._folder)
            return self._loaded

    def terms(self, question: str, history: Sequence[Turn]) -> tuple[str, ...]:
        """As the function `terms`."""
        if not any(turn.content.strip() for turn in history):
            return ()
        *_, sure = self.load()
        read, chances = self.chances(question, history)
        return tuple(in_words(read, history, {key for key in chances if chances[key] >= sure}))

    def chances(self, question: str, history: Sequence[Turn]) -> tuple[Window, Mapping[str, float]]:
        """What was read; and of each word of it that the question lacks, by its key, the chance
        that it belongs to the question."""
        import torch

        tokenizer, network, _ = self.load()
        read = window(tokenizer, question, history)
        with torch.inference_mode():
            found = network.logits(*tensors(read))
        asked = {word.key for word in read.words if word.role == "question"}
        odds: dict[str, float] = {}
        for word, logit in zip(read.words, found[0].tolist(), strict=True):
            if word.key not in asked:
                odds[word.key] = odds.get(word.key, 0.0) + exp(logit)
        return read, {key: one / (1 + one) for key, one in odds.items()}


def tensors(read: Window) -> tuple[Any, ...]:
    """A batch of one: tokens, parts and inside of shape (1, tokens), within (1, words, tokens) and
    known (1, words, FEATURES), as `TermNetwork.logits` has them."""
    import torch

    length = ceil(len(read.tokens) / _MULTIPLE) * _MULTIPLE
    filled = (0, length - len(read.tokens))
    tokens = torch.nn.functional.pad(torch.tensor([read.tokens]), filled)
    parts = torch.nn.functional.pad(torch.tensor([read.parts]), filled)
    inside = torch.zeros(1, length)
    inside[0, : len(read.tokens)] = 1
    within = torch.zeros(1, len(read.words), length)
    for number, word in enumerate(read.words):
        within[0, number, slice(*word.tokens)] = 1
    return tokens, parts, inside, within, torch.from_numpy(features(read.words))[None]


def in_words(read: Window, history: Sequence[Turn], chosen: Collection[str]) -> Iterator[str]:
    """The words with the keys in `chosen`, in the order in which they were said, each once; those
    that stand side by side as one term. Of several places where a word was said, the one where
    most of the chosen stand together counts."""
    runs = sorted(_runs(read.words, history, chosen), key=lambda run: -len({w.key for w in run}))
    left, kept = set(chosen), []
    for run in runs:
        if new := [word for word in run if word.key in left]:
            # A name is shown whole, but what was shown before it is not shown again.
            kept.append(run if len(new) * 2 > len(run) else new)
            left -= {word.key for word in run}
    kept.sort(key=lambda run: (-run[0].turn, run[0].start))
    for run in kept:
        said = history[-run[0].turn].content
        yield said[run[0].start : run[-1].end]


def _runs(
    words: Sequence[Word], history: Sequence[Turn], chosen: Collection[str]
) -> Iterator[list[Word]]:
    """The chosen words of the history, those together that stand side by side."""
    run: list[Word] = []
    for word in words:
        if word.role == "question" or word.key not in chosen:
            continue
        if run and not _beside(run[-1], word, history):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _beside(one: Word, other: Word, history: Sequence[Turn]) -> bool:
    if one.turn != other.turn or not 0 <= other.start - one.end <= _BETWEEN:
        return False
    return history[-one.turn].content[one.end : other.start] in (" ", "-", "'", "\u2019", "")


def _load(folder: Path) -> tuple[Any, TermNetwork, float]:
    from safetensors import SafetensorError

    try:
        tokenizer = bert.tokenizer(READER)
        network = TermNetwork(READER, folder, precision())
        sure = float(json.loads((folder / "threshold.json").read_text("utf-8"))["sure"])
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise ModelUnusable("reader", str(folder), first_line(error)) from error
    return tokenizer, network, sure
