"""The command line. Commands import what they need when they run, so that --help is quick."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa.errors import BroadsheetError, ReportUnwritable

if TYPE_CHECKING:
    from ingest.report import Report
    from qa.answer import Answer
    from qa.settings import Settings
    from qa.store.index import Progress
    from qa.store.library import Library

app = typer.Typer(
    name="broadsheet",
    help="Ask your articles: every answer quotes the sentence it rests on.",
    epilog="Example: broadsheet ingest articles && broadsheet ask 'Why was the interview delayed?'",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
articles = typer.Typer(
    help="List, show, remove and export articles.",
    epilog="Example: broadsheet articles list",
    no_args_is_help=True,
)
app.add_typer(articles, name="articles")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data", help="The data directory (BROADSHEET_DATA, default ./data).", show_default=False
    ),
]


def main() -> None:
    """Run the command line: exit code 0 all well, 1 something failed, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # not every terminal has quotation marks
    try:
        app()
    except BroadsheetError as error:
        _say(str(error))
        sys.exit(error.exit_code)


@app.callback()
def every_command(context: typer.Context, data: DataDir = None) -> None:
    context.obj = data


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
    data: DataDir = None,
) -> None:
    """Serve the web chat and the HTTP API."""
    from ui.serve import server

    def ready(address: str) -> None:
        _say(f"the chat is at {address} (Ctrl-C ends it)")
        if browser:
            typer.launch(address)

    server.serve(_settings(context, data, host=host or None, port=port), ready=ready, say=_say)


@app.command(epilog="Example: broadsheet ingest articles report.html 'news/*.md'")
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
    data: DataDir = None,
) -> None:
    """Add articles: files (.txt, .md, .html), folders or glob patterns.

    An article from a source that is known replaces the older one; one that says the same is
    skipped.
    """
    from ui.client import connect

    settings = _settings(context, data)
    with (
        _progress_bar() as progress,
        closing(connect(settings, "ingest", progress)) as broadsheet,
    ):
        try:
            report = broadsheet.ingest(
                sources, base=Path(), recursive=recursive, dry_run=dry_run, progress=progress
            )
        except KeyboardInterrupt as stopped:
            for note in getattr(stopped, "__notes__", ()):
                _say(note)
            raise
    if as_json:
        _print_json(report.to_dict())
    else:
        _print_report(report, dry_run)
    if report.failed:
        raise typer.Exit(1)


@app.command(epilog="Example: broadsheet ask 'Why was the interview delayed?' --since 2024-08-01")
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", show_default=False)],
    as_json: AsJson = False,
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Only articles of this day or later.")
    ] = "",
    until: Annotated[
        str, typer.Option(metavar="DATE", help="Only articles of this day or earlier.")
    ] = "",
    source: Annotated[
        str,
        typer.Option(metavar="TEXT", help="Only articles with this in source, title or address."),
    ] = "",
    data: DataDir = None,
) -> None:
    """Answer one question."""
    from qa.question import parse
    from ui.client import connect

    asked = parse({"question": question, "since": since, "until": until, "source": source})
    settings = _settings(context, data)
    with (
        _progress_bar() as progress,
        closing(connect(settings, "ask", progress)) as broadsheet,
    ):
        answer = broadsheet.ask(asked)
    if as_json:
        _print_json(answer.to_dict())
    else:
        _print_answer(answer)


@app.command(epilog="Example: broadsheet --data /srv/news mcp")
def mcp(context: typer.Context, data: DataDir = None) -> None:
    """Offer the articles as tools to a language model's client (MCP, standard input and output)."""
    from ui import mcp as tools

    tools.serve(_settings(context, data))


@articles.command("list", epilog="Example: broadsheet articles list --json")
def list_articles(context: typer.Context, as_json: AsJson = False, data: DataDir = None) -> None:
    """List all articles, the newest first."""
    with _library(_settings(context, data)) as library:
        rows = library.summaries()
    if as_json:
        _print_json({"total": len(rows), "articles": [row.to_dict() for row in rows]})
        return
    for row in rows:
        print(f"{row.id}  {row.published or '----------'}  {row.title}  ({row.source})")
    if not rows:
        _say("there are no articles yet: `broadsheet ingest FOLDER` adds some")


