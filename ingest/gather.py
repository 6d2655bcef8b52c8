"""What sources stand for: the files in folders and behind patterns."""

import os
from collections.abc import Iterator
from functools import partial
from glob import glob
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize

from ingest.files import READERS
from ingest.found import Found
from ingest.kinds import ending
from qa.article import Article
from qa.errors.sources import BadSource
from qa.store.files import FILE as LIBRARY
from qa.store.index import Index


class Gathered:
    """What sources stand for, by their canonical names, and what else was met."""

    def __init__(self, base: Path, recursive: bool) -> None:
        self.base = base
        self.recursive = recursive
        self.found: dict[str, Found] = {}
        self.folders: list[str] = []
        self.passed_over: set[Path] = set()
        self.failed: list[dict[str, str]] = []

    def add(self, source: str) -> None:
        """Raises BadSource if `source` stands for no file."""
        if not source:
            raise BadSource(source, "an empty name stands for nothing")
        if source == "-":
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

    def looked_in(self) -> Iterator[tuple[Path, str]]:
        """The folders that were given, each as it really is and as it was given."""
        for name in self.folders:
            yield Path(key_of(self.base / name)), name

    def _add(self, name: str) -> int:
        """How many files stand behind the name of a file or a folder."""
        path = self.base / name
        try:
            is_folder = path.is_dir()
        except OSError as error:  # of a link into a folder that may not be read
            self.failed.append({"source": shown(name), "error": error.strerror or str(error)})
            return 0
        if not is_folder:
            self._take(found_file(path, name))
            return 1
        self.folders.append(name)
        count = 0
        for file in self._folder(path, name):
            self._take(found_file(file, str(Path(name) / file.relative_to(path))))
            count += 1
        return count

    def _take(self, found: Found) -> None:
        self.found.setdefault(found.known.key, found)

    def _folder(self, path: Path, name: str) -> Iterator[Path]:
        """Files of the kinds we read, in order of their names; hidden ones are passed over."""

        def failed(error: OSError) -> None:
            file = Path(name) / Path(str(error.filename)).relative_to(path)
            problem = error.strerror or str(error)
            self.failed.append({"source": shown(str(file)), "error": problem})

        seen = set()  # links to folders are followed, and may lead back
        for folder, folders, names in os.walk(path, onerror=failed, followlinks=True):
            here = _real(Path(folder))
            if here in seen or is_library(Path(folder)):
                folders.clear()
                continue
            seen.add(here)
            folders[:] = sorted(
                name for name in folders if self.recursive and not name.startswith(".")
            )
            for file in (Path(folder, name) for name in sorted(names) if name[0] != "."):
                if ending(file.name) in READERS:
                    yield file
                else:
                    self.passed_over.add(_real(file))


def is_library(folder: Path) -> bool:
    """Whether a folder is a data directory, in which stand copies of what was ingested, and files
    of indexes."""
    return (folder / LIBRARY).exists()


def found_file(path: Path, source: str) -> Found:
    """A file, which was asked for as `source`. It is read later: a folder may hold many."""
    known = Article(key=key_of(path), source=source, title="", text="")
    return Found(known, ending(path.name), partial(_content, path, source))


def _content(path: Path, source: str) -> BinaryIO:
    """A file, open. Raises BadSource if it cannot be read."""
    try:
        source.encode("utf-8")
        if path.exists() and not path.is_file():
            raise BadSource(source, "it is neither a file nor a folder")  # reading a pipe may hang
        return path.open("rb")
    except UnicodeEncodeError:
        raise BadSource(ascii(source)[1:-1], "rename it: its name is not UTF-8") from None
    except OSError as error:
        raise BadSource(source, error.strerror or str(error)) from None


def key_of(path: Path) -> str:
    """What a file is known by: its real path. Accents may be written in two ways, of which macOS
    uses the longer, and which are one name."""
    return normalize("NFC", str(_real(path)))


def _real(path: Path) -> Path:
    """Where a file really is; a link that leads to itself is where it stands."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def without_file(index: Index, gathered: Gathered) -> Iterator[str]:
    """The ids of articles that came from files in these folders, by these names, and are gone."""
    seen: set[str] = set()
    for folder, name in gathered.looked_in():
        for row in index.library.catalogue.summaries(containing=str(Path(name)).removeprefix(".")):
            under = Path(row.source).is_relative_to(Path(name))
            if row.id in seen or not under or _is_there(gathered.base / row.source):
                continue
            seen.add(row.id)
            key = index.library.article(row.id).key
            file = Path(key.partition("#")[0])
            inside = folder in file.parents if gathered.recursive else folder == file.parent
            if inside and not is_there(key):
                yield row.id


def is_there(key: str) -> bool:
    """Whether there is a file of which an article is known by `key`: that file, or one that holds
    several articles."""
    parts = key.split("#")
    names = ("#".join(parts[:count]) for count in range(len(parts), 0, -1))
    return any(
        _is_there(Path(normalize(form, name)), whole=name == key)
        for name in names
        for form in ("NFC", "NFD")
    )


def _is_there(path: Path, *, whole: bool = True) -> bool:
    """Whether a file is there, or may be; one that is not the `whole` of its name is no folder."""
    try:
        return path.exists() if whole else path.is_file()
    except OSError:
        return True


def shown(name: str) -> str:
    """The name of a file as it can be written; it may be of bytes that are no text."""
    return name.encode("utf-8", "backslashreplace").decode()
