"""The network of BERT in PyTorch alone.

transformers' own computes the same, but importing it takes three seconds of a processor, for which
every question on the command line would wait (docs/decisions.md, "What a question waits for").
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
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
    """The network in `folder`, with its weights in the number format `dtype`. It has the lowest
    layers of the file, as many as `config` says.

    Raises OSError and SafetensorError for a file that cannot be read, and ValueError for one that
    lacks a weight.
    """

    def __init__(self, folder: Path, config: dict[str, Any], dtype: "torch.dtype") -> None:
        count: int = config["num_hidden_layers"]
        answers = config["architectures"] == [ANSWERS]
        loaded = weights(folder / WEIGHTS, list(_names(count, answers)), dtype)
        self._layers = Layers(loaded, config, "encoder.layer", count)
        self._weights = loaded
        self.size: int = config["hidden_size"]

    def states(
        self, ids: "Tensor", places: "Tensor", kinds: "Tensor", attention: Attention
    ) -> "Tensor":
        """The last hidden states, shape (texts, tokens, size), of tokens of shape (texts,
        tokens)."""
        from torch.nn.functional import embedding

        own = self._weights
        state = embedding(ids, own["embeddings.word_embeddings.weight"])
        state = state + embedding(kinds, own["embeddings.token_type_embeddings.weight"])
        state = state + embedding(places, own["embeddings.position_embeddings.weight"])
        return self._layers.through(self._layers.normal("embeddings.LayerNorm", state), attention)

    def encoded(self, ids: "Tensor", inside: "Tensor", kinds: "Tensor") -> "Tensor":
        """The `states` of texts that are padded at their ends; `inside` is 0 there, and 1 else."""
        import torch

        mask = None if inside.all() else inside[:, None, None, :].bool()
        places = torch.arange(ids.shape[1])[None]
        return self.states(ids, places, kinds, attending(mask))

    def answers(
        self, input_ids: "Tensor", attention_mask: "Tensor", token_type_ids: "Tensor"
    ) -> Logits:
        """Where answers start and end in windows that are padded at their ends."""
        states = self.encoded(input_ids, attention_mask, token_type_ids)
        starts, ends = self._layers.linear("qa_outputs", states).unbind(-1)
        return Logits(starts, ends)


class Layers:
    """The first `count` layers whose weights have a `name`, as wide as `config` says, and what else
    is among the `loaded` weights."""

    def __init__(
        self, loaded: Mapping[str, "Tensor"], config: dict[str, Any], name: str, count: int
    ) -> None:
        self._weights = loaded
        self._names = [f"{name}.{number}" for number in range(count)]
        self._heads: int = config["num_attention_heads"]
        self._epsilon: float = config["layer_norm_eps"]
        self._size: int = config["hidden_size"]

    def through(self, state: "Tensor", attention: Attention) -> "Tensor":
        """What the layers make of states of shape (texts, tokens, size)."""
        from torch.nn.functional import gelu

        for layer in self._names:
            parts = (
                self.linear(f"{layer}.attention.self.{part}", state)
                .reshape(*state.shape[:-1], self._heads, -1)
                .transpose(1, 2)
                for part in ("query", "key", "value")
            )
            attended = attention(*parts).flatten(2)
            more = self.linear(f"{layer}.attention.output.dense", attended)
            state = self.normal(f"{layer}.attention.output.LayerNorm", more + state)
            more = gelu(self.linear(f"{layer}.intermediate.dense", state))
            more = self.linear(f"{layer}.output.dense", more)
            state = self.normal(f"{layer}.output.LayerNorm", more + state)
        return state

    def linear(self, name: str, state: "Tensor") -> "Tensor":
        from torch.nn.functional import linear

        return linear(state, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def normal(self, name: str, state: "Tensor") -> "Tensor":
        from torch.nn.functional import layer_norm

        weight, bias = (self._weights[f"{name}.{part}"] for part in ("weight", "bias"))
        return layer_norm(state, (self._size,), weight, bias, self._epsilon)


def attending(mask: "Tensor | None") -> Attention:
    """Attention to what a mask allows: True, or 0 to be added, of shape (texts, 1, 1, tokens)."""

    def attention(query: "Tensor", key: "Tensor", value: "Tensor") -> "Tensor":
        import torch

        attended = torch.nn.functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask
        )
        return attended.transpose(1, 2)

    return attention


def weights(file: Path, names: Sequence[str], dtype: "torch.dtype") -> "dict[str, Tensor]":
    """Those with the `names` in a file, as BERT's. Raises what `Bert` raises."""
    from safetensors.torch import load_file

    loaded = {name.removeprefix("bert."): one for name, one in load_file(file).items()}
    for name in names:
        if name not in loaded:
            raise ValueError(f"it has no {name}")
    return {name: loaded[name].to(dtype) for name in names}


def layer_names(layer: str) -> Iterator[str]:
    """The weights of the layer of a name."""
    parts = [f"attention.self.{part}" for part in ("query", "key", "value")]
    parts += [f"attention.output.{part}" for part in ("dense", "LayerNorm")]
    parts += ["intermediate.dense", "output.dense", "output.LayerNorm"]
    for part in parts:
        yield f"{layer}.{part}.weight"
        yield f"{layer}.{part}.bias"


def _names(layers: int, answers: bool) -> Iterator[str]:
    """The weights that are needed."""
    for kind in ("word", "token_type", "position"):
        yield f"embeddings.{kind}_embeddings.weight"
    for part in ["embeddings.LayerNorm", *(["qa_outputs"] if answers else [])]:
        yield f"{part}.weight"
        yield f"{part}.bias"
    for number in range(layers):
        yield from layer_names(f"encoder.layer.{number}")
