"""The commands for articles that are kept: `broadsheet articles ...`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from qa.errors.base import BroadsheetError
from qa.errors.usage import BadDate
from ui.narrowing import Author, Since, Source, Until, ids
from ui.screen import harmless
from ui.terminal import (
    HELP,
    AsJson,
    Commands,
    DataDir,
    end_with,
    print_json,
    progress_bar,
    reading,
    say,
    settings_of,
    stopped_told,
    user,
    warn,
)

if TYPE_CHECKING:
    from qa.article import Article
    from qa.settings import Settings
    from qa.store.catalogue import Summary
    from qa.store.withheld import Withheld
    from ui.broadsheet import Broadsheet

Why = Annotated[str, typer.Option(metavar="TEXT", help="The reason, for the log.")]

_ID = typer.Argument(
    metavar="ID",
    show_default=False,
    help="An id or its beginning, as `broadsheet articles list` shows it.",
    autocompletion=ids,
)
_IDS = typer.Argument(
    metavar="ID...",
    show_default=False,
    help="Ids or their beginnings, as `broadsheet articles list` shows them.",
    autocompletion=ids,
)
_NAMES = typer.Argument(
    metavar="ID|URL...",
    show_default=False,
    help="Ids or their beginnings, or addresses.",
    autocompletion=ids,
)

app = Commands(
    help="List, show, take back, remove and export articles.",
    epilog="Example: broadsheet articles list",
    no_args_is_help=True,
    context_settings=HELP,
)


@app.command("list", epilog="Example: broadsheet articles list --search ferry --limit 10")
def list_articles(
    context: typer.Context,
    as_json: AsJson = False,
    withheld: Annotated[
        bool, typer.Option("--withheld", help="List those that readers may not see, and why.")
    ] = False,
    search: Annotated[
        str, typer.Option(metavar="TEXT", help="Only those with these words in title or source.")
    ] = "",
    since: Since = "",
    until: Until = "",
    source: Source = "",
    author: Author = "",
    sort: Annotated[
        Literal["newest", "oldest", "title"], typer.Option(help="What comes first.")
    ] = "newest",
    limit: Annotated[
        int | None,
        typer.Option(metavar="COUNT", min=1, help="At most so many (all).", show_default=False),
    ] = None,
    data: DataDir = None,
) -> None:
    """List the articles, the newest first."""
    from qa.question import parse

    narrowed = {"since": since, "until": until, "source": source, "author": author}
    filters = parse({"question": "?", **narrowed}).filters
    with reading(settings_of(context, data)) as library:
        if withheld:
            _list_withheld(library.withholding.all(), as_json)
            return
        found = library.catalogue.page(
            0,
            library.count_articles() if limit is None else limit,
            containing=search,
            filters=filters,
            sort=sort,
        )
        is_empty = not (found.articles or library.count_articles())
    if as_json:
        listed = [row.to_dict() for row in found.articles]
        print_json({"total": found.total, "articles": listed})
        return
    _print_list(found.articles)
    if is_empty:
        say("there are no articles yet: `broadsheet ingest FOLDER` adds some")
    elif not found.articles:
        say("no article is like that")
    elif found.total > len(found.articles):
        say(f"{found.total - len(found.articles):,} more: --limit COUNT shows them")


def _print_list(rows: "Sequence[Summary]") -> None:
    from ui.screen import Screen, styled

    screen = Screen()
    for row in rows:
        about = f"{row.id}  {row.published or '----------'}  "
        line = styled((about, "cyan"), row.title, (f"  ({row.source})", "dim"))
        screen.show(line, hanging=len(about))


@app.command(epilog="Example: broadsheet articles show 1f0a9b2c3d4e5f60")
def show(
    context: typer.Context,
    article_id: Annotated[str, _ID],
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Show one article as it is kept."""
    from ui.ids import whole
    from ui.plain import labelled
    from ui.screen import Screen, styled

    with reading(settings_of(context, data)) as library:
        article_id = whole(library, article_id)
        article = library.article(article_id)
        versions = [one.to_dict() for one in library.history.versions(article_id)]
    if as_json:
        print_json(article.to_dict() | {"versions": versions})
        return
    about = (
        labelled(article.kind),
        article.published,
        article.author,
        article.language,
        article.source,
        article.url,
    )
    screen = Screen()
    screen.show(styled((article.title, "bold")))
    for line in (" · ".join(str(part) for part in about if part), *_remarks(article)):
        screen.show(styled((line, "dim")))
    screen.show()
    screen.show(article.text)


