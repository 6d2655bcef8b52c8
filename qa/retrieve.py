"""Hybrid retrieval: cosine and BM25, fused, as a LangChain retriever."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from qa.article import Passage
from qa.question import ANYWHERE, Filters
from qa.store.embed import Array, Embedder, parts
from qa.store.index import Index

BM25, WHOLE, SENTENCE = 0.5, 0.25, 0.25
"""Weights in a passage's score of BM25 (as a share of the best passage's), of its cosine to the
question and of its nearest sentence's cosine (docs/decisions.md, "Fusion")."""

_DENSE = 50
_LEXICAL = 200
"""How deep each side is searched. The lexical side goes deeper because a passage below it counts
as sharing no word with the question, while a missing cosine is computed."""

_COMPARED = 60
"""Passages whose sentences are compared with the question; twice as many as are asked for, if that
is more. They are those that score best when the whole passage stands for its nearest sentence."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. `score` is the fused score, 1 at most, and `cosine` that of its
    sentence nearest to the question."""

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
        whole = dict(index.vectors.search(vector, _DENSE))
        compute = bm25.keys() - whole.keys()
    else:
        # Exact, because an approximate index loses most of what a filter leaves.
        whole = {}
        compute = set(library.passage_ids(articles))
    for passage_id, other in library.vectors(compute):
        whole[passage_id] = float(np.dot(other, vector))
    best = max(bm25.values(), default=1.0)

    def ranked(nearest: Mapping[str, float]) -> dict[str, float]:
        """The scores of passages with these nearest sentences, the best first."""
        scores = {
            passage_id: BM25 * bm25.get(passage_id, 0.0) / best
            + WHOLE * whole[passage_id]
            + SENTENCE * near
            for passage_id, near in nearest.items()
        }
        return dict(sorted(scores.items(), key=lambda scored: (-scored[1], scored[0])))

    # The library decides what exists: a passage that is just being replaced may still be in an
    # index for a moment, and the next ones move up.
    compared = library.sentence_vectors(list(ranked(whole))[: max(_COMPARED, 2 * k)])
    nearest = {
        passage_id: float(np.max(sentences @ vector)) for passage_id, sentences in compared.items()
    }
    scores = ranked(nearest)
    return [
        Hit(passage, scores[passage.id], nearest[passage.id])
        for passage in library.passages(list(scores))[:k]
    ]


def by_sentence(
    index: Index, question: str, hits: Sequence[Hit]
) -> Iterator[tuple[Hit, list[tuple[tuple[int, int], float]]]]:
    """The hits, each with where its sentences are in the passage and their cosines to the question.
    Passages that are being replaced are left out."""
    vector = index.embedder.question(question)
    kept = index.library.sentence_vectors([hit.passage.id for hit in hits])
    for hit in hits:
        if (vectors := kept.get(hit.passage.id)) is None:
            continue
        places, cosines = parts(hit.passage.text), [float(cosine) for cosine in vectors @ vector]
        if len(places) != len(cosines):  # cut by the rules of an older version
            places, cosines = [(0, len(hit.passage.text))], [hit.cosine]
        yield hit, list(zip(places, cosines, strict=True))


def _mixed(embedder: Embedder, texts: Sequence[tuple[str, float]]) -> Array:
    """The unit vector between those of the texts, by their weights."""
    vectors = embedder.questions([text for text, _ in texts])
    mixed = np.array([weight for _, weight in texts], np.float32) @ vectors
    unit: Array = mixed / np.linalg.norm(mixed)
    return unit


def hits(documents: Sequence[Document]) -> list[Hit]:
    """The hits that the retriever made `documents` from."""
    return [_hit(document) for document in documents]


def _hit(document: Document) -> Hit:
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
