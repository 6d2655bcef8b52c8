"""All that the editors' desk does with a library."""

from collections.abc import Callable, Iterator, Sequence
from threading import Lock

from qa.answer import Answer
from qa.desk.criteria import Week, weeks
from qa.desk.questions import EVERYTHING, Group, Listed, Member, Questions, Wanted
from qa.desk.tests import Progress, Ran, Wish, made, run, silent
from qa.errors.desk import BadTest
from qa.question import Question, Turn
from qa.store.answers.accepted import Accepted
from qa.store.library.history import Clock, now
from qa.store.stores import LibraryStore


class EditorsDesk:
    """The desk over all of a library, whose questions are kept for so many `days`; None where none
    are kept. `ask` answers the tests, where they are run; `settle` waits for questions that are
    yet to be kept."""

    def __init__(
        self,
        library: LibraryStore,
        days: int | None,
        ask: Callable[[Question], Answer] | None = None,
        settle: Callable[[], None] | None = None,
        clock: Clock = now,
    ) -> None:
        self._library = library
        self._questions = Questions(library.asked, library.tests, days)
        self._ask = ask
        self._settle = settle or _at_once
        self._clock = clock
        self._running = Lock()

    def questions(self, wanted: Wanted = EVERYTHING, offset: int = 0, limit: int = 25) -> Listed:
        """At most `limit` groups of questions from the place `offset` on, the worst first."""
        self._settle()
        return self._questions.listed(wanted, offset, limit)

    def group(self, group_id: str, wanted: Wanted = EVERYTHING) -> Group:
        """A group with all its questions. Raises NoSuchGroup."""
        self._settle()
        return self._questions.group(group_id, wanted)

    def question(self, answer_id: str) -> Member:
        """Raises NoSuchQuestion."""
        self._settle()
        return self._questions.member(answer_id)

    def rows(self, wanted: Wanted) -> Iterator[tuple[str, Member]]:
        """(the name of its group, the question) of all that are wanted."""
        self._settle()
        return self._questions.rows(wanted)

    def forget(self, answer_id: str) -> None:
        """Raises NoSuchQuestion."""
        self._settle()
        self._library.asked.forget(answer_id)

    def forget_all(self) -> int:
        """Drop every question; how many there were."""
        self._settle()
        return self._library.asked.forget_all()

    def look_at(self, answer_id: str, criteria: dict[str, bool | None]) -> None:
        """Say which criteria an answer meets. Raises NoSuchQuestion."""
        self._settle()
        self._library.asked.look_at(answer_id, criteria)

    def criteria(self) -> list[Week]:
        return weeks(self._library.asked.criteria())

    def tests(self) -> list[Accepted]:
        """The latest first."""
        return self._library.tests.all()

    def accept(
        self, wish: Wish, *, answer_id: str | None = None, question: str = "", who: str = ""
    ) -> Accepted:
        """Make a test of the question that was kept as `answer_id`, or of another `question`. One
        that was made of the same kept question before is replaced.

        Raises BadTest, BadQuestion, NoSuchArticle and NoSuchQuestion.
        """
        self._settle()
        history: Sequence[Turn] = ()
        if answer_id is not None:
            kept = self._library.asked.find(answer_id)
            question, history = question or kept.question, kept.history
        elif not question.strip():
            raise BadTest("it needs the id of a question that is kept, or a question")
        test = made(self._library, question, wish, who, self._clock(), history, answer_id)
        before = self._library.tests.of([answer_id]) if answer_id else {}
        self._library.tests.put(test)
        for former in before.values():
            self._library.tests.drop(former)
        return test

    def drop(self, test_id: str) -> None:
        """Raises NoSuchTest."""
        self._library.tests.drop(test_id)

    def run(self, progress: Progress = silent) -> Ran:
        """Ask every test. One run waits for another."""
        if self._ask is None:
            raise ValueError("this desk has nobody to ask")
        with self._running:
            generation = self._library.generation
            return run(self._library.tests, self._ask, generation, self._clock, progress)

    def is_due(self) -> bool:
        """Whether there are tests, and the articles changed since one of them ran."""
        if not self._library.tests.are_there():
            return False
        generation = self._library.generation
        return any(one.generation != generation for one in self._library.tests.all())

    def run_if_due(self, progress: Progress = silent) -> Ran | None:
        """Ask every test if the articles changed since one of them ran; None where none did."""
        return self.run(progress) if self.is_due() else None


def _at_once() -> None:
    """Nothing waits to be kept."""
