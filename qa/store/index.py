"""The library, and the passages that are searched, kept as one."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from copy import copy
from dataclasses import asdict, dataclass
from datetime import datetime
from logging import getLogger
from pathlib import Path
from threading import Condition, Event, RLock
from types import TracebackType
from typing import Any, Self

from qa.access import Access, Rules
from qa.article import Article, Passage
from qa.errors.articles import NoSuchArticle, NotWithheld
from qa.errors.index import ClaimLost, OtherModel
from qa.errors.library import LibraryLost
from qa.errors.server import Stopping
from qa.store.disk import disk_errors_told
from qa.store.embed import Array, Embedder
from qa.store.files import FILE
from qa.store.library.claims import Claim
from qa.store.library.history import Clock, now
from qa.store.library.library import Library
from qa.store.library.withheld import Released, Withheld
from qa.store.lock import DataLock
from qa.store.moving import refuse_moved
from qa.store.passages.followed import set_apart
from qa.store.passages.local import (
    LocalPassages,
    belongs_to,
    empty,
    holds_some,
    note_library,
)
from qa.store.stores import Change, Held, Hold, LibraryStore, Passages

_LOGGER = getLogger(__name__)

LEASE = 120.0
"""Seconds for which passages are claimed: ten times what a batch takes."""

_MOMENT = 0.05
"""Seconds after which it is looked again whether another has done what it had claimed."""

BATCH = 256
"""Passages indexed in one step. After a crash at most these are embedded a second time."""


@dataclass(frozen=True, slots=True)
class Status:
    """How far a long run is: `done` of `found`, which may still become more.

    Of an ingest these are sources, `read` counts their articles, `searchable` those of them that
    can be found, and `failed` the sources that could not be read.
    """

    done: int
    found: int
    read: int | None = None
    searchable: int = 0
    failed: int = 0

    def to_dict(self) -> dict[str, int | None]:
        """Ready for JSON; `found` is the total."""
        values = asdict(self)
        return {"done": values.pop("done"), "total": values.pop("found"), **values}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The status that `to_dict` gave `values` of."""
        given = dict(values)
        return cls(found=given.pop("total"), **given)


Progress = Callable[[Status], None]
"""Called with how far a run is."""


