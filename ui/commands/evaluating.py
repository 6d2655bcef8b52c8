"""Measuring answers: `broadsheet evaluate`."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.files import check_writable, write
from ui.commands.given import connected, reading, settings_of
from ui.commands.messages import print_json, print_text, progress_bar, say, warn
from ui.commands.options import AsJson, Commands, DataDir

if TYPE_CHECKING:
    from qa.evaluation.known_answers import Case
    from qa.settings import Settings

app = Commands()


@app.command(epilog="Example: broadsheet evaluate questions.jsonl --report report.html")
def evaluate(
    context: typer.Context,
    questions: Annotated[
        Path | None, typer.Argument(metavar="[QUESTIONS]", show_default=False)
    ] = None,
    as_json: AsJson = False,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page with charts.")
    ] = None,
    floors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help='Fail if a figure is worse than in FILE, a JSON object such as {"hit@5": 0.9}.',
        ),
    ] = None,
    after_ingest: Annotated[
        bool,
        typer.Option(
            "--after-ingest", help="Ask the desk's tests, if articles changed since the last time."
        ),
    ] = False,
    data: DataDir = None,
) -> None:
    """Measure the answers to questions whose right answers you know.

    Without QUESTIONS the desk's tests are asked: each passes or fails, what changed is said, and
    the exit code is 1 where one fails. With --report or --floors they are measured.

    QUESTIONS has one JSON object a line with "question", "answers" (a list, empty where the
    articles do not say) and "source" (part of the right article's source or title); or it is in
    SQuAD format. What was interrupted goes on when the same command is given again.
    """
    from qa.evaluation import figures, known_answers
    from qa.store.opening import holding
    from ui.local import Local
    from ui.report import report_html, report_text

    settings = settings_of(context, data)
    if after_ingest and (questions or report or floors):
        raise typer.BadParameter("--after-ingest asks the desk's tests, and takes no file")
    if questions is None and not (report or floors):
        _ask_tests(settings, as_json=as_json, if_due=after_ingest)
        return
    named = questions or Path("the desk's tests")
    asked = known_answers.read(questions) if questions else _tests_of(settings)
    least = figures.read_floors(floors, named) if floors else {}
    if report:
        check_writable(report)
    with (
        progress_bar() as progress,
        closing(Local(settings, holding(settings, "evaluate"), progress=progress)) as local,
    ):
        kept = local.kept(asked)
        outcomes = local.evaluate(asked, kept, progress)
    evaluation = figures.evaluation(outcomes, settings.confidence, least)
    if as_json:
        print_json(evaluation.to_dict())
    else:
        print_text(report_text(evaluation))
    for complaint in evaluation.below:
        warn(complaint)
    if report:
        write(report, report_html(evaluation, f"Answers to {named.name}"))
    kept.unlink(missing_ok=True)  # last, so that whatever fails before costs no questions
    if evaluation.below:
        raise typer.Exit(1)


def _ask_tests(settings: "Settings", *, as_json: bool, if_due: bool) -> None:
    """Ask the desk's tests, with `if_due` only where articles changed; the exit code is 1 where one
    fails. Raises NoTests."""
    from qa.desk.tests import as_they_are
    from qa.errors.desk import NoTests
    from ui.terminal.desk import ran_lines

    with connected(settings, "evaluate") as (broadsheet, _):
        editors = broadsheet.editors
        if not (tests := editors.tests()):
            raise NoTests
        ran = editors.run_if_due() if if_due else editors.run()
    if ran is None:
        say("no article changed since the tests were asked")
        ran = as_they_are(tests)
    if as_json:
        print_json(ran.to_dict())
    else:
        for line in ran_lines(ran):
            print_text(line)
    if ran.failed:
        raise typer.Exit(1)


def _tests_of(settings: "Settings") -> "list[Case]":
    """The desk's tests as questions with known answers. Raises NoTests."""
    from qa.desk.tests import cases
    from qa.errors.desk import NoTests

    with reading(settings) as library:
        found = cases(library.tests.all())
    if not found:
        raise NoTests
    return found
