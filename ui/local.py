"""Broadsheet in this process: the index, and the chain over it."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.fill import Report, fill
from qa.answer import Answer
from qa.chain import build
from qa.embed import Embedder
from qa.index import Agreement, Index, Progress, silent
from qa.lock import DataLock
from qa.question import Question
from qa.reader import Reader, open_reader
from qa.settings import Settings

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable


class Local:
    """Holds the data directory until closed, and closes `lock` then. Raises what `Index` raises."""

    def __init__(
        self,
        settings: Settings,
        lock: DataLock,
        *,
        anew: bool = False,
        progress: Progress = silent,
    ) -> None:
        self.settings = settings
        self._embedder = Embedder(settings.embedding_model)
        self.index = Index(lock, self._embedder, anew=anew, progress=progress)

    @cached_property
    def _reader(self) -> Reader:
        return open_reader(self.settings.reader)

    @property
    def answerer(self) -> str:
        return self._reader.name

    @cached_property
    def chain(self) -> "Runnable[Question, Answer]":
        return build(self.index, self._reader, self.settings.confidence)

    def warm(self) -> None:
        """Load the models, so that the first question need not wait for them."""
        self._embedder.load()
        self._reader.load()

    def ask(self, question: Question) -> Answer:
        return self.chain.invoke(question)

    def ingest(
        self,
        sources: Sequence[str],
        *,
        base: Path,
        recursive: bool,
        dry_run: bool,
        progress: Progress,
    ) -> Report:
        return fill(
            self.index,
            sources,
            base=base,
            recursive=recursive,
            dry_run=dry_run,
            progress=progress,
        )

    def remove(self, article_id: str) -> None:
        self.index.remove(article_id)

    def check(self) -> Agreement:
        return self.index.check()

    def close(self) -> None:
        self.index.close()
