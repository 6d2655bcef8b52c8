from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from qa.store import packed
from qa.store.embed import Embedder, packaged_folder
from tests.articles import FERRY, ORCHARD

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

TEXTS = ["Frost.", "", FERRY, "Frost.", ORCHARD * 20, "Boats froze.", FERRY + ORCHARD]


@pytest.fixture(scope="module")
def model() -> "SentenceTransformer":
    return fresh()


def fresh() -> "SentenceTransformer":
    """The packaged model, as sentence-transformers opens it."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(packaged_folder()), device="cpu")


def padded(model: "SentenceTransformer", texts: list[str]) -> np.ndarray:
    vectors: np.ndarray = model.encode_document(texts, show_progress_bar=False)
    return vectors


@pytest.mark.parametrize("tokens", [1, 300, 100_000])
def test_vectors_are_those_of_each_text_alone(
    model: "SentenceTransformer", monkeypatch: pytest.MonkeyPatch, tokens: int
) -> None:
    monkeypatch.setattr(packed, "_TOKENS", tokens)
    alone = np.stack([padded(model, [text])[0] for text in TEXTS])
    packed.prepare(model)
    assert packed.embed(model, TEXTS) == pytest.approx(alone, abs=1e-5)


def test_what_is_not_packed_stays_as_it_was(model: "SentenceTransformer") -> None:
    packed.prepare(model)
    assert padded(model, TEXTS) == pytest.approx(padded(fresh(), TEXTS), abs=1e-5)


def test_what_loads_elsewhere_meanwhile_changes_nothing(model: "SentenceTransformer") -> None:
    packed.prepare(model)
    vectors = packed.embed(model, TEXTS)
    torch.set_default_dtype(torch.bfloat16)  # as transformers does while a model is loaded
    try:
        assert np.array_equal(packed.embed(model, TEXTS), vectors)
    finally:
        torch.set_default_dtype(torch.float32)


def test_no_text_has_no_vector(model: "SentenceTransformer") -> None:
    assert packed.embed(model, []).shape == (0, 384)


def test_the_packaged_model_gives_what_sentence_transformers_gives(
    model: "SentenceTransformer", embedder: Embedder
) -> None:
    own = packed.Packed(packaged_folder(), 256, torch.float32)
    theirs = np.stack([padded(model, [text])[0] for text in TEXTS])
    assert own.embed(TEXTS) == pytest.approx(theirs, abs=1e-5)
    for vectors in (embedder.texts(TEXTS), embedder.questions(TEXTS)):
        assert (vectors * theirs).sum(axis=1) == pytest.approx([1] * len(TEXTS), abs=0.002)


def test_a_model_that_makes_vectors_otherwise_is_not_packed(model: "SentenceTransformer") -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Dense, Normalize, Pooling

    network, mean = model[0], model[1]
    assert packed.usable(SentenceTransformer(modules=[network, mean, Normalize()]))
    others = [
        SentenceTransformer(modules=[network, Pooling(384, "cls")]),
        SentenceTransformer(modules=[network, mean, Dense(384, 64)]),
        SentenceTransformer(modules=[network, mean], prompts={"document": "passage: "}),
        SentenceTransformer(
            modules=[network, mean], prompts={"any": "text: "}, default_prompt_name="any"
        ),
        SentenceTransformer(modules=[network, mean], truncate_dim=64),
    ]
    assert not any(map(packed.usable, others))
