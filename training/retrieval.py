"""Hybrid retrieval over a list of texts, as the product did it when its reader was trained: BM25
and the cosine of whole passages, fused."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import tantivy

from qa.weights import precision

COSINE, BM25 = 0.4, 0.6
DEPTH = 100  # texts that BM25 returns; the others count as 0
_WORD = re.compile(r"\w+")


class Hybrid:
    """The two scores of texts for questions; `fused` makes one of them."""

    def __init__(self, texts: Sequence[str], encoder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        # In half precision cosines are the same to four digits.
        self._encoder = SentenceTransformer(str(encoder)).to(precision())
        self._vectors = self._encode(texts)
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("text", tokenizer_name="en_stem")
        schema.add_unsigned_field("number", stored=True)
        self._index = tantivy.Index(schema.build())
        writer = self._index.writer(num_threads=1)
        for number, text in enumerate(texts):
            writer.add_document(tantivy.Document(text=text, number=number))
        writer.commit()
        self._index.reload()

    def cosines(self, questions: Sequence[str]) -> np.ndarray:
        """Shape (questions, texts)."""
        cosines: np.ndarray = self._encode(questions) @ self._vectors.T
        return cosines

    def bm25(self, questions: Sequence[str]) -> np.ndarray:
        """Shape (questions, texts); 0 for a text that is not among the first `DEPTH`."""
        scores = np.zeros((len(questions), len(self._vectors)), dtype=np.float32)
        searcher = self._index.searcher()
        for row, question in zip(scores, questions, strict=True):
            # Words only: everything else may be query syntax, and so may AND, OR and NOT.
            words = " ".join(_WORD.findall(question.lower()))
            for score, address in searcher.search(
                self._index.parse_query(words, ["text"]), DEPTH
            ).hits:
                row[searcher.doc(address)["number"][0]] = score
        return scores

    def _encode(self, texts: Sequence[str]) -> np.ndarray:
        vectors = self._encoder.encode(
            list(texts), batch_size=32, normalize_embeddings=True, convert_to_tensor=True
        )
        return vectors.float().cpu().numpy()


def fused(cosines: np.ndarray, bm25: np.ndarray) -> np.ndarray:
    """One score of the two, along the last axis."""
    highest = np.maximum(bm25.max(axis=-1, keepdims=True), 1e-9)
    scores: np.ndarray = COSINE * cosines + BM25 * bm25 / highest
    return scores