def silent(status: Status) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the passages that are searched compare with the library; all zero when nothing is wrong.

    `pending` passages wait to be indexed, `missing` ones should be held and are not, or only in
    part, `surplus` ones are held and belong to no article.
    """

    pending: int
    missing: int
    surplus: int

    @property
    def holds(self) -> bool:
        return not (self.pending or self.missing or self.surplus)


class Index:
    """Keeps the passages that are searched as the library has them. `open_index` makes one.

    `close` also closes both and gives back the lock.
    """

    def __init__(
        self,
        hold: Hold,
        embedder: Embedder,
        library: LibraryStore,
        passages: Passages,
        *,
        alone: bool = True,
    ) -> None:
        self.hold = hold
        self.embedder = embedder
        self.library = library
        self.passages = passages
        self._alone = alone
        # A condition, so that who waits for another process lets go of it meanwhile.
        self._changing = Condition(RLock())
        self._closing = Event()
        self._begun: dict[str, Claim] = {}

    def seen_by(self, rights: Access) -> "Index":
        """This index, of which all that reads it is shown what somebody with these `rights` may
        see."""
        view = copy(self)
        view.library = self.library.seen_by(rights)
        return view

    def put(self, article: Article, passages: Sequence[Passage], who: str = "") -> Change:
        """Keep `article`, in place of the one from the same source. It is found after `finish`."""
        with self._changing:
            return self.library.put(article, passages, who)

    def move(
        self, article_id: str, article: Article, passages: Sequence[Passage], who: str = ""
    ) -> Change:
        """Keep `article` in place of the one with the same text that had another name. It is found
        after `finish`."""
        with self._changing:
            return self.library.move(article_id, article, passages, who)

    def remove(self, article_id: str, who: str = "") -> None:
        """Remove an article everywhere. Raises NoSuchArticle."""
        with self._changing:
            self.library.remove(article_id, who)
            self.finish()

    def withhold(
        self, name: str, *, why: str = "", until: datetime | None = None, who: str = ""
    ) -> list[Withheld]:
        """Take what has this id, address or source from readers, everywhere and at once. Raises
        NoSuchArticle, and IsOver for a moment that is not to come."""
        withholding = self.library.withholding
        ids = self.library.addresses.named(name) or withholding.named(name)
        if not ids:
            raise NoSuchArticle(name)
        held = [withholding.withhold(one, why=why, until=until, who=who) for one in ids]
        self._unless_busy(self._drop_stale)
        return held

    def release(self, name: str, *, why: str = "", who: str = "") -> list[Released]:
        """Give what has this id, address or source back to readers. Raises NotWithheld and
        NoSuchArticle."""
        withholding = self.library.withholding
        ids = withholding.named(name)
        if not ids:
            raise NotWithheld(name) if self.library.addresses.named(name) else NoSuchArticle(name)
        with self._changing:
            given = [withholding.release(one, why=why, who=who) for one in ids]
            self.finish(ids)
        return given

    def settle(self) -> None:
        """Withhold what has expired, and give back what is due. Whoever shows articles calls it
        before. Raises OtherModel where a shared library was given another model meanwhile."""
        is_new = self.library.withholding.settle()
        if not self._alone:
            self._refuse_other_model()
        elif is_new:
            self._unless_busy(self.finish)

    def _refuse_other_model(self) -> None:
        if self.library.model not in (None, self.embedder.name):
            raise OtherModel(str(self.library.model), self.embedder.name)

    def _unless_busy(self, work: Callable[[], None]) -> None:
        """Do what the library wants of the indexes. It decides itself what is shown, so nobody
        waits for an ingest that is going on, which also finishes this."""
        if self._changing.acquire(blocking=False):
            try:
                work()
            finally:
                self._changing.release()

    def _drop_stale(self) -> None:
        if claim := self.library.waiting.claim(0, LEASE):
            self._do(claim)

    def finish(self, articles: Collection[str] = (), progress: Progress = silent) -> None:
        """Index every passage that is pending, and drop every one that is stale. Beside others it
        is done when the `articles` with these ids are indexed, by whomever. While it waits for what
        another process has claimed, all else goes on. Raises Stopping where the index is closed
        meanwhile."""
        with self._changing:
            total, done = self.library.waiting.count(), 0
            awaited = set() if self._alone else set(articles)
            while not self._closing.is_set():
                claim = self._next()
                if claim:
                    self._do(claim)
                    done += len(claim.passages)
                    progress(Status(done, total))
                awaited = awaited and self.library.waiting.among(awaited)
                if not (claim if self._alone else awaited):
                    return
                if not claim:
                    self._changing.wait(_MOMENT)
            raise Stopping

    def work_off(self) -> bool:
        """Do a part of what waits; whether anything did. Raises OtherModel where the library was
        given another model."""
        with self._changing:
            self._refuse_other_model()
            claim = self._next()
            if claim:
                self._do(claim)
            return claim is not None

    def _next(self) -> Claim | None:
        """What is to be done next: what was begun when an engine went away, which nobody else is
        given before its time is over, or what waits."""
        begun = next(iter(self._begun.values()), None)
        return begun or self.library.waiting.claim(BATCH, LEASE)

    def lost(self) -> int:
        """How many passages less are held than should be."""
        indexed = self.library.count_passages() - self.library.waiting.count()
        return max(0, indexed - self.passages.count())

    def _do(self, claim: Claim) -> None:
        if claim.name:
            self._begun[claim.name] = claim
        vectors = self._vectors(claim.passages)
        self.passages.change([Held(one, vectors[one.id]) for one in claim.passages], claim.stale)
        try:
            self.library.waiting.settle(claim)
        except ClaimLost as lost:
            _LOGGER.warning("%s", lost)
        self._begun.pop(claim.name, None)

    def _vectors(self, passages: Sequence[Passage]) -> dict[str, Array]:
        """Kept ones, or else new ones, which are kept then."""
        kept = self.library.embeddings
        vectors = dict(kept.whole([passage.id for passage in passages]))
        fresh = [passage for passage in passages if passage.id not in vectors]
        if fresh:
            made = self.embedder.passages([passage.text for passage in fresh])
            kept.keep([passage.id for passage in fresh], made, self.embedder.name)
            vectors |= {passage.id: one.whole for passage, one in zip(fresh, made, strict=True)}
        return vectors

    def check(self) -> Agreement:
        """Compare what is held with the library, passage by passage."""
        with self._changing:
            missing, surplus = self._differences()
            return Agreement(self.library.waiting.count(), len(missing), len(surplus))

    def _differences(self) -> tuple[set[str], set[str]]:
        """Ids that should be held and are not, and ids that are and belong nowhere."""
        held = set(self.passages.ids())
        missing = set(self.library.passage_ids(pending=False)) - held
        surplus = held.union(self.passages.partly()) - set(self.library.passage_ids())
        return missing, surplus

    def reconcile(self, *, every: bool = False) -> None:
        """Have the library take note of what was lost, or kept too long. `finish` then makes it
        good. It compares `every` passage only where the counts differ, unless told to."""
        indexed = self.library.count_passages() - self.library.waiting.count()
        if not every and indexed == self.passages.count() and not self.passages.partly():
            return
        missing, surplus = self._differences()
        self.library.waiting.mark_pending(sorted(missing))
        self.library.waiting.mark_stale(sorted(surplus))

    def close(self) -> None:
        """Let others have the data directory. Nothing else may be called afterwards."""
        with self._changing, ExitStack() as opened:
            self._closing.set()
            for one in (self.hold, self.library, self.passages):
                opened.callback(one.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_index(
    lock: DataLock,
    embedder: Embedder,
    *,
    anew: bool = False,
    progress: Progress = silent,
    clock: Clock = now,
    rules: Rules | None = None,
) -> Index:
    """The index in the data directory of `lock`, which it closes when it is closed.

    Opening it finishes what a crash left undone. With `anew`, what is searched is thrown away and
    made again, which is also how another model takes over. `progress` counts the passages of
    either. The `rules` say who may read what at most; without them those hold that the library
    keeps.

    Raises DataUnusable, LibraryDamaged, LibraryLost, OtherSchema, OtherModel, ModelUnusable and
    what `refuse_moved` raises, and closes what it opened.
    """
    # What has been opened is closed again, the last first, also if the rest cannot be.
    with disk_errors_told(lock.data), ExitStack() as opened:
        opened.callback(lock.close)
        if anew:
            embedder.load()  # before anything is thrown away that only a model can make
        library = Library(lock.data, clock=clock)
        opened.callback(library.close)
        refuse_moved(library, lock.data)
        set_apart(lock.data)
        built = library.model
        if built not in (None, embedder.name) and not anew:
            raise OtherModel(str(built), embedder.name)
        _refuse_lost(library, lock.data)
        identity, found = library.shared.identity(), belongs_to(lock.data)
        is_others = found not in ("", identity)
        if anew or built is None or is_others:
            # In this order: what is cut short here is made good from the kept vectors.
            empty(lock.data)
        if anew:
            library.waiting.begin_anew()
        passages = LocalPassages(lock.data, library)
        opened.callback(passages.close)
        index = Index(lock, embedder, library, passages)
        library.rules.enforce(rules)
        index.reconcile(every=not found)
        if found != identity:
            note_library(lock.data, identity)
        index.finish(progress=progress)
        opened.pop_all()
    return index


def _refuse_lost(library: LibraryStore, data: Path) -> None:
    """Raises LibraryLost for a library without articles beside passages that are searched."""
    if not (library.count_articles() or library.waiting.stale()) and holds_some(data):
        raise LibraryLost(data / FILE, "holds no article")
