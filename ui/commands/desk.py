"""The commands of the editors' desk, for what was asked and for tests: `broadsheet desk ...`."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.given import connected, reading, settings_of, user
from ui.commands.messages import print_json, print_made, print_text, say
from ui.commands.narrowing import ids
from ui.commands.options import HELP, AsJson, Commands, DataDir

if TYPE_CHECKING:
    from qa.desk.desk import EditorsDesk
    from qa.desk.questions import Show
    from qa.store.answers.accepted import Accepted
    from ui.served_desk import Editors

app = Commands(context_settings=HELP)

_GROUPS = 20
_FILE = "Write all of them to FILE, or to standard output where it is -."

_Id = Annotated[str, typer.Argument(metavar="ID", show_default=False)]


@app.callback(invoke_without_command=True, epilog="Example: broadsheet desk --declined")
def desk(
    context: typer.Context,
    since: Annotated[str, typer.Option(metavar="DATE", help="Asked on this day or later.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="Asked on this day or earlier.")] = "",
    declined: Annotated[bool, typer.Option("--declined", help="Only without an answer.")] = False,
    disliked: Annotated[bool, typer.Option("--disliked", help="Only found wrong.")] = False,
    containing: Annotated[str, typer.Option(metavar="TEXT", help="Only with this in them.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=100, help="Groups to show.")] = _GROUPS,
    csv: Annotated[str, typer.Option(metavar="FILE", help=f"A table. {_FILE}")] = "",
    jsonl: Annotated[str, typer.Option(metavar="FILE", help=f"JSON Lines. {_FILE}")] = "",
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """What visitors asked, in groups that mean the same, the worst first; and more for editors.

    Questions are kept where BROADSHEET_KEEP_QUESTIONS says for how many days.
    """
    if context.invoked_subcommand is not None:
        _refuse_options(context, context.invoked_subcommand)
        return
    from pydantic_core import to_jsonable_python

    from qa.desk import sheet
    from qa.desk.questions import Wanted
    from qa.question import filters_of
    from ui.terminal.desk import listed_lines

    days = filters_of({"since": since, "until": until})
    if declined and disliked:
        raise typer.BadParameter("choose one of --declined and --disliked")
    if as_json and (csv or jsonl):
        raise typer.BadParameter("--json prints the groups, --csv and --jsonl write every question")
    if csv and csv == jsonl:
        raise typer.BadParameter("--csv and --jsonl cannot both be written to the same place")
    which: Show = "declined" if declined else "disliked" if disliked else "all"
    wanted = Wanted(days.since, days.until, which, containing)
    with _kept(context, data) as editors:
        for file, written in ((csv, sheet.as_csv), (jsonl, sheet.as_jsonl)):
            if file:
                _write(file, written(editors.rows(wanted)))
        if csv or jsonl:
            return
        found = editors.questions(wanted, limit=limit)
    if as_json:
        print_json(to_jsonable_python(found))
        return
    _print(listed_lines(found))
    if found.kept_days is None and not found.total:
        say("no question is kept: BROADSHEET_KEEP_QUESTIONS=30 keeps them for 30 days")


@app.command("show", epilog="Example: broadsheet desk show 5d41402abc4b2a76")
def show_one(
    context: typer.Context, name: _Id, as_json: AsJson = False, data: DataDir = None
) -> None:
    """Show a question with its answer, and all that is kept of it."""
    from pydantic_core import to_jsonable_python

    from ui.terminal.desk import member_lines

    with _kept(context, data) as editors:
        found = editors.question(name)
    if as_json:
        print_json(to_jsonable_python(found))
    else:
        _print(member_lines(found))


@app.command(epilog="Example: broadsheet desk accept 5d41402abc4b2a76 --answer 'a bent hinge'")
def accept(
    context: typer.Context,
    name: _Id,
    article: Annotated[
        str,
        typer.Option(
            metavar="ID",
            help="The article that says it; the beginning of its id will do.",
            autocompletion=ids,
        ),
    ] = "",
    quote: Annotated[str, typer.Option(metavar="TEXT", help="The right words of it.")] = "",
    answer: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="What the answer has to say.")
    ] = None,
    decline: Annotated[
        bool, typer.Option("--decline", help="It is right to say that no article says it.")
    ] = False,
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Make a test of a question: say what is right, and `broadsheet evaluate` asks it again.

    What is right is a quote of an article, the article, some words, or to decline.
    """
    from pydantic_core import to_jsonable_python

    from qa.desk.tests import Wish
    from qa.errors.desk import BadTest
    from ui.commands.ids import whole

    answers = tuple(answer or ())
    if decline == bool(article or quote or answers):
        raise BadTest("say what is right with --article, --quote or --answer, or --decline")
    if article:
        with reading(settings_of(context, data)) as library:
            article = whole(library, article)
    wish = Wish(article_id=article or None, quote=quote or None, answers=answers)
    with _editors(context, data) as editors:
        made = editors.accept(wish, answer_id=name, who=user())
    if as_json:
        print_json(to_jsonable_python(made))
    else:
        _print_tests(context, data, [made])


