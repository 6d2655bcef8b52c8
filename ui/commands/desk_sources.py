"""The commands of the editors' desk for what answers come from: sources, and desk.yaml."""

from typing import TYPE_CHECKING

import typer

from ui.commands.given import connected, settings_of
from ui.commands.messages import print_json, print_text, say
from ui.commands.options import AsJson, Commands, DataDir

if TYPE_CHECKING:
    from datetime import datetime

    from ui.fresh import Visit
    from ui.said import Said

app = Commands()


@app.command(epilog="Example: broadsheet desk sources --json")
def sources(context: typer.Context, as_json: AsJson = False, data: DataDir = None) -> None:
    """List where articles come from, and how reading it goes.

    What cannot be read comes first, with the reason. What is next is known while a server runs that
    visits the sources (BROADSHEET_REFRESH).
    """
    settings = settings_of(context, data)
    with connected(settings, "desk sources", searching=False) as (broadsheet, _):
        found = broadsheet.sources()
    if as_json:
        print_json({"sources": [one.to_dict() for one in found]})
        return
    for one in found:
        print_text(_line(one))
    if not found:
        say("there is no source: `broadsheet ingest` adds some")


@app.command(epilog="Example: broadsheet desk said")
def said(context: typer.Context, as_json: AsJson = False, data: DataDir = None) -> None:
    """Check desk.yaml, and list what it has caught.

    What is wrong in the file comes first, with its line; the exit code is 1 then. docs/desk.md says
    what the file holds.
    """
    settings = settings_of(context, data)
    with connected(settings, "desk said", searching=False) as (broadsheet, _):
        found = broadsheet.said()
    if as_json:
        print_json(found.to_dict())
    else:
        _tell(found)
    if found.problems:
        raise typer.Exit(1)


def _tell(found: "Said") -> None:
    for problem in found.problems:
        print_text(f"{found.file}, {problem}")
    for one in found.entries:
        caught = "nothing yet" if one.last is None else f"{one.caught:,}, last {_time(one.last)}"
        asleep = "" if one.awake else " · asleep today"
        print_text(f"{one.kind} {one.name} · line {one.line} · caught {caught}{asleep}")
    if not found.entries and not found.problems:
        say(f"the editors say nothing themselves: docs/desk.md says what {found.file} can hold")


def _line(source: "Visit") -> str:
    articles = "1 article" if source.articles == 1 else f"{source.articles:,} articles"
    said = [f"{source.kind} {source.source}", articles]
    said.append(f"read {_time(source.seen)}" if source.seen else "never read")
    if source.next:
        said.append(f"next {_time(source.next)}")
    line = " · ".join(said)
    if source.problem is None:
        return line
    times = "once" if source.failures == 1 else f"{source.failures:,} times in a row"
    return f"{line}\n    failed {times}: {source.problem}"


def _time(moment: "datetime") -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
