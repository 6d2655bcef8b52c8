"""What an index asks of the stores that it is made of."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from qa.access import Access
from qa.article import Article, Passage
from qa.errors.data import Owner
from qa.question import Filters
from qa.store.answers.accepted import AcceptedQuestions
from qa.store.answers.asked import AskedQuestions
from qa.store.answers.caught import Catches
from qa.store.answers.kept import KeptAnswers
from qa.store.answers.recent import RecentAnswers
from qa.store.embed import Array
from qa.store.library.addresses import Addresses
from qa.store.library.catalogue import Catalogue
from qa.store.library.deliveries import Deliveries
from qa.store.library.embeddings import Embeddings
from qa.store.library.history import History
from qa.store.library.rulebook import Rulebook
from qa.store.library.shared import Shared
from qa.store.library.sources import Sources
from qa.store.library.waiting import Waiting
from qa.store.library.withheld import Withholding
from qa.store.passages.scope import Scope

Change = Literal["added", "updated", "unchanged", "withheld"]
"""What putting an article does. One that is withheld is not shown."""


class LibraryStore(Protocol):
    """The articles and their passages: the truth. `Library` says what each method does.

    Beside them are those that are withheld, the history of all, the sources, the answers that are
    kept, the list of the articles and where they are, what was asked, the editors' tests, what
    several servers have to know of one another, the embeddings, what waits for the index, and who
    may read what.
    """

    withholding: Withholding
    history: History
    sources: Sources
    kept: KeptAnswers
    catalogue: Catalogue
    addresses: Addresses
    recent: RecentAnswers
    catches: Catches
    asked: AskedQuestions
    tests: AcceptedQuestions
    shared: Shared
    deliveries: Deliveries
    embeddings: Embeddings
    waiting: Waiting
    rules: Rulebook

    def seen_by(self, rights: Access) -> "LibraryStore": ...
    @property
    def hides_some(self) -> bool: ...
    @property
    def least_rights(self) -> Access: ...
    @property
    def model(self) -> str | None: ...
    def article(self, article_id: str) -> Article: ...
    def has(self, article_id: str) -> bool: ...
    def matching(self, filters: Filters, limit: int | None = None) -> set[str]: ...
    def among(self, passage_ids: Collection[str], filters: Filters) -> set[str]: ...
    @property
    def generation(self) -> int: ...
    def with_text(self, body: str) -> list[tuple[str, str]]: ...
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

    def compare(self, article: Article) -> Change: ...
    def put(self, article: Article, passages: Sequence[Passage], who: str = "") -> Change: ...
    def move(
        self, article_id: str, article: Article, passages: Sequence[Passage], who: str
    ) -> Change: ...
    def remove(self, article_id: str, who: str = "") -> None: ...
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
        `words` are stems with their weights, as `qa.store.passages.stems` makes them."""
        ...

    def languages(self) -> Collection[str]:
        """The languages of which words are held, as `qa.store.passages.stems` names them."""
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
