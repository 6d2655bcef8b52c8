"""From a question to an answer: the whole path as one LangChain Runnable."""

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig, RunnableLambda

from qa.answer import Answer, Citation, cite
from qa.embed import PACKAGED, Embedder
from qa.index import Index
from qa.lock import DataLock
from qa.question import Question, parse
from qa.reader import NOTHING_READ, Quote, Reader, Reading, open_reader
from qa.retrieve import Hit, HybridRetriever, hit
from qa.settings import THRESHOLD

_PASSAGES = 20

_WANTS_A_SENTENCE = re.compile(
    r"\W*(why|how come|what happened|what (?:did|does|do)\b.*\b(?:say|think|mean)"
    r"|is|are|am|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)\b",
    re.IGNORECASE,
)
"""Questions for a reason, an account, or a yes or no: a bare fragment is no answer to these."""

NOT_SAID = "The articles do not say."
NO_ARTICLES = "There are no articles yet: `broadsheet ingest` adds some."


@dataclass(frozen=True, slots=True)
class _Work:
    """What is known of a question so far; every step of the chain adds to it."""

    question: Question
    timings_ms: Mapping[str, int]
    hits: Sequence[Hit] = ()
    reading: Reading = NOTHING_READ

    def after(self, step: str, began: float, **found: Any) -> "_Work":
        milliseconds = round(1000 * (time.perf_counter() - began))
        return replace(self, timings_ms={**self.timings_ms, step: milliseconds}, **found)


class _Steps:
    """The steps of the chain, on one index with one reader."""

    def __init__(self, index: Index, reader: Reader, threshold: float) -> None:
        self._index = index
        self._reader = reader
        self._threshold = threshold

    def start(self, asked: str | Mapping[str, Any] | Question) -> _Work:
        return _Work(parse(asked), {"followup": 0})

    def retrieve(self, work: _Work, config: RunnableConfig) -> _Work:
        began = time.perf_counter()
        retriever = HybridRetriever(index=self._index, k=_PASSAGES, filters=work.question.filters)
        documents = retriever.invoke(work.question.text, config)
        return work.after("retrieve", began, hits=[hit(document) for document in documents])

    def read(self, work: _Work) -> _Work:
        began = time.perf_counter()
        return work.after("read", began, reading=self._reader.read(work.question.text, work.hits))

    def answer(self, work: _Work) -> Answer:
        reading = work.reading
        answered = bool(reading.quotes) and reading.confidence >= self._threshold
        citations = tuple(
            self._cite(number, quote, reading.confidence, verified=answered)
            for number, quote in enumerate(reading.quotes if answered else reading.nearest, start=1)
        )
        if answered:
            text = _said(work.question.text, reading.short_answer, citations)
        else:
            text = NOT_SAID if self._index.library.count_articles() else NO_ARTICLES
        return Answer(
            answer=text,
            answered=answered,
            confidence=round(reading.confidence, 4),
            short_answer=reading.short_answer if answered else None,
            standalone_question=work.question.text,
            citations=citations if answered else (),
            nearest=() if answered else citations,
            answerer=self._reader.name,
            timings_ms={**work.timings_ms, "total": sum(work.timings_ms.values())},
        )

    def _cite(self, number: int, quote: Quote, score: float, *, verified: bool) -> Citation:
        article = self._index.library.article(quote.article_id)
        return cite(article, quote.start, quote.end, number=number, score=score, verified=verified)


def _said(question: str, short_answer: str | None, citations: Sequence[Citation]) -> str:
    """The answer for people: the short answer, if it can stand alone, the sentence, the marks."""
    marks = " ".join(f"[{citation.number}]" for citation in citations)
    sentence = " ".join(citations[0].quote.split())
    if not short_answer or _WANTS_A_SENTENCE.match(question) or short_answer == sentence:
        return f"{sentence} {marks}"
    return f"{short_answer}: “{sentence}” {marks}"


def build(
    index: Index, reader: Reader, threshold: float
) -> Runnable[str | Mapping[str, Any] | Question, Answer]:
    """The path from a question to its answer.

    The runnable takes what `parse` takes. An answer whose confidence is below `threshold` is
    declined.
    """
    steps = _Steps(index, reader, threshold)
    return (
        RunnableLambda(steps.start)
        | RunnableLambda(steps.retrieve)
        | RunnableLambda(steps.read)
        | RunnableLambda(steps.answer)
    ).with_config(run_name="broadsheet")


def open_chain(
    data: str | Path = "data",
    embedding_model: str = PACKAGED,
    reader: str = "",
    threshold: float = THRESHOLD,
) -> Runnable[str | Mapping[str, Any] | Question, Answer]:
    """The chain over the articles in the data directory `data`, which this process then owns.

    Raises what `Index` raises.
    """
    embedder = Embedder(embedding_model)
    index = Index(DataLock(Path(data), "a Python program"), embedder)
    return build(index, open_reader(reader), threshold)
