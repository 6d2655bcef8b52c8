"""Passages that this process searches in a folder of its own, as a shared library has them."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from shutil import rmtree
from threading import Lock

from qa.store import private
from qa.store.embed import Array
from qa.store.files import DERIVED, FOLLOWED, MARK
from qa.store.library.library import Library
from qa.store.passages.catching_up import Told, catch_up, take, untold
from qa.store.passages.local import LocalPassages, empty
from qa.store.passages.scope import Scope
from qa.store.stores import Held


class Followed:
    """`Passages` in a folder of the data directory `data`, which hold what anybody has had indexed
    in the `library`.

    Whatever is asked sees the library as it is in that moment: what was indexed on another machine
    is found here from then on.
    """

    most: int | None = None

    def __init__(self, data: Path, library: Library) -> None:
        self._library = library
        self._path = data / FOLLOWED
        self._file = self._path / MARK
        self._lock = Lock()
        set_apart(data)
        private.make_folder(self._path)
        self._id = library.shared.identity()
        known, self._seen = self._read()
        if known != self._id:
            empty(self._path)
            self._seen = 0
        self._local = LocalPassages(self._path, library)

    def follow(self, told: Told = untold) -> None:
        """Hold what the library has now. How many passages came of how many is `told`."""
        generation = self._library.generation
        if generation == self._seen:
            return
        with self._lock:
            if generation <= self._seen:  # another thread has done it
                return
            self._saw(catch_up(self._library, self._local, self._seen, told))

    def begin_anew(self) -> None:
        """Throw away what is held; `reconcile` gets it again."""
        with self._lock:
            self._local.close()
            empty(self._path)
            self._local = LocalPassages(self._path, self._library)
            self._saw(0)

    def reconcile(self, progress: Told) -> None:
        """Compare all that is held with the library, and mend it, where the counts differ. It is
        told how many passages came of how many."""
        self.follow(progress)
        library = self._library
        if self._local.count() == library.count_passages() - library.waiting.count():
            return
        with self._lock:
            held, partly = set(self._local.ids()), set(self._local.partly())
            if surplus := (held | partly) - set(library.passage_ids()):
                self._local.change([], surplus)
            missing = sorted(set(library.passage_ids(pending=False)) - held)
            take(library, self._local, missing, progress)

    def _read(self) -> tuple[str, int]:
        """Which library the folder follows, and up to which of its generations."""
        try:
            mark = json.loads(self._file.read_text())
            return str(mark["library"]), int(mark["generation"])
        except (OSError, ValueError, KeyError, TypeError):
            return "", 0

    def _saw(self, generation: int) -> None:
        mark = {"library": self._id, "generation": generation}
        private.replace(self._file, json.dumps(mark).encode())
        self._seen = generation

    def change(self, put: Sequence[Held], drop: Collection[str]) -> None:
        """Nothing: it is held once the library has it, here as on every other machine."""

    def nearest(self, vector: Array, limit: int, scope: Scope) -> list[tuple[str, float]]:
        self.follow()
        return self._local.nearest(vector, limit, scope)

    def worded(
        self, words: Mapping[str, float], limit: int, scope: Scope
    ) -> list[tuple[str, float]]:
        self.follow()
        return self._local.worded(words, limit, scope)

    def languages(self) -> Collection[str]:
        self.follow()
        return self._local.languages()

    def count(self) -> int:
        self.follow()
        return self._local.count()

    def ids(self) -> Iterator[str]:
        self.follow()
        return self._local.ids()

    def partly(self) -> Collection[str]:
        return self._local.partly()

    def close(self) -> None:
        self._local.close()


def set_apart(data: Path) -> None:
    """Have passages that follow a database lie in a folder of their own. Earlier versions kept them
    in `data` itself, in place of those of a library there."""
    if not (data / MARK).exists():
        return
    private.make_folder(data / FOLLOWED)
    for name in (*DERIVED, MARK):  # the mark last: what is cut short goes on
        if (data / name).exists():
            rmtree(data / FOLLOWED / name, ignore_errors=True)
            (data / name).replace(data / FOLLOWED / name)


class Nowhere:
    """`Passages` of a process that searches nothing: what it has indexed is held by those that
    follow the library."""

    most: int | None = None

    def change(self, put: Sequence[Held], drop: Collection[str]) -> None:
        """Nothing."""

    def nearest(self, vector: Array, limit: int, scope: Scope) -> list[tuple[str, float]]:
        return []

    def worded(
        self, words: Mapping[str, float], limit: int, scope: Scope
    ) -> list[tuple[str, float]]:
        return []

    def languages(self) -> Collection[str]:
        return ()

    def count(self) -> int:
        return 0

    def ids(self) -> Iterator[str]:
        return iter(())

    def partly(self) -> Collection[str]:
        return ()

    def close(self) -> None:
        """Nothing."""
