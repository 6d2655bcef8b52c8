"""Adding articles: `broadsheet ingest`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ui.commands.given import connected, settings_of, user
from ui.commands.messages import say
from ui.commands.options import AsJson, Commands, DataDir
from ui.commands.reports import end_with, print_report, stopped_told

app = Commands()


@app.command(epilog="Example: broadsheet ingest articles report.html https://news.example/feed")
def ingest(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", show_default=False)],
    as_json: AsJson = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; report what would be done.")
    ] = False,
    recursive: Annotated[
        bool, typer.Option("--recursive/--no-recursive", help="Also look in folders of folders.")
    ] = True,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="Go on: take in files as they change, and visit addresses again as often as "
            "BROADSHEET_REFRESH says (15m).",
        ),
    ] = False,
    data: DataDir = None,
) -> None:
    """Add articles: files, folders, glob patterns, addresses of pages, feeds and sitemaps, and "-"
    for standard input.

    An article from a source that is known replaces the older one; one that says the same is
    skipped.
    """
    from ui.standard_input import in_file
    from ui.watch import keep_up

    settings = settings_of(context, data)
    if watch:
        _check_watching(sources, as_json=as_json, dry_run=dry_run)
    with (
        stopped_told(),
        connected(settings, "ingest", searching=False) as (broadsheet, progress),
        in_file(sources, sys.stdin.buffer, settings.data / "uploads", dry_run=dry_run) as named,
    ):
        report = broadsheet.ingest(
            named,
            base=Path(),
            recursive=recursive,
            dry_run=dry_run,
            progress=progress,
            who=user(),
        )
    if not watch:
        end_with(report, as_json, dry_run)
        return
    print_report(report)
    say("watching for changes (Ctrl-C ends it)")
    try:
        for report in keep_up(settings, sources, recursive=recursive, who=user(), say=say):
            print_report(report)
    except KeyboardInterrupt:
        say("no longer watching")


def _check_watching(sources: Sequence[str], *, as_json: bool, dry_run: bool) -> None:
    """Raises BadParameter for what cannot be done again and again."""
    from ui.watch import is_watched

    if as_json:
        raise typer.BadParameter("--watch goes on, so there is no one report to print with --json")
    if dry_run:
        raise typer.BadParameter("--watch takes in what changes, and --dry-run takes in nothing")
    if "-" in sources:
        raise typer.BadParameter("--watch does not go with -: standard input is read once")
    if not any(is_watched(source) for source in sources):
        raise typer.BadParameter(
            "there is nothing to watch: name a file or a folder that is there, or an address"
        )
