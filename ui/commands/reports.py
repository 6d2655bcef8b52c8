"""What became of sources, as a command ends with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from ui.commands.messages import print_json, print_text, say, warn

if TYPE_CHECKING:
    from ingest.report import Report


def end_with(report: "Report", as_json: bool, dry_run: bool = False) -> None:
    """Show what became of sources, and end with 1 if some failed."""
    if as_json:
        print_json(report.to_dict())
    else:
        print_report(report, dry_run)
    if report.failed:
        raise typer.Exit(1)


def print_report(report: "Report", dry_run: bool = False) -> None:
    for failure in report.failed:
        warn(f"{failure['source']}: {failure['error']}")
    print_text(
        f"{'would be: ' if dry_run else ''}{report.added:,} added, {report.updated:,} updated, "
        f"{report.unchanged:,} unchanged, {_if_any(report.moved, 'moved')}"
        f"{_if_any(report.removed, 'removed')}{len(report.failed):,} failed"
    )
    print_text(
        f"the index holds {report.articles:,} articles in {report.passages:,} passages "
        f"({report.seconds:.1f} s)"
    )
    for remark in report.remarks():
        print_text(remark)
    if report.foreign:
        count = sum(report.foreign.values())
        say(
            f"{count:,} of the articles are in languages that the embedding model was not made for "
            f"({', '.join(sorted(report.foreign))}): docs/models.md says which model to set"
        )


def _if_any(count: int, what: str) -> str:
    return f"{count:,} {what}, " if count else ""


@contextmanager
def stopped_told() -> Iterator[None]:
    """Says what is kept when Ctrl-C stops an ingest."""
    try:
        yield
    except KeyboardInterrupt as stopped:
        for note in getattr(stopped, "__notes__", ()):
            say(note)
        raise
