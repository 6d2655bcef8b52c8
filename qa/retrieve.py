"""Hybrid retrieval: cosine and BM25, fused, as a LangChain retriever."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from qa.article import Passage
from qa.question import ANYWHERE, Filters, Period
from qa.store.embed import Array, Embedder, parts
from qa.store.index import Index
from qa.store.passages.scope import MOST, Scope
from qa.store.passages.stems import weights
from qa.store.stores import LibraryStore
from qa.text.facts import facts
from qa.text.likeness import ALIKE, Row, rows, share

BM25, WHOLE, SENTENCE = 0.5, 0.25, 0.25
"""Weights in a passage's score of BM25 (as a share of the best passage's), of its cosine to the
question and of its nearest sentence's cosine (docs/decisions.md, "Fusion")."""

_DENSE = 50
_LEXICAL = 200
"""How deep each side is searched. The lexical side goes deeper because a passage below it counts
as sharing no word with the question, while a missing cosine is computed. With a filter that leaves
fewer of them, the other side goes as deep as passages are compared (`_AMONG_COPIES`)."""

_COMPARED = 60
"""Passages whose sentences are compared with the question; twice as many as are asked for, if that
is more. They are those that score best when the whole passage stands for its nearest sentence."""

_AMONG_COPIES = 240
"""Passages that are compared where copies leave fewer than are asked for."""

_DEEPER = 10
"""Times as deep as else both sides are searched where more articles are meant than can be named."""

_FACTS = 0.6
"""Part of a copy's figures and names that stand in what it is a copy of."""

_SAME = 0.8
"""Part of a passage's rows that the copy which takes its place must hold."""


_PREFERRED = 0.1
"""Added to the score of a passage of an article from the time that a question names. A passage that
is much nearer to the question stays before it: what an article tells of may be long past
(docs/decisions.md, "Times in questions")."""

SOON = timedelta(days=7)
"""After a time in which articles on it are expected too."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. `score` is the fused score, and `cosine` that of its
    sentence nearest to the question. `copies` are passages of other articles with its text, or
    most of it, that were found too."""

    passage: Passage
    score: float
    cosine: float
    copies: tuple[Passage, ...] = ()


class HybridRetriever(BaseRetriever):
    """The `k` passages nearest to a question, the best first, without copies of another one.

    Each document's text is the passage's; its id is the passage's, and its metadata holds
    article_id, title, start, end (offsets in the article), language, published, score, cosine and
    copies. `context` and `prefer` are as in `search`.
    """

    index: Index
    k: int = 20
    filters: Filters = ANYWHERE
    context: Sequence[tuple[str, float]] = ()
    prefer: Period | None = None

    model_config = ConfigDict(arbitrary_types_allowed=True)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        self.index.settle()
        hits = search(
            *(self.index, query, self.k, self.filters, self.context), prefer=self.prefer, fold=True
        )
        return [_document(hit) for hit in hits]


def search(
    index: Index,
    question: str,
    k: int,
    filters: Filters = ANYWHERE,
    context: Sequence[tuple[str, float]] = (),
    *,
    prefer: Period | None = None,
    fold: bool = False,
) -> list[Hit]:
    """The `k` best passages of `index` for `question`, the best first.

    `context` are texts that also tell what is looked for, such as earlier questions, each with its
    weight beside the question's, which is 1. Articles of the days that it should `prefer`, or of
    soon after, score a little higher. With `fold` copies of one passage count once.
    """
    library, passages = index.library, index.passages
    most = max(_COMPARED, 2 * k)
    scope = _scope(library, filters, passages.most)
    texts = [*context, (question, 1.0)]
    vector = _mixed(index.embedder, texts)
    words = weights(texts, passages.languages())
    deeper = _DEEPER if scope.loose else 1
    bm25 = dict(passages.worded(words, _LEXICAL * deeper, scope))
    enough = scope.everywhere or (len(bm25) >= _LEXICAL and not scope.loose)
    reach = _DENSE if enough else max(_AMONG_COPIES, most)
    whole = dict(passages.nearest(vector, reach * deeper, scope))
    if scope.loose:
        meant = library.among(bm25.keys() | whole.keys(), filters)
        bm25, whole = ({one: of[one] for one in of if one in meant} for of in (bm25, whole))
    for passage_id, other in library.embeddings.whole(bm25.keys() - whole.keys()):
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

    likely = list(ranked(whole))

    def compared(most: int) -> list[Hit]:
        """The best `most` passages, in the order of their sentences."""
        vectors = library.embeddings.sentences(likely[:most])
        nearest = {
            passage_id: float(np.max(sentences @ vector))
            for passage_id, sentences in vectors.items()
        }
        scores = ranked(nearest)
        # The library decides what exists: a passage that is just being replaced may still be in an
        # index for a moment, and the next ones move up.
        hits = [
            Hit(passage, scores[passage.id], nearest[passage.id])
            for passage in library.passages(list(scores))
        ]
        return hits if prefer is None else preferring(prefer, hits)

    if not fold:
        return compared(most)[:k]
    found = folded(compared(most))
    if len(found) < k and len(likely) > most:
        found = folded(compared(_AMONG_COPIES))
    return found[:k]


