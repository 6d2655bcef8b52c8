"""Hybrid retrieval: cosine and BM25, fused, as a LangChain retriever."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from qa.article import Passage
from qa.embed import Array, Embedder
from qa.index import Index
from qa.question import ANYWHERE, Filters

COSINE, BM25 = 0.4, 0.6
"""Weights of the fused score `COSINE * cosine + BM25 * bm25 / best bm25`. On news BM25 beats the
packaged model, and reciprocal rank fusion with equal weights is worse than BM25 alone; see
benchmarks/retrieval.py."""

_DENSE = 50
_LEXICAL = 200
"""How deep each side is searched. The lexical side goes deeper because a passage below it counts
as sharing no word with the question, while a missing cosine is computed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. `score` is the fused score, `cosine` the dense side's alone."""

    passage: Passage
    score: float
    cosine: float


class HybridRetriever(BaseRetriever):
    """The `k` passages nearest to a question, the best first.

    Each document's text is the passage's; its id is the passage's, and its metadata holds
    article_id, title, start, end (offsets in the article), language, score and cosine. `context`
    is as in `search`.
    """

    index: Index
    k: int = 20
    filters: Filters = ANYWHERE
    context: Sequence[tuple[str, float]] = ()

    model_config = ConfigDict(arbitrary_types_allowed=True)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        hits = search(self.index, query, self.k, self.filters, self.context)
        return [_document(hit) for hit in hits]


def search(
    index: Index,
    question: str,
    k: int,
    filters: Filters = ANYWHERE,
    context: Sequence[tuple[str, float]] = (),
) -> list[Hit]:
    """The `k` best passages of `index` for `question`, the best first.

    `context` are texts that also tell what is looked for, such as earlier questions, each with its
    weight beside the question's, which is 1.
    """
    library = index.library
    articles = library.matching(filters) if filters else None
    vector = _mixed(index.embedder, [*context, (question, 1.0)])
    bm25 = dict(index.lexical.search(question, _LEXICAL, articles, context))
    if articles is None:
        cosine = dict(index.vectors.search(vector, _DENSE))
        compute = bm25.keys() - cosine.keys()
    else:
        # Exact, because an approximate index loses most of what a filter leaves.
        cosine = {}
        compute = set(library.passage_ids(articles))
    for passage_id, other in library.vectors(compute).items():
        cosine[passage_id] = float(np.dot(other, vector))
    best = max(bm25.values(), default=1.0)
    score = {
        passage_id: COSINE * near + BM25 * bm25.get(passage_id, 0.0) / best
        for passage_id, near in cosine.items()
    }
    ranked = sorted(score, key=lambda passage_id: (-score[passage_id], passage_id))
    # The library decides what exists: a passage that is just being replaced may still be in an
    # index for a moment, and the next ones move up.
    found = library.passages(ranked[: 2 * k])[:k]
    return [Hit(passage, score[passage.id], cosine[passage.id]) for passage in found]


def _mixed(embedder: Embedder, texts: Sequence[tuple[str, float]]) -> Array:
    """The unit vector between those of the texts, by their weights."""
    vectors = embedder.questions([text for text, _ in texts])
    mixed = np.array([weight for _, weight in texts], np.float32) @ vectors
    unit: Array = mixed / np.linalg.norm(mixed)
    return unit


def hit(document: Document) -> Hit:
    """The hit that the retriever made `document` from."""
    values: Mapping[str, Any] = document.metadata
    passage = Passage(
        id=document.id or "",
        text=document.page_content,
        **{name: values[name] for name in ("article_id", "title", "start", "end", "language")},
    )
    return Hit(passage, values["score"], values["cosine"])


def _document(hit: Hit) -> Document:
    metadata = asdict(hit.passage) | {"score": hit.score, "cosine": hit.cosine}
    return Document(id=metadata.pop("id"), page_content=metadata.pop("text"), metadata=metadata)
