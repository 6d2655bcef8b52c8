"""What lies in a data directory."""

from pathlib import Path

FILE = "library.sqlite3"
"""The library's name."""

DERIVED = ("vectors", "lexical")
"""The folders beside it that hold what is made from it."""

FOLLOWED = "followed"
"""The folder beside them of what is made from a library in a database."""

MARK = "followed.json"
"""The file in it that says from which. Earlier versions had both folders and this file beside the
library, where they took the place of what is made from that."""


def has_derived(data: Path) -> bool:
    """Whether there is something in `data` that was made from a library there."""
    return not (data / MARK).exists() and any((data / name).exists() for name in DERIVED)
