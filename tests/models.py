"""Small models, made on the spot."""

from itertools import pairwise
from pathlib import Path

import numpy as np

_MEANINGS = (
    ("ferry", "fähre", "nachtfähre"),
    ("hinge", "scharnier"),
    ("bow", "door", "bugklappe"),
    ("slept", "schliefen", "schlafen"),
    ("passengers", "reisende", "fahrgäste"),
    ("frost", "froze", "frostnacht"),
    ("blossom", "blüten"),
    ("harvest", "ernte"),
)


def bilingual(folder: Path) -> str:
    """An embedding model for two languages, saved in `folder`: it knows some words of our articles,
    and in German and English by the same vector."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    vocabulary = {"[UNK]": 0}
    vectors = [np.full(len(_MEANINGS), 0.01)]
    for place, words in enumerate(_MEANINGS):
        for word in words:
            vocabulary[word] = len(vectors)
            vectors.append(np.eye(len(_MEANINGS))[place])
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=np.array(vectors, np.float32))],
        device="cpu",
    )
    model.save(str(folder), create_model_card=False)
    (folder / "README.md").write_text("---\nlanguage:\n- en\n- de\n---\n\n# Two languages\n")
    return str(folder)


def one_sentence(text: str, folder: Path) -> str:
    """A language model, saved in `folder`, that answers everything with `text`, in which no word
    may come twice: after each word, the next one is the likeliest by far."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    words = [f" {word}" if place else word for place, word in enumerate(text.split())]
    said = ["[BEGIN]", *words, "[END]"]
    assert len(set(said)) == len(said)
    vocabulary = {word: number for number, word in enumerate(["[UNK]", *said])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.decoder = decoders.Fuse()
    fast = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        unk_token="[UNK]",  # noqa: S106
        eos_token="[END]",  # noqa: S106
        pad_token="[END]",  # noqa: S106
    )
    fast.chat_template = "{% for message in messages %}{{ message['content'] }} {% endfor %}[BEGIN]"
    size = len(vocabulary) + len(vocabulary) % 2  # of an even number of dimensions in each head
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(vocabulary),
            hidden_size=2 * size,
            intermediate_size=2,
            num_hidden_layers=1,
            num_attention_heads=2,
            max_position_embeddings=8192,
            bos_token_id=None,
            eos_token_id=vocabulary["[END]"],
            pad_token_id=vocabulary["[END]"],
        )
    )
    with torch.no_grad():
        for name, weights in model.named_parameters():
            weights.fill_(1.0 if "norm" in name else 0.0)
        for word, following in pairwise(said):
            model.model.embed_tokens.weight[vocabulary[word], vocabulary[word]] = 1.0
            model.lm_head.weight[vocabulary[following], vocabulary[word]] = 10.0
    model.save_pretrained(folder)
    fast.save_pretrained(folder)
    return str(folder)
