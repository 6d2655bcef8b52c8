"""Texts embedded without padding: many of them stand one behind the other in a single sequence.

A model's linear layers take each token by itself, so that only attention has to know where a text
ends. It is computed for texts of one length at a time, which then need no mask either. The vectors
are those that the model gives of each text alone.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from qa import bert

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

_TOKENS = 1024
"""In one pass (docs/decisions.md, "Sentences without padding"); a text that is longer has its
own."""

_NAME = "packed"
"""Of the attention, among those that transformers knows."""


def usable(model: "SentenceTransformer") -> bool:
    """Whether `model` can embed texts this way: its architecture is BERT's, a text's vector is the
    mean of its tokens, and nothing stands before a text."""
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    kinds = [type(part) for part in model]
    if kinds not in ([Transformer, Pooling], [Transformer, Pooling, Normalize]):
        return False
    network: Any = model[0].auto_model
    pooling: Any = model[1]
    config, tokenizer = network.config, model.tokenizer
    return (
        config.model_type == "bert"
        and not config.is_decoder
        and pooling.pooling_mode == "mean"
        and model.truncate_dim is None
        and not model.default_prompt_name
        and not any(model.prompts.get(name) for name in ("document", "passage", "corpus"))
        and bool(tokenizer.is_fast)
    )


def prepare(model: "SentenceTransformer") -> None:
    """Give a `usable` model the attention that `embed` asks of it; all else it does as before."""
    from transformers import AttentionInterface, AttentionMaskInterface
    from transformers.masking_utils import sdpa_mask

    AttentionInterface.register(_NAME, _attention)
    AttentionMaskInterface.register(_NAME, sdpa_mask)
    network: Any = model[0].auto_model
    network.set_attn_implementation(_NAME)


def embed(model: "SentenceTransformer", texts: Sequence[str]) -> NDArray[np.float32]:
    """The unit vectors of `texts`, shape (texts, dimension), by a model that `prepare` was given. A
    text that is longer than what the model reads is cut, as the model itself cuts it."""
    network: Any = model[0].auto_model

    def states(ids: "torch.Tensor", places: "torch.Tensor", lengths: Sequence[int]) -> Any:
        return network(input_ids=ids, position_ids=places, lengths=lengths).last_hidden_state

    size: int = network.config.hidden_size
    return _embed(texts, model.tokenizer, model.max_seq_length, size, states)


class Packed:
    """The model in `folder`, whose vectors are the means of BERT's states of at most `longest`
    tokens, without sentence-transformers. Raises what `Bert` raises, and ValueError for a folder
    that holds another model."""

    def __init__(self, folder: Path, longest: int, dtype: "torch.dtype") -> None:
        config = bert.configured(folder, bert.ENCODES)
        if config is None:
            raise ValueError("it is not BERT")
        self._network = bert.Bert(folder, config, dtype)
        self._tokenizer = bert.tokenizer(folder)
        self._longest = longest

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As `embed` does."""
        return _embed(texts, self._tokenizer, self._longest, self._network.size, self._states)

    def _states(
        self, ids: "torch.Tensor", places: "torch.Tensor", lengths: Sequence[int]
    ) -> "torch.Tensor":
        def attention(*of_texts: "torch.Tensor") -> "torch.Tensor":
            return _within(*of_texts, lengths=lengths)

        return self._network.states(ids, places, ids.new_zeros(ids.shape), attention)


def _embed(
    texts: Sequence[str],
    tokenizer: Any,
    longest: int | None,
    size: int,
    states: "Callable[[torch.Tensor, torch.Tensor, Sequence[int]], torch.Tensor]",
) -> NDArray[np.float32]:
    import torch

    if not texts:
        return np.empty((0, size), np.float32)
    tokens: list[list[int]] = tokenizer(
        list(texts),
        truncation=True,
        max_length=longest,
        return_attention_mask=False,
        return_token_type_ids=False,
    )["input_ids"]
    # Whoever loads a model meanwhile, in another thread, changes what is taken by default.
    vectors = torch.empty(len(texts), size, dtype=torch.float32)
    with torch.inference_mode():
        for chosen in _passes([len(ids) for ids in tokens]):
            lengths = [len(tokens[number]) for number in chosen]
            ids = torch.tensor([[token for n in chosen for token in tokens[n]]])
            places = torch.cat([torch.arange(length) for length in lengths])[None]
            parts = _by_length(states(ids, places, lengths)[0], lengths)
            means = [part.mean(1, dtype=torch.float32) for part in parts]
            vectors[chosen] = torch.nn.functional.normalize(torch.cat(means))
    unit: NDArray[np.float32] = vectors.numpy()
    return unit


def _passes(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of the texts that go through the model together, the shortest first."""
    chosen: list[int] = []
    tokens = 0
    for number in sorted(range(len(lengths)), key=lambda number: lengths[number]):
        if chosen and tokens + lengths[number] > _TOKENS:
            yield chosen
            chosen, tokens = [], 0
        chosen.append(number)
        tokens += lengths[number]
    yield chosen


def _by_length(states: "torch.Tensor", lengths: Sequence[int]) -> Iterator["torch.Tensor"]:
    """Views of `states`, shape (tokens, ...), of the texts of one length each, shape (texts,
    length, ...)."""
    first = 0
    for length, alike in groupby(lengths):
        last = first + length * len(list(alike))
        yield states[first:last].view(-1, length, *states.shape[1:])
        first = last


def _attention(
    module: "torch.nn.Module",
    query: "torch.Tensor",
    key: "torch.Tensor",
    value: "torch.Tensor",
    attention_mask: "torch.Tensor | None",
    lengths: Sequence[int] | None = None,
    **options: Any,
) -> tuple["torch.Tensor", None]:
    """Attention within texts of these `lengths`, for tensors of shape (1, heads, tokens, size). One
    that is not told any lengths is PyTorch's own."""
    from transformers.integrations.sdpa_attention import sdpa_attention_forward

    if lengths is None:
        return sdpa_attention_forward(module, query, key, value, attention_mask, **options)
    return _within(query, key, value, lengths=lengths, scale=options.get("scaling")), None


def _within(
    query: "torch.Tensor",
    key: "torch.Tensor",
    value: "torch.Tensor",
    *,
    lengths: Sequence[int],
    scale: float | None = None,
) -> "torch.Tensor":
    """What is attended to within texts of these `lengths`, shape (1, tokens, heads, size)."""
    import torch

    by_token = [one[0].transpose(0, 1) for one in (query, key, value)]
    attended = torch.empty_like(by_token[0], memory_format=torch.contiguous_format)
    parts = (_by_length(one, lengths) for one in (*by_token, attended))
    for *of_texts, result in zip(*parts, strict=True):
        q, k, v = (one.transpose(1, 2) for one in of_texts)
        within = torch.nn.functional.scaled_dot_product_attention(q, k, v, scale=scale)
        result.copy_(within.transpose(1, 2))
    return attended[None]
