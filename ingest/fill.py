"""The pipeline: sources become articles in the index, with one report at the end."""

import errno
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from glob import glob
from pathlib import Path
from typing import Any

from ingest.files import READERS, read_file
from ingest.split import split
from qa.article import Article
from qa.errors import BadSource, DataUnusable
from qa.question import Filters
from qa.store.index import BATCH, Index, Progress, silent

_REPORT = 20
"""Files read between two words on progress."""

_NAMED = 5
"""Kinds of files, and ids, that a remark names."""


@dataclass(slots=True)
class Report:
    """What became of every source. `articles` and `passages` count what the index holds after, and
    `foreign`, by language, those of its articles that the embedding model was not made for.

    `passed_over` counts the files in folders, by their ending, that are of no kind that is read,
    and `without_file` are the ids of articles from these folders whose file is gone.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[dict[str, str]] = field(default_factory=list)
    articles: int = 0
    passages: int = 0
    foreign: dict[str, int] = field(default_factory=dict)
    passed_over: dict[str, int] = field(default_factory=dict)
    without_file: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON; what is told only sometimes only if there is any of it."""
        values = asdict(self)
        for name in ("foreign", "passed_over", "without_file"):
            if not values[name]:
                del values[name]
        return values

    def remarks(self) -> Iterator[str]:
        """What a person should know of it beside the figures, a line each."""
        if self.passed_over:
            kinds = [f"{count:,} {kind}" for kind, count in self.passed_over.items()]
            if others := sum(list(self.passed_over.values())[_NAMED:]):
                kinds[_NAMED:] = [f"{others:,} others"]
            yield f"passed over: {', '.join(kinds)}"
        if count := len(self.without_file):
            ids = [*self.without_file[:_NAMED], *["..."][: count - _NAMED > 0]]
            some = "1 article has" if count == 1 else f"{count:,} articles have"
            yield (
                f"{some} no file in this folder any more: `broadsheet articles remove "
                f"{' '.join(ids)}`"
            )


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    source: str


def fill(
    index: Index,
    sources: Sequence[str],
    *,
    base: Path = Path(),
    recursive: bool = True,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Report:
    """Ingest files, folders and glob patterns, relative ones from `base`.

    An article whose source is known replaces the older one; one that says the same is skipped. A
    source that cannot be read is reported and the others go on. With `dry_run` nothing is written,
    and the report says what would be. `progress` counts files.
    """
    began = time.perf_counter()
    report = Report()
    gathered = _Gathered(base, recursive)
    for source in sources:
        try:
            gathered.add(source)
        except BadSource as error:
            _fail(report, error)
    report.failed += gathered.failed
    with _accounted(index, report, dry_run):
        _take(index, list(gathered.files.items()), report, dry_run, progress)
    report.articles = index.library.count_articles()
    report.passages = index.library.count_passages()
    report.foreign = index.library.foreign(index.embedder.languages)
    endings = (_shown(path.suffix.lower()) for path in gathered.passed_over)
    kinds = Counter(ending or "without ending" for ending in endings)
    report.passed_over = dict(sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0])))
    report.without_file = list(_without_file(index, gathered))
    report.seconds = round(time.perf_counter() - began, 3)
    return report


def _fail(report: Report, error: BadSource, more: str = "") -> None:
    report.failed.append({"source": _shown(error.source), "error": error.problem + more})


def _shown(name: str) -> str:
    """The name of a file as it can be written; it may be of bytes that are no text."""
    return name.encode("utf-8", "backslashreplace").decode()


def _take(
    index: Index,
    files: Sequence[tuple[Path, _File]],
    report: Report,
    dry_run: bool,
    progress: Progress,
) -> None:
    """Read the files, and put what they hold into the index."""
    waiting = 0
    progress(0, len(files))
    for done, (place, file) in enumerate(files, start=1):
        try:
            article = read_file(file.path, file.source)
        except BadSource as error:
            _fail(report, error, " (its version of before is kept)" * _is_kept(index, place))
            continue
        if dry_run:
            change = index.library.compare(article)
        else:
            passages = split(article)
            change = index.put(article, passages)
            waiting += len(passages) if change != "unchanged" else 0
        setattr(report, change, getattr(report, change) + 1)
        if waiting >= BATCH:
            index.finish()
            waiting = 0
        if not waiting or done % _REPORT == 0:
            progress(done, len(files))
    if not dry_run:
        index.finish()
    progress(len(files), len(files))


def _is_kept(index: Index, place: Path) -> bool:
    """Whether there is an article from a file."""
    known = Article(key=str(place), source="", title="", text="").id
    return bool(index.library.matching(Filters(article=known)))


