"""The words and options that say which articles are meant."""

from typing import Annotated

import typer

from ui.commands.ids import completions

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
Id = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        show_default=False,
        help="An id or its beginning, as `broadsheet articles list` shows it.",
        autocompletion=ids,
    ),
]