def _scope(library: LibraryStore, filters: Filters, most: int | None) -> Scope:
    """The passages to look in, in a scope that names at most `most` articles."""
    # Of an article that may not be read whole other passages are found, and left out again.
    closed = library.hides_some
    period = Scope(filters.since, filters.until, loose=closed)
    if not (filters.source or filters.author or filters.article):
        if not closed:
            return period
        most = MOST if most is None else most  # where few are open, they are named
    articles = library.matching(filters, None if most is None else most + 1)
    if most is not None and len(articles) > most:
        return replace(period, loose=True)
    return Scope(articles=frozenset(articles), loose=closed)


def preferring(period: Period, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, the best first, with more for those from a period."""
    more = [
        replace(hit, score=hit.score + _PREFERRED)
        if period.holds(hit.passage.published, SOON)
        else hit
        for hit in hits
    ]
    return sorted(more, key=lambda hit: -hit.score)


def folded(hits: Sequence[Hit]) -> list[Hit]:
    """The hits, the best first, without those that say for the most part, in the same words, what
    better ones of one other article do. Those are the `copies` of the hit that holds most of them.

    The newest takes the place of the best, if it has nearly all of its text.
    """
    groups: list[list[Hit]] = []
    holding: dict[Row, int] = {}
    """The first group whose first passage has a row."""
    for hit in hits:
        own = rows(hit.passage.text)
        if (group := _holder(hit, own, groups, holding)) is not None:
            groups[group].append(hit)
            continue
        for row in own:
            holding.setdefault(row, len(groups))
        groups.append([hit])
    articles = list(dict.fromkeys(hit.passage.article_id for hit in hits))
    place = {article_id: number for number, article_id in enumerate(articles)}
    return [_as_one(group, place) for group in groups]


def _holder(
    hit: Hit,
    own: frozenset[Row],
    groups: Sequence[Sequence[Hit]],
    holding: Mapping[Row, int],
) -> int | None:
    """The group that holds most of a hit with the rows `own`, of the article that holds half of
    them, and of its facts: reports that are made alike differ in those."""
    of_group = Counter(holding[row] for row in own if row in holding)
    of_article = Counter[str]()
    for group, count in of_group.items():
        of_article[groups[group][0].passage.article_id] += count
    del of_article[hit.passage.article_id]
    article_id, shared = max(of_article.items(), key=lambda one: one[1], default=("", 0))
    if not shared or shared < ALIKE * len(own):
        return None
    of_it = [one for one in of_group if groups[one][0].passage.article_id == article_id]
    told = facts(" \n".join(groups[one][0].passage.text for one in of_it))
    known = facts(hit.passage.text)
    if len(known & told) < _FACTS * len(known):
        return None
    return max(of_it, key=lambda group: of_group[group])


def _as_one(group: Sequence[Hit], place: Mapping[str, int]) -> Hit:
    """The hit for a group of copies, the best of them first. Of those that are equally new it is of
    the article whose `place` among all is the best."""
    best = group[0]
    if len(group) == 1:
        return best
    own = rows(best.passage.text)
    same = [one for one in group if share(own, rows(one.passage.text)) >= _SAME]

    def newness(hit: Hit) -> tuple[date, int]:
        return hit.passage.published or date.min, -place[hit.passage.article_id]

    first = max(same, key=newness)
    others = (one.passage for one in group)
    copies = tuple(one for one in others if one.article_id != first.passage.article_id)
    return replace(first, score=best.score, copies=copies)


def by_sentence(
    index: Index, question: str, hits: Sequence[Hit]
) -> Iterator[tuple[Hit, list[tuple[tuple[int, int], float]]]]:
    """The hits, each with where its sentences are in the passage and their cosines to the question.
    Passages that are being replaced are left out."""
    vector = index.embedder.question(question)
    kept = index.library.embeddings.sentences([hit.passage.id for hit in hits])
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
    values = dict(document.metadata)
    own = {name: values.pop(name) for name in ("score", "cosine")}
    copies = tuple(Passage(**one) for one in values.pop("copies"))
    passage = Passage(id=document.id or "", text=document.page_content, **values)
    return Hit(passage, copies=copies, **own)


def _document(hit: Hit) -> Document:
    metadata = asdict(hit)
    metadata |= metadata.pop("passage")
    return Document(id=metadata.pop("id"), page_content=metadata.pop("text"), metadata=metadata)
