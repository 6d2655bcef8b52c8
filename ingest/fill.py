"""The pipeline: sources become articles in the index, with one report at the end."""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from glob import glob
from pathlib import Path
from typing import Any

from ingest.files import READERS, read_file
from ingest.split import split
from qa.errors import BadSource
from qa.index import BATCH, Index, Progress, silent

_REPORT = 20
"""Files read between two words on progress."""


@dataclass(slots=True)
class Report:
    """What became of every source. `articles` and `passages` count what the index holds after, and
    `foreign`, by language, those of its articles that the embedding model was not made for."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[dict[str, str]] = field(default_factory=list)
    articles: int = 0
    passages: int = 0
    foreign: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON; `foreign` only if there are any."""
        values = asdict(self)
        if not self.foreign:
            del values["foreign"]
        return values


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
    files: dict[Path, _File] = {}
    for source in sources:
        try:
            for file in _files(source, base, recursive):
                files.setdefault(file.path.resolve(), file)
        except BadSource as error:
            report.failed.append({"source": error.source, "error": error.problem})
    waiting = 0
    progress(0, len(files))
    for done, file in enumerate(files.values(), start=1):
        try:
            article = read_file(file.path, file.source)
        except BadSource as error:
            report.failed.append({"source": error.source, "error": error.problem})
            continue
        if dry_run:
            change = index.library.compare(article)
        else:
            passages = split(article)
            change = index.library.put(article, passages)
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
    report.articles = index.library.count_articles()
    report.passages = index.library.count_passages()
    report.foreign = index.library.foreign(index.embedder.languages)
    report.seconds = round(time.perf_counter() - began, 3)
    return report


def _files(source: str, base: Path, recursive: bool) -> Iterator[_File]:
    """The files that `source` stands for. Raises BadSource if there are none."""
    if not source:
        raise BadSource(source, "an empty name stands for nothing")
    if source == "-" or source.startswith(("http://", "https://")):
        raise BadSource(source, "only files and folders can be ingested: save it as a file first")
    path = base / source
    try:
        is_folder, is_file = path.is_dir(), path.exists()
    except OSError as error:
        raise BadSource(source, error.strerror or str(error)) from None
    if is_folder:
        found = list(_folder(path, recursive))
        if not found:
            kinds = ", ".join(READERS)
            raise BadSource(source, f"there are no articles ({kinds}) in this folder")
        for file in found:
            yield _File(file, str(Path(source) / file.relative_to(path)))
    elif is_file:
        yield _File(path, source)
    else:
        # Not Path.glob, which refuses absolute patterns.
        matches = sorted(glob(source, root_dir=base, recursive=True))  # noqa: PTH207
        files = [match for match in matches if (base / match).is_file()]
        if not files:
            raise BadSource(source, "there is no such file or folder")
        for match in files:
            yield _File(base / match, match)


def _folder(path: Path, recursive: bool) -> Iterator[Path]:
    """Files of the kinds we read, in order of their names; hidden ones are passed over."""
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if recursive and not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and file.suffix.lower() in READERS:
                yield file
