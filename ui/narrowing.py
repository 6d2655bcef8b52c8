"""The options that say which articles to look in."""

from typing import Annotated

import typer

from ui.ids import completions

Since = Annotated[str, typer.Option(metavar="DATE", help="Only articles of this day or later.")]
Until = Annotated[str, typer.Option(metavar="DATE", help="Only articles of this day or earlier.")]
Source = Annotated[
    str, typer.Option(metavar="TEXT", help="Only articles with this in source, title or address.")
]
Author = Annotated[str, typer.Option(metavar="TEXT", help="Only articles of this author.")]


def ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """What a shell completes the beginning of an id to."""
    return completions(context.find_root().params.get("data"), incomplete)


Article = Annotated[
    str,
    typer.Option(
        metavar="ID",
        help="Only this article; the beginning of its id will do.",
        autocompletion=ids,
    ),
]
