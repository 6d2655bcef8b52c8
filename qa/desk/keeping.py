"""Keeping the questions that are asked, while nobody waits for it."""

import secrets
import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from logging import getLogger
from queue import Empty, Full, Queue
from threading import Lock, Thread
from urllib.parse import urlsplit

from qa.answer import Answer
from qa.errors.base import BroadsheetError
from qa.question import Question, Turn
from qa.store.answers.asked import Asked, AskedQuestions
from qa.store.answers.cleaned import cleaned
from qa.store.embed import Embedder
from qa.store.library.shared import Shared
from qa.text.masking import masked, without

_LOGGER = getLogger(__name__)

_WAITING = 1000
"""Questions that wait to be kept; more come only where the library cannot be written."""

_OFTEN = 3600.0
"""Seconds after which what is too old is dropped, though nobody asks."""

_TURNS = 10
"""Of what was said before, as many are kept: the last that a question can refer to."""

_SEARCHED = "retrieve"
"""What takes its time in every answer for which articles were searched."""

_DAYS = "days of questions"
"""What the library remembers of how long they are kept, should the setting be taken out."""

Work = Callable[[], None]


class Keeping:
    """Keeps questions for so many `days` among those that are `asked`, masked, with their vectors.

    It is done one after the other in a thread, until it is closed. What cannot be kept is told to
    the log: the answer was given all the same.
    """

    def __init__(
        self, asked: AskedQuestions, shared: Shared, embedder: Embedder, days: int
    ) -> None:
        self.days = days
        self._shared = shared
        self._asked = asked
        self._embedder = embedder
        self._waiting: Queue[Work | None] = Queue(_WAITING)
        self._lock = Lock()
        self._thread: Thread | None = None

    def keep(self, one: Asked) -> None:
        """Keep a question, unless it was a greeting, for which nothing is searched."""
        searched = _SEARCHED in one.answer.timings_ms or one.answer.answered
        if searched or one.answer.editors:
            self._do(lambda: self._keep(one))

    def once_whole(
        self,
        growing: Generator[Answer, None, None],
        question: Question,
        answer_id: str | None,
        origin: str,
    ) -> Generator[Answer, None, None]:
        """The answer to a question as it grows. Once it is whole, it is kept, with the site or the
        way that it came from, under an id of its own where it has none."""
        began, answer = time.perf_counter(), None
        with closing(growing):
            for answer in growing:
                yield answer
        if answer is not None:
            asked = Asked(
                answer_id=answer_id or secrets.token_hex(8),
                at=datetime.now(UTC),
                question=question.text,
                answer=answer,
                seconds=round(time.perf_counter() - began, 3),
                history=question.history,
                page=question.page.url,
                origin=origin,
            )
            self.keep(asked)

    def judge(self, answer_id: str, value: int, comment: str) -> None:
        """Keep what a visitor thinks of an answer."""
        self._do(lambda: self._asked.judge(answer_id, value, masked(comment)))

    def settle(self) -> None:
        """Wait until all is kept that was asked before."""
        if self._thread is not None:
            self._waiting.join()

    def close(self) -> None:
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._waiting.put(None)
            thread.join()

    def begin(self) -> None:
        """Begin to drop what is too old, now and again and again."""
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._go_on, name="keep questions", daemon=True)
                self._thread.start()

    def _do(self, work: Work) -> None:
        self.begin()
        try:
            self._waiting.put_nowait(work)
        except Full:
            _LOGGER.warning("a question is not kept: too many wait to be written")

    def _go_on(self) -> None:
        self._try(lambda: self._shared.keep(_DAYS, str(self.days)))
        self._try(lambda: self._asked.tidy(self.days))
        while True:
            try:
                work = self._waiting.get(timeout=_OFTEN)
            except Empty:
                self._try(lambda: self._asked.tidy(self.days))
                continue
            if work is not None:
                self._try(work)
            self._waiting.task_done()
            if work is None:
                return

    def _try(self, work: Work) -> None:
        try:
            work()
        except BroadsheetError as error:
            _LOGGER.warning("a question is not kept: %s", error)
        except Exception:  # a bug is not to end what nobody would begin again
            _LOGGER.exception("a question is not kept")

    def _keep(self, one: Asked) -> None:
        clean = without_personal(one)
        asked = clean.answer.standalone_question
        text = without(asked) or asked if asked != one.answer.standalone_question else asked
        vector = self._embedder.recent(text)
        if vector is None:
            vector = self._embedder.question(text)
        self._asked.keep(clean, vector, self._embedder.name)


def drop_old(asked: AskedQuestions, shared: Shared) -> None:
    """Drop what is older than it was to be kept, where nothing is kept any more."""
    if days := shared.find(_DAYS):
        asked.tidy(int(days))


def without_personal(one: Asked) -> Asked:
    """A question without e-mail addresses, telephone numbers and addresses of machines, wherever a
    visitor may have written them. Quotes stay as they stand in the articles."""
    return replace(
        one,
        question=masked(one.question.strip()),
        history=tuple(Turn(turn.role, masked(turn.content)) for turn in one.history[-_TURNS:]),
        answer=cleaned(one.answer),
        page=_page(one.page),
        comment=one.comment and masked(one.comment),
    )


def _page(address: str | None) -> str | None:
    """The address of a page without what may tell of its reader."""
    parts = urlsplit(address or "")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{masked(parts.path)}"
