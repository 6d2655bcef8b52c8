"""A small embedding model for two languages: it knows some words of our articles, and in German and
English by the same vector."""

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
    """The model, saved in `folder`."""
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
