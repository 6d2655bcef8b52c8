"""The network of `qa.conversation.term_network` as it learns: transformers' layers.

What is trained here computes there to the last bit (`tests/test_bert.py`).
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.conversation.term_network import BELOW, OWN, WEIGHTS
from qa.conversation.window import FEATURES

if TYPE_CHECKING:
    from torch import Tensor
    from torch.nn import ModuleDict

_HIDDEN = 128


def lower_layers(reader: Path, layers: int = BELOW) -> Any:
    """The first layers of the BERT model in a folder, in float32. Raises OSError, ValueError and
    RuntimeError where it is another model or is damaged."""
    from safetensors.torch import load_file
    from transformers import BertConfig, BertModel

    config = BertConfig.from_pretrained(reader, num_hidden_layers=layers)
    model = BertModel(config, add_pooling_layer=False)
    weights = load_file(reader / WEIGHTS)
    model.load_state_dict({name: weights[f"bert.{name}"] for name in model.state_dict()})
    return model.train(mode=False)


def new_head(config: Any) -> "ModuleDict":
    """A head that knows nothing yet, for states of the width that a BERT model's config says."""
    from torch import nn
    from transformers.models.bert.modeling_bert import BertLayer

    width = config.hidden_size
    layer: Any = BertLayer  # untyped
    return nn.ModuleDict(
        {
            "layers": nn.ModuleList(layer(config) for _ in range(OWN)),
            "known": nn.Linear(FEATURES, width),
            "hidden": nn.Linear(width + FEATURES, _HIDDEN),
            "logit": nn.Linear(_HIDDEN, 1),
        }
    )


def open_head(folder: Path, config: Any) -> "ModuleDict":
    """The head in a folder, in float32. Raises OSError and RuntimeError."""
    from safetensors.torch import load_file

    head = new_head(config)
    head.load_state_dict(load_file(folder / WEIGHTS))
    return head.train(mode=False)


def logits(
    head: "ModuleDict", states: "Tensor", inside: "Tensor", within: "Tensor", known: "Tensor"
) -> "Tensor":
    """How much each word belongs to the question, shape (conversations, words).

    `states` are those of the lower layers, shape (conversations, tokens, width); `inside`, shape
    (conversations, tokens), is 1 where there is a token; `within`, shape (conversations, words,
    tokens), is 1 where a token is of a word; `known`, shape (conversations, words, FEATURES), are
    `qa.conversation.window.features`. All have one number format.
    """
    import torch

    states = states + within.transpose(1, 2) @ head["known"](known)
    outside = (1 - inside)[:, None, None, :] * -1e9
    layers: Any = head["layers"]
    for layer in layers:
        given = layer(states, attention_mask=outside)
        states = given[0] if isinstance(given, tuple) else given
    means = within @ states / within.sum(dim=2, keepdim=True).clamp(min=1)
    hidden = torch.nn.functional.gelu(head["hidden"](torch.cat([means, known], dim=2)))
    found: Tensor = head["logit"](hidden).squeeze(2)
    return found
