"""A library moves from a folder to a database, or back."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from qa.errors.moving import LibraryMoved, LibraryUnfinished, MoveUnfinished, NotMoved
from qa.errors.shown import without_password
from qa.store.files import FILE
from qa.store.hold import SharedHold
from qa.store.library.library import Library, refuse_missing
from qa.store.library.shared import IDENTITY
from qa.store.lock import DataLock

Copied = Callable[[int, int], None]
"""Hears of how many of how many articles and passages."""

Place = Path | str
"""A data directory, or the address of a database."""

_FROM, _TO = "moving from", "moved to"
_COMMAND = "move"


@dataclass(frozen=True, slots=True)
class Move:
    """What was moved, or would be. `with_nul` are (id, title) of articles whose text has a NUL, in
    place of which PostgreSQL keeps a space. `waiting` counts the passages that were moved to
    a database and are found there only when a worker has indexed them; None where it is not known.
    """

    source: str
    target: str
    articles: int
    passages: int
    with_nul: tuple[tuple[str, str], ...]
    waiting: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return asdict(self)


def place(written: str) -> Place:
    """Where `written` is: an address of a database, or a folder."""
    return written if "://" in written else Path(written)


def shown(where: Place) -> str:
    """How a message names a place: without its password."""
    return str(where.absolute()) if isinstance(where, Path) else without_password(where)


def moved_to(library: Library) -> str | None:
    """Where a library was moved to, as a message names it; None for one that is in use."""
    kept = library.shared.find(_TO)
    return json.loads(kept)["place"] if kept else None


def refuse_moved(library: Library, where: Place) -> None:
    """Raises LibraryMoved and LibraryUnfinished for a library that is not the one in use."""
    if library.shared.find(_FROM) is not None:
        raise LibraryUnfinished(shown(where))
    if (elsewhere := moved_to(library)) is not None:
        raise LibraryMoved(shown(where), elsewhere)


def move(source: Place, target: Place, copied: Copied) -> Move:
    """Have `target` hold all that `source` holds, embeddings included, and be the one in use.
    Rules of access that were set in an empty target hold beside those of the source.

    What was cut short goes on when it is done again. The source stays as it is, and says from then
    on where it was moved to. `copied` hears of how many of how many articles and passages.

    Raises NotMoved where the target holds something else, MoveUnfinished where the source changed
    meanwhile, and what `Library`, `DataLock` and `SharedHold` raise.
    """
    with _both(source, target) as (old, new):
        _refuse(old, new, target)
        new.shared.keep(_FROM, old.shared.identity())
        if moved_to(new) is not None:
            new.rules.forget()  # since then others may have been set where it was moved to
        generation = old.generation
        total, done = old.count_articles() + old.count_passages(), 0

        def took(rows: int) -> None:
            nonlocal done
            done = min(total, done + rows)
            copied(done, total)

        old.contents.copy_to(new.contents, took)
        if old.generation != generation or old.digest() != new.digest():
            raise MoveUnfinished(shown(target))
        new.rules.enforce()  # those that were set there while it was empty
        new.waiting.settle_kept()
        new.shared.forget(_FROM)
        new.shared.forget(_TO)
        there = {"place": shown(target), "id": new.shared.identity()}
        old.shared.keep(_TO, json.dumps(there))
        # A folder's are indexed when it is opened.
        waiting = 0 if isinstance(target, Path) else new.waiting.count()
        return replace(_described(old, source, target), waiting=waiting)


def check(source: Place, target: Place) -> Move:
    """What `move` would do; nothing is copied. Raises NotMoved and what `Library` raises."""
    _refuse_same_or_missing(source, target)
    with closing(Library(source, reading=True)) as old:
        if not isinstance(target, Path) or (target / FILE).exists():
            with closing(Library(target, reading=True)) as new:
                _refuse(old, new, target)
        return _described(old, source, target)


def _described(library: Library, source: Place, target: Place) -> Move:
    return Move(
        source=shown(source),
        target=shown(target),
        articles=library.count_articles(),
        passages=library.count_passages(),
        with_nul=() if isinstance(target, Path) else tuple(library.contents.with_nul()),
    )


@contextmanager
def _both(source: Place, target: Place) -> Iterator[tuple[Library, Library]]:
    """Both libraries, which nobody else moves meanwhile, nor uses where it is a folder's."""
    _refuse_same_or_missing(source, target)
    with ExitStack() as opened:
        both = []
        for where in (source, target):
            if isinstance(where, Path):
                opened.enter_context(DataLock(where, _COMMAND))
            else:
                hold = SharedHold(where, Path(), _COMMAND, None)
                opened.callback(hold.close)
                opened.enter_context(hold.alone(_COMMAND))
            library = Library(where)
            opened.callback(library.close)
            both.append(library)
        yield both[0], both[1]


def _refuse_same_or_missing(source: Place, target: Place) -> None:
    if shown(source) == shown(target):
        raise NotMoved(shown(target), "it is there already")
    refuse_missing(source)


def _refuse(old: Library, new: Library, target: Place) -> None:
    """Raises NotMoved unless `new` is empty, or begun as a copy of `old`, or was moved to it."""
    if (elsewhere := moved_to(old)) is not None:
        raise NotMoved(shown(target), f"it was moved to {elsewhere} before, which is in use")
    if new.contents.is_empty():
        return
    known = {new.shared.find(_FROM), json.loads(new.shared.find(_TO) or "{}").get("id")}
    if old.shared.find(IDENTITY) not in known - {None}:
        raise NotMoved(shown(target), "there are other articles: name an empty place")
