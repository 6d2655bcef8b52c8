"""The articles themselves: the truth from which what is searched derives.

An article is written together with its passages, which are *pending* until the index holds them.
Passages that were replaced or removed are *stale* until it has dropped them. What is pending or
stale after a crash is therefore known, and the index finishes it. A passage's embedding is kept
here too: computing it is what takes the time when an index is made again.
"""

from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path

from sqlalchemy import ColumnElement, Select, delete, func, or_, select
from sqlalchemy.engine import Connection

from qa.access import EVERYTHING, PUBLIC, SUBSCRIBERS, Access, allows
from qa.article import Article, Passage, digest_of
from qa.errors.articles import NoSuchArticle
from qa.errors.base import BroadsheetError
from qa.errors.library import NoLibrary, OtherSchema
from qa.question import Filters
from qa.store.answers.accepted import AcceptedQuestions
from qa.store.answers.asked import AskedQuestions
from qa.store.answers.caught import Catches
from qa.store.answers.kept import KeptAnswers, withdraw
from qa.store.answers.recent import RecentAnswers
from qa.store.files import FILE, has_derived
from qa.store.library import about
from qa.store.library.addresses import Addresses
from qa.store.library.catalogue import Catalogue
from qa.store.library.changes import Changes
from qa.store.library.contents import Contents
from qa.store.library.deliveries import Deliveries
from qa.store.library.embeddings import Embeddings
from qa.store.library.history import Clock, History, note, note_version, now
from qa.store.library.records import (
    batches,
    erase,
    writing,
)
from qa.store.library.rewriting import rename, rewrite
from qa.store.library.rulebook import Rulebook
from qa.store.library.rules import ruled
from qa.store.library.shared import Shared
from qa.store.library.sources import Sources
from qa.store.library.unseen import is_withheld, receive
from qa.store.library.waiting import Waiting
from qa.store.library.withheld import Withholding
from qa.store.stores import Change
from qa.store.tables import postgres, sqlite
from qa.store.tables.conditions import (
    among_all,
    hides_some,
    legible_to,
    looked_in,
    mentions,
    there_for,
)
from qa.store.tables.host import Host, look_at
from qa.store.tables.rows import article_of, passage_of, passage_rows, whole_articles
from qa.store.tables.schema import (
    ARTICLES,
    PASSAGES,
    READABLE,
    SCHEMA,
    SOURCES,
    VERSIONS,
    WITH_EXPIRY,
    is_shared,
)

_AT_ONCE = 10_000
"""Rows that are in memory where all are read one after the other."""


