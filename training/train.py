"""Third step: the encoder and the training set -> a reader. The same command again resumes.

python -m training.train WORK RUN --encoder FOLDER --steps 2600

With --teacher it learns from a larger reader's scores as well.
"""

import argparse
import json
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from qa.weights import precision
from training.examples import read_negatives, read_passages, read_questions
from training.inputs import Group, Input, Inputs
from training.loss import hard_loss, shared_scores, span_scores, span_targets, taught_loss
from training.teacher import Teacher

if TYPE_CHECKING:
    from transformers import PreTrainedModel

CHECKPOINT = "checkpoint"  # in the run's folder: model, tokenizer and trainer's state
LOG = "log.jsonl"
LOG_EVERY = 20  # steps
PAUSE_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what is learned, apart from the training set and the encoder."""

    steps: int
    questions: int  # a step
    learning_rate: float  # at its highest; linear up over `warmup` steps, linear down to 0
    warmup: int
    weight_decay: float
    negative_share: float
    cut_share: float
    join_share: float
    drop_share: float
    twin_share: float
    shared_weight: float  # of the loss over both passages of a question
    dropout: float
    taught: float  # of the loss, what is learned from the teacher's scores
    temperature: float
    seed: int

    def rate(self, step: int) -> float:
        rise = (step + 1) / self.warmup
        fall = (self.steps - step) / max(1, self.steps - self.warmup)
        return self.learning_rate * min(rise, fall)


class Trainer:
    """A model in training: its optimizer, its step, and the folder they are kept in."""

    def __init__(
        self, recipe: Recipe, encoder: Path, teacher: Path | None, micro_batch: int, run: Path
    ) -> None:
        from transformers import AutoTokenizer

        torch.manual_seed(recipe.seed)
        self.recipe = recipe
        self.step = 0
        self._micro_batch = micro_batch
        self._run = run
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        # Where a processor does not compute in bfloat16, it is slower than float32.
        self._half = self._device.type == "cuda" or precision() == torch.bfloat16
        self._tokenizer = AutoTokenizer.from_pretrained(encoder)
        checkpoint = kept(run)
        self._model = _model(checkpoint or encoder, recipe.dropout, self._device)
        self._model.to(self._device)  # type: ignore[arg-type]  # transformers wraps it untyped
        self._teacher = (
            Teacher(teacher, self._tokenizer, self._device, self._half) if teacher else None
        )
        self._optimizer = torch.optim.AdamW(
            _parameter_groups(self._model, recipe.weight_decay), betas=(0.9, 0.98)
        )
        if checkpoint:
            state = torch.load(checkpoint / "state.pt", map_location=self._device)
            self.step = state["step"]
            self._optimizer.load_state_dict(state["optimizer"])

    def learn(self, groups: Sequence[Group]) -> dict[str, Tensor]:
        """One step over these groups; its figures."""
        pairs = [group for group in groups if group.negative]
        alone = [group.own for group in groups if not group.negative]
        inputs = [
            *(group.own for group in pairs),
            *(group.negative for group in pairs if group.negative),
            *alone,
        ]
        own, taught = self._logits(inputs)
        targets = span_targets(inputs, self._device)
        span = self._loss(
            lambda logits: span_scores(logits, inputs),
            own,
            taught,
            targets,
            [one.twin for one in inputs],
        )
        shared = torch.zeros((), device=self._device)
        if pairs:
            shared = self._loss(
                lambda logits: shared_scores(logits[: 2 * len(pairs)], pairs),
                own,
                taught,
                targets[: len(pairs)],
                [group.negative is not None and group.negative.twin for group in pairs],
            )
        torch.autograd.backward(span + self.recipe.shared_weight * shared)
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        for parameters in self._optimizer.param_groups:
            parameters["lr"] = self.recipe.rate(self.step)
        self._optimizer.step()
        self._optimizer.zero_grad()
        self.step += 1
        tokens = torch.tensor(float(sum(len(item.ids) for item in inputs)))
        return {"span_loss": span.detach(), "shared_loss": shared.detach(), "tokens": tokens}

    def _loss(
        self,
        scores: Callable[[Tensor], Tensor],
        own: Tensor,
        taught: Tensor | None,
        targets: Tensor,
        twins: Sequence[bool],
    ) -> Tensor:
        """How far the model's scores are from the targets and, in part, from its teacher's, who
        says nothing of twins: he was not taught with them."""
        scored = scores(own)
        hard = hard_loss(scored, targets)
        if taught is None:
            return hard.mean()
        soft = taught_loss(scored, scores(taught), self.recipe.temperature)
        share = self.recipe.taught * (1 - torch.tensor(twins, device=self._device).float())
        return torch.lerp(hard, soft, share[:, None]).mean()

    def save(self) -> None:
        """Writes the checkpoint beside the old one first, and moves the old one aside before it
        deletes it, so that a kill leaves one of them whole."""
        new, old = self._run / f"{CHECKPOINT}.new", self._run / f"{CHECKPOINT}.old"
        current = self._run / CHECKPOINT
        shutil.rmtree(new, ignore_errors=True)
        self._model.save_pretrained(new)
        self._tokenizer.save_pretrained(new)
        torch.save({"step": self.step, "optimizer": self._optimizer.state_dict()}, new / "state.pt")
        if current.exists():
            current.rename(old)
        new.rename(current)
        shutil.rmtree(old, ignore_errors=True)

    def _logits(self, inputs: Sequence[Input]) -> tuple[Tensor, Tensor | None]:
        """Start and end logits of the model and of its teacher, each of shape (inputs, longest, 2),
        0 where an input is shorter.

        Inputs go through the model sorted by length and few at a time: no work on padding, and
        on a CPU 8 inputs are faster a token than 32.
        """
        shape = len(inputs), max(len(item.ids) for item in inputs), 2
        logits = torch.zeros(shape, device=self._device)
        taught = torch.zeros(shape, device=self._device) if self._teacher else None
        order = sorted(range(len(inputs)), key=lambda number: len(inputs[number].ids))
        for first in range(0, len(order), self._micro_batch):
            numbers = order[first : first + self._micro_batch]
            batch = _padded([inputs[number] for number in numbers], self._tokenizer.pad_token_id)
            batch = {name: tensor.to(self._device) for name, tensor in batch.items()}
            read = {name: batch[name] for name in self._tokenizer.model_input_names}
            with torch.autocast(self._device.type, torch.bfloat16, enabled=self._half):
                output = self._model(**read)
            both = torch.stack([output.start_logits, output.end_logits], dim=-1).float()
            logits[numbers, : both.shape[1]] = both
            if self._teacher and taught is not None:
                taught[numbers, : both.shape[1]] = self._teacher.logits(batch)
        return logits, taught


def kept(run: Path) -> Path | None:
    """The last whole checkpoint of `run`, if there is one, in its place. A kill may have left the
    one before it aside; a new one is whole once it is in its place."""
    current, old = run / CHECKPOINT, run / f"{CHECKPOINT}.old"
    if old.exists() and not current.exists():
        old.rename(current)
    shutil.rmtree(old, ignore_errors=True)
    return current if current.exists() else None


class Steps(Dataset[list[Group]]):
    """What is drawn for each step, the same in every run.

    Each epoch is a new shuffle of the questions; a rest smaller than a step is left out.
    """

    def __init__(self, recipe: Recipe, inputs: Inputs, questions: int) -> None:
        self._recipe = recipe
        self._inputs = inputs
        self._questions = questions

    def numbers(self, step: int) -> np.ndarray:
        """The step's questions."""
        epoch, place = self._place(step)
        shuffled = np.random.default_rng([self._recipe.seed, epoch]).permutation(self._questions)
        return shuffled[place * self._recipe.questions : (place + 1) * self._recipe.questions]

    def __getitem__(self, step: int) -> list[Group]:
        random = np.random.default_rng([self._recipe.seed, *self._place(step)])
        return [self._inputs.draw(number, random) for number in self.numbers(step)]

    def _place(self, step: int) -> tuple[int, int]:
        """The epoch, and the step's place in it."""
        return divmod(step, self._questions // self._recipe.questions)


def train(
    trainer: Trainer, steps: Iterable[list[Group]], run: Path, every: float, pause: Path | None
) -> None:
    """Trains over the steps that are left, with a checkpoint every so many seconds."""
    saved = began = time.monotonic()
    tokens = 0.0
    for groups in steps:
        while pause is not None and pause.exists():
            time.sleep(PAUSE_SECONDS)
        figures = trainer.learn(groups)
        tokens += figures["tokens"].item()
        if trainer.step % LOG_EVERY == 0:
            now = time.monotonic()
            numbers = {name: figure.item() for name, figure in figures.items()}
            speed = {"step": trainer.step, "tokens_per_second": tokens / (now - began)}
            _log(run, numbers | speed)
            began, tokens = now, 0.0
        if time.monotonic() - saved > every:
            trainer.save()
            saved = time.monotonic()
    trainer.save()


def _model(folder: Path, dropout: float, device: torch.device) -> "PreTrainedModel":
    """The encoder with a head for start and end.

    On a CPU with eager attention, whose backward pass there is twice as fast as the fused one's;
    there dropout's random numbers cost as much as the layers. The word vectors stay as they are:
    news has words that the training set has not, and they must keep their place among those it
    has.
    """
    from transformers import AutoModelForQuestionAnswering

    model: PreTrainedModel = AutoModelForQuestionAnswering.from_pretrained(
        folder,
        dtype=torch.float32,
        attn_implementation="eager" if device.type == "cpu" else None,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
    )
    model.get_input_embeddings().requires_grad_(False)
    model.train()
    return model


def _parameter_groups(model: "PreTrainedModel", weight_decay: float) -> list[dict[str, object]]:
    """Weight matrices decay; biases and normalisations do not."""
    learned = [parameter for parameter in model.parameters() if parameter.requires_grad]
    return [
        {"params": [p for p in learned if p.ndim > 1], "weight_decay": weight_decay},
        {"params": [p for p in learned if p.ndim <= 1], "weight_decay": 0.0},
    ]


def _padded(inputs: Sequence[Input], pad: int) -> dict[str, Tensor]:
    length = max(len(item.ids) for item in inputs)
    ids = torch.full((len(inputs), length), pad)
    attention, segments = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, item in enumerate(inputs):
        ids[row, : len(item.ids)] = torch.tensor(item.ids)
        attention[row, : len(item.ids)] = 1
        segments[row, item.passage : len(item.ids)] = 1
    return {"input_ids": ids, "attention_mask": attention, "token_type_ids": segments}


def _log(run: Path, figures: Mapping[str, object]) -> None:
    line = json.dumps({name: _rounded(value) for name, value in figures.items()})
    with (run / LOG).open("a", encoding="utf-8") as log:
        log.write(line + "\n")


def _rounded(value: object) -> object:
    return float(f"{value:.5g}") if isinstance(value, float) else value


def main() -> None:
    from transformers import AutoTokenizer
    from transformers.utils import logging

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path, help="the folder that prepare and negatives wrote to")
    parser.add_argument("run", type=Path, help="the folder for the checkpoint and the log")
    parser.add_argument("--encoder", type=Path, required=True, help="the model to start from")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--questions", type=int, default=32, help="a step (default 32)")
    parser.add_argument("--learning-rate", type=float, default=1.5e-4)
    parser.add_argument("--warmup", type=int, default=100, help="steps (default 100)")
    parser.add_argument("--weight-decay", type=float, default=0.01)
    parser.add_argument("--negative-share", type=float, default=0.6)
    parser.add_argument("--cut-share", type=float, default=0.35)
    parser.add_argument("--join-share", type=float, default=0.3)
    parser.add_argument("--drop-share", type=float, default=0.0)
    parser.add_argument("--twin-share", type=float, default=0.0)
    parser.add_argument("--shared-weight", type=float, default=0.5)
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--teacher", type=Path, help="a larger reader to learn from")
    parser.add_argument("--taught", type=float, default=0.8, help="its share of the loss")
    parser.add_argument("--temperature", type=float, default=2.0, help="that softens its scores")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=0, help="processes that draw inputs")
    parser.add_argument(
        "--micro-batch", type=int, default=8, help="inputs read together (default 8; GPU: 64)"
    )
    parser.add_argument("--save-every", type=float, default=240, help="seconds (default 240)")
    parser.add_argument("--pause-file", type=Path, help="wait while this file exists")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]

    fields = Recipe.__dataclass_fields__
    recipe = Recipe(**{name: getattr(arguments, name) for name in fields})
    questions = read_questions(arguments.work)
    inputs = Inputs(
        AutoTokenizer.from_pretrained(arguments.encoder),
        read_passages(arguments.work),
        questions,
        read_negatives(arguments.work),
        recipe.negative_share,
        recipe.cut_share,
        recipe.join_share,
        recipe.drop_share,
        recipe.twin_share,
    )
    arguments.run.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(
        recipe, arguments.encoder, arguments.teacher, arguments.micro_batch, arguments.run
    )
    teacher = str(arguments.teacher) if arguments.teacher else None
    _log(arguments.run, {"from_step": trainer.step, "teacher": teacher, **asdict(recipe)})
    steps: DataLoader[list[Group]] = DataLoader(
        Steps(recipe, inputs, len(questions)),
        batch_size=None,
        sampler=range(trainer.step, recipe.steps),
        collate_fn=list,
        num_workers=arguments.workers,
    )
    train(trainer, steps, arguments.run, arguments.save_every, arguments.pause_file)


if __name__ == "__main__":
    main()