@articles.command(epilog="Example: broadsheet articles show 1f0a9b2c3d4e5f60")
def show(
    context: typer.Context,
    article_id: Annotated[str, typer.Argument(metavar="ID", show_default=False)],
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Show one article as it is kept."""
    with _library(_settings(context, data)) as library:
        article = library.article(article_id)
    if as_json:
        _print_json(article.to_dict())
        return
    about = (
        article.published,
        article.author,
        article.language,
        article.source,
        article.url,
    )
    print(article.title)
    print(" · ".join(str(part) for part in about if part), end="\n\n")
    print(article.text)


@articles.command(epilog="Example: broadsheet articles remove 1f0a9b2c3d4e5f60")
def remove(
    context: typer.Context,
    article_ids: Annotated[list[str], typer.Argument(metavar="ID...", show_default=False)],
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Remove articles, everywhere."""
    from ui.client import connect

    removed: list[str] = []
    failed: list[dict[str, str]] = []
    settings = _settings(context, data)
    with (
        _progress_bar() as progress,
        closing(connect(settings, "articles remove", progress)) as broadsheet,
    ):
        for article_id in article_ids:
            try:
                broadsheet.remove(article_id)
            except BroadsheetError as error:  # the others are removed all the same
                failed.append({"id": article_id, "error": str(error)})
                _say(str(error))
            else:
                removed.append(article_id)
                if not as_json:
                    print(f"removed {article_id}", flush=True)
    if as_json:
        _print_json({"removed": removed, "failed": failed})
    if failed:
        raise typer.Exit(1)


@articles.command(epilog="Example: broadsheet articles export articles.jsonl")
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Write all articles into a new FILE, one JSON object a line; of a damaged library those that
    can be read."""
    from qa.store import rescue

    exported = rescue.export(_settings(context, data).data, file)
    if as_json:
        _print_json(asdict(exported))
    else:
        print(f"wrote {exported.articles:,} articles to {file}")
    if exported.unreadable:
        _say(f"about {exported.unreadable:,} articles could not be read and are not in the file")
        raise typer.Exit(1)


@app.command(epilog="Example: broadsheet backup monday.sqlite3")
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    data: DataDir = None,
) -> None:
    """Copy the articles into a new FILE, also while a server runs.

    Put into a new data directory as library.sqlite3 it is used in place of the library it was
    copied from.
    """
    from qa.store import rescue

    rescue.backup(_settings(context, data).data, file)
    print(f"wrote {file}")


@app.command(epilog="Example: broadsheet evaluate questions.jsonl --report report.html")
def evaluate(
    context: typer.Context,
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS", show_default=False)],
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
    data: DataDir = None,
) -> None:
    """Measure the answers to questions whose right answers you know.

    QUESTIONS has one JSON object a line with "question", "answers" (a list, empty where the
    articles do not say) and "source" (part of the right article's source or title); or it is in
    SQuAD format. What was interrupted goes on when the same command is given again.
    """
    from qa.evaluation import figures, known_answers
    from qa.store.lock import DataLock
    from ui.local import Local
    from ui.report import report_html, report_text

    asked = known_answers.read(questions)
    least = figures.read_floors(floors, questions) if floors else {}
    if report:
        _check_writable(report)
    settings = _settings(context, data)
    with (
        _progress_bar() as progress,
        closing(Local(settings, DataLock(settings.data, "evaluate"), progress=progress)) as local,
    ):
        kept = local.kept(asked)
        outcomes = local.evaluate(asked, kept, progress)
    evaluation = figures.evaluation(outcomes, settings.confidence, least)
    if as_json:
        _print_json(evaluation.to_dict())
    else:
        print(report_text(evaluation))
    for complaint in evaluation.below:
        _say(complaint)
    if report:
        _write(report, report_html(evaluation, f"Answers to {questions.name}"))
    kept.unlink(missing_ok=True)  # last, so that whatever fails before costs no questions
    if evaluation.below:
        raise typer.Exit(1)


@app.command(epilog="Example: broadsheet rebuild")
def rebuild(context: typer.Context, data: DataDir = None) -> None:
    """Make vectors and lexical index anew from the library, with the model of the settings."""
    from qa.store.lock import DataLock
    from ui.local import Local

    settings = _settings(context, data)
    lock = DataLock(settings.data, "rebuild")
    with (
        _progress_bar() as progress,
        closing(Local(settings, lock, anew=True, progress=progress)) as local,
    ):
        count = local.index.library.count_articles()
    print(f"rebuilt the index of {count:,} articles")


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

    settings = _settings(context, data)
    with _progress_bar() as progress:
        findings = examine(settings, ask_model=ask_model, progress=progress)
    if as_json:
        _print_json(findings.to_dict())
    else:
        print(findings)
    if findings.problems:
        raise typer.Exit(1)


def _settings(context: typer.Context, data: Path | None, **options: Any) -> "Settings":
    """The settings, with what the command line says instead where it says something (not None)."""
    from qa.settings import export_keys, read

    export_keys()
    options["data"] = data or context.find_root().obj
    return read(**{name: value for name, value in options.items() if value is not None})


def _library(settings: "Settings") -> "closing[Library]":
    """The library for reading, which needs no lock."""
    from qa.store.library import Library

    return closing(Library(settings.data, reading=True))


@contextmanager
def _progress_bar() -> Iterator["Progress"]:
    """A bar on a terminal, and nothing elsewhere. It goes away when it is done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    with Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


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


def _print_json(document: dict[str, Any]) -> None:
    # Elsewhere signs that cannot be printed would be replaced, and the document be another one.
    is_utf8 = (sys.stdout.encoding or "utf-8").lower() in ("utf-8", "utf8")
    print(json.dumps(document, ensure_ascii=not is_utf8, indent=2))


def _print_report(report: "Report", dry_run: bool) -> None:
    for failure in report.failed:
        _say(f"{failure['source']}: {failure['error']}")
    print(
        f"{'would be: ' if dry_run else ''}{report.added:,} added, {report.updated:,} updated, "
        f"{report.unchanged:,} unchanged, {len(report.failed):,} failed"
    )
    print(
        f"the index holds {report.articles:,} articles in {report.passages:,} passages "
        f"({report.seconds:.1f} s)"
    )
    for remark in report.remarks():
        print(remark)
    if report.foreign:
        count = sum(report.foreign.values())
        _say(
            f"{count:,} of the articles are in languages that the embedding model was not made for "
            f"({', '.join(sorted(report.foreign))}): docs/models.md says which model to set"
        )


def _print_answer(answer: "Answer") -> None:
    from ui.plain import on_two_lines, plain

    if answer.notice:
        _say(answer.notice)
    print(plain(replace(answer, notice=None), on_two_lines))


def _say(message: str) -> None:
    print(f"broadsheet: {message}", file=sys.stderr, flush=True)
