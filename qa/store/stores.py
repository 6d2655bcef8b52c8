"""What an index asks of the stores that it is made of."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal, Protocol

from qa.access import Access
from qa.article import Article, Passage
from qa.errors.data import Owner
from qa.question import Filters, Page
from qa.store.accepted import AcceptedQuestions
from qa.store.asked import AskedQuestions
from qa.store.catalogue import Catalogue, Summary
from qa.store.caught import Catches
from qa.store.deliveries import Deliveries
from qa.store.embed import Array, Embedded
from qa.store.history import History
from qa.store.kept import KeptAnswers
from qa.store.recent import RecentAnswers
from qa.store.scope import Scope
from qa.store.shared import Shared
from qa.store.sources import Source, Sources
from qa.store.withheld import Withholding

Change = Literal["added", "updated", "unchanged", "withheld"]
"""What putting an article does. One that is withheld is not shown."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the library wants done in the index, and gives to nobody else meanwhile: `passages` that
    it shall hold, and `stale` ids that it shall not. `name` is the claim's own, and empty where one
    process does all the work."""

    passages: tuple[Passage, ...]
    stale: tuple[str, ...]
    name: str = ""


class LibraryStore(Protocol):
    """The articles and their passages: the truth. `Library` says what each method does.

    Beside them are those that are withheld, the history of all, the sources, the answers that are
    kept, the list of the articles, what was asked, the editors' tests, and what several servers
    have to know of one another.
    """

    withholding: Withholding
    history: History
    sources: Sources
    kept: KeptAnswers
    catalogue: Catalogue
    recent: RecentAnswers
    catches: Catches
    asked: AskedQuestions
    tests: AcceptedQuestions
    shared: Shared
    deliveries: Deliveries

    def seen_by(self, rights: Access) -> "LibraryStore": ...
    @property
    def hides_some(self) -> bool: ...
    @property
    def least_rights(self) -> Access: ...
    @property
    def model(self) -> str | None: ...
    def article(self, article_id: str) -> Article: ...
    def has(self, article_id: str) -> bool: ...
    def has_from(self, source: Source) -> bool: ...
    def summaries(
        self, offset: int = 0, limit: int | None = None, containing: str = ""
    ) -> list[Summary]: ...
    def matching(self, filters: Filters, limit: int | None = None) -> set[str]: ...
    def among(self, passage_ids: Collection[str], filters: Filters) -> set[str]: ...
    @property
    def generation(self) -> int: ...
    def by_date(self, filters: Filters, limit: int, *, oldest_first: bool = False) -> list[str]: ...
    def named(self, name: str) -> list[str]: ...
    def with_text(self, body: str) -> list[tuple[str, str]]: ...
    def within(self, key: str, sign: str = "#") -> list[tuple[str, str]]: ...
    def newest(self) -> date | None: ...
    def titled(self, title: str, filters: Filters) -> list[str]: ...
    def authors(self) -> list[str]: ...
    def written_by(self, authors: Collection[str], filters: Filters) -> list[str]: ...
    def shown_on(self, page: Page) -> str | None: ...
    def count_articles(self, containing: str = "") -> int: ...
    def count_matching(self, filters: Filters) -> int: ...
    def languages(self) -> dict[str | None, int]: ...
    def foreign(self, known: Collection[str] | None) -> dict[str, int]: ...
    def digest(self) -> str: ...

    def passages(self, passage_ids: Sequence[str]) -> list[Passage]: ...
    def passage_ids(
        self, article_ids: Iterable[str] | None = None, *, pending: bool = True
    ) -> list[str]: ...
    def count_passages(self) -> int: ...
    def vectors(self, passage_ids: Collection[str]) -> Iterator[tuple[str, Array]]: ...
    def sentence_vectors(self, passage_ids: Collection[str]) -> dict[str, Array]: ...

    def compare(self, article: Article) -> Change: ...
    def put(self, article: Article, passages: Sequence[Passage], who: str = "") -> Change: ...
    def move(
        self, article_id: str, article: Article, passages: Sequence[Passage], who: str
    ) -> Change: ...
    def remove(self, article_id: str, who: str = "") -> None: ...
    def keep_vectors(
        self, passage_ids: Sequence[str], embedded: Sequence[Embedded], model: str
    ) -> None: ...

    def pending(self, limit: int) -> list[Passage]: ...
    def count_pending(self) -> int: ...
    def mark_pending(self, passage_ids: Collection[str]) -> None: ...
    def mark_indexed(self, passage_ids: Collection[str]) -> None: ...
    def waiting_since(self) -> datetime | None: ...
    def stale(self) -> list[str]: ...
    def mark_stale(self, passage_ids: Collection[str]) -> None: ...
    def forget_stale(self, passage_ids: Collection[str]) -> None: ...
    def claim(self, limit: int, seconds: float) -> Claim | None:
        """At most `limit` pending passages, and what is stale; None where nothing is to be done.

        With a limit of 0 only what is stale. Nobody else is given the same before `seconds` have
        passed.
        """
        ...

    def settle(self, claim: Claim) -> None:
        """Note that `claim` is done, and move the generation on.

        What changed meanwhile is to be done again: a passage that is gone is stale, and a stale id
        that is a passage again is pending. Raises ClaimLost where the time was over and another
        has taken some of it.
        """
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Held:
    """A passage as an index holds it, with its unit vector, shape (dimension,)."""

    passage: Passage
    vector: Array


class Passages(Protocol):
    """Everything that is searched: the words and the vectors of all passages.

    It derives from the library, which alone decides what exists: for a moment it may hold a
    passage that is gone. Every method raises EngineAway where it lies on another machine that
    cannot be reached, and EngineUnusable where what is there was made for something else.
    """

    @property
    def most(self) -> int | None:
        """The most articles that a scope may name. None where any number may."""
        ...

    def change(self, put: Sequence[Held], drop: Collection[str]) -> None:
        """Hold `put`, in place of any with the same ids, and no longer what has the ids `drop`.

        Doing it again changes nothing. Every search that begins after it returns sees all of it.
        """
        ...

    def nearest(self, vector: Array, limit: int, scope: Scope) -> list[tuple[str, float]]:
        """(passage id, cosine) of those nearest to a unit vector, the nearest first."""
        ...

    def worded(
        self, words: Mapping[str, float], limit: int, scope: Scope
    ) -> list[tuple[str, float]]:
        """(passage id, BM25 score above 0) of those that hold one of `words`, the best first.
        `words` are stems with their weights, as `qa.store.stems` makes them."""
        ...

    def languages(self) -> Collection[str]:
        """The languages of which words are held, as `qa.store.stems` names them."""
        ...

    def count(self) -> int:
        """How many passages are held."""
        ...

    def ids(self) -> Iterator[str]:
        """Their ids, each once. Not all of them need be in memory."""
        ...

    def partly(self) -> Collection[str]:
        """Ids of which a crash left only the words, or only the vector."""
        ...

    def close(self) -> None: ...


class Hold(Protocol):
    """The right to write to a library. `owner` is the process that alone has it, and None where
    several may. `data` is the folder of what this process keeps for itself."""

    data: Path

    @property
    def owner(self) -> Owner | None: ...
    def announce(self, address: str) -> None:
        """Say where this process can be asked from now on."""
        ...

    def alone(self, what: str) -> AbstractContextManager[None]:
        """Be the only one that does `what` (a rebuild, a move, another schema). Raises DataBusy."""
        ...

    def close(self) -> None: ...
