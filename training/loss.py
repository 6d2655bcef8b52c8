"""The training loss over the start and end logits of a batch of groups."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.inputs import NULL, Group, Input

_NEVER = -1e9  # a logit no softmax gives weight to, finite so that no gradient is NaN


def span_loss(logits: Tensor, inputs: Sequence[Input]) -> Tensor:
    """Cross-entropy of start and end within each input, the null position included.

    `logits` has shape (inputs, tokens, 2); the tokens of question and padding are ruled out.
    """
    allowed = _passage_mask(logits, inputs)
    allowed[:, NULL] = True
    targets = torch.tensor([(item.start, item.end) for item in inputs], device=logits.device)
    return functional.cross_entropy(_masked(logits, allowed), targets)


def shared_loss(logits: Tensor, groups: Sequence[Group]) -> Tensor:
    """Cross-entropy of start and end over both passages of each question normalised together,
    without the null position, so that scores compare across passages (Clark and Gardner 2018).

    `logits` has shape (2 x groups, tokens, 2): first every own passage, then every negative.
    """
    negatives = [group.negative for group in groups if group.negative]
    inputs = [group.own for group in groups] + negatives
    masked = _masked(logits, _passage_mask(logits, inputs))
    own, negative = masked[: len(groups)], masked[len(groups) :]
    targets = torch.tensor(
        [(group.own.start, group.own.end) for group in groups], device=logits.device
    )
    return functional.cross_entropy(torch.cat([own, negative], dim=1), targets)


def _passage_mask(logits: Tensor, inputs: Sequence[Input]) -> Tensor:
    """Which tokens are the passage's own, shape (inputs, tokens)."""
    place = torch.arange(logits.shape[1], device=logits.device)
    first = torch.tensor([[item.passage] for item in inputs], device=logits.device)
    last = torch.tensor([[len(item.ids) - 1] for item in inputs], device=logits.device)
    return (place >= first) & (place < last)


def _masked(logits: Tensor, allowed: Tensor) -> Tensor:
    return logits.masked_fill(~allowed.unsqueeze(-1), _NEVER)
