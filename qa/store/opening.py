"""Where articles and index are: the one place that knows it."""

from contextlib import ExitStack

from qa.errors import BroadsheetError, OtherModel
from qa.settings import Settings
from qa.store.embed import Embedder
from qa.store.followed import Followed, Nowhere
from qa.store.hold import SharedHold
from qa.store.index import Index, Progress, Status, open_index, silent
from qa.store.library import Library
from qa.store.lock import DataLock
from qa.store.moving import refuse_moved
from qa.store.stores import Hold, Passages


def holding(settings: Settings, command: str, *, searching: bool = True) -> Hold:
    """The right to use the articles of the settings for a `command`, which may search them.

    Raises DataBusy where one process may have them and another does, and DataUnusable.
    """
    if not settings.database:
        return DataLock(settings.data, command)
    own_index = searching and not settings.index
    lock = DataLock(settings.data, command) if own_index else None
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
    In a database what waits is left to workers; an index of this process's own gets what it lacks.

    Raises what `open_index`, `Library`, `refuse_moved` and `MilvusPassages` raise, and OtherModel.
    """
    if isinstance(hold, DataLock):
        return open_index(hold, embedder, anew=anew, progress=progress)
    with ExitStack() as opened:
        opened.callback(hold.close)
        library = _library(settings)
        opened.callback(library.close)
        if library.model not in (None, embedder.name):
            raise OtherModel(str(library.model), embedder.name)
        passages = _passages(settings, hold, library, progress)
        opened.pop_all()
    return Index(hold, embedder, library, passages, alone=False)


def _library(settings: Settings, *, reading: bool = False) -> Library:
    home = settings.database or settings.data
    library = Library(home, reading=reading)
    try:
        refuse_moved(library, home)
    except BroadsheetError:
        library.close()
        raise
    return library


def _passages(settings: Settings, hold: Hold, library: Library, progress: Progress) -> Passages:
    if settings.index:
        raise NotImplementedError
    if hold.owner is None:
        return Nowhere()
    followed = Followed(settings.data, library)
    followed.reconcile(lambda came, total: progress(Status(came, total)))
    return followed
