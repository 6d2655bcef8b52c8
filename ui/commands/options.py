"""The options that many commands take, and commands that all take some."""

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from ui.commands.messages import set_loudness

Command = TypeVar("Command", bound=Callable[..., Any])

HELP = {"help_option_names": ["-h", "--help"]}
"""Settings of every program of commands."""

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data", help="The data directory (BROADSHEET_DATA, default ./data).", show_default=False
    ),
]

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what goes wrong.")]

Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Also say what is done meanwhile.")]


class Commands(typer.Typer):
    """Commands that all take --quiet and --verbose."""

    def command(self, *args: Any, **settings: Any) -> Callable[[Command], Command]:
        register = super().command(*args, **settings)

        def named(command: Command) -> Command:
            register(_loud(command))
            return command

        return named


def _loud(command: Callable[..., Any]) -> Callable[..., Any]:
    """`command` with the two options, which it need not know of."""

    @wraps(command)
    def run(*, quiet: bool, verbose: bool, **values: Any) -> Any:
        if quiet or verbose:  # else what stands before the command counts
            set_loudness(quiet=quiet, verbose=verbose)
        return command(**values)

    own = inspect.signature(command, eval_str=True)
    more = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=annotation
        )
        for name, annotation in (("quiet", Quiet), ("verbose", Verbose))
    ]
    both = [*own.parameters.values(), *more]
    vars(run)["__signature__"] = own.replace(parameters=both)
    run.__annotations__ = {one.name: one.annotation for one in both}
    return run
