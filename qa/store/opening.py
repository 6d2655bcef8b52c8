"""Where articles and index are: the one place that knows it."""

import time
from contextlib import ExitStack, nullcontext

from qa.errors.base import BroadsheetError
from qa.errors.index import OtherModel
from qa.errors.library import LibraryBusy
from qa.settings import Settings
from qa.store.embed import Embedder
from qa.store.hold import SharedHold
from qa.store.index import Index, Progress, Status, open_index, silent
from qa.store.library.library import Library
from qa.store.lock import DataLock
from qa.store.moving import refuse_moved
from qa.store.passages.catching_up import Told
from qa.store.passages.followed import Followed, Nowhere
from qa.store.passages.rebuilding import begin, rebuild
from qa.store.passages.switched import Switched
from qa.store.stores import Hold, Passages
from qa.store.tables import postgres

_MOMENT = 0.5
"""Seconds after which it is looked again whether another process has made the first index."""


def holding(settings: Settings, command: str, *, searching: bool = True) -> Hold:
    """The right to use the articles of the settings for a `command`, which may search them.

    Raises DataBusy where one process may have them and another does, OtherLibrary where that has
    other articles, and DataUnusable.
    """
    if not settings.database:
        return DataLock(settings.data, command)
    own_index = searching and not settings.index
    lock = None
    if own_index:
        lock = DataLock(settings.data, command, library=postgres.place(settings.database))
    return SharedHold(settings.database, settings.data, command, lock)


def library_of(settings: Settings) -> Library:
    """The articles, only to be read. Raises what `Library` and `refuse_moved` raise."""
    return _library(settings, reading=True)


def index_of(
    settings: Settings,
    hold: Hold,
    embedder: Embedder,
    *,
    anew: bool = False,
    progress: Progress = silent,
) -> Index:
    """The articles with what is searched of them, for as long as `hold` is kept, which closes with
    it. In a folder it is brought up to date, and with `anew` made again, as `open_index` does it.

    In a database what waits is left to workers, and an index of this process's own gets what it
    lacks. With `anew` what all search is made again beside the old one, with the kept embeddings;
    where another model made them, all are made again by this one.

    Raises what `open_index`, `Library`, `refuse_moved` and `MilvusPassages` raise, OtherModel, and
    LibraryBusy.
    """
    if isinstance(hold, DataLock):
        rules = settings.access
        return open_index(hold, embedder, anew=anew, progress=progress, rules=rules)
    with ExitStack() as opened:
        opened.callback(hold.close)
        library = _library(settings)
        opened.callback(library.close)
        is_other = library.model not in (None, embedder.name)
        if is_other and not anew:
            raise OtherModel(str(library.model), embedder.name)
        with hold.alone("rebuild") if anew else nullcontext():
            if anew:
                embedder.load()  # before anything is thrown away that only a model can make
            if is_other:
                library.waiting.begin_anew()
            passages = _passages(settings, hold, library, embedder, anew=anew, progress=progress)
            opened.callback(passages.close)
            index = Index(hold, embedder, library, passages, alone=False)
            library.rules.enforce(settings.access)
            while is_other and index.work_off():
                total = library.count_passages()
                progress(Status(total - library.waiting.count(), total))
        opened.pop_all()
    return index


def _library(settings: Settings, *, reading: bool = False) -> Library:
    home = settings.database or settings.data
    library = Library(home, reading=reading)
    try:
        refuse_moved(library, home)
    except BroadsheetError:
        library.close()
        raise
    return library


def _passages(
    settings: Settings,
    hold: Hold,
    library: Library,
    embedder: Embedder,
    *,
    anew: bool,
    progress: Progress,
) -> Passages:
    def told(done: int, found: int) -> None:
        progress(Status(done, found))

    if settings.index:
        return _milvus(settings, hold, library, embedder, told if anew else None)
    if hold.owner is None:
        return Nowhere()
    followed = Followed(settings.data, library)
    if anew:
        followed.begin_anew()
    followed.reconcile(told)
    return followed


def _milvus(
    settings: Settings, hold: Hold, library: Library, embedder: Embedder, told: Told | None
) -> Passages:
    """With `told`, which hears how far it is, the collection is made anew."""
    from qa.store.passages.milvus import Milvus
    from qa.store.passages.networked import MilvusPassages

    milvus = Milvus(settings.index, settings.index_token, settings.index_consistency)

    def open_named(name: str) -> Passages:
        return MilvusPassages(milvus, name, library)

    with ExitStack() as opened:
        opened.callback(milvus.close)
        if told is not None:
            rebuild(library, milvus, open_named, _dimension(embedder), told)
        while not library.index_name:
            try:
                with hold.alone("first index"):
                    begin(library, milvus, _dimension(embedder))
                break
            except LibraryBusy:
                time.sleep(_MOMENT)
        if not library.index_name:
            raise milvus.unusable("these articles are not indexed there yet")
        switched = Switched(library, open_named)
        opened.pop_all()
    return switched


def _dimension(embedder: Embedder) -> int:
    return len(embedder.question("dimension"))
