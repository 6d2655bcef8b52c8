"""The answers that a language model writes, and the questions that it rewrites."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date

from langchain_core.runnables import RunnableConfig

from qa.answer import Answer, Usage
from qa.cited import Citer
from qa.compose import answer, by_reader, declined
from qa.conversation.intent import Intent
from qa.errors.models import ModelFailed
from qa.question import LONGEST as LONGEST_QUESTION
from qa.reading import other_language
from qa.stage import Stage, tell
from qa.store.index import Index
from qa.work import UNMEASURED, Work
from qa.writing.draft import Draft, check, says_not, without_links
from qa.writing.llm import LONGEST, LanguageModel
from qa.writing.prompt import (
    Source,
    answer_messages,
    fitting,
    general_messages,
    rewrite_messages,
)

_WRITTEN_FROM = 8
"""Passages that a language model is shown."""

_NEAR = 0.5
"""Cosine to the question of the best passage's nearest sentence. From it on a language model is
asked although the reader is not sure. Chosen in docs/decisions.md, "When a language model is
asked"."""

_CUT = (
    "the language model's answer was cut off: it may have BROADSHEET_MODEL_TOKENS tokens, the "
    f"model's thoughts included, and {LONGEST:,} characters"
)
GENERAL_KNOWLEDGE = "From general knowledge, not from the articles: "


@dataclass(frozen=True, slots=True)
class Writer:
    """A language model over the articles of `index`. Below `threshold` the reader's answer counts
    for none; with `general` the model then answers from what it knows."""

    index: Index
    model: LanguageModel
    threshold: float
    general: bool

    def usage(self) -> Usage:
        """A count of what is asked of the model, which has nothing in it yet."""
        options = self.model.options
        return Usage(price_input=options.price_input, price_output=options.price_output)

    def rewrite(self, work: Work, config: RunnableConfig, intent: Callable[[str], Intent]) -> Work:
        """The work with a question that stands alone, where the model gives one; `intent` tells
        what it wants."""
        question = work.asked.question
        messages = rewrite_messages(question.text, question.history)
        try:
            rewritten = self.model.write(messages, config, work.usage).strip()
        except ModelFailed as error:
            return replace(work, failure=str(error))
        if not 0 < len(rewritten) <= LONGEST_QUESTION or "\n" in rewritten:
            return work
        return replace(work, asked=work.asked.reworded(rewritten, intent))

    def write(self, work: Work, config: RunnableConfig) -> Iterator[Answer]:
        """The answer as it grows: the model's, or the reader's where the model is not asked."""
        if work.failure:
            yield self._by_reader(work, work.failure)
        elif work.answers(self.threshold) or self._is_near(work):
            yield from self._from_articles(work, config)
        elif self.general:
            yield from self._by_heart(work, config)
        else:
            yield self._by_reader(work)

    def _is_near(self, work: Work) -> bool:
        """Whether the model may find in the passages what the reader did not."""
        best = next(iter(work.reading.ranked), None)
        near = best is not None and (work.asked.foreign or best.cosine >= _NEAR)
        return near and self.threshold <= UNMEASURED

    def _from_articles(self, work: Work, config: RunnableConfig) -> Iterator[Answer]:
        """The model's answer from the articles; the reader's if there is none."""
        began = time.perf_counter()
        tell(Stage("writing"), config)
        citer = Citer(self.index, work.reading.ranked[:_WRITTEN_FROM])
        sources = self._sources(work, citer)
        messages = answer_messages(work.asked.text, sources, date.today())
        try:
            with closing(self.model.stream(messages, config, work.usage)) as pieces:
                for draft in check(pieces, sources, self.model.name, work.asked.language):
                    yield self._composed(work.after("write", began), draft, citer)
        except ModelFailed as error:
            yield self._by_reader(work.after("write", began), str(error))
            return
        work = work.after("write", began)
        declines = says_not(draft.text) and not draft.citations
        if declines and self.general:
            yield from self._by_heart(work, config)
        elif declines:
            yield declined(self.index, work, answerer=self.model.name)
        elif not draft.citations:
            problem = "nothing that it wrote was found in the articles"
            yield self._by_reader(work, str(ModelFailed(self.model.name, problem)))

    def _sources(self, work: Work, citer: Citer) -> list[Source]:
        """The best passages, in the order that the reader put them in, as many as the model can
        read."""
        best = [hit.passage for hit in work.reading.ranked[:_WRITTEN_FROM]]
        sources = [
            Source(passage, citer.articles[passage.article_id])
            for passage in best
            if passage.article_id in citer.articles
        ]
        return fitting(sources, self.model.options.context, self.model.options.tokens)

    def _composed(self, work: Work, draft: Draft, citer: Citer) -> Answer:
        """The answer so far."""
        verified = all(cited.verified for cited in draft.citations)
        notice = None if verified else other_language.words(work.asked.language).unverified
        return answer(
            work,
            draft.text,
            answered=True,
            confidence=work.reading.confidence if work.answers(self.threshold) else UNMEASURED,
            citations=[
                citer.cite(cited.number, cited.quote, cited.score, cited.verified)
                for cited in draft.citations
            ],
            notice=_CUT if work.usage.cut else notice,
            answerer=self.model.name,
        )

    def _by_heart(self, work: Work, config: RunnableConfig) -> Iterator[Answer]:
        """The model's answer from what it knows."""
        began = time.perf_counter()
        tell(Stage("writing"), config)
        messages = general_messages(work.asked.text, date.today())
        try:
            with closing(self.model.stream(messages, config, work.usage)) as pieces:
                for text in without_links(pieces):
                    yield declined(
                        self.index,
                        work.after("write", began),
                        GENERAL_KNOWLEDGE + text,
                        notice=_CUT if work.usage.cut else None,
                        answerer=self.model.name,
                    )
        except ModelFailed as error:
            yield self._by_reader(work.after("write", began), str(error))

    def _by_reader(self, work: Work, notice: str | None = None) -> Answer:
        return by_reader(self.index, work, self.threshold, notice)
