"""A library that is being moved, or was moved."""

from qa.errors.base import BroadsheetError


class LibraryMoved(BroadsheetError):
    """A library that is no longer the one in use. Both places show no password."""

    code = "library_moved"

    def __init__(self, library: str, place: str) -> None:
        setting = "BROADSHEET_DATABASE" if "://" in place else "BROADSHEET_DATA"
        super().__init__(
            f"the library at {library} was moved to {place}: set {setting} to it; what was put "
            f"there since comes back with `broadsheet move --to {library}`"
        )


class LibraryUnfinished(BroadsheetError):
    """A copy of a library that was cut short; `library` shows no password."""

    code = "library_unfinished"

    def __init__(self, library: str) -> None:
        super().__init__(
            f"the library at {library} is a copy that was cut short: run the `broadsheet move` "
            "again that began it, which copies the rest"
        )


class NotMoved(BroadsheetError):
    """A library that stays where it is. Both places show no password."""

    code = "not_moved"

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(
            f"cannot move the library to {place}: {problem}; nothing was changed there"
        )


class MoveUnfinished(BroadsheetError):
    """A library of which a copy was made that is not the same."""

    code = "move_unfinished"

    def __init__(self, place: str) -> None:
        super().__init__(
            f"the library was changed while it was copied to {place}: stop whoever adds articles, "
            "and run the same command again, which copies the rest"
        )
