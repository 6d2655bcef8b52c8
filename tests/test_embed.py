from pathlib import Path

import numpy as np
import pytest

from qa.errors.models import ModelUnusable
from qa.store.embed import Embedder, packaged_folder
from tests.articles import FERRY, ORCHARD


def test_vectors_are_of_unit_length(embedder: Embedder) -> None:
    vectors = embedder.texts([FERRY, "Frost."])
    assert vectors.shape == (2, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_a_question_lies_nearest_to_the_passage_that_answers_it(embedder: Embedder) -> None:
    question = embedder.question("Why did the ship not sail?")
    ferry, orchard = embedder.texts([FERRY, ORCHARD]) @ question
    assert ferry > orchard + 0.2


def test_vectors_come_in_the_order_of_the_texts(embedder: Embedder) -> None:
    texts = ["Short.", FERRY + " " + ORCHARD, "A little longer than short.", ORCHARD]
    together = embedder.texts(texts)
    alone = np.stack([embedder.texts([text])[0] for text in texts])
    # Not 1: in half precision a text comes out a little different beside longer ones.
    assert (together * alone).sum(axis=1) == pytest.approx([1] * 4, abs=0.005)
    assert (together @ alone.T).argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_a_passage_is_its_sentences_and_their_mean_by_length(embedder: Embedder) -> None:
    sentences = ["The ferry stayed in port.", "A bent hinge held it."]
    (ferry, frost) = embedder.passages([" ".join(sentences), "Frost."])
    alone = embedder.texts(sentences)
    assert (ferry.sentences * alone).sum(axis=1) == pytest.approx([1, 1], abs=0.005)
    mean = len(sentences[0]) * ferry.sentences[0] + len(sentences[1]) * ferry.sentences[1]
    assert ferry.whole == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5)
    assert frost.sentences.shape == (1, 384)
    assert frost.whole == pytest.approx(frost.sentences[0], abs=1e-5)


def test_many_questions_give_what_one_gives(embedder: Embedder) -> None:
    asked = ["What froze?", "Which hinge was bent?"]
    many = embedder.questions(asked)
    one_by_one = np.stack([embedder.question(text) for text in asked])
    assert (many * one_by_one).sum(axis=1) == pytest.approx([1, 1], abs=0.005)


def test_the_packaged_model_is_whole() -> None:
    assert (packaged_folder() / "model.safetensors").stat().st_size > 80_000_000


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="BROADSHEET_EMBEDDING_MODEL") as refused:
        Embedder(str(tmp_path)).load()
    assert repr(str(tmp_path)) in str(refused.value)


def test_an_error_that_says_nothing_is_told_by_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("sentence_transformers.SentenceTransformer", fail)
    with pytest.raises(ModelUnusable, match="OSError"):
        Embedder("any").load()


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="not found"):
        Embedder(str(tmp_path / "gone")).texts(["text"])