@contextmanager
def _accounted(index: Index, report: Report, dry_run: bool) -> Iterator[None]:
    """Says what is kept when an ingest is stopped: in a note of KeyboardInterrupt, and in place of
    what libraries raise when a disk takes no more."""
    try:
        yield
    except KeyboardInterrupt as stopped:
        stopped.add_note(f"stopped: {_so_far(report, dry_run)}")
        raise
    except Exception as error:
        if problem := _disk_problem(error):
            raise DataUnusable(index.lock.data, f"{problem}; {_so_far(report, dry_run)}") from error
        raise


def _so_far(report: Report, dry_run: bool) -> str:
    if dry_run:
        return "nothing was to be written"
    return (
        f"{report.added:,} added and {report.updated:,} updated articles are kept, and the same "
        "command goes on with the rest"
    )


_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
_SQLITE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY)


def _disk_problem(error: BaseException | None) -> str | None:
    """What is wrong with the disk, if that is what made the index fail. tantivy and Chroma tell it
    in the words of their messages alone."""
    while error is not None:
        of_sqlite = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if of_sqlite in _SQLITE:
            return str(error)
        if isinstance(error, OSError) and error.errno in _NO_SPACE:
            return error.strerror or str(error)
        if "No space left on device" in str(error) or "disk is full" in str(error):
            return "No space left on device"
        error = error.__cause__ or error.__context__
    return None


class _Gathered:
    """The files that sources stand for, by where they really are, and what else was met."""

    def __init__(self, base: Path, recursive: bool) -> None:
        self.base = base
        self.recursive = recursive
        self.files: dict[Path, _File] = {}
        self.folders: list[str] = []
        self.passed_over: set[Path] = set()
        self.failed: list[dict[str, str]] = []

    def add(self, source: str) -> None:
        """Raises BadSource if `source` stands for no file."""
        if not source:
            raise BadSource(source, "an empty name stands for nothing")
        if source == "-" or source.startswith(("http://", "https://")):
            advice = "only files and folders can be ingested: save it as a file first"
            raise BadSource(source, advice)
        try:
            is_there = (self.base / source).exists()
        except OSError as error:
            raise BadSource(source, error.strerror or str(error)) from None
        # Not Path.glob, which refuses absolute patterns.
        pattern = sorted(glob(source, root_dir=self.base, recursive=True))  # noqa: PTH207
        found = [source] if is_there else pattern
        if not found:
            raise BadSource(source, "there is no such file or folder")
        before = len(self.failed)
        if not sum([self._add(name) for name in found]) and len(self.failed) == before:
            kinds = ", ".join(READERS)
            raise BadSource(source, f"there are no articles ({kinds}) in this folder")

    def _add(self, name: str) -> int:
        """How many files stand behind the name of a file or a folder."""
        path = self.base / name
        try:
            is_folder = path.is_dir()
        except OSError as error:  # of a link into a folder that may not be read
            self.failed.append({"source": _shown(name), "error": error.strerror or str(error)})
            return 0
        if not is_folder:
            self.files.setdefault(_real(path), _File(path, name))
            return 1
        self.folders.append(name)
        count = 0
        for file in self._folder(path, name):
            shown = str(Path(name) / file.relative_to(path))
            self.files.setdefault(_real(file), _File(file, shown))
            count += 1
        return count

    def _folder(self, path: Path, name: str) -> Iterator[Path]:
        """Files of the kinds we read, in order of their names; hidden ones are passed over."""

        def failed(error: OSError) -> None:
            file = Path(name) / Path(str(error.filename)).relative_to(path)
            problem = error.strerror or str(error)
            self.failed.append({"source": _shown(str(file)), "error": problem})

        seen = set()  # links to folders are followed, and may lead back
        for folder, folders, names in os.walk(path, onerror=failed, followlinks=True):
            here = _real(Path(folder))
            if here in seen:
                folders.clear()
                continue
            seen.add(here)
            folders[:] = sorted(
                name for name in folders if self.recursive and not name.startswith(".")
            )
            for file in (Path(folder, name) for name in sorted(names) if name[0] != "."):
                if file.suffix.lower() in READERS:
                    yield file
                else:
                    self.passed_over.add(_real(file))


def _real(path: Path) -> Path:
    """Where a file really is; a link that leads to itself is where it stands."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _without_file(index: Index, gathered: _Gathered) -> Iterator[str]:
    """The ids of articles that came from files in these folders, by these names, and are gone."""
    seen: set[str] = set()
    for name in gathered.folders:
        folder = _real(gathered.base / name)
        for row in index.library.summaries(containing=str(Path(name)).removeprefix(".")):
            under = Path(row.source).is_relative_to(Path(name))
            if row.id in seen or not under or _is_there(gathered.base / row.source):
                continue
            seen.add(row.id)
            file = Path(index.library.article(row.id).key)
            inside = folder in file.parents if gathered.recursive else folder == file.parent
            if inside and not _is_there(file):
                yield row.id


def _is_there(path: Path) -> bool:
    """Whether a file is there, or may be."""
    try:
        return path.exists()
    except OSError:
        return True