def _remarks(article: "Article") -> Iterator[str]:
    """What else is known of an article, a line each."""
    found = [(name, getattr(article.origins, name)) for name in ("title", "published", "author")]
    if where := [f"{name} from {origin}" for name, origin in found if origin]:
        yield ", ".join(where)
    if article.left_out:
        yield f"{article.left_out:.0%} of the visible text was left out"
    if article.correction:
        yield f"correction: {article.correction}"
    if article.expires:
        yield f"shown until {article.expires.astimezone():%Y-%m-%d %H:%M}"


def _list_withheld(held: "Sequence[Withheld]", as_json: bool) -> None:
    if as_json:
        print_json({"total": len(held), "withheld": [one.to_dict() for one in held]})
        return
    for one in held:
        until = f" until {one.until.astimezone():%Y-%m-%d %H:%M}" if one.until else ""
        why = f": {one.why}" if one.why else ""
        print(harmless(f"{one.id}  {one.reason}{until}{why}  {one.title}  ({one.source})"))
    if not held:
        say("no article is withheld")


@app.command(epilog="Example: broadsheet articles refresh")
def refresh(context: typer.Context, as_json: AsJson = False, data: DataDir = None) -> None:
    """Visit every page and feed again from which articles came.

    What has changed is updated, what is new in a feed or sitemap is added. A page that its site has
    removed is taken from readers.
    """
    from ui.client import connect

    with (
        progress_bar() as progress,
        stopped_told(),
        closing(
            connect(
                settings_of(context, data),
                "articles refresh",
                progress,
                progress.loading,
                searching=False,
            )
        ) as broadsheet,
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
    names: Annotated[list[str], _NAMES],
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
    from ui.client import connect
    from ui.ids import whole

    with reading(settings) as library:
        withheld = command == "republish"
        names = [whole(library, name, withheld=withheld) for name in names]

    done: list[Any] = []
    failed: list[dict[str, str]] = []
    with (
        progress_bar() as progress,
        closing(connect(settings, f"articles {command}", progress, searching=False)) as broadsheet,
    ):
        for name in names:
            try:
                for line, value in act(broadsheet, name):
                    done.append(value)
                    if not as_json:
                        print(harmless(line), flush=True)
            except BroadsheetError as error:
                failed.append({"id": name, "error": str(error)})
                warn(str(error))
    if as_json:
        print_json({done_as: done, "failed": failed})
    if failed:
        raise typer.Exit(1)


@app.command(epilog="Example: broadsheet articles log ferry")
def log(
    context: typer.Context,
    containing: Annotated[
        str, typer.Argument(metavar="[TEXT]", help="In id, title or source.", show_default=False)
    ] = "",
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Show what was done to articles, when, by whom and why, the oldest first."""
    with reading(settings_of(context, data)) as library:
        entries = library.history.log(containing)
        if as_json:
            print_json({"entries": [one.to_dict() for one in entries]})
            return
        for one in entries:
            why = f": {one.why}" if one.why else ""
            line = (
                f"{one.time.astimezone():%Y-%m-%d %H:%M}  {one.who}  {one.what}  {one.article_id}  "
                f"{one.title}{why}"
            )
            print(harmless(line))


@app.command(epilog="Example: broadsheet articles export articles.jsonl")
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Write all articles into a new FILE, one JSON object a line; of a damaged library those that
    can be read."""
    from qa.store import rescue

    settings = settings_of(context, data)
    exported = rescue.export(settings.database or settings.data, file)
    if as_json:
        print_json(asdict(exported))
    else:
        print(f"wrote {exported.articles:,} articles to {file}")
    if exported.unreadable:
        warn(f"about {exported.unreadable:,} articles could not be read and are not in the file")
        raise typer.Exit(1)
