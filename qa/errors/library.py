"""The library, where it cannot be used."""

from pathlib import Path

from qa.errors.base import BroadsheetError
from qa.errors.shown import without_password


class NoLibrary(BroadsheetError):
    """`place` is the file that is missing, or the address of a database."""

    code = "no_library"

    def __init__(self, place: Path | str) -> None:
        super().__init__(
            f"there is no library {str(place)!r}: name the data directory that has one with --data "
            "or BROADSHEET_DATA"
            if isinstance(place, Path)
            else f"there is no library at {without_password(place)}: name the database that has "
            "one, or make one there with `broadsheet move --to` or `broadsheet ingest`"
        )


class LibraryDamaged(BroadsheetError):
    code = "library_damaged"

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(
            f"the library {str(file)!r} is damaged ({problem}): put a backup into a new data "
            "directory as library.sqlite3; without one, `broadsheet articles export FILE` saves "
            "what can be read, and your sources can be ingested into a new data directory"
        )


class LibraryUnreadable(BroadsheetError):
    code = "library_unreadable"

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"nothing can be read of the library {str(file)!r}: put a backup into a new data "
            "directory as library.sqlite3, or ingest your sources into a new data directory"
        )


class LibraryLost(BroadsheetError):
    """`problem` says what has become of the library."""

    code = "library_lost"

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(
            f"the library {str(file)!r} {problem}, and beside it are indexes that were made from "
            "one: put a backup into a new data directory as library.sqlite3, or ingest your "
            f"sources again after you removed {str(file.parent)!r}; nothing was changed"
        )


class LibraryAway(BroadsheetError):
    """`library` is the address of a database without a password."""

    code = "library_away"
    status = 503
    retry_after = 5

    def __init__(self, library: str, problem: str) -> None:
        super().__init__(
            f"the library at {library} cannot be reached ({problem}): look whether PostgreSQL runs "
            "there, and check BROADSHEET_DATABASE"
        )


class LibraryUnwritable(BroadsheetError):
    """`library` is the address of a database without a password."""

    code = "library_unwritable"
    status = 503
    retry_after = 30

    def __init__(self, library: str, problem: str) -> None:
        super().__init__(
            f"the library at {library} takes no change at the moment ({problem}): questions are "
            "answered; give its PostgreSQL room, or the right to write, and try again"
        )


class LibraryUnsuited(BroadsheetError):
    """`library` is the address of a database without a password."""

    code = "library_unsuited"

    def __init__(self, library: str, problem: str) -> None:
        super().__init__(
            f"the database at {library} cannot hold a library ({problem}): name another one in "
            "BROADSHEET_DATABASE, made with `createdb --encoding UTF8 --template template0 NAME` "
            "in PostgreSQL 13 or later"
        )


class LibraryBusy(BroadsheetError):
    """Another process does `what` only one may do at a time; `library` shows no password."""

    code = "library_busy"
    status = 409

    def __init__(self, library: str, what: str, holder: str) -> None:
        super().__init__(
            f"the library at {library} is in use by {holder}, and only one {what} may run at a "
            "time: wait until it has finished, then run this again"
        )


class OtherSchema(BroadsheetError):
    code = "other_schema"

    def __init__(self, home: Path | str, found: int, wanted: int) -> None:
        helps = (
            "use the Broadsheet that wrote it, or choose another folder with --data"
            if found > wanted
            else "`broadsheet serve` brings it up to date"
        )
        super().__init__(
            f"the library in {without_password(str(home))!r} has format {found}, this Broadsheet "
            f"reads format {wanted}: {helps}"
        )
