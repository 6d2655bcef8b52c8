"""Broadsheet in this process: the index, and the chain over it."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.fill import Report, fill
from qa.answer import Answer
from qa.article import digest
from qa.cases import Case
from qa.chain import build
from qa.embed import Embedder
from qa.evaluate import Outcome, Recorder, outcomes
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

    def evaluate(self, cases: Sequence[Case], progress: Progress) -> list[Outcome]:
        """Ask all of `cases`, with nothing declined.

        What was asked is kept in the data directory until all are, and for as long as articles,
        models and questions are the same.
        """
        recorder = Recorder(self._reader)
        chain = build(self.index, recorder, threshold=0)
        state = (self.index.library.digest(), self.settings.embedding_model, self.settings.reader)
        kept = self.settings.data / f"evaluation-{digest(*state, repr(cases))[:16]}.jsonl"
        found: list[Outcome] = []
        progress(0, len(cases))
        for outcome in outcomes(chain, recorder, self.index.library, cases, kept):
            found.append(outcome)
            progress(len(found), len(cases))
        kept.unlink()
        return found

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
