"""A question, which articles to look in, and what was said before it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from qa.access import PUBLIC, Access
from qa.errors.usage import BadDate, BadHistory, BadQuestion

LONGEST = 2000
"""Characters in a question. The longest in the benchmark data, a pasted paragraph, has 400."""

_ADVICE = "ask in a sentence or two"

LONGEST_TITLE = 500
"""Characters in the title of the page that a question is asked on."""

MOST_TURNS = 100
LONGEST_TURN = 20_000
"""Characters in one turn of a conversation; an answer by a language model has a few thousand."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles to look in: published from `since` to `until`, both included, with `source` in
    their source, title or address, and with `author` in what they name as their author; or only the
    one with the id `article`."""

    since: date | None = None
    until: date | None = None
    source: str = ""
    article: str = ""
    author: str = ""

    def __bool__(self) -> bool:
        return bool(self.dated or self.source or self.article or self.author)

    @property
    def dated(self) -> bool:
        """Whether only articles of some days are looked in."""
        return bool(self.since or self.until)


ANYWHERE = Filters()


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included; None where there is no first or last. `because` is what names them in a
    question, and None where they were set beside it."""

    since: date | None
    until: date | None
    because: str | None = None

    def holds(self, day: date | None, after: timedelta = timedelta()) -> bool:
        """Whether a day is one of them, or comes so soon `after` the last."""
        first, last = self.since or date.min, self.until or date.max - after
        return day is not None and first <= day <= last + after


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that was said in a conversation: a question or an answer."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Page:
    """The web page that a question is asked on."""

    url: str = ""
    title: str = ""


NO_PAGE = Page()


Wanted = Literal["", "timeline"]


@dataclass(frozen=True, slots=True)
class Question:
    """`history` is what was said before, the oldest turn first. If `page` shows an article, that
    one is looked in first. With `named_time` the days that the question itself names count. With
    these `rights` the articles are read; who asks cannot state them. Where a timeline is what it
    `wants`, the text is the topic, or the topic is what was spoken of before.

    Raises BadQuestion if it cannot be asked, and BadHistory if the history is not one that
    can be read.
    """

    text: str
    filters: Filters = ANYWHERE
    history: tuple[Turn, ...] = ()
    page: Page = NO_PAGE
    named_time: bool = True
    rights: Access = PUBLIC
    wants: Wanted = ""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise BadQuestion(f"the question is empty: {_ADVICE}")
        narrowed = [self.filters.source, self.filters.author, self.filters.article]
        said = [self.text, *narrowed, *(turn.content for turn in self.history)]
        shown = [self.page.url, self.page.title]
        if any("\ud800" <= sign <= "\udfff" for text in said + shown for sign in text):
            raise BadQuestion("the question contains invalid Unicode (lone surrogates)")
        if len(self.text) > LONGEST:
            raise BadQuestion(
                f"the question has {len(self.text):,} characters, and at most {LONGEST:,} are "
                f"read: {_ADVICE}"
            )
        if len(self.page.title) > LONGEST_TITLE:
            raise BadQuestion(
                f"the page's title has {len(self.page.title):,} characters, and at most "
                f"{LONGEST_TITLE:,} are read"
            )
        if len(self.history) > MOST_TURNS:
            raise BadHistory(
                f"it has {len(self.history):,} turns, and at most {MOST_TURNS} are read"
            )
        longest = max((len(turn.content) for turn in self.history), default=0)
        if longest > LONGEST_TURN:
            raise BadHistory(
                f"a turn has {longest:,} characters, and at most {LONGEST_TURN:,} are read"
            )


def parse(asked: str | Mapping[str, Any] | Question, *, rights: Access = PUBLIC) -> Question:
    """The question in a text or in a mapping, asked with these `rights`, which no mapping has.

    A mapping has `question`. It may have `since` and `until`, which are dates or text such as
    2024-08-13; `source`, `author` and `article`, which is an id; `history`, a list of mappings with
    `role` ("user" or "assistant") and `content`; `page`, a mapping with `url` and `title`;
    `named_time`, which is true or false; and `wants`, which is "timeline". Raises BadQuestion,
    BadDate and BadHistory.
    """
    if isinstance(asked, Question):
        return asked
    if isinstance(asked, str):
        return Question(asked, rights=rights)
    page = asked.get("page") or {}
    if not isinstance(page, Mapping):
        raise BadQuestion(f"page {page!r:.80} is no mapping with url and title")
    return Question(
        _text("question", asked.get("question")),
        filters_of(asked),
        tuple(_turns(asked.get("history") or ())),
        Page(_text("page.url", page.get("url")), _text("page.title", page.get("title"))),
        _flag("named_time", asked.get("named_time"), usually=True),
        rights,
        _wanted(asked.get("wants")),
    )


def filters_of(asked: Mapping[str, Any]) -> Filters:
    """The filters in a mapping, as `parse` takes them. Raises BadQuestion and BadDate."""
    since, until = (_day(name, asked.get(name)) for name in ("since", "until"))
    texts = (_text(name, asked.get(name)) for name in ("source", "article", "author"))
    return Filters(since, until, *texts)


def _flag(name: str, value: object, *, usually: bool) -> bool:
    """Raises BadQuestion."""
    if value is None:
        return usually
    if not isinstance(value, bool):
        raise BadQuestion(f"{name} {value!r:.80} is neither true nor false")
    return value


def _wanted(value: object) -> Wanted:
    """Raises BadQuestion."""
    if value in ("", None):
        return ""
    if value != "timeline":
        raise BadQuestion(f"wants {value!r:.80} is nothing but timeline, or left out")
    return "timeline"


def _text(name: str, value: object) -> str:
    """`value`, or nothing where there is none. Raises BadQuestion."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadQuestion(f"{name} {value!r:.80} is not text")
    return value


def _turns(history: Iterable[Mapping[str, Any] | Turn]) -> Iterator[Turn]:
    if not isinstance(history, Iterable):
        raise BadHistory(f"{history!r:.80} is no list of turns")
    for turn in history:
        if isinstance(turn, Turn):
            yield turn
        elif _is_turn(turn):
            yield Turn(turn["role"], turn["content"])
        else:
            raise BadHistory(f"{turn!r:.80} is no turn with a role and a content")


def _is_turn(turn: object) -> bool:
    return (
        isinstance(turn, Mapping)
        and turn.get("role") in ("user", "assistant")
        and isinstance(turn.get("content"), str)
    )


def _day(name: str, value: object) -> date | None:
    if not value:
        return None
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise BadDate(name, value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadDate(name, value) from None
