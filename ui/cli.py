"""The command line. Commands import what they need when they run, so that --help is quick."""

import sys
from contextlib import closing
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.access import PUBLIC, Access
from qa.errors.base import BroadsheetError
from qa.errors.usage import ReportUnwritable
from ui import articles, desk_questions
from ui.narrowing import Article, Author, Since, Source, Until
from ui.terminal import (
    HELP,
    AsJson,
    Commands,
    DataDir,
    Quiet,
    Verbose,
    check_articles,
    check_shared,
    end_with,
    print_json,
    print_report,
    progress_bar,
    reading,
    say,
    say_more,
    set_loudness,
    settings_of,
    stopped_told,
    user,
    warn,
)

if TYPE_CHECKING:
    from qa.answer import Answer
    from qa.evaluation.known_answers import Case
    from qa.question import Question
    from qa.settings import Settings

app = Commands(
    name="broadsheet",
    help="Ask your articles: every answer quotes the sentence it rests on.",
    epilog="Example: broadsheet ingest articles && broadsheet ask 'Why was the interview delayed?'",
    no_args_is_help=True,
    context_settings=HELP,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(articles.app, name="articles")
app.add_typer(desk_questions.app, name="desk")


def main() -> None:
    """Run the command line: exit code 0 all well, 1 something failed, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # not every terminal has quotation marks
    try:
        app(prog_name="broadsheet")
    except BroadsheetError as error:
        warn(str(error))
        sys.exit(error.exit_code)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"broadsheet {version('broadsheet')}")
        raise typer.Exit


@app.callback()
def every_command(
    context: typer.Context,
    data: DataDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Say which version this is."
        ),
    ] = False,
) -> None:
    context.obj = data
    set_loudness(quiet=quiet, verbose=verbose)


@app.command(epilog="Example: broadsheet serve --port 8000 --open")
def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option(help="Address to listen on (default 127.0.0.1).", show_default=False)
    ] = "",
    port: Annotated[
        int | None, typer.Option(help="Port to listen on (default 7860).", show_default=False)
    ] = None,
    browser: Annotated[bool, typer.Option("--open", help="Open the chat in a browser.")] = False,
    worker: Annotated[
        bool,
        typer.Option(
            "--worker", help="Also do what `broadsheet worker` does (BROADSHEET_DATABASE)."
        ),
    ] = False,
    data: DataDir = None,
) -> None:
    """Serve the web chat and the HTTP API."""
    from ui.serve import server

    def ready(address: str) -> None:
        say(f"the chat is at {address} (Ctrl-C ends it)")
        if browser:
            typer.launch(address)

    settings = settings_of(context, data, host=host or None, port=port)
    if worker:
        check_shared(settings, "serve --worker")
    server.serve(settings, ready=ready, say=say, with_worker=worker)


@app.command(epilog="Example: BROADSHEET_DATABASE=postgresql://db.example/news broadsheet worker")
def worker(context: typer.Context, data: DataDir = None) -> None:
    """Embed and index what was put into BROADSHEET_DATABASE, until it is stopped.

    Any number may run, on any machine. One that is stopped finishes what it has begun; of one that
    is killed another does it a minute later.
    """
    from ui import worker

    settings = settings_of(context, data)
    check_shared(settings, "worker")
    worker.run(settings, say)


@app.command(epilog="Example: broadsheet ingest articles report.html https://news.example/feed")
def ingest(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", show_default=False)],
    as_json: AsJson = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; report what would be done.")
    ] = False,
    recursive: Annotated[
        bool, typer.Option("--recursive/--no-recursive", help="Also look in folders of folders.")
    ] = True,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="Go on: take in files as they change, and visit addresses again as often as "
            "BROADSHEET_REFRESH says (15m).",
        ),
    ] = False,
    data: DataDir = None,
) -> None:
    """Add articles: files, folders, glob patterns, addresses of pages, feeds and sitemaps, and "-"
    for standard input.

    An article from a source that is known replaces the older one; one that says the same is
    skipped.
    """
    from ui.client import connect
    from ui.standard_input import in_file
    from ui.watch import keep_up

    settings = settings_of(context, data)
    if watch and (as_json or dry_run):
        raise typer.BadParameter("--watch goes on, so there is no one report to print with --json")
    with (
        progress_bar() as progress,
        stopped_told(),
        closing(
            connect(settings, "ingest", progress, progress.loading, searching=False)
        ) as broadsheet,
        in_file(sources, sys.stdin.buffer, settings.data / "uploads", dry_run=dry_run) as named,
    ):
        report = broadsheet.ingest(
            named,
            base=Path(),
            recursive=recursive,
            dry_run=dry_run,
            progress=progress,
            who=user(),
        )
    if not watch:
        end_with(report, as_json, dry_run)
        return
    print_report(report)
    say("watching for changes (Ctrl-C ends it)")
    try:
        kept_up = [source for source in sources if source != "-"]
        for report in keep_up(settings, kept_up, recursive=recursive, who=user(), say=say):
            print_report(report)
    except KeyboardInterrupt:
        say("no longer watching")


@app.command(epilog="Example: broadsheet ask 'Why was the interview delayed?' --since 2024-08-01")
def ask(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="QUESTION", show_default=False)],
    as_json: AsJson = False,
    since: Since = "",
    until: Until = "",
    source: Source = "",
    author: Author = "",
    article: Article = "",
    data: DataDir = None,
) -> None:
    """Answer one question; "-" reads it from standard input."""
    from qa.access import EVERYTHING
    from qa.question import parse

    text = sys.stdin.read() if words == ["-"] else " ".join(words)
    narrowed = {"since": since, "until": until, "source": source, "author": author}
    asked = parse({"question": text, **narrowed, "article": article}, rights=EVERYTHING)
    settings = settings_of(context, data)
    check_articles(settings)
    asked = _of_one_article(asked, settings)

    from ui.client import connect  # after what takes no time to say

    with (
        progress_bar() as progress,
        closing(connect(settings, "ask", progress, progress.loading)) as broadsheet,
    ):
        answer = broadsheet.ask(asked, progress.stage)
    if as_json:
        print_json(answer.to_dict())
    else:
        _print_answer(answer)


@app.command(epilog="Example: broadsheet dossier 'the harbour bridge' --output bridge.md")
def dossier(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="TOPIC", show_default=False)],
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write it there, in place of what is there."),
    ] = None,
    as_json: AsJson = False,
    since: Since = "",
    until: Until = "",
    source: Source = "",
    author: Author = "",
    data: DataDir = None,
) -> None:
    """Write the timeline of a topic or a person: dated quotes with their sources, as Markdown."""
    from datetime import date

    from qa.question import parse

    topic = " ".join(words)
    narrowed = {"since": since, "until": until, "source": source, "author": author}
    asked = parse({"question": topic, "wants": "timeline", **narrowed})
    settings = settings_of(context, data)
    check_articles(settings)

    from ui.client import connect
    from ui.dossier import Dossier

    with (
        progress_bar() as progress,
        closing(connect(settings, "dossier", progress, progress.loading)) as broadsheet,
    ):
        made = Dossier(topic, broadsheet.ask(asked, progress.stage), date.today())
    if as_json:
        print_json(made.to_dict())
    elif output is None:
        typer.echo(made.to_markdown(), nl=False)
    elif made.answer.timeline:
        _write(output, made.to_markdown())
        say(f"{output}: {len(made.answer.timeline)} events")
    else:
        say(made.answer.answer)


@app.command(epilog="Example: broadsheet chat --since 2024-08-01")
def chat(
    context: typer.Context,
    since: Since = "",
    until: Until = "",
    source: Source = "",
    author: Author = "",
    article: Article = "",
    data: DataDir = None,
) -> None:
    """Talk with your articles in the terminal.

    A question may follow from the last answer. Nothing is kept after the end but what /save writes.
    """
    from qa.question import parse

    narrowed = {"since": since, "until": until, "source": source, "author": author}
    asked = parse({"question": "?", **narrowed, "article": article})
    settings = settings_of(context, data)
    check_articles(settings)
    asked = _of_one_article(asked, settings)

    from ui.client import connect  # after what takes no time to say
    from ui.screen import Screen
    from ui.talk import Talk, line_reader

    with (
        progress_bar() as progress,
        closing(connect(settings, "chat", progress, progress.loading)) as broadsheet,
        reading(settings) as library,
    ):
        count = library.count_articles()
        say(f"{count:,} articles; /help shows what else there is, Ctrl-D leaves")
        Talk(
            broadsheet,
            Screen(),
            progress,
            library.article,
            line_reader("> "),
            warn,
            asked.filters,
        ).go()


@app.command(epilog="Example: broadsheet --data /srv/news mcp")
def mcp(
    context: typer.Context,
    rights: Annotated[
        Access,
        typer.Option("--access", help="Also articles for subscribers, or those for the house."),
    ] = PUBLIC,
    data: DataDir = None,
) -> None:
    """Offer the articles as tools to a language model's client (MCP, standard input and output).

    The client sees what everybody may see, unless --access opens more: what it reads goes to the
    provider of its model.
    """
    from ui import mcp as tools

    tools.serve(settings_of(context, data), rights)


@app.command(epilog="Example: broadsheet backup monday.sqlite3")
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    data: DataDir = None,
) -> None:
    """Copy the articles into a new FILE, also while servers run.

    Put into a new data directory as library.sqlite3 it is used in place of the library it was
    copied from; from there `broadsheet move` brings it into a database.
    """
    from qa.store import rescue

    settings = settings_of(context, data)
    rescue.backup(settings.database or settings.data, file)
    print(f"wrote {file}")


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
        _check_writable(report)
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
        print(report_text(evaluation))
    for complaint in evaluation.below:
        warn(complaint)
    if report:
        _write(report, report_html(evaluation, f"Answers to {named.name}"))
    kept.unlink(missing_ok=True)  # last, so that whatever fails before costs no questions
    if evaluation.below:
        raise typer.Exit(1)


@app.command(epilog="Example: broadsheet rebuild")
def rebuild(context: typer.Context, data: DataDir = None) -> None:
    """Make what is searched anew from the articles, with the model of the settings.

    In a folder nobody can ask meanwhile. In BROADSHEET_INDEX the old index answers until the new
    one is whole; a server's own one in BROADSHEET_DATA is made again. Before another model takes
    over, stop servers and workers.
    """
    from ui.rebuild import rebuild as build_anew

    settings = settings_of(context, data)
    with progress_bar() as progress:
        count = build_anew(settings, progress)
    print(f"rebuilt the index of {count:,} articles")


@app.command(epilog="Example: broadsheet move --to postgresql://editor:PASSWORD@db.example/news")
def move(
    context: typer.Context,
    to: Annotated[
        str,
        typer.Option(
            metavar="URL|PATH", help="An empty database, or a data directory.", show_default=False
        ),
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Copy nothing; say what would be moved.")
    ] = False,
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Move the articles, with their embeddings, from a data directory to a PostgreSQL database or
    back.

    A move that was interrupted goes on when the same command is given again. The articles stay
    where they were as well, and are no longer used there.
    """
    from qa.store import moving
    from qa.store.index import Status

    settings = settings_of(context, data)
    source, target = settings.database or settings.data, moving.place(to)
    if check:
        move = moving.check(source, target)
    else:
        with progress_bar() as progress:
            move = moving.move(source, target, lambda done, found: progress(Status(done, found)))
    if as_json:
        print_json(move.to_dict())
        return
    for article_id, title in move.with_nul:
        warn(f"{article_id} {title}: a space takes the place of each NUL in its text")
    done = "would move" if check else "moved"
    print(f"{done} {move.articles:,} articles in {move.passages:,} passages")
    if not check:
        setting = "BROADSHEET_DATABASE" if "://" in move.target else "BROADSHEET_DATA"
        say(f"set {setting} to {move.target}, and unset the other")


@app.command(epilog="Example: broadsheet doctor")
def doctor(
    context: typer.Context,
    as_json: AsJson = False,
    ask_model: Annotated[
        bool,
        typer.Option("--model/--no-model", help="Send the language model a short test question."),
    ] = True,
    data: DataDir = None,
) -> None:
    """Show what is installed and set, whether the models load and the language model answers, and
    whether the index agrees with the library."""
    from ui.doctor import examine

    settings = settings_of(context, data)
    with progress_bar() as progress:
        findings = examine(settings, ask_model=ask_model, progress=progress)
    if as_json:
        print_json(findings.to_dict())
    else:
        print(findings)
    if findings.problems:
        raise typer.Exit(1)


def _ask_tests(settings: "Settings", *, as_json: bool, if_due: bool) -> None:
    """Ask the desk's tests, with `if_due` only where articles changed; the exit code is 1 where one
    fails. Raises NoTests."""
    from qa.desk.tests import as_they_are
    from qa.errors.desk import NoTests
    from ui.asked import ran_lines
    from ui.client import connect
    from ui.screen import harmless

    with progress_bar() as progress:
        connected = connect(settings, "evaluate", progress, progress.loading)
        with closing(connected) as broadsheet:
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
            print(harmless(line))
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


def _check_writable(path: Path) -> None:
    """Raises ReportUnwritable, while nothing has been spent on what would be written."""
    is_new = not path.exists()
    try:
        path.open("a").close()
        if is_new:
            path.unlink()
    except OSError as error:
        raise ReportUnwritable(path, error.strerror or str(error)) from None


def _write(path: Path, content: str) -> None:
    """Raises ReportUnwritable."""
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise ReportUnwritable(path, error.strerror or str(error)) from None


def _of_one_article(asked: "Question", settings: "Settings") -> "Question":
    """`asked` with the whole id of the article that it is asked of. Raises AmbiguousId."""
    from dataclasses import replace

    from ui.ids import whole

    if not asked.filters.article:
        return asked
    with reading(settings) as library:
        article = whole(library, asked.filters.article)
    return replace(asked, filters=replace(asked.filters, article=article))


def _print_answer(answer: "Answer") -> None:
    from ui.screen import Screen
    from ui.shown import show_answer

    if answer.notice:
        warn(answer.notice)
    show_answer(answer, Screen())
    took = ", ".join(f"{name} {ms:,} ms" for name, ms in answer.timings_ms.items())
    say_more(f"answered by {answer.answerer}, confidence {answer.confidence:.2f}; {took}")
