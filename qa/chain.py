"""From a question to an answer: the whole path as one LangChain Runnable."""

import time
from collections.abc import AsyncIterator, Callable, Generator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig, RunnableLambda
from langchain_core.runnables.config import run_in_executor

from qa.access import PUBLIC, Access
from qa.answer import Answer, Usage
from qa.compose import NO_ARTICLES, answer, by_editors, by_reader, declined, of_overview
from qa.conversation.intent import IntentHead
from qa.conversation.understand import understand
from qa.overview.find import respond
from qa.question import ANYWHERE, Filters, Question, parse
from qa.reading import other_language
from qa.reading.premise import premise
from qa.reading.reader import Reader, open_reader
from qa.retrieve import HybridRetriever, hits
from qa.said.desk import Desk, desk_of
from qa.settings import Settings, of_place
from qa.spans import span, spanned
from qa.stage import Stage, tell
from qa.store.embed import Embedder
from qa.store.index import Index
from qa.store.library.library import refuse_missing
from qa.store.moving import place
from qa.store.opening import holding, index_of
from qa.work import Work
from qa.writing.llm import LanguageModel, Options
from qa.writing.model import model_of
from qa.writing.write import Writer

_PASSAGES = 20


@dataclass(frozen=True, slots=True)
class _Steps:
    """The steps of the chain: understand, find, read, and write or compose. Each is a span."""

    index: Index
    reader: Reader
    threshold: float
    writer: Writer | None
    today: Callable[[], date]
    intent: IntentHead
    desk: Desk | None

    @span("understand")
    def understand(self, asked: str | Mapping[str, Any] | Question, config: RunnableConfig) -> Work:
        began = time.perf_counter()
        question = parse(asked)
        self.index.settle()
        library = self.index.library.seen_by(question.rights)
        # Where nothing is closed, all is public that is made of it.
        question = replace(question, rights=library.least_rights)
        understood = understand(
            question,
            library,
            self.reader.languages,
            self.today(),
            self.intent.of,
        )
        usage = self.writer.usage() if self.writer else Usage()
        work = Work(understood, self.reader.name, usage)
        in_doubt = understood.foreign or not understood.clear
        if self.writer and understood.question.history and in_doubt:
            work = self.writer.rewrite(work, config, self.intent.of)
        return self._heard(work).after("followup", began)

    def _heard(self, work: Work) -> Work:
        """The work with what the editors say to the question as it stands alone."""
        if self.desk is None:
            return work
        asked = work.asked
        topic = asked.request.topic if asked.request else ""
        met = self.desk.met(asked.text, asked.language, self.today(), topic)
        return replace(work, said=met.said, is_said=met.is_whole) if met else work

    def _index(self, work: Work) -> Index:
        """What who asks may see of the index."""
        return self.index.seen_by(work.asked.question.rights)

    def reply(self, work: Work, config: RunnableConfig) -> Answer | None:
        """The answer to what needs no reader; None for an ordinary question."""
        if work.said and work.is_said:
            return by_editors(work, work.said)
        asked = work.asked
        if asked.courtesy:
            return answer(work, asked.courtesy, answered=False)
        if asked.request is None:
            return None
        began = time.perf_counter()
        tell(Stage("searching"), config)
        index = self._index(work)
        overview = respond(index, asked.request, asked.question, asked.language)
        work = work.after("retrieve", began)
        if overview:
            return of_overview(index, work, overview)
        if not asked.question.wants:
            return None
        return declined(index, work, None if index.library.count_articles() else NO_ARTICLES)

    @span("find")
    def find(self, work: Work, config: RunnableConfig) -> Work:
        began = time.perf_counter()
        tell(Stage("searching"), config)
        retriever = HybridRetriever(
            index=self._index(work),
            k=_PASSAGES,
            filters=work.asked.question.filters,
            context=work.asked.context,
            prefer=work.asked.prefer,
        )
        found = hits(retriever.invoke(work.asked.text, config))
        return work.after("retrieve", began, hits=found)

    @span("read")
    def read(self, work: Work, config: RunnableConfig) -> Work:
        began = time.perf_counter()

        def progress(done: int, of: int) -> None:
            tell(Stage("reading", done, of), config)

        asked = work.asked
        if asked.foreign:
            reading = other_language.read(self._index(work), asked.text, work.hits)
            return work.after("read", began, reading=reading)
        reading = self.reader.read(asked.text, work.hits, progress)
        taken = None
        # What a conversation adds to a question is not what the visitor takes for granted.
        if reading.confidence < self.threshold and asked.text == asked.question.text:
            taken = premise(self.reader, asked.text, reading)
        return work.after("read", began, reading=reading, premise=taken)

    def answer(self, work: Work, config: RunnableConfig) -> Generator[Answer, None, None]:
        """The answer as it grows; the last one is the answer."""
        yield from spanned("write", self._written(work, config))

    def _written(self, work: Work, config: RunnableConfig) -> Generator[Answer, None, None]:
        index = self._index(work)
        if self.writer:
            yield from replace(self.writer, index=index).write(work, config)
        else:
            yield by_reader(index, work, self.threshold)

    async def answer_in_thread(self, work: Work, config: RunnableConfig) -> AsyncIterator[Answer]:
        """The same for who awaits it; LangChain itself iterates no generator in a thread."""
        growing = self.answer(work, config)
        while answer := await run_in_executor(config, next, growing, None):
            yield answer


