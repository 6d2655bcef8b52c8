"""The commands that change which articles are kept or shown: `broadsheet articles ...`."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa.errors.base import BroadsheetError
from qa.errors.usage import BadDate
from ui.commands.given import connected, reading, settings_of, user
from ui.commands.messages import print_json, print_text, say, warn
from ui.commands.narrowing import all_ids, withheld_ids
from ui.commands.options import AsJson, Commands, DataDir
from ui.commands.reports import end_with, stopped_told

if TYPE_CHECKING:
    from qa.settings import Settings
    from ui.broadsheet import Broadsheet

Why = Annotated[str, typer.Option(metavar="TEXT", help="The reason, for the log.")]

_IDS = typer.Argument(
    metavar="ID...",
    show_default=False,
    help="Ids or their beginnings, as `broadsheet articles list` shows them.",
    autocompletion=all_ids,
)

_NAMES = typer.Argument(
    metavar="ID|URL...",
    show_default=False,
    help="Ids or their beginnings, or addresses.",
    autocompletion=all_ids,
)

_WITHHELD = typer.Argument(
    metavar="ID|URL...",
    show_default=False,
    help="Ids or their beginnings, as `broadsheet articles list --withheld` shows them, or "
    "addresses.",
    autocompletion=withheld_ids,
)

app = Commands()


@app.command(epilog="Example: broadsheet articles refresh")
def refresh(context: typer.Context, as_json: AsJson = False, data: DataDir = None) -> None:
    """Visit every page and feed again from which articles came.

    What has changed is updated, what is new in a feed or sitemap is added. A page that its site has
    removed is taken from readers.
    """
    settings = settings_of(context, data)
    with (
        stopped_told(),
        connected(settings, "articles refresh", searching=False) as (broadsheet, progress),
    ):
        report = broadsheet.refresh(progress=progress, who=user())
    end_with(report, as_json)


@app.command(epilog="Example: broadsheet articles remove 1f0a9b2c3d4e5f60")
def remove(
    context: typer.Context,
    article_ids: Annotated[list[str], _IDS],
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Remove articles, everywhere. An ingest of their source brings them back."""

    def act(broadsheet: "Broadsheet", name: str) -> Iterator[tuple[str, Any]]:
        broadsheet.remove(name, who=user())
        yield f"removed {name}", name

    _each(settings_of(context, data), "remove", article_ids, act, "removed", as_json)


@app.command(epilog="Example: broadsheet articles unpublish 1f0a9b2c3d4e5f60 --why wrong")
def unpublish(
    context: typer.Context,
    names: Annotated[list[str], _NAMES],
    why: Why = "",
    until: Annotated[
        str, typer.Option(metavar="DATE", help="When they come back: 2026-12-24, or with a time.")
    ] = "",
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Take articles from readers, everywhere and at once.

    They are gone from search, answers, lists and summaries, and no refresh or ingest brings them
    back, but `broadsheet articles republish` does.
    """
    from qa.article import moment

    try:
        ends = moment(until)
    except ValueError:
        raise BadDate("until", until) from None

    def act(broadsheet: "Broadsheet", name: str) -> Iterator[tuple[str, Any]]:
        for one in broadsheet.unpublish(name, why=why, until=ends, who=user()):
            yield f"unpublished {one.id}  {one.title}", one.to_dict()
            if one.copies:
                say(f"the same text is still shown as {', '.join(one.copies)}")

    _each(settings_of(context, data), "unpublish", names, act, "withheld", as_json)


@app.command(epilog="Example: broadsheet articles republish 1f0a9b2c3d4e5f60")
def republish(
    context: typer.Context,
    names: Annotated[list[str], _WITHHELD],
    why: Why = "",
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Give articles back to readers that were taken from them."""

    def act(broadsheet: "Broadsheet", name: str) -> Iterator[tuple[str, Any]]:
        for one in broadsheet.republish(name, why=why, who=user()):
            again = (
                "" if one.is_back else " (not shown yet: ingest it again, or wait until it is due)"
            )
            yield f"republished {one.id}  {one.title}{again}", one.to_dict()

    _each(settings_of(context, data), "republish", names, act, "released", as_json)


def _each(
    settings: "Settings",
    command: str,
    names: Sequence[str],
    act: "Callable[[Broadsheet, str], Iterator[tuple[str, Any]]]",
    done_as: str,
    as_json: bool,
) -> None:
    """Have `act` done to each of `names`; it yields a line and a value for each thing that is done.
    One that fails is told, and the others go on. None is begun where one could mean several."""
    from ui.commands.ids import whole

    with reading(settings) as library:
        names = [whole(library, name, withheld=True) for name in names]

    done: list[Any] = []
    failed: list[dict[str, str]] = []
    with connected(settings, f"articles {command}", searching=False) as (broadsheet, _):
        for name in names:
            try:
                for line, value in act(broadsheet, name):
                    done.append(value)
                    if not as_json:
                        print_text(line, flush=True)
            except BroadsheetError as error:
                failed.append({"id": name, "error": str(error)})
                warn(str(error))
    if as_json:
        print_json({done_as: done, "failed": failed})
    if failed:
        raise typer.Exit(1)
