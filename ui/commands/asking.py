"""Asking: one question, a conversation, a timeline as a document."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.files import write
from ui.commands.given import check_articles, connected, reading, settings_of
from ui.commands.messages import print_json, print_text, say, say_more, warn
from ui.commands.narrowing import Article, Author, Since, Source, Until
from ui.commands.options import AsJson, Commands, DataDir

if TYPE_CHECKING:
    from qa.answer import Answer
    from qa.question import Question
    from qa.settings import Settings

app = Commands()


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

    with connected(settings, "ask") as (broadsheet, progress):
        answer = broadsheet.ask(asked, progress.stage)
    if as_json:
        print_json(answer.to_dict())
    else:
        _print_answer(answer)


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

    from ui.terminal.screen import Screen  # after what takes no time to say
    from ui.terminal.talk import Talk, line_reader

    with (
        connected(settings, "chat") as (broadsheet, progress),
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

    from qa.access import EVERYTHING
    from qa.question import parse

    topic = " ".join(words)
    narrowed = {"since": since, "until": until, "source": source, "author": author}
    wanted = {"question": topic, "wants": "timeline", **narrowed}
    asked = parse(wanted, rights=EVERYTHING)
    settings = settings_of(context, data)
    check_articles(settings)

    from ui.dossier import Dossier

    with connected(settings, "dossier") as (broadsheet, progress):
        made = Dossier(topic, broadsheet.ask(asked, progress.stage), date.today())
    if as_json:
        print_json(made.to_dict())
    elif output is None:
        print_text(made.to_markdown(), end="")
    elif made.answer.timeline:
        write(output, made.to_markdown())
        say(f"{output}: {len(made.answer.timeline)} events")
    else:
        say(made.answer.answer)


def _of_one_article(asked: "Question", settings: "Settings") -> "Question":
    """`asked` with the whole id of the article that it is asked of. Raises AmbiguousId."""
    from dataclasses import replace

    from ui.commands.ids import whole

    if not asked.filters.article:
        return asked
    with reading(settings) as library:
        article = whole(library, asked.filters.article)
    return replace(asked, filters=replace(asked.filters, article=article))


def _print_answer(answer: "Answer") -> None:
    from ui.terminal.answer import show_answer
    from ui.terminal.screen import Screen

    if answer.notice:
        warn(answer.notice)
    show_answer(answer, Screen())
    took = ", ".join(f"{name} {ms:,} ms" for name, ms in answer.timings_ms.items())
    say_more(f"answered by {answer.answerer}, confidence {answer.confidence:.2f}; {took}")
