"""Keeping the articles as their sources are, until somebody stops it."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from ingest.gather import key_of
from ingest.report import Report
from ingest.visits import ADDRESS
from ingest.watch import Changes, changes
from qa.article import article_id
from qa.errors import BroadsheetError
from qa.settings import Settings
from qa.store.index import silent
from qa.store.library import Library
from ui.broadsheet import Broadsheet
from ui.client import connect

OFTEN = timedelta(minutes=15)
"""How often addresses are visited again where no setting says it."""


def keep_up(
    settings: Settings, sources: Sequence[str], *, recursive: bool, who: str
) -> Iterator[Report]:
    """A report each time that something has changed in `sources`, which were ingested before.

    The data directory is free between two of them, so that others can ask, ingest and serve.
    """
    every = (settings.refresh or OFTEN).total_seconds()
    addresses = [source for source in sources if source.startswith(ADDRESS)]
    watched = {Path(source).resolve(): source for source in sources if Path(source).exists()}
    due = time.monotonic() + every
    for happened in changes(list(watched), every, recursive=recursive):
        if happened:
            with closing(connect(settings, "ingest --watch")) as broadsheet:
                yield _follow(settings, broadsheet, happened, watched, who)
        if addresses and time.monotonic() >= due:
            with closing(connect(settings, "ingest --watch")) as broadsheet:
                yield broadsheet.refresh(progress=silent, who=who)
            due = time.monotonic() + every


def _follow(
    settings: Settings,
    broadsheet: Broadsheet,
    happened: Changes,
    watched: Mapping[Path, str],
    who: str,
) -> Report:
    """Take in what was written, and remove what is gone and was not only given another name."""
    report = Report()
    if happened.written:
        written = [_as_given(Path(path), watched) for path in happened.written]
        report = broadsheet.ingest(
            written, base=Path(), recursive=True, dry_run=False, progress=silent, who=who
        )
    for path in happened.gone:
        with closing(Library(settings.data, reading=True)) as library:
            key = key_of(Path(path))
            own = article_id(key)
            ids = [own] * library.has(own) + [one for one, _ in library.within(key)]
        for one in ids:
            try:
                broadsheet.remove(one, who=who)
            except BroadsheetError as error:
                report.notes.append(str(error))
            else:
                report.removed += 1
    with closing(Library(settings.data, reading=True)) as library:
        report.articles, report.passages = library.count_articles(), library.count_passages()
    return report


def _as_given(path: Path, watched: Mapping[Path, str]) -> str:
    """A file by the name that an ingest of what was given calls it."""
    for root, given in watched.items():
        if path.is_relative_to(root):
            return str(Path(given) / path.relative_to(root))
    return str(path)