def build(
    index: Index,
    reader: Reader,
    threshold: float,
    writer: LanguageModel | None = None,
    general: bool = False,
    today: Callable[[], date] = date.today,
    desk: Desk | None = None,
) -> Runnable[str | Mapping[str, Any] | Question, Answer]:
    """The path from a question to its answer.

    The runnable takes what `parse` takes; `stream` gives the answer as it grows. How far it has
    come is told in custom events of LangChain with the name "stage" and the data of a `Stage`.
    An answer whose confidence is below `threshold` is declined, before `writer` is asked; with
    `general` it then answers from what it knows. "Yesterday" in a question is the day before
    `today`. What the editors say goes before all else, where there is a `desk`. Each question
    raises what `Index.settle` raises.
    """
    steps = _Steps(
        index,
        reader,
        threshold,
        Writer(index, writer, threshold, general) if writer else None,
        today,
        IntentHead(index.embedder),
        desk,
    )
    search_and_read = (
        RunnableLambda(steps.find)
        | RunnableLambda(steps.read)
        # LangChain takes functions that yield; its types take them for what they yield.
        | RunnableLambda(steps.answer, steps.answer_in_thread)  # type: ignore[arg-type]
    )

    def reply_or_search(work: Work, config: RunnableConfig) -> Any:
        """The answer; or, where there is none yet, the runnable with which LangChain goes on."""
        return steps.reply(work, config) or search_and_read

    return (RunnableLambda(steps.understand) | RunnableLambda(reply_or_search)).with_config(
        run_name="broadsheet"
    )


def open_chain(
    data: str | Path | Settings = "data",
    embedding_model: str | None = None,
    reader: str | None = None,
    threshold: float | None = None,
    model: str | None = None,
    options: Options | None = None,
) -> Runnable[str | Mapping[str, Any] | Question, Answer]:
    """The chain over the articles in `data`: a data directory, which this process then owns, the
    address of a PostgreSQL database, or settings that name either. What is None is as in the
    settings, or as where none are set.

    `model` is a language model as in BROADSHEET_MODEL. A process that searches a database without
    an index for all owns the data directory too, "data" by default, which holds one of its own.
    Raises NoLibrary, BadSetting for another address, and what `index_of` and `LanguageModel` raise.
    """
    settings = _settings(
        data, embedding_model=embedding_model, reader=reader, confidence=threshold, model=model
    )
    index = _opened(settings)
    named = settings.model
    writer = LanguageModel(named, options) if named and options else model_of(settings)
    return build(
        index,
        open_reader(settings.reader),
        settings.confidence,
        writer,
        settings.general_knowledge,
        desk=desk_of(settings, index.embedder),
    )


def open_retriever(
    data: str | Path | Settings = "data",
    k: int = _PASSAGES,
    filters: Filters = ANYWHERE,
    embedding_model: str | None = None,
    rights: Access = PUBLIC,
) -> HybridRetriever:
    """The retriever of the `k` best passages in `data`, which is as for `open_chain`, for somebody
    with these `rights`. Raises NoLibrary, BadSetting, and what `index_of` raises."""
    index = _opened(_settings(data, embedding_model=embedding_model)).seen_by(rights)
    return HybridRetriever(index=index, k=k, filters=filters)


def _settings(data: str | Path | Settings, **instead: object) -> Settings:
    """The settings of what is named as `data`, with those of `instead` that are not None."""
    if not isinstance(data, Settings):
        data = of_place(place(data) if isinstance(data, str) else data)
    given = {name: value for name, value in instead.items() if value is not None}
    return data.model_copy(update=given)


def _opened(settings: Settings) -> Index:
    refuse_missing(settings.database or settings.data)
    hold = holding(settings, "a Python program")
    return index_of(settings, hold, Embedder(settings.embedding_model))
