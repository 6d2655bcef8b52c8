"""The commands that show the articles that are kept: `broadsheet articles ...`."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ui.commands.given import reading, settings_of
from ui.commands.messages import print_json, print_text, say, warn
from ui.commands.narrowing import Author, Id, Since, Source, Until
from ui.commands.options import HELP, AsJson, Commands, DataDir

if TYPE_CHECKING:
    from qa.article import Article
    from qa.store.library.catalogue import Sort
    from qa.store.library.summaries import Summary
    from qa.store.library.withheld import Withheld

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
        bool,
        typer.Option(
            "--withheld",
            help="List those that readers may not see, and why, what was withheld last first; with "
            "--search, --sort and --limit.",
        ),
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
    settings = settings_of(context, data)
    if withheld:
        if given := [f"--{name}" for name, value in narrowed.items() if value]:
            raise typer.BadParameter(
                f"--withheld does not go with {', '.join(given)}: of what is withheld title and "
                "source are listed, in which --search TEXT looks"
            )
        with reading(settings) as library:
            _list_withheld(library.withholding.all(), search, sort, limit, as_json)
        return
    filters = parse({"question": "?", **narrowed}).filters
    with reading(settings) as library:
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
        _say_left(found.total - len(found.articles))


def _print_list(rows: "Sequence[Summary]") -> None:
    from ui.plain import labels
    from ui.terminal.screen import Screen, styled

    screen = Screen()
    for row in rows:
        about = f"{row.id}  {row.published or '----------'}  "
        where = ", ".join((*labels(row), row.source))
        line = styled((about, "cyan"), row.title, (f"  ({where})", "dim"))
        screen.show(line, hanging=len(about))


def _list_withheld(
    held: "Sequence[Withheld]", words: str, sort: "Sort", limit: int | None, as_json: bool
) -> None:
    """Print at most `limit` of those with the `words` in title or source, in any case. What was
    withheld last comes first in `held`, and is the newest."""
    named = words.casefold()
    found = [one for one in held if named in f"{one.source}\n{one.title}".casefold()]
    if sort == "title":
        found.sort(key=lambda one: one.title)
    elif sort == "oldest":
        found.sort(key=lambda one: one.since)
    shown = found[:limit]
    if as_json:
        print_json({"total": len(found), "withheld": [one.to_dict() for one in shown]})
        return
    for one in shown:
        until = f" until {one.until.astimezone():%Y-%m-%d %H:%M}" if one.until else ""
        why = f": {one.why}" if one.why else ""
        print_text(f"{one.id}  {one.reason}{until}{why}  {one.title}  ({one.source})")
    if not found:
        say("no withheld article is like that" if held else "no article is withheld")
    elif len(found) > len(shown):
        _say_left(len(found) - len(shown))


def _say_left(count: int) -> None:
    say(f"{count:,} more: --limit COUNT shows them")


@app.command(epilog="Example: broadsheet articles show 1f0a9b2c3d4e5f60")
def show(
    context: typer.Context,
    article_id: Id,
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Show one article as it is kept."""
    from ui.commands.ids import whole
    from ui.plain import labels
    from ui.terminal.screen import Screen, styled

    with reading(settings_of(context, data)) as library:
        article_id = whole(library, article_id)
        article = library.article(article_id)
        versions = [one.to_dict() for one in library.history.versions(article_id)]
    if as_json:
        print_json(article.to_dict() | {"versions": versions})
        return
    about = (
        *labels(article),
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
            print_text(line)


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
        print_text(f"wrote {exported.articles:,} articles to {file}")
    if exported.unreadable:
        warn(f"about {exported.unreadable:,} articles could not be read and are not in the file")
        raise typer.Exit(1)
