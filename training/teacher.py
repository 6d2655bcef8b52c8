"""A larger reader whose scores a smaller one learns from."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

SPECIAL = ("pad", "cls", "sep", "unk")  # tokens that stand for the same under different names


class Teacher:
    """The reader in `folder`, made by `training.train`, reading a smaller one's token ids.

    Its scores are position for position those of the smaller reader, so its tokenizer must cut
    texts as that one does: the words of both vocabularies must be the same, in whatever order.
    """

    def __init__(
        self, folder: Path, tokenizer: "PreTrainedTokenizerBase", device: torch.device, half: bool
    ) -> None:
        """`tokenizer` is the smaller reader's. Raises ValueError when a word of its vocabulary is
        not in the teacher's."""
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer

        own = AutoTokenizer.from_pretrained(folder)
        self._names = own.model_input_names
        self._ids = torch.tensor(same_tokens(tokenizer, own), device=device)
        self._model = AutoModelForQuestionAnswering.from_pretrained(
            folder, dtype=torch.bfloat16 if half else torch.float32
        )
        self._model.to(device).eval()

    def logits(self, batch: Mapping[str, Tensor]) -> Tensor:
        """Start and end logits, shape (inputs, tokens, 2), of a batch for the smaller reader."""
        read = {name: batch[name] for name in self._names}
        read["input_ids"] = self._ids[batch["input_ids"]]
        with torch.no_grad():
            output = self._model(**read)
        return torch.stack([output.start_logits, output.end_logits], dim=-1).float()


def same_tokens(
    tokenizer: "PreTrainedTokenizerBase", other: "PreTrainedTokenizerBase"
) -> list[int]:
    """For every token id of the one tokenizer the id of the same token in the other."""
    vocabulary = other.get_vocab()
    names = tokenizer.get_vocab()
    missing = [name for name in names if name not in vocabulary]
    if missing:
        raise ValueError(f"not in the teacher's vocabulary: {', '.join(sorted(missing)[:5])}")
    ids = [0] * len(names)
    for name, number in names.items():
        ids[number] = vocabulary[name]
    for kind in SPECIAL:
        ids[getattr(tokenizer, f"{kind}_token_id")] = getattr(other, f"{kind}_token_id")
    return ids
