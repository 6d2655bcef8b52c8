"""The network behind `qa.conversation.terms`: lower layers of the reader, and a head on them.

As in `qa.bert`, transformers is not needed: importing its layers takes three seconds, for which the
first question that follows from another would wait. `training.term_head` has it as it is trained.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from qa import bert

if TYPE_CHECKING:
    import torch
    from torch import Tensor

BELOW = 3
"""Layers of the reader, the lowest ones, whose states the head reads."""

OWN = 2
"""Layers of the head. In training they begin as the reader's next ones."""

WEIGHTS = "model.safetensors"


class TermNetwork:
    """The head in `folder` on the lower layers of the `reader` in another, with weights in the
    number format `dtype`.

    Raises what `qa.bert.Bert` raises, and ValueError for a reader of another architecture.
    """

    def __init__(self, reader: Path, folder: Path, dtype: "torch.dtype") -> None:
        config = bert.configured(reader, bert.ANSWERS)
        if config is None:
            raise ValueError("it is not BERT")
        self._lower = bert.Bert(reader, config | {"num_hidden_layers": BELOW}, dtype)
        parts = [f"{part}.{kind}" for part in _PARTS for kind in ("weight", "bias")]
        layers = [name for number in range(OWN) for name in bert.layer_names(f"layers.{number}")]
        self._head = bert.Layers(
            bert.weights(folder / WEIGHTS, [*parts, *layers], dtype), config, "layers", OWN
        )
        self._dtype = dtype

    def logits(
        self,
        tokens: "Tensor",
        parts: "Tensor",
        inside: "Tensor",
        within: "Tensor",
        known: "Tensor",
    ) -> "Tensor":
        """How much each word belongs to the question, shape (conversations, words).

        `tokens` have shape (conversations, tokens), and so have `parts` and `inside`, which is 1
        where there is a token. `within`, shape (conversations, words, tokens), is 1 where a token
        is of a word. `known`, shape (conversations, words, FEATURES), are
        `qa.conversation.window.features`.
        """
        import torch

        states = self._lower.encoded(tokens, inside, parts)
        head = self._head
        inside, within, known = (one.to(self._dtype) for one in (inside, within, known))
        states = states + within.transpose(1, 2) @ head.linear("known", known)
        outside = (1 - inside)[:, None, None, :] * -1e9
        states = head.through(states, bert.attending(outside))
        means = within @ states / within.sum(dim=2, keepdim=True).clamp(min=1)
        hidden = torch.nn.functional.gelu(head.linear("hidden", torch.cat([means, known], dim=2)))
        return head.linear("logit", hidden).squeeze(2)


_PARTS = ("known", "hidden", "logit")
"""The head's own, besides its layers."""