@app.command("tests", epilog="Example: broadsheet desk tests --run")
def list_tests(
    context: typer.Context,
    run: Annotated[bool, typer.Option("--run", help="Ask them now.")] = False,
    drop: Annotated[str, typer.Option(metavar="ID", help="Delete this one.")] = "",
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """List the tests, with what is right and how each came out last."""
    from pydantic_core import to_jsonable_python

    from ui.terminal.desk import ran_lines

    changing = _editors(context, data, searching=run)
    with changing if run or drop else _kept(context, data) as editors:
        if drop:
            editors.drop(drop)
        ran = editors.run() if run else None
        found = editors.tests()
    if as_json:
        print_json({"tests": to_jsonable_python(found), **({"ran": ran.to_dict()} if ran else {})})
    else:
        _print_tests(context, data, found)
        if ran:
            _print(ran_lines(ran))
        elif not found:
            say("there are no tests: `broadsheet desk accept ID` makes one of a question")


@app.command(epilog="Example: broadsheet desk forget 5d41402abc4b2a76")
def forget(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[ID]", show_default=False)] = "",
    every: Annotated[bool, typer.Option("--all", help="Every question that is kept.")] = False,
    data: DataDir = None,
) -> None:
    """Delete a question with its answer, or all of them. Tests stay."""
    if every == bool(name):
        raise typer.BadParameter("name a question, or --all")
    with _editors(context, data) as editors:
        if every:
            count = editors.forget_all()
            print_text("deleted 1 question" if count == 1 else f"deleted {count:,} questions")
        else:
            editors.forget(name)
            print_text(f"deleted {name}")


def _refuse_options(context: typer.Context, command: str) -> None:
    """Raises BadParameter for options of the list that stand before a `command` of the desk, which
    would not hear of them."""
    for name in context.params:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            raise typer.BadParameter(
                f"options before {command!r} are for the list of questions: write them behind it"
            )


@contextmanager
def _kept(context: typer.Context, data: Path | None) -> "Iterator[EditorsDesk]":
    """The desk to look at, which needs neither models nor the server that has the articles."""
    from qa.desk.desk import EditorsDesk

    settings = settings_of(context, data)
    with reading(settings) as library:
        yield EditorsDesk(library, settings.keep_questions)


@contextmanager
def _editors(
    context: typer.Context, data: Path | None, *, searching: bool = False
) -> "Iterator[Editors]":
    """The desk, here or in the server that has the articles."""
    settings = settings_of(context, data)
    with connected(settings, "desk", searching=searching) as (broadsheet, _):
        yield broadsheet.editors


def _print_tests(context: typer.Context, data: Path | None, tests: "Sequence[Accepted]") -> None:
    from qa.desk.tests import article_of
    from ui.terminal.desk import test_lines

    with reading(settings_of(context, data)) as library:
        for one in tests:
            _print(test_lines(one, article_of(library, one)))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print_text(line)


def _write(file: str, lines: Iterable[str]) -> None:
    """Raises FileUnwritable. Nobody but the user may read the file: it has what people asked."""
    from qa.errors.usage import FileUnwritable
    from qa.store import private

    if file == "-":
        for line in lines:
            print_made(line)
        return
    try:
        with open(file, "w", encoding="utf-8", newline="", opener=private.opener) as written:
            written.writelines(lines)
    except OSError as error:
        raise FileUnwritable(Path(file), error.strerror or str(error)) from None
