"""What was asked, and tests of it, in the library's two homes."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from ingest.split import split
from qa.answer import Answer, cite
from qa.errors.desk import NoSuchQuestion
from qa.question import Turn
from qa.store.answers.accepted import Accepted
from qa.store.answers.asked import Asked
from qa.store.library.library import Library
from tests.articles import article

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
ONE = article()
ANSWER = Answer(
    answer="A bent hinge. [1]",
    answered=True,
    confidence=0.8,
    short_answer=None,
    standalone_question="What did they find?",
    citations=(cite(ONE, 0, 9, number=1, score=0.8, verified=True),),
    nearest=(),
    answerer="reader",
    timings_ms={},
)
ASKED = Asked(
    "a1", AT, "What did they find?", ANSWER, 0.5, (Turn("user", "The ferry?"),), None, "api"
)


@pytest.fixture
def library(home: Path | str) -> Iterator[Library]:
    with closing(Library(home)) as library:
        library.put(ONE, split(ONE))
        yield library


def test_a_question_comes_back_as_it_was_kept_and_goes(library: Library) -> None:
    vector = np.eye(1, 4, dtype=np.float32)[0]
    for _ in range(2):
        library.asked.keep(ASKED, vector, "m")
    library.asked.judge("a1", -1, "half of it")
    library.asked.look_at("a1", {"accurate": False, "sourced": None})
    kept = library.asked.find("a1")
    assert (kept.question, kept.history, kept.answer) == (ASKED.question, ASKED.history, ANSWER)
    assert (kept.value, kept.comment, kept.criteria) == (-1, "half of it", {"accurate": False})
    (mark,) = library.asked.marks()
    assert mark.vector is not None
    assert mark.vector.tolist() == vector.tolist()
    library.tests.put(Accepted("t1", ASKED.question, AT, "Ada", answer_id="a1"))
    assert library.tests.of(["a1"]) == {"a1": "t1"}
    library.asked.forget("a1")
    with pytest.raises(NoSuchQuestion, match="broadsheet desk"):
        library.asked.forget("a1")
    assert [one.answer_id for one in library.tests.all()] == [None]


def test_what_is_asked_follows_an_article_that_moves_and_goes_with_it(library: Library) -> None:
    library.asked.keep(ASKED)
    library.tests.put(Accepted("t1", "Why?", AT, "Ada", article_id=ONE.id, quote="The night"))
    moved = article(key="/news/moved.txt")
    library.move(ONE.id, moved, split(moved), "test")
    assert library.asked.find("a1").answer.citations[0].article_id == moved.id
    library.remove(moved.id)
    answer = library.asked.find("a1").answer
    assert (answer.answer, answer.citations) == ("", ())
    assert [(one.article_id, one.quote) for one in library.tests.all()] == [(moved.id, None)]
