"""Conversations -> the head that says which of their words belong to a question.

python -m training.followups TURNS.jsonl OTHERS.json FOLDER
python -m training.followups TURNS.jsonl OTHERS.json FOLDER --measure

The reader's lower layers are kept as they are, so their states are computed once. A word belongs to
a question if its rewrite by hand has it; the loss is over the words of a conversation, each counted
once however often it was said. The threshold is that with the best F1 on a tenth of the
conversations, and the figures are of a fifth that nothing is learned from.
"""

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional

from qa.conversation.term_network import BELOW, OWN
from qa.conversation.window import FEATURES, Window, features, window
from qa.reading.reader import PACKAGED as READER
from qa.weights import precision
from training.made_up import made_up
from training.term_head import logits, lower_layers, new_head, open_head
from training.turns import REPORTING, TUNING, Asked, by_hand, changes, tenth

if TYPE_CHECKING:
    from torch.nn import ModuleDict

T = TypeVar("T")

_BATCH = 24
_OF_LIKE_LENGTH = 20 * _BATCH
_MULTIPLE = 32
_RATE, _HEAD_RATE = 2e-4, 1e-3  # at their highest; of the reader's layers, and of what is new
_WARMUP = 0.06
_DECAY = 0.05
_DROPOUT = 0.15
_FIRST_ODDS = -2.5  # most words do not belong
_MADE_UP, _CHANGES = 220, 460
_THRESHOLDS = np.arange(0.2, 0.7, 0.025)


@dataclass(slots=True)
class Example:
    """`known` has shape (words, FEATURES), and `states` (tokens, width). `keys` are what may belong
    to the question, `places` say for each word the number of its key, or -1 for those of the
    question, and `belongs` has 1 for each key that does."""

    asked: Asked
    read: Window
    known: NDArray[np.float32]
    keys: list[str]
    places: list[int]
    belongs: NDArray[np.float32]
    states: NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Found:
    """Micro-averaged over turns."""

    f1: float
    recall: float
    precision: float
    turns: int

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f}  {self.recall:.3f} / {self.precision:.3f}  n={self.turns}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("turns", type=Path, help="a turn with its rewrite on each line")
    parser.add_argument("others", type=Path, help="questions on other things, in SQuAD's format")
    parser.add_argument("folder", type=Path, help="the folder of the head")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--measure", action="store_true", help="the head that is there already")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    turns = [(tenth(conversation), asked) for conversation, asked in by_hand(options.turns)]
    reporting = [asked for part, asked in turns if part in REPORTING]
    tuning = [asked for part, asked in turns if part in TUNING]
    learned = [asked for part, asked in turns if part not in REPORTING | TUNING]
    # The pieces of what is made up are those that are learned from, put together otherwise.
    new = [*changes(reporting, options.others, 150, seed=7), *made_up(60, seed=8)]
    reader = Lower()
    held = reader.examples([*tuning, *reporting, *new])
    tuned, rest = held[: len(tuning)], held[len(tuning) :]
    if options.measure:
        head = open_head(options.folder, reader.config)
        sure = json.loads((options.folder / "threshold.json").read_text())["sure"]
    else:
        more = [*changes(learned, options.others, _CHANGES, seed=5), *made_up(_MADE_UP, seed=5)]
        head = with_readers_layers(reader.config)
        sure = learn(
            head, reader.examples([*learned, *more]), tuned, options.epochs, options.folder
        )
    report(head, rest, sure)


