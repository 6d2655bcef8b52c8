"""The editors' desk.yaml as it is now, and which of its entries a question meets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from logging import getLogger
from pathlib import Path
from threading import Lock

from qa.answer import Editors
from qa.said.entry import Entry
from qa.said.match import Matcher
from qa.said.sheet import Problem, Sheet, sheet
from qa.said.tree import MOST_BYTES
from qa.said.words import declined
from qa.settings import Settings
from qa.store.embed import Array, Embedder, packaged

FILE = "desk.yaml"
"""Its name in the data directory."""

_LOGGER = getLogger("broadsheet.desk")

_Stamp = tuple[int, int, int]
"""What changes with a file: when it was written, its size, and its place on the disk."""


@dataclass(frozen=True, slots=True)
class Met:
    """The entry that a question meets, and what it says in the question's language."""

    entry: Entry
    said: Editors

    @property
    def is_whole(self) -> bool:
        """Whether nothing else is answered."""
        return not self.entry.answers_too


class Desk:
    """Reads `file` when it is first needed, and again when it has changed.

    A file with problems changes nothing: what was last read without any stays. One that is not
    there has no entries, which is a problem only where it is `wanted`.
    """

    def __init__(self, file: Path, embedder: Embedder, *, wanted: bool = False) -> None:
        self.file = file
        self._wanted = wanted
        self._embedder = embedder
        self._seen: _Stamp | str | None = "not yet"
        self._sheet = Sheet()
        self._problems: tuple[Problem, ...] = ()
        self._matcher: Matcher | None = None
        self._vectors: Mapping[str, Array] = {}
        self._lock = Lock()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Those that count now, in the order of the file."""
        self._look()
        return self._sheet.entries

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file as it is now."""
        self._look()
        return self._problems

    def prepare(self) -> None:
        """Read the examples now, so that the first question need not wait. Raises ModelUnusable."""
        if self.entries:
            self._prepared()

    def met(self, text: str, language: str | None, day: date, topic: str = "") -> Met | None:
        """What is said to the question `text`, which stands alone, on a `day`. `topic` is what a
        list or a summary is asked of. Raises ModelUnusable."""
        if not self.entries:
            return None
        found = self._prepared().best((text, topic) if topic else (text,), day)
        if found is None:
            return None
        entry, nearest = found
        spoken = language or nearest
        text = entry.text(spoken) or declined(spoken)
        said = Editors(entry.name, entry.kind, text, entry.link(spoken), entry.by or None)
        return Met(entry, said)

    def _prepared(self) -> Matcher:
        with self._lock:
            if self._matcher is None:
                self._matcher = Matcher(
                    self._sheet.entries, packaged(self._embedder), self._vectors
                )
                self._vectors = self._matcher.vectors
            return self._matcher

    def _look(self) -> None:
        stamp = _stamp(self.file)
        if stamp == self._seen:
            return
        with self._lock:
            if stamp == self._seen:
                return
            read = self._read(stamp)
            self._seen, self._problems = stamp, read.problems
            for one in read.problems:
                _LOGGER.warning("%s, %s; what was last without a fault still holds", self.file, one)
            if not read.problems:
                self._sheet, self._matcher = read, None

    def _read(self, stamp: _Stamp | None) -> Sheet:
        try:
            if stamp is not None:
                with self.file.open("rb") as file:
                    return sheet(file.read(MOST_BYTES + 1))
        except OSError as error:
            return Sheet(problems=(Problem(1, f"cannot be read: {error.strerror or error}"),))
        missing = Problem(1, "there is no such file: write it, or unset BROADSHEET_DESK")
        return Sheet(problems=(missing,) if self._wanted else ())


def desk_of(settings: Settings, embedder: Embedder) -> Desk:
    """What the editors say: the file of the settings, or the one in the data directory."""
    named = bool(settings.desk)
    return Desk(Path(settings.desk) if named else settings.data / FILE, embedder, wanted=named)


def _stamp(file: Path) -> _Stamp | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
