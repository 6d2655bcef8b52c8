"""What all commands have in common: options, messages, documents, progress."""

import inspect
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from functools import wraps
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

from qa.errors.articles import NoArticles
from qa.errors.shown import without_password
from qa.errors.usage import BadSetting

if TYPE_CHECKING:
    from ingest.report import Report
    from qa.settings import Settings
    from qa.store.library import Library
    from ui.progress import Shown

Command = TypeVar("Command", bound=Callable[..., Any])

HELP = {"help_option_names": ["-h", "--help"]}
"""Settings of every program of commands."""

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data", help="The data directory (BROADSHEET_DATA, default ./data).", show_default=False
    ),
]

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what goes wrong.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Also say what is done meanwhile.")]

_LOUDNESS: ContextVar[Literal["quiet", "usual", "verbose"]] = ContextVar("_LOUDNESS")


class Commands(typer.Typer):
    """Commands that all take --quiet and --verbose."""

    def command(self, *args: Any, **settings: Any) -> Callable[[Command], Command]:
        register = super().command(*args, **settings)

        def named(command: Command) -> Command:
            register(_loud(command))
            return command

        return named


def _loud(command: Callable[..., Any]) -> Callable[..., Any]:
    """`command` with the two options, which it need not know of."""

    @wraps(command)
    def run(*, quiet: bool, verbose: bool, **values: Any) -> Any:
        if quiet or verbose:  # else what stands before the command counts
            set_loudness(quiet=quiet, verbose=verbose)
        return command(**values)

    own = inspect.signature(command, eval_str=True)
    more = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=annotation
        )
        for name, annotation in (("quiet", Quiet), ("verbose", Verbose))
    ]
    both = [*own.parameters.values(), *more]
    vars(run)["__signature__"] = own.replace(parameters=both)
    run.__annotations__ = {one.name: one.annotation for one in both}
    return run


def set_loudness(*, quiet: bool, verbose: bool) -> None:
    """Take note of how much is to be said."""
    _LOUDNESS.set("quiet" if quiet else "verbose" if verbose else "usual")


def settings_of(context: typer.Context, data: Path | None, **options: Any) -> "Settings":
    """The settings, with what the command line says instead where it says something (not None)."""
    from qa.settings import export_keys, read

    export_keys()
    options["data"] = data or context.find_root().obj
    return read(**{name: value for name, value in options.items() if value is not None})


def reading(settings: "Settings") -> "closing[Library]":
    """The library for reading, which needs no lock."""
    from qa.store.opening import library_of

    return closing(library_of(settings))


def progress_bar() -> "Shown":
    """Shows how far a command is, on standard error."""
    from ui.progress import Shown

    return Shown(say, is_quiet=_loudness() == "quiet", all_said=_loudness() == "verbose")


def check_articles(settings: "Settings") -> None:
    """Raises NoArticles before anything is loaded that takes time, unless a language model may
    answer from what it knows."""
    if settings.model and settings.general_knowledge:
        return
    where = without_password(settings.database) if settings.database else str(settings.data)
    if not settings.database and not settings.data.exists():
        raise NoArticles(where)
    with reading(settings) as library:
        if not library.count_articles():
            raise NoArticles(where)


def check_shared(settings: "Settings", command: str) -> None:
    """Raises BadSetting for a `command` that is for articles in a database, and there are none."""
    if not settings.database:
        raise BadSetting(
            "BROADSHEET_DATABASE", f"`broadsheet {command}` needs the address of a database"
        )


def print_json(document: dict[str, Any]) -> None:
    # Elsewhere signs that cannot be printed would be replaced, and the document be another one.
    is_utf8 = (sys.stdout.encoding or "utf-8").lower() in ("utf-8", "utf8")
    print(json.dumps(document, ensure_ascii=not is_utf8, indent=2))


def print_report(report: "Report", dry_run: bool = False) -> None:
    for failure in report.failed:
        warn(f"{failure['source']}: {failure['error']}")
    print(
        f"{'would be: ' if dry_run else ''}{report.added:,} added, {report.updated:,} updated, "
        f"{report.unchanged:,} unchanged, {_if_any(report.moved, 'moved')}"
        f"{_if_any(report.removed, 'removed')}{len(report.failed):,} failed"
    )
    print(
        f"the index holds {report.articles:,} articles in {report.passages:,} passages "
        f"({report.seconds:.1f} s)"
    )
    for remark in report.remarks():
        print(remark)
    if report.foreign:
        count = sum(report.foreign.values())
        say(
            f"{count:,} of the articles are in languages that the embedding model was not made for "
            f"({', '.join(sorted(report.foreign))}): docs/models.md says which model to set"
        )


def _if_any(count: int, what: str) -> str:
    return f"{count:,} {what}, " if count else ""


def end_with(report: "Report", as_json: bool, dry_run: bool = False) -> None:
    """Show what became of sources, and end with 1 if some failed."""
    if as_json:
        print_json(report.to_dict())
    else:
        print_report(report, dry_run)
    if report.failed:
        raise typer.Exit(1)


@contextmanager
def stopped_told() -> Iterator[None]:
    """Says what is kept when Ctrl-C stops an ingest."""
    try:
        yield
    except KeyboardInterrupt as stopped:
        for note in getattr(stopped, "__notes__", ()):
            say(note)
        raise


def say(message: str) -> None:
    """Tell what is done, unless it shall be quiet."""
    if _loudness() != "quiet":
        warn(message)


def say_more(message: str) -> None:
    """Tell what only some want to know."""
    if _loudness() == "verbose":
        warn(message)


def warn(message: str) -> None:
    """Tell what is wrong."""
    from ui.screen import harmless

    print(f"broadsheet: {harmless(message)}", file=sys.stderr, flush=True)


def _loudness() -> str:
    return _LOUDNESS.get("usual")


def user() -> str:
    """Who gives a command, for the log."""
    try:
        return getuser()
    except (OSError, KeyError):  # in a container the user may have no name
        return "unknown"
