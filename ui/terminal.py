"""What all commands have in common: options, messages, documents, progress."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from ingest.report import Report
    from qa.settings import Settings
    from qa.store.index import Progress
    from qa.store.library import Library

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data", help="The data directory (BROADSHEET_DATA, default ./data).", show_default=False
    ),
]


def settings_of(context: typer.Context, data: Path | None, **options: Any) -> "Settings":
    """The settings, with what the command line says instead where it says something (not None)."""
    from qa.settings import export_keys, read

    export_keys()
    options["data"] = data or context.find_root().obj
    return read(**{name: value for name, value in options.items() if value is not None})


def reading(settings: "Settings") -> "closing[Library]":
    """The library for reading, which needs no lock."""
    from qa.store.library import Library

    return closing(Library(settings.data, reading=True))


def progress_bar() -> AbstractContextManager["Progress"]:
    """Shows how far a command is, on standard error."""
    from ui.progress import shown

    return shown(say)


def print_json(document: dict[str, Any]) -> None:
    # Elsewhere signs that cannot be printed would be replaced, and the document be another one.
    is_utf8 = (sys.stdout.encoding or "utf-8").lower() in ("utf-8", "utf8")
    print(json.dumps(document, ensure_ascii=not is_utf8, indent=2))


def print_report(report: "Report", dry_run: bool = False) -> None:
    for failure in report.failed:
        say(f"{failure['source']}: {failure['error']}")
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
    print(f"broadsheet: {message}", file=sys.stderr, flush=True)


def user() -> str:
    """Who gives a command, for the log."""
    try:
        return getuser()
    except (OSError, KeyError):  # in a container the user may have no name
        return "unknown"
