"""A question that somebody waits for, answered piece by piece."""

from collections.abc import Generator

from qa.answer import Answer
from qa.question import Question
from qa.stage import Told, untold
from ui.local import Local
from ui.serve.events import Event, events
from ui.serve.feedback import Feedback, new_answer_id, remembered
from ui.serve.streams import with_what_is_told


class Answering:
    """The answer to `question`, with the `id` by which it can be judged and linked to once it is
    whole. `origin` is the site that asks, if one does, and `way` how the question came."""

    def __init__(
        self,
        local: Local,
        feedback: Feedback,
        question: Question,
        origin: str = "",
        way: str = "api",
    ) -> None:
        self.id = new_answer_id()
        self._local, self._feedback = local, feedback
        self._question, self._origin, self._way = question, origin, way

    def growing(self, told: Told = untold) -> Generator[Answer, None, None]:
        """The answer as it grows; how far it has come is `told` meanwhile."""
        answer = self._local.stream(
            self._question, told, way=self._way, answer_id=self.id, origin=self._origin
        )
        return remembered(self._feedback, answer, self.id, self._question)

    def events(self) -> Generator[Event, None, None]:
        """The answer as events, with its stages."""
        return events(with_what_is_told(self.growing), self.id)
