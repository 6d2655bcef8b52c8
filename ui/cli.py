"""The command line, put together of `ui/commands/`.

Commands import what they need when they run, so that --help is quick.
"""

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from qa.errors.base import BroadsheetError
from ui.commands import (
    articles,
    articles_changes,
    asking,
    desk,
    desk_sources,
    evaluating,
    ingesting,
    serving,
    upkeep,
)
from ui.commands.messages import print_text, set_loudness, tame_log, warn
from ui.commands.options import HELP, Commands, DataDir, Quiet, Verbose
from ui.garbage import look_rarely

app = Commands(
    name="broadsheet",
    help="Ask your articles: every answer quotes the sentence it rests on.",
    epilog="Example: broadsheet ingest articles && broadsheet ask 'Why was the interview delayed?'",
    no_args_is_help=True,
    context_settings=HELP,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
articles.app.add_typer(articles_changes.app)
desk.app.add_typer(desk_sources.app)
for part in (serving, ingesting, asking, evaluating, upkeep):
    app.add_typer(part.app)
app.add_typer(articles.app, name="articles")
app.add_typer(desk.app, name="desk")


def main() -> None:
    """Run the command line: exit code 0 all well, 1 something failed, 2 wrong usage."""
    look_rarely()
    tame_log()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # not every terminal has quotation marks
    try:
        app(prog_name="broadsheet")
    except BroadsheetError as error:
        warn(str(error))
        sys.exit(error.exit_code)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print_text(f"broadsheet {version('broadsheet')}")
        raise typer.Exit


@app.callback()
def every_command(
    context: typer.Context,
    data: DataDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Say which version this is."
        ),
    ] = False,
) -> None:
    context.obj = data
    set_loudness(quiet=quiet, verbose=verbose)