class Lower:
    """The reader's lower layers, and what they make of conversations."""

    def __init__(self) -> None:
        from transformers import AutoTokenizer

        self._tokenizer = AutoTokenizer.from_pretrained(READER)
        self._layers = lower_layers(READER).to(precision())
        self.config: Any = self._layers.config

    def examples(self, turns: Sequence[Asked]) -> list[Example]:
        found = [self._example(asked) for asked in turns]
        by_length = sorted(found, key=lambda one: len(one.read.tokens))
        for batch in _batches(by_length, _BATCH):
            shape = (len(batch), _padded(batch))
            tokens, parts, inside = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
            for row, one in enumerate(batch):
                length = len(one.read.tokens)
                tokens[row, :length] = torch.tensor(one.read.tokens)
                parts[row, :length] = torch.tensor(one.read.parts)
                inside[row, :length] = 1
            with torch.inference_mode():
                states = self._layers(tokens, inside, parts).last_hidden_state.half().numpy()
            for row, one in enumerate(batch):
                one.states = states[row, : len(one.read.tokens)].copy()
        return found

    def _example(self, asked: Asked) -> Example:
        read = window(self._tokenizer, asked.question, asked.history)
        own = {word.key for word in read.words if word.role == "question"}
        keys = sorted({word.key for word in read.words} - own)
        place = {key: number for number, key in enumerate(keys)}
        return Example(
            asked=asked,
            read=read,
            known=features(read.words),
            keys=keys,
            places=[place.get(word.key, -1) for word in read.words],
            belongs=np.array([key in asked.belong for key in keys], np.float32),
            states=np.zeros((0, 0), np.float16),
        )


def with_readers_layers(config: Any) -> "ModuleDict":
    """A new head, whose layers are those that follow in the reader."""
    head = new_head(config)
    above: Any = lower_layers(READER, BELOW + OWN).encoder.layer[BELOW:]
    head["layers"].load_state_dict(above.state_dict())
    known: Any = head["known"]
    logit: Any = head["logit"]
    torch.nn.init.zeros_(known.weight)
    torch.nn.init.zeros_(known.bias)
    torch.nn.init.constant_(logit.bias, _FIRST_ODDS)
    parts: Any = head["layers"].modules()
    for part in parts:
        if isinstance(part, torch.nn.Dropout):
            part.p = _DROPOUT
    return head


def learn(
    head: "ModuleDict",
    learned: Sequence[Example],
    tuned: Sequence[Example],
    epochs: int,
    folder: Path,
) -> float:
    """Train, write the head after each epoch, and return the last one's threshold."""
    learned = [one for one in learned if one.keys]
    layers = {id(one) for one in head["layers"].parameters()}
    new = [one for one in head.parameters() if id(one) not in layers]
    optimizer = torch.optim.AdamW(
        [{"params": head["layers"].parameters(), "lr": _RATE}, {"params": new, "lr": _HEAD_RATE}],
        weight_decay=_DECAY,
    )
    steps = epochs * ceil(len(learned) / _BATCH)
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1.0, (step + 1) / (_WARMUP * steps)) * max(0.0, 1 - step / steps),
    )
    sure = 0.5
    for epoch in range(epochs):
        head.train()
        began, losses = time.monotonic(), []
        for batch in _shuffled(learned):
            odds, belongs, there = _odds(head, batch)
            lost = functional.binary_cross_entropy_with_logits(odds, belongs, reduction="none")
            loss = (lost * there).sum() / len(batch)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            rates.step()
            losses.append(float(loss.detach()))
        found = chances(head, tuned)
        best, sure = max((measured(tuned, found, at).f1, float(at)) for at in _THRESHOLDS)
        took = time.monotonic() - began
        print(f"{epoch}: loss {np.mean(losses):.3f}, F1 {best:.3f} from {sure:.3f}, {took:.0f} s")
        _write(head, sure, folder)
    return sure


