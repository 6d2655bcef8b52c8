"""The training losses over the start and end logits of a batch of groups.

A loss compares scores, shape (rows, positions, 2), with targets: the positions of the right start
and end, shape (rows, 2), or a teacher's scores of the same shape.
"""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.inputs import NULL, Group, Input

_NEVER = -1e9  # a logit no softmax gives weight to, finite so that no gradient is NaN


def span_scores(logits: Tensor, inputs: Sequence[Input]) -> Tensor:
    """The scores within each input, the null position included.

    `logits` has shape (inputs, tokens, 2); the tokens of question and padding are ruled out.
    """
    allowed = _passage_mask(logits, inputs)
    allowed[:, NULL] = True
    return _masked(logits, allowed)


def span_targets(inputs: Sequence[Input], device: torch.device) -> Tensor:
    return torch.tensor([(item.start, item.end) for item in inputs], device=device)


def shared_scores(logits: Tensor, groups: Sequence[Group]) -> Tensor:
    """The scores over both passages of each question normalised together, without the null
    position, so that scores compare across passages (Clark and Gardner 2018).

    `logits` has shape (2 x groups, tokens, 2): first every own passage, then every negative. The
    targets are `span_targets` of the own passages.
    """
    negatives = [group.negative for group in groups if group.negative]
    inputs = [group.own for group in groups] + negatives
    masked = _masked(logits, _passage_mask(logits, inputs))
    return torch.cat([masked[: len(groups)], masked[len(groups) :]], dim=1)


def hard_loss(scores: Tensor, targets: Tensor) -> Tensor:
    """Cross-entropy of the right start and end, shape (rows, 2)."""
    return functional.cross_entropy(scores, targets, reduction="none")


def taught_loss(scores: Tensor, teacher: Tensor, temperature: float) -> Tensor:
    """Cross-entropy of the start and end that a teacher gives weight to, both softened by the
    temperature and scaled back by its square (Hinton et al. 2015), shape (rows, 2)."""
    weights = functional.softmax(teacher / temperature, dim=1)
    softened = functional.cross_entropy(scores / temperature, weights, reduction="none")
    return softened * temperature**2


def _passage_mask(logits: Tensor, inputs: Sequence[Input]) -> Tensor:
    """Which tokens are the passage's own, shape (inputs, tokens)."""
    place = torch.arange(logits.shape[1], device=logits.device)
    first = torch.tensor([[item.passage] for item in inputs], device=logits.device)
    last = torch.tensor([[len(item.ids) - 1] for item in inputs], device=logits.device)
    return (place >= first) & (place < last)


def _masked(logits: Tensor, allowed: Tensor) -> Tensor:
    return logits.masked_fill(~allowed.unsqueeze(-1), _NEVER)
