"""What a command is given: settings, the articles, Broadsheet over them, who gives it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qa.errors.articles import NoArticles
from qa.errors.shown import without_password
from qa.errors.usage import BadSetting
from ui.commands.messages import progress_bar, say

if TYPE_CHECKING:
    from qa.settings import Settings
    from qa.store.library.library import Library
    from ui.broadsheet import Broadsheet
    from ui.terminal.progress import Shown


def settings_of(context: typer.Context, data: Path | None, **options: Any) -> "Settings":
    """The settings, with what the command line says instead where it says something (not None)."""
    from qa.settings import export_keys, read

    export_keys()
    options["data"] = data or context.find_root().obj
    return read(**{name: value for name, value in options.items() if value is not None})


@contextmanager
def connected(
    settings: "Settings", command: str, *, searching: bool = True
) -> "Iterator[tuple[Broadsheet, Shown]]":
    """Broadsheet over the articles of `settings`, as `connect` finds it, with what shows how far
    it is. Raises what `connect` raises."""
    from ui.client import connect

    with progress_bar() as progress:
        found = connect(settings, command, progress, progress.loading, searching=searching)
        with closing(found) as broadsheet:
            yield broadsheet, progress


def reading(settings: "Settings") -> "closing[Library]":
    """The library for reading, which needs no lock."""
    from qa.store.opening import library_of

    return closing(library_of(settings))


def check_articles(settings: "Settings") -> None:
    """Raises NoArticles before anything is loaded that takes time, unless a language model may
    answer from what it knows; and says what cannot be found yet."""
    if settings.model and settings.general_knowledge:
        return
    where = without_password(settings.database) if settings.database else str(settings.data)
    if not settings.database and not settings.data.exists():
        raise NoArticles(where)
    with reading(settings) as library:
        if not library.count_articles():
            raise NoArticles(where)
        # In a folder the command itself finishes what a crash has left.
        if settings.database and (waiting := library.waiting.count()):
            say(f"{waiting:,} passages are found when `broadsheet worker` has indexed them")


def check_shared(settings: "Settings", command: str) -> None:
    """Raises BadSetting for a `command` that is for articles in a database, and there are none."""
    if not settings.database:
        raise BadSetting(
            "BROADSHEET_DATABASE", f"`broadsheet {command}` needs the address of a database"
        )


def user() -> str:
    """Who gives a command, for the log."""
    try:
        return getuser()
    except (OSError, KeyError):  # in a container the user may have no name
        return "unknown"
