"""The editors' tests: how one is made of a question, and what becomes of them."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, Self

from qa.answer import Answer, Citation, without_marks
from qa.article import Article
from qa.errors.articles import NoSuchArticle
from qa.errors.desk import BadTest
from qa.evaluation.known_answers import Case
from qa.evaluation.metrics import holds, normalised
from qa.question import Question, Turn
from qa.store.answers.accepted import Accepted, AcceptedQuestions, Outcome
from qa.text.masking import masked

_LONGEST = 300
"""Characters of what was answered that are kept of a test."""

Progress = Callable[[int, int], None]
"""Hears how many of how many tests were asked."""


def silent(done: int, total: int) -> None:
    """Nobody hears of it."""


class Articles(Protocol):
    """What has articles: a library."""

    def article(self, article_id: str) -> Article:
        """Raises NoSuchArticle."""
        ...


@dataclass(frozen=True, slots=True)
class Wish:
    """What the editors say of a question: that the text between two offsets of an article is right,
    or a `quote` of it; or anything of the article; or one of `answers`; or, without all of these,
    that it is right to decline."""

    article_id: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A test whose outcome is another one than it was; None before the first run. `words` say it
    with its question."""

    test: str
    was: Outcome | None
    is_: Outcome
    words: str


@dataclass(frozen=True, slots=True)
class Ran:
    """How many tests passed and failed, and what changed since the run before."""

    passed: int
    failed: int
    changed: tuple[Changed, ...]

    @property
    def worse(self) -> bool:
        """Whether a test fails that did not before."""
        return any(one.is_ == "failed" for one in self.changed)

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        changed = [
            {"test": one.test, "was": one.was, "is": one.is_, "words": one.words}
            for one in self.changed
        ]
        return {"passed": self.passed, "failed": self.failed, "changed": changed}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """What `to_dict` gave."""
        changed = (
            Changed(one["test"], one["was"], one["is"], one["words"]) for one in values["changed"]
        )
        return cls(values["passed"], values["failed"], tuple(changed))


def made(
    articles: Articles,
    question: str,
    wish: Wish,
    who: str,
    since: datetime,
    history: Sequence[Turn] = (),
    answer_id: str | None = None,
) -> Accepted:
    """The test that a wish makes of a question, without e-mail addresses and telephone numbers in
    it. Raises BadTest, and NoSuchArticle."""
    Question(question, history=tuple(history))  # raises BadQuestion
    quote, title = None, None
    answers = tuple(dict.fromkeys(one.strip() for one in wish.answers if one.strip()))
    if wish.answers and not answers:
        raise BadTest("its answers are empty")
    if wish.article_id is not None:
        article = articles.article(wish.article_id)
        title, quote = article.title, _quoted(article, wish)
    elif wish.quote or wish.start is not None or wish.end is not None:
        raise BadTest("a quote stands in an article: name it")
    return Accepted(
        id=secrets.token_hex(8),
        question=masked(question),
        since=since,
        who=who,
        history=tuple(Turn(turn.role, masked(turn.content)) for turn in history),
        article_id=wish.article_id,
        title=title,
        quote=quote,
        answers=answers,
        answer_id=answer_id,
    )


def article_of(articles: Articles, test: Accepted) -> Article | None:
    """The article that a test names, as it is now; None where it names none, or one that is not
    there."""
    if test.article_id is None:
        return None
    try:
        return articles.article(test.article_id)
    except NoSuchArticle:  # taken back or removed since
        return None


def _quoted(article: Article, wish: Wish) -> str | None:
    """Raises BadTest for what does not stand in the article."""
    if wish.quote:
        if normalised(wish.quote) not in normalised(article.text):
            raise BadTest(f"the quote does not stand in {article.title!r}: copy it as it is there")
        return wish.quote.strip()
    if wish.start is None and wish.end is None:
        return None
    start, end = wish.start or 0, wish.end or 0
    if not 0 <= start < end <= len(article.text) or not article.text[start:end].strip():
        raise BadTest(
            f"start {start} and end {end} mark nothing in an article of {len(article.text):,} "
            "characters"
        )
    return article.text[start:end].strip()


def run(
    tests: AcceptedQuestions,
    ask: Callable[[Question], Answer],
    generation: int,
    clock: Callable[[], datetime],
    progress: Progress = silent,
) -> Ran:
    """Ask every test, keep what became of it, and say what changed. `generation` is the library's
    at the beginning."""
    every = tests.all()
    passed, changed = 0, []
    for done, one in enumerate(every):
        progress(done, len(every))
        answer = ask(Question(one.question, history=one.history))
        outcome: Outcome = "passed" if passes(one, answer) else "failed"
        given = masked(_given(answer))[:_LONGEST]
        tests.came_out(one.id, outcome, given, clock(), generation)
        passed += outcome == "passed"
        if outcome != one.outcome:
            changed.append(Changed(one.id, one.outcome, outcome, _words(one, outcome, given)))
    progress(len(every), len(every))
    return Ran(passed, len(every) - passed, tuple(changed))


def as_they_are(tests: Sequence[Accepted]) -> Ran:
    """How the tests came out when they were last asked."""
    passed = sum(one.outcome == "passed" for one in tests)
    return Ran(passed, len(tests) - passed, ())


def passes(test: Accepted, answer: Answer) -> bool:
    """Whether an answer is what a test asks for."""
    if test.article_id is None and not test.answers:
        return not answer.answered
    if not answer.answered:
        return False
    if test.quote:
        return any(_same(test.quote, citation.quote) for citation in answer.citations)
    if test.answers:
        texts = (without_marks(answer.answer), *(one.quote for one in answer.citations))
        return any(holds(text, test.answers) for text in texts)
    return any(test.article_id in _articles(citation) for citation in answer.citations)


def _same(right: str, quoted: str) -> bool:
    """Whether one of two quotes holds the other."""
    both = normalised(right), normalised(quoted)
    return all(both) and (both[0] in both[1] or both[1] in both[0])


def _articles(citation: Citation) -> set[str]:
    return {citation.article_id, *(copy.article_id for copy in citation.also_in)}


def _given(answer: Answer) -> str:
    if not answer.answered:
        return ""
    return " ".join(without_marks(answer.answer).split())


def _words(test: Accepted, outcome: Outcome, given: str) -> str:
    before = {None: "is new", "passed": "passed before", "failed": "failed before"}[test.outcome]
    now = "passes" if outcome == "passed" else "fails"
    said = f"it is answered “{given}”" if given else "it is declined"
    return f"“{test.question}” {before} and {now} now: {said}"


def cases(tests: Sequence[Accepted]) -> list[Case]:
    """The tests as questions with known answers, for an evaluation. Those that want no more than
    an article have its title for their source and no words to look for: they are left out."""
    return [
        Case(
            Question(one.question, history=one.history),
            (one.quote,) if one.quote else one.answers,
            one.title or "",
        )
        for one in tests
        if one.quote or one.answers or one.article_id is None
    ]
