"""Adding articles: `broadsheet ingest`."""

import sys
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
    if watch and (as_json or dry_run):
        raise typer.BadParameter("--watch goes on, so there is no one report to print with --json")
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
        kept_up = [source for source in sources if source != "-"]
        for report in keep_up(settings, kept_up, recursive=recursive, who=user(), say=say):
            print_report(report)
    except KeyboardInterrupt:
        say("no longer watching")
