"""The network of BERT in PyTorch alone.

transformers' own computes the same, but importing it takes three seconds of a processor, for which
every question on the command line would wait (docs/decisions.md, "What a question waits for").
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch
    from torch import Tensor

Attention = Callable[["Tensor", "Tensor", "Tensor"], "Tensor"]
"""From queries, keys and values, each of shape (texts, heads, tokens, size), to what is attended
to, of shape (texts, tokens, heads, size)."""

WEIGHTS = "model.safetensors"

ENCODES, ANSWERS = "BertModel", "BertForQuestionAnswering"
"""The architectures, as configurations name them."""

_COMPUTED = {"model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "absolute"}

_READ = ("input_ids", "token_type_ids", "attention_mask")
"""What the network reads of a text."""


@dataclass(frozen=True, slots=True)
class Logits:
    """How well an answer starts or ends at each token; both have shape (windows, tokens)."""

    start_logits: "Tensor"
    end_logits: "Tensor"


def configured(folder: Path, architecture: str) -> dict[str, Any] | None:
    """The configuration of the model in `folder`, if it is of this `architecture` and `Bert`
    computes it."""
    try:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if config.get("architectures") != [architecture] or not (folder / WEIGHTS).is_file():
        return None
    told = {"position_embedding_type": "absolute"} | config
    computed = all(told.get(name) == value for name, value in _COMPUTED.items())
    return config if computed and not config.get("is_decoder") else None


def tokenizer(folder: Path) -> Any:
    """The tokenizer of the model in `folder`; the general way to one takes half a second more."""
    from transformers import PreTrainedTokenizerFast

    return PreTrainedTokenizerFast.from_pretrained(folder, model_input_names=list(_READ))


class Bert:
    """The network in `folder`, with its weights in the number format `dtype`.

    Raises OSError and SafetensorError for a file that cannot be read, and ValueError for one that
    lacks a weight.
    """

    def __init__(self, folder: Path, config: dict[str, Any], dtype: "torch.dtype") -> None:
        from safetensors.torch import load_file

        loaded = load_file(folder / WEIGHTS)
        self._weights = {
            name.removeprefix("bert."): one.to(dtype)
            for name, one in loaded.items()
            if one.is_floating_point()
        }
        self._layers: int = config["num_hidden_layers"]
        for name in _names(self._layers, config["architectures"] == [ANSWERS]):
            if name not in self._weights:
                raise ValueError(f"it has no {name}")
        self._heads: int = config["num_attention_heads"]
        self._epsilon: float = config["layer_norm_eps"]
        self.size: int = config["hidden_size"]

    def states(
        self, ids: "Tensor", places: "Tensor", kinds: "Tensor", attention: Attention
    ) -> "Tensor":
        """The last hidden states, shape (texts, tokens, size), of tokens of shape (texts,
        tokens)."""
        from torch.nn.functional import embedding, gelu

        weights = self._weights
        state = embedding(ids, weights["embeddings.word_embeddings.weight"])
        state = state + embedding(kinds, weights["embeddings.token_type_embeddings.weight"])
        state = state + embedding(places, weights["embeddings.position_embeddings.weight"])
        state = self._normal("embeddings.LayerNorm", state)
        for layer in (f"encoder.layer.{number}" for number in range(self._layers)):
            parts = (
                self._linear(f"{layer}.attention.self.{part}", state)
                .reshape(*state.shape[:-1], self._heads, -1)
                .transpose(1, 2)
                for part in ("query", "key", "value")
            )
            attended = attention(*parts).flatten(2)
            more = self._linear(f"{layer}.attention.output.dense", attended)
            state = self._normal(f"{layer}.attention.output.LayerNorm", more + state)
            more = gelu(self._linear(f"{layer}.intermediate.dense", state))
            more = self._linear(f"{layer}.output.dense", more)
            state = self._normal(f"{layer}.output.LayerNorm", more + state)
        return state

    def answers(
        self, input_ids: "Tensor", attention_mask: "Tensor", token_type_ids: "Tensor"
    ) -> Logits:
        """Where answers start and end in windows that are padded at their ends."""
        import torch

        mask = None if attention_mask.all() else attention_mask[:, None, None, :].bool()

        def attention(query: "Tensor", key: "Tensor", value: "Tensor") -> "Tensor":
            attended = torch.nn.functional.scaled_dot_product_attention(
                query, key, value, attn_mask=mask
            )
            return attended.transpose(1, 2)

        places = torch.arange(input_ids.shape[1])[None]
        states = self.states(input_ids, places, token_type_ids, attention)
        starts, ends = self._linear("qa_outputs", states).unbind(-1)
        return Logits(starts, ends)

    def _linear(self, name: str, state: "Tensor") -> "Tensor":
        from torch.nn.functional import linear

        return linear(state, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _normal(self, name: str, state: "Tensor") -> "Tensor":
        from torch.nn.functional import layer_norm

        weight, bias = (self._weights[f"{name}.{part}"] for part in ("weight", "bias"))
        return layer_norm(state, (self.size,), weight, bias, self._epsilon)


def _names(layers: int, answers: bool) -> Iterator[str]:
    """The weights that are needed."""
    for kind in ("word", "token_type", "position"):
        yield f"embeddings.{kind}_embeddings.weight"
    parts = ["embeddings.LayerNorm", *(["qa_outputs"] if answers else [])]
    for layer in (f"encoder.layer.{number}" for number in range(layers)):
        parts += [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")]
        parts += [f"{layer}.attention.output.{part}" for part in ("dense", "LayerNorm")]
        parts += [f"{layer}.{part}" for part in ("intermediate.dense", "output.dense")]
        parts.append(f"{layer}.output.LayerNorm")
    for part in parts:
        yield f"{part}.weight"
        yield f"{part}.bias"
