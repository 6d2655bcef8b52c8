"""Asking questions whose right answers are known, and judging what comes back."""

import json
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from langchain_core.runnables import Runnable

from qa.answer import Answer, without_marks
from qa.evaluation.known_answers import Case
from qa.evaluation.metrics import exact_match, f1, holds
from qa.question import Filters, Question
from qa.reading.reader import Progress, Reader, Reading, silent
from qa.retrieve import Hit
from qa.store import private
from qa.store.stores import LibraryStore


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question when nothing was declined.

    `rank` is the place, from 1, of the first passage of the right article that holds a right
    answer, in the reader's order; None if no passage does. `answer` is the short answer, or else
    the text. `quote` and `cited` are the first citation's quote and source. `right_article` is None
    where the question names no article.
    """

    question: str
    answerable: bool
    rank: int | None
    confidence: float
    answer: str
    quote: str
    cited: str
    exact_match: float
    f1: float
    quote_holds: bool
    right_article: bool | None
    seconds: float

    @property
    def right(self) -> bool:
        """The quote is from the right article and holds a right answer."""
        return self.quote_holds and self.right_article is not False


class Recorder:
    """A reader that remembers in which order it last put the passages."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.name = reader.name
        self.ranked: tuple[Hit, ...] = ()

    @property
    def languages(self) -> frozenset[str] | None:
        return self._reader.languages

    def load(self) -> None:
        self._reader.load()

    def read(self, question: str, hits: Sequence[Hit], progress: Progress = silent) -> Reading:
        reading = self._reader.read(question, hits, progress)
        self.ranked = reading.ranked
        return reading


def outcomes(
    chain: Runnable[Question, Answer],
    recorder: Recorder,
    library: LibraryStore,
    cases: Sequence[Case],
    kept: Path,
) -> Iterator[Outcome]:
    """What becomes of the cases in a chain that declines nothing and reads with `recorder`.

    Each outcome is also written to the file `kept`, and what stands there is not asked again.
    """
    done = _read_kept(kept)
    yield from done
    private.make_folder(kept.parent)
    with open(kept, "a", encoding="utf-8", opener=private.opener) as file:
        for case in cases[len(done) :]:
            recorder.ranked = ()  # not every question needs the reader
            began = time.perf_counter()
            answer = chain.invoke(case.question)
            seconds = time.perf_counter() - began
            of = library.matching(Filters(source=case.source)) if case.source else None
            outcome = _judge(case, of, answer, recorder.ranked, seconds)
            file.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")
            file.flush()
            yield outcome


def _judge(
    case: Case, of: Collection[str] | None, answer: Answer, ranked: Sequence[Hit], seconds: float
) -> Outcome:
    """`of` are the ids of the articles that count as the right one, None if all do."""
    first = next(iter(answer.citations or answer.nearest), None)
    said = answer.short_answer or without_marks(answer.answer)
    places = (
        place
        for place, hit in enumerate(ranked, start=1)
        if (of is None or hit.passage.article_id in of) and holds(hit.passage.text, case.answers)
    )
    return Outcome(
        question=case.question.text,
        answerable=bool(case.answers),
        rank=next(places, None),
        confidence=answer.confidence if answer.answered else 0.0,
        answer=said,
        quote=first.quote if first else "",
        cited=first.source if first else "",
        exact_match=exact_match(said, case.answers),
        f1=f1(said, case.answers),
        quote_holds=bool(first and holds(first.quote, case.answers)),
        right_article=None if of is None else bool(first and first.article_id in of),
        seconds=seconds,
    )


def _read_kept(file: Path) -> list[Outcome]:
    """The outcomes of an evaluation that was cut short. A line that was cut short itself is
    dropped from the file."""
    if not file.exists():
        return []
    # As bytes, which may be cut within a character. A text's `splitlines` would also cut at signs
    # such as U+2028, which stand as they are in JSON.
    lines, end, cut = file.read_bytes().rpartition(b"\n")
    if cut:
        file.write_bytes(lines + end)
    return [Outcome(**json.loads(line)) for line in lines.split(b"\n") if line]
