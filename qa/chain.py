"""From a question to an answer: the whole path as one LangChain Runnable."""

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig, RunnableLambda

from qa import overview, smalltalk
from qa.answer import Answer, Citation, cite
from qa.embed import PACKAGED, Embedder
from qa.followup import Resolved, resolve
from qa.index import Index
from qa.lock import DataLock
from qa.question import Question, Turn, parse
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
    resolved: Resolved
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

    def begin(self, asked: str | Mapping[str, Any] | Question) -> _Work:
        question = parse(asked)
        began = time.perf_counter()
        resolved = resolve(question.text, question.history)
        return _Work(question, resolved, {}).after("followup", began)

    def reply(self, work: _Work) -> Answer | None:
        """The answer to what needs no search, or no reader; None for an ordinary question."""
        if said := smalltalk.reply(work.question.text):
            return self._answer(work, said, answered=False)
        return self._overview(work)

    def _overview(self, work: _Work) -> Answer | None:
        asked = overview.request(work.resolved.text)
        topic = asked and (asked.topic or self._spoken_of(work.question.history))
        if not asked or not topic:
            return None
        began = time.perf_counter()
        found = overview.find(self._index, asked.kind, topic, work.question.filters)
        if found is None:
            return None
        lines = [f"{part} [{number}]" for number, (part, _) in enumerate(found.parts, start=1)]
        return self._answer(
            work.after("retrieve", began),
            "\n".join([found.opening, *lines]),
            answered=True,
            confidence=1.0,
            citations=[
                self._cite(number, quote, 1.0, verified=True)
                for number, (_, quote) in enumerate(found.parts, start=1)
            ],
        )

    def _spoken_of(self, history: Sequence[Turn]) -> str:
        """What names "this article": the latest answer, or the title of the only article."""
        answers = [turn.content for turn in history if turn.role == "assistant"]
        if answers:
            return answers[-1]
        articles = self._index.library.summaries(limit=2)
        return articles[0].title if len(articles) == 1 else ""

    def retrieve(self, work: _Work, config: RunnableConfig) -> _Work:
        began = time.perf_counter()
        retriever = HybridRetriever(
            index=self._index,
            k=_PASSAGES,
            filters=work.question.filters,
            context=work.resolved.context,
        )
        documents = retriever.invoke(work.resolved.text, config)
        return work.after("retrieve", began, hits=[hit(document) for document in documents])

    def read(self, work: _Work) -> _Work:
        began = time.perf_counter()
        return work.after("read", began, reading=self._reader.read(work.resolved.text, work.hits))

    def answer(self, work: _Work) -> Answer:
        reading = work.reading
        answered = bool(reading.quotes) and reading.confidence >= self._threshold
        citations = [
            self._cite(number, quote, reading.confidence, verified=answered)
            for number, quote in enumerate(reading.quotes if answered else reading.nearest, start=1)
        ]
        if not answered:
            said = NOT_SAID if self._index.library.count_articles() else NO_ARTICLES
            return self._answer(
                work, said, answered=False, confidence=reading.confidence, nearest=citations
            )
        return self._answer(
            work,
            _said(work.resolved.text, reading.short_answer, citations),
            answered=True,
            confidence=reading.confidence,
            short_answer=reading.short_answer,
            citations=citations,
        )

    def _answer(
        self,
        work: _Work,
        said: str,
        *,
        answered: bool,
        confidence: float = 0.0,
        short_answer: str | None = None,
        citations: Sequence[Citation] = (),
        nearest: Sequence[Citation] = (),
    ) -> Answer:
        return Answer(
            answer=said,
            answered=answered,
            confidence=round(confidence, 4),
            short_answer=short_answer,
            standalone_question=work.resolved.text,
            citations=tuple(citations),
            nearest=tuple(nearest),
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
    search_and_read = (
        RunnableLambda(steps.retrieve) | RunnableLambda(steps.read) | RunnableLambda(steps.answer)
    )

    def respond(work: _Work) -> Any:
        """The answer; or, where there is none yet, the runnable with which LangChain goes on."""
        return steps.reply(work) or search_and_read

    return (RunnableLambda(steps.begin) | RunnableLambda(respond)).with_config(
        run_name="broadsheet"
    )


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
