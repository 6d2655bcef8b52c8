"""The chains that answer, and the models behind them."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from qa.answer import Answer
from qa.chain import build
from qa.conversation.named_time import named_time
from qa.evaluation.outcomes import Recorder
from qa.question import Question
from qa.reading.reader import Reader, open_reader
from qa.said.desk import Desk
from qa.settings import Settings
from qa.store.index import Index
from qa.weights import Loading
from qa.writing.llm import LanguageModel
from qa.writing.model import model_of

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable


class Chains:
    """The chains over an `index`, made when they are first wanted, as the `settings` say; `loading`
    hears of the models that are loaded. What the editors say goes before the articles in all but
    the one that is measured."""

    def __init__(self, settings: Settings, index: Index, desk: Desk, loading: Loading) -> None:
        self._settings = settings
        self._index = index
        self._desk = desk
        self._loading = loading

    @cached_property
    def reader(self) -> Reader:
        return open_reader(self._settings.reader, self._loading)

    @cached_property
    def _writer(self) -> LanguageModel | None:
        return model_of(self._settings)

    @property
    def answerer(self) -> str:
        """The name of what answers: a language model, or the reader."""
        return self._writer.name if self._writer else self.reader.name

    @cached_property
    def usual(self) -> "Runnable[Question, Answer]":
        """What visitors are answered by."""
        return self._build(self.reader, self._settings.confidence, self._desk)

    @cached_property
    def reading(self) -> "Runnable[Question, Answer]":
        """The chain without a language model, which costs nothing."""
        return build(self._index, self.reader, self._settings.confidence, desk=self._desk)

    def measured(self, recorder: Recorder) -> "Runnable[Question, Answer]":
        """The usual chain with the `recorder` as its reader, with nothing declined."""
        return self._build(recorder, threshold=0)

    def _build(
        self, reader: Reader, threshold: float, desk: Desk | None = None
    ) -> "Runnable[Question, Answer]":
        general = self._settings.general_knowledge
        return build(self._index, reader, threshold, self._writer, general, desk=desk)

    def warm(self) -> None:
        """Load the models, so that the first question need not wait for them."""
        self._index.embedder.load()
        self.reader.load()
        self._desk.prepare()
        named_time("yesterday", "en", date.today())  # what it needs to know of a language
        _ = self._writer  # so that a wrong setting fails at start, not at the first question
