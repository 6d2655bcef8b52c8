"""Looking after the articles and what is searched: backup, move, rebuild, doctor."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.given import settings_of
from ui.commands.messages import print_json, print_text, progress_bar, say, warn
from ui.commands.options import AsJson, Commands, DataDir

app = Commands()


@app.command(epilog="Example: broadsheet backup monday.sqlite3")
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    data: DataDir = None,
) -> None:
    """Copy the articles into a new FILE, also while servers run.

    Put into a new data directory as library.sqlite3 it is used in place of the library it was
    copied from; from there `broadsheet move` brings it into a database.
    """
    from qa.store import rescue

    settings = settings_of(context, data)
    rescue.backup(settings.database or settings.data, file)
    print_text(f"wrote {file}")


@app.command(epilog="Example: broadsheet move --to postgresql://editor:PASSWORD@db.example/news")
def move(
    context: typer.Context,
    to: Annotated[
        str,
        typer.Option(
            metavar="URL|PATH", help="An empty database, or a data directory.", show_default=False
        ),
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Copy nothing; say what would be moved.")
    ] = False,
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Move the articles, with their embeddings, from a data directory to a PostgreSQL database or
    back.

    A move that was interrupted goes on when the same command is given again. The articles stay
    where they were as well, and are no longer used there.
    """
    from qa.store import moving
    from qa.store.index import Status

    settings = settings_of(context, data)
    source, target = settings.database or settings.data, moving.place(to)
    if check:
        move = moving.check(source, target)
    else:
        with progress_bar() as progress:
            move = moving.move(source, target, lambda done, found: progress(Status(done, found)))
    if as_json:
        print_json(move.to_dict())
        return
    for article_id, title in move.with_nul:
        warn(f"{article_id} {title}: a space takes the place of each NUL in its text")
    done = "would move" if check else "moved"
    print_text(f"{done} {move.articles:,} articles in {move.passages:,} passages")
    if not check:
        setting = "BROADSHEET_DATABASE" if "://" in move.target else "BROADSHEET_DATA"
        say(f"set {setting} to {move.target}, and unset the other")
    if move.waiting:
        say(f"{move.waiting:,} passages are found when `broadsheet worker` has indexed them")


@app.command(epilog="Example: broadsheet rebuild")
def rebuild(context: typer.Context, data: DataDir = None) -> None:
    """Make what is searched anew from the articles, with the model of the settings.

    In a folder nobody can ask meanwhile. In BROADSHEET_INDEX the old index answers until the new
    one is whole; a server's own one in BROADSHEET_DATA is made again. Before another model takes
    over, stop servers and workers.
    """
    from ui.rebuild import rebuild as build_anew

    settings = settings_of(context, data)
    with progress_bar() as progress:
        count = build_anew(settings, progress)
    print_text(f"rebuilt the index of {count:,} articles")


@app.command(epilog="Example: broadsheet doctor")
def doctor(
    context: typer.Context,
    as_json: AsJson = False,
    ask_model: Annotated[
        bool,
        typer.Option("--model/--no-model", help="Send the language model a short test question."),
    ] = True,
    data: DataDir = None,
) -> None:
    """Show what is installed and set, whether the models load and the language model answers, and
    whether the index agrees with the library."""
    from ui.doctor import examine

    settings = settings_of(context, data)
    with progress_bar() as progress:
        findings = examine(settings, ask_model=ask_model, progress=progress)
    if as_json:
        print_json(findings.to_dict())
    else:
        print_text(str(findings))
    if findings.problems:
        raise typer.Exit(1)
