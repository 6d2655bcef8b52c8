"""The words and options that say which articles are meant."""

from typing import Annotated

import typer

from ui.commands.ids import Among, completions

Since = Annotated[str, typer.Option(metavar="DATE", help="Only articles of this day or later.")]
Until = Annotated[str, typer.Option(metavar="DATE", help="Only articles of this day or earlier.")]
Source = Annotated[
    str, typer.Option(metavar="TEXT", help="Only articles with this in source, title or address.")
]
Author = Annotated[str, typer.Option(metavar="TEXT", help="Only articles of this author.")]


Offered = list[tuple[str, str]]
"""Ids, each with the title of its article."""


def ids(context: typer.Context, incomplete: str) -> Offered:
    """What a shell completes the beginning of an id to."""
    return _offered(context, incomplete, "shown")


def withheld_ids(context: typer.Context, incomplete: str) -> Offered:
    """The same among the articles that are withheld."""
    return _offered(context, incomplete, "withheld")


def all_ids(context: typer.Context, incomplete: str) -> Offered:
    """The same among those that are shown and those that are withheld."""
    return _offered(context, incomplete, "all")


def _offered(context: typer.Context, incomplete: str, among: Among) -> Offered:
    data = context.params.get("data") or context.find_root().params.get("data")
    return completions(data, incomplete, among)


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
