"""Keeping the articles as their sources are, until somebody stops it."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from ingest.gather import is_there, key_of
from ingest.report import Report
from ingest.visits import ADDRESS
from ingest.watch import Changes, changes
from qa.article import article_id
from qa.errors.base import BroadsheetError
from qa.settings import Settings
from qa.store.index import silent
from qa.store.opening import library_of
from ui.client import connect

OFTEN = timedelta(minutes=15)
"""How often addresses are visited again where no setting says it."""

_COMMAND = "ingest --watch"


def is_watched(source: str) -> bool:
    """Whether `keep_up` looks at a source again: an address, or a file or folder that is there."""
    return source.startswith(ADDRESS) or Path(source).exists()


def keep_up(
    settings: Settings,
    sources: Sequence[str],
    *,
    recursive: bool,
    who: str,
    say: Callable[[str], None],
) -> Iterator[Report]:
    """A report each time that something has changed in `sources`, which were ingested before.

    The data directory is free between two of them, so that others can ask, ingest and serve. What
    cannot be done is said, and tried again.
    """
    every = (settings.refresh or OFTEN).total_seconds()
    addresses = [source for source in sources if source.startswith(ADDRESS)]
    watched = {Path(source).resolve(): source for source in sources if Path(source).exists()}
    for source in sources:
        if not is_watched(source):
            say(f"{source}: only files and folders that are there are watched: name the folder")
    due, told, waiting = time.monotonic() + every, "", Changes()
    for happened in changes(list(watched), every, recursive=recursive):
        try:
            waiting += happened
            if waiting and (report := _follow(settings, waiting, watched, who)):
                yield report
            waiting = Changes()
            if addresses and time.monotonic() >= due:
                with closing(connect(settings, _COMMAND, searching=False)) as broadsheet:
                    yield broadsheet.refresh(progress=silent, who=who)
                due = time.monotonic() + every
            told = ""
        except BroadsheetError as error:
            if str(error) != told:
                say(f"it is tried again: {error}")
            told = str(error)


def _follow(
    settings: Settings, happened: Changes, watched: Mapping[Path, str], who: str
) -> Report | None:
    """Take in what was written, and remove what is gone and was not only given another name. None
    if no article comes from any of it."""
    if not happened.written and not _gone(settings, happened):
        return None
    report = Report()
    with closing(connect(settings, _COMMAND, searching=False)) as broadsheet:
        if happened.written:
            written = [_as_given(Path(path), watched) for path in happened.written]
            report = broadsheet.ingest(
                written, base=Path(), recursive=True, dry_run=False, progress=silent, who=who
            )
        for one in _gone(settings, happened):
            try:
                broadsheet.remove(one, who=who)
            except BroadsheetError as error:
                report.notes.append(str(error))
            else:
                report.removed += 1
        with closing(library_of(settings)) as library:
            report.articles, report.passages = library.count_articles(), library.count_passages()
    return report


def _gone(settings: Settings, happened: Changes) -> list[str]:
    """The ids of the articles whose files are gone."""
    found: list[str] = []
    with closing(library_of(settings)) as library:
        for path in happened.gone:
            key = key_of(Path(path))
            own = [(article_id(key), key)] * library.has(article_id(key))
            inside = [*own, *library.addresses.within(key), *library.addresses.within(key, "/")]
            found += [one for one, of_file in inside if not is_there(of_file)]
    return found


def _as_given(path: Path, watched: Mapping[Path, str]) -> str:
    """A file by the name that an ingest of what was given calls it."""
    for root, given in watched.items():
        if path.is_relative_to(root):
            return str(Path(given) / path.relative_to(root))
    return str(path)