def _write(head: "ModuleDict", sure: float, folder: Path) -> None:
    """In half precision, as the reader (`training.export`)."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: one.detach().half().contiguous() for name, one in head.state_dict().items()}
    save_file(weights, folder / "model.safetensors")
    (folder / "threshold.json").write_text(json.dumps({"sure": round(sure, 3)}) + "\n")


def report(head: "ModuleDict", held: Sequence[Example], sure: float) -> None:
    kinds = defaultdict(list)
    for one in held:
        kinds[one.asked.kind].append(one)
    hand = [one for one in held if not one.asked.kind.startswith(("made up", "change"))]
    for name, examples in {"by hand": hand, **kinds}.items():
        found = chances(head, examples)
        alone = [_chosen(one, own, sure) for one, own in zip(examples, found, strict=True)]
        whole = [not got for one, got in zip(examples, alone, strict=True) if not one.asked.belong]
        kept = f"  nothing added to {sum(whole)} of {len(whole)} that stand alone" if whole else ""
        print(f"{name:<14} {measured(examples, found, sure)}{kept}")


def measured(
    examples: Sequence[Example], found: Sequence[NDArray[np.float32]], sure: float
) -> Found:
    right = added = lacked = 0
    for one, own in zip(examples, found, strict=True):
        got = _chosen(one, own, sure)
        right += len(got & one.asked.belong)
        added += len(got)
        lacked += len(one.asked.belong)
    both = right / max(1, added), right / max(1, lacked)
    f1 = 2 * both[0] * both[1] / max(1e-9, sum(both))
    return Found(f1, both[1], both[0], len(examples))


def _chosen(one: Example, likely: NDArray[np.float32], sure: float) -> set[str]:
    return {key for key, chance in zip(one.keys, likely, strict=True) if chance >= sure}


def chances(head: "ModuleDict", examples: Sequence[Example]) -> list[NDArray[np.float32]]:
    """For each example the chance that each of its keys belongs to the question."""
    head.eval()
    order = sorted(range(len(examples)), key=lambda number: len(examples[number].read.tokens))
    found: list[NDArray[np.float32]] = [np.zeros(0, np.float32)] * len(examples)
    with torch.inference_mode():
        for numbers in _batches(order, _BATCH):
            odds, *_ = _odds(head, [examples[number] for number in numbers])
            likely = torch.sigmoid(odds).numpy()
            for row, number in enumerate(numbers):
                found[number] = likely[row, : len(examples[number].keys)]
    return found


def _odds(head: "ModuleDict", batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """The log odds that each key belongs, whether it does, and 1 where there is one, all of shape
    (examples, keys). The odds of a word's places are added up."""
    rows, length = len(batch), _padded(batch)
    words = max(1, *(len(one.read.words) for one in batch))
    keys = max(1, *(len(one.keys) for one in batch))
    states = torch.zeros(rows, length, batch[0].states.shape[1])
    inside, within = torch.zeros(rows, length), torch.zeros(rows, words, length)
    known = torch.zeros(rows, words, FEATURES)
    belongs, there = torch.zeros(rows, keys), torch.zeros(rows, keys)
    places = torch.full((rows, words), keys)
    for row, one in enumerate(batch):
        states[row, : len(one.states)] = torch.from_numpy(one.states.astype(np.float32))
        inside[row, : len(one.states)] = 1
        for number, word in enumerate(one.read.words):
            within[row, number, slice(*word.tokens)] = 1
        known[row, : len(one.known)] = torch.from_numpy(one.known)
        belongs[row, : len(one.keys)] = torch.from_numpy(one.belongs)
        there[row, : len(one.keys)] = 1
        told = torch.tensor(one.places, dtype=torch.long)
        places[row, : len(told)] = torch.where(told < 0, keys, told)
    with torch.autocast("cpu", torch.bfloat16, enabled=precision() == torch.bfloat16):
        of_words = logits(head, states, inside, within, known)
    odds = torch.zeros(rows, keys + 1).scatter_add(1, places, of_words.float().exp())
    return odds[:, :keys].clamp(min=1e-9).log(), belongs, there


def _shuffled(examples: Sequence[Example]) -> Iterator[Sequence[Example]]:
    """Batches in any order, each of conversations of about one length."""
    order = random.sample(examples, len(examples))
    alike = (
        sorted(some, key=lambda one: len(one.read.tokens))
        for some in _batches(order, _OF_LIKE_LENGTH)
    )
    batches = list(chain.from_iterable(_batches(some, _BATCH) for some in alike))
    yield from random.sample(batches, len(batches))


def _batches(examples: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    yield from (examples[first : first + size] for first in range(0, len(examples), size))


def _padded(batch: Sequence[Example]) -> int:
    return ceil(max(len(one.read.tokens) for one in batch) / _MULTIPLE) * _MULTIPLE


if __name__ == "__main__":
    main()