class Library:
    """The library in one SQLite file in the folder `home`, or in the PostgreSQL database with the
    address `home`. It is made if it is missing.

    Whoever opens a folder's library holds the lock on it, or is only `reading`, which is safe while
    another process writes. A database's may be written by many. Who does not only read brings a
    library of an older format up to date. Of what is put the `rules` of access say who may read it
    at most.

    Raises OtherSchema if another version of Broadsheet wrote it; for a folder DataUnusable if the
    file cannot be opened, and LibraryLost if it is missing beside indexes; for a database
    ScaleMissing and LibraryUnsuited. Every method raises LibraryDamaged where the file cannot be
    read, LibraryAway where the database cannot be reached, and LibraryUnwritable where it takes no
    change.
    """

    def __init__(
        self,
        home: Path | str,
        *,
        reading: bool = False,
        clock: Clock = now,
    ) -> None:
        self._clock = clock
        if isinstance(home, Path):
            self._engine, bring_up = sqlite.open_engine(home), sqlite.bring_up
            readable = READABLE
        else:
            self._engine, bring_up = postgres.open_engine(home), postgres.bring_up
            readable = SCHEMA
        try:
            with self._engine.begin() as connection:
                found = bring_up(connection, reading=reading)
                self._articles = whole_articles(connection)
                self._shows_due = reading and (found == 0 or found >= WITH_EXPIRY)
        except BroadsheetError:
            self.close()
            raise
        if found > SCHEMA or (reading and 0 < found < readable):
            self.close()
            raise OtherSchema(home, found, SCHEMA)
        self.withholding = Withholding(self._engine, clock)
        self.history = History(self._engine)
        self.sources = Sources(self._engine, clock)
        self.kept = KeptAnswers(self._engine, clock)
        self.catalogue = Catalogue(self._engine, self._not_over)
        self.addresses = Addresses(self._engine)
        self._rights: Access = EVERYTHING
        self._views = {self._rights: self}
        self.recent = RecentAnswers(self._engine, clock)
        self.catches = Catches(self._engine, clock)
        self.asked = AskedQuestions(self._engine, clock)
        self.tests = AcceptedQuestions(self._engine)
        self.shared = Shared(self._engine, clock)
        self.deliveries = Deliveries(self._engine, clock)
        self.changes = Changes(self._engine)
        self.contents = Contents(self._engine)
        self.embeddings = Embeddings(self._engine)
        self.waiting = Waiting(self._engine)
        self.rules = Rulebook(self._engine, clock)

    def close(self) -> None:
        self._engine.dispose()

    def seen_by(self, rights: Access) -> "Library":
        """This library, of which all that reads articles and passages shows what somebody with
        these `rights` may see.

        To who is no owner an internal article is not there. An article for subscribers is to the
        public its headline and its opening, and no other passage of it.
        """
        if rights not in self._views:
            view = copy(self)
            view._rights = rights
            view.catalogue = Catalogue(self._engine, self._not_over, rights)
            view.addresses = Addresses(self._engine, rights)
            self._views[rights] = view
        return self._views[rights]

    @property
    def hides_some(self) -> bool:
        """Whether there is something that may not be read whole with these rights."""
        with self._engine.connect() as connection:
            return hides_some(connection, self._rights)

    def compare(self, article: Article) -> Change:
        """What putting `article` would do."""
        with self._engine.connect() as connection:
            return self._change(connection, ruled(connection, article))

    def _change(self, connection: Connection, article: Article) -> Change:
        if is_withheld(connection, self._clock(), article):
            return "withheld"
        kept = connection.execute(
            select(ARTICLES.c.digest, ARTICLES.c.language).where(ARTICLES.c.id == article.id)
        ).first()
        if kept is None:
            return "added"
        # An article that says nothing of its language does not contradict.
        same = kept.digest == article.digest and article.language in (None, kept.language)
        return "unchanged" if same else "updated"

    # Writing

    def put(self, article: Article, passages: Sequence[Passage], who: str = "") -> Change:
        """Keep `article`, in place of the one with the same canonical source.

        Its passages are pending afterwards. An article that says the same as the kept one is left
        alone, and one that may not be seen is withheld. The log names `who` did it.
        """
        if self.compare(article) == "unchanged":
            return "unchanged"
        with writing(self._engine, article.id) as connection:
            time, article = self._clock(), ruled(connection, article)
            if is_shared(connection) and self._change(connection, article) == "unchanged":
                return "unchanged"  # since another process has put it
            if receive(connection, time, article, passages, who):
                return "withheld"
            was_there = rewrite(connection, article, passages)
            note(connection, time, who, "updated" if was_there else "added", article)
            note_version(connection, time, article)
        return "updated" if was_there else "added"

    def move(
        self, article_id: str, article: Article, passages: Sequence[Passage], who: str
    ) -> Change:
        """Keep `article` in place of the one that has the same text and whose source is gone; its
        passages keep their embeddings. One that may not be seen is withheld."""
        with writing(self._engine, article_id, article.id) as connection:
            time, article = self._clock(), ruled(connection, article)
            if receive(connection, time, article, passages, who):
                return "withheld"
            rename(connection, article_id, article, passages)
            note(connection, time, who, "moved", article, f"before: {article_id}")
            note_version(connection, time, article)
        return "added"

    def remove(self, article_id: str, who: str = "") -> None:
        """Remove an article, and do not look at its page again. Of a withheld one the text goes,
        and it stays withheld. Raises NoSuchArticle."""
        with writing(self._engine, article_id) as connection:
            found = select(ARTICLES).where(ARTICLES.c.id == article_id)
            row = connection.execute(found).first()
            if row is not None:
                erase(connection, article_id)
                withdraw(connection, article_id)
                connection.execute(delete(SOURCES).where(SOURCES.c.key == row.key))
                connection.execute(delete(VERSIONS).where(VERSIONS.c.article_id == article_id))
                note(connection, self._clock(), who, "removed", article_of(row))
                about.moved_on(connection)
        if row is None and not self.withholding.forget(article_id, who=who):
            raise NoSuchArticle(article_id)

    @property
    def index_name(self) -> str:
        """The name of the collection that all search; "" before the first."""
        with self._engine.connect() as connection:
            return about.index_name(connection)

    def use_index(self, name: str) -> None:
        """Have all search the collection with this name from now on."""
        with self._engine.begin() as connection:
            about.use_index(connection, name)

    def host(self) -> Host:
        """The PostgreSQL that has the library. Raises LibraryUnwritable where nothing can be
        written."""
        return look_at(self._engine)

    # Reading

    @property
    def model(self) -> str | None:
        """The model that made the embeddings; None before the first."""
        with self._engine.connect() as connection:
            return about.model(connection)

    @property
    def generation(self) -> int:
        """Larger after every change that a search may show: after passages were indexed or dropped,
        and after an article was taken from readers."""
        with self._engine.connect() as connection:
            return about.generation(connection)

    @property
    def least_rights(self) -> Access:
        """The least rights that show all that these do."""
        if self._rights == PUBLIC:
            return PUBLIC
        with self._engine.connect() as connection:
            if self._rights == EVERYTHING and hides_some(connection, SUBSCRIBERS):
                return EVERYTHING
            return SUBSCRIBERS if hides_some(connection, PUBLIC) else PUBLIC

    def article(self, article_id: str) -> Article:
        """Raises NoSuchArticle."""
        with self._engine.connect() as connection:
            one = self._articles.where(ARTICLES.c.id == article_id, *self._not_over())
            row = connection.execute(one.where(*there_for(self._rights))).first()
            if row is None:
                raise NoSuchArticle(article_id)
            article = article_of(row)
            if allows(self._rights, article.access):
                return article
            own = PASSAGES.c.article_id == article_id
            first = select(PASSAGES.c.end).where(own).order_by(PASSAGES.c.start).limit(1)
            opening = article.text[: connection.execute(first).scalar() or 0]
        return replace(article, text=opening, correction=None, whole=article.digest)

    def _not_over(self) -> list[ColumnElement[bool]]:
        """Who only reads leaves out what has expired, and cannot withhold it."""
        expires = ARTICLES.c.expires
        if not self._shows_due:
            return []
        return [or_(expires.is_(None), expires > self._clock())]

    def has(self, article_id: str) -> bool:
        one = ARTICLES.c.id == article_id
        query = select(ARTICLES.c.id).where(one, *there_for(self._rights))
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def _there(self, connection: Connection) -> list[ColumnElement[bool]]:
        return among_all(connection, self._rights)

    def matching(self, filters: Filters, limit: int | None = None) -> set[str]:
        """Ids of the articles to look in, or of at most `limit` of them. An article without a date
        is in no period."""
        query = select(ARTICLES.c.id).where(*looked_in(filters)).limit(limit)
        with self._engine.connect() as connection:
            return set(connection.execute(query.where(*self._there(connection))).scalars())

    def among(self, passage_ids: Collection[str], filters: Filters) -> set[str]:
        """Those of the passages that may be read and are of an article to look in."""
        query = select(PASSAGES.c.id).join(ARTICLES).where(*looked_in(filters))
        query = query.where(*legible_to(self._rights))
        found: set[str] = set()
        with self._engine.connect() as connection:
            for ids in batches(list(passage_ids)):
                found.update(connection.execute(query.where(PASSAGES.c.id.in_(ids))).scalars())
        return found

    def articles_of(self, passage_ids: Collection[str]) -> dict[str, str]:
        """The ids of the articles that these passages are of, by the ids of the passages."""
        query = select(PASSAGES.c.id, PASSAGES.c.article_id)
        found: dict[str, str] = {}
        with self._engine.connect() as connection:
            for ids in batches(list(passage_ids)):
                rows = connection.execute(query.where(PASSAGES.c.id.in_(ids)))
                found.update((row.id, row.article_id) for row in rows)
        return found

    def count_matching(self, filters: Filters) -> int:
        return self._count_of_articles(*looked_in(filters))

    def with_text(self, body: str) -> list[tuple[str, str]]:
        """(id, canonical source) of the articles whose text has the digest `body`."""
        query = select(ARTICLES.c.id, ARTICLES.c.key).where(ARTICLES.c.body == body)
        with self._engine.connect() as connection:
            return [(row.id, row.key) for row in connection.execute(query.order_by(ARTICLES.c.id))]

    def passages(self, passage_ids: Sequence[str]) -> list[Passage]:
        """Those of `passage_ids` that the library has and that may be read, in the order asked
        for."""
        found: dict[str, Passage] = {}
        with self._engine.connect() as connection:
            for ids in batches(passage_ids):
                query = passage_rows().where(PASSAGES.c.id.in_(ids), *legible_to(self._rights))
                for row in connection.execute(query):
                    found[row.id] = passage_of(row)
        return [found[passage_id] for passage_id in passage_ids if passage_id in found]

    def passage_ids(
        self, article_ids: Iterable[str] | None = None, *, pending: bool = True
    ) -> list[str]:
        """Ids of all passages, or of those of some articles, with or without the pending ones."""
        query = select(PASSAGES.c.id)
        if not pending:
            query = query.where(PASSAGES.c.pending.is_(False))
        with self._engine.connect() as connection:
            if article_ids is None:
                return list(connection.execute(query).scalars())
            found: list[str] = []
            for ids in batches(sorted(article_ids)):
                of_these = query.where(PASSAGES.c.article_id.in_(ids))
                found += connection.execute(of_these).scalars()
            return found

    def digest(self) -> str:
        """Changes with any article."""
        query = select(ARTICLES.c.id, ARTICLES.c.digest).order_by(ARTICLES.c.id)
        with self._engine.connect() as connection:
            rows = connection.execution_options(yield_per=_AT_ONCE).execute(query)
            return digest_of(part for row in rows for part in row)

    def count_articles(self, containing: str = "") -> int:
        return self._count_of_articles(mentions(containing))

    def _count_of_articles(self, *conditions: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(ARTICLES).where(*conditions)
        with self._engine.connect() as connection:
            return connection.execute(query.where(*self._there(connection))).scalar_one()

    def languages(self) -> dict[str | None, int]:
        """How many articles there are by language; None is that of those where it is not clear."""
        query = select(ARTICLES.c.language, func.count()).group_by(ARTICLES.c.language)
        with self._engine.connect() as connection:
            rows = connection.execute(query.where(*self._there(connection)))
            return {row[0]: row[1] for row in rows}

    def foreign(self, known: Collection[str] | None) -> dict[str, int]:
        """The same for languages that are not among `known`; nothing where None is known."""
        return {
            language: count
            for language, count in self.languages().items()
            if known is not None and language is not None and language not in known
        }

    def count_passages(self) -> int:
        query = select(func.count()).select_from(PASSAGES)
        if self.hides_some:
            query = query.join(ARTICLES).where(*legible_to(self._rights))
        return self._count(query)

    def _count(self, query: Select[int]) -> int:
        with self._engine.connect() as connection:
            return connection.execute(query).scalar_one()


def refuse_missing(home: Path | str) -> None:
    """Raises NoLibrary where nobody has made a library, and makes nothing. For a database raises
    ScaleMissing and LibraryAway."""
    if not isinstance(home, Path):
        if not postgres.has_library(home):
            raise NoLibrary(home)
    elif not (home / FILE).exists() and not has_derived(home):
        raise NoLibrary(home / FILE)
