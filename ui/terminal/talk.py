"""A conversation in the terminal: `broadsheet chat`."""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from qa.access import EVERYTHING
from qa.answer import Answer, Citation, on_one_line
from qa.article import Article
from qa.errors.base import BroadsheetError
from qa.errors.usage import FileUnwritable
from qa.question import MOST_TURNS, Filters, Question, Turn
from ui.broadsheet import Broadsheet
from ui.plain import above, below, on_two_lines
from ui.terminal.answer import show_answer
from ui.terminal.progress import Shown
from ui.terminal.screen import Screen, styled

HELP = """\
Ask a question, or go on from the last answer.
  /new         begin a new conversation
  /read 1      the article behind [1], with the quote in it
  /save FILE   write the conversation into a new file, as Markdown
  /help        this
  /quit        leave; so does Ctrl-D
Ctrl-C stops an answer."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer."""

    question: str
    answer: Answer


@dataclass(slots=True)
class Talk:
    """Answers lines until one of them, or the end of them, ends it.

    `ask_line` gives the next line, and raises EOFError after the last. `article` gives the article
    with an id. What goes wrong is said with `warn`, and the conversation goes on.
    """

    broadsheet: Broadsheet
    screen: Screen
    progress: Shown
    article: Callable[[str], Article]
    ask_line: Callable[[], str]
    warn: Callable[[str], None]
    filters: Filters
    exchanges: list[Exchange] = field(default_factory=list)

    def go(self) -> None:
        while True:
            try:
                line = self.ask_line().strip()
            except EOFError:
                return
            except KeyboardInterrupt:  # drops what was typed, as in a shell
                self.screen.show()
                continue
            if line in ("/quit", "/exit"):
                return
            try:
                self._answer(line)
            except BroadsheetError as error:
                self.warn(str(error))
            except KeyboardInterrupt:
                self.warn("stopped; ask again, or something else")

    def _answer(self, line: str) -> None:
        if not line.startswith("/"):
            if line:
                self._ask(line)
            return
        name, _, value = line.partition(" ")
        match name:
            case "/help":
                self.screen.show(HELP)
            case "/new":
                self.exchanges.clear()
                self.screen.show("A new conversation.")
            case "/read":
                self._read(value.strip())
            case "/save":
                self._save(value.strip())
            case _:
                self.warn(f"there is no {name}: /help shows what there is")

    def _ask(self, text: str) -> None:
        turns = [
            turn
            for one in self.exchanges
            for turn in (Turn("user", one.question), Turn("assistant", one.answer.answer))
        ]
        history = tuple(turns[-MOST_TURNS:])
        question = Question(text, self.filters, history, rights=EVERYTHING)
        try:
            answer = self.broadsheet.ask(question, self.progress.stage)
        finally:
            self.progress.close()
        self.exchanges.append(Exchange(text, answer))
        if answer.notice:
            self.warn(answer.notice)
        self.screen.show()
        show_answer(answer, self.screen)
        self.screen.show()

    def _cited(self) -> dict[str, Citation]:
        """The citations of the last answer, by number."""
        last = self.exchanges[-1].answer if self.exchanges else None
        cited = (*last.citations, *last.nearest) if last else ()
        return {str(citation.number): citation for citation in cited}

    def _read(self, number: str) -> None:
        citation = self._cited().get(number.strip("[]"))
        if citation is None:
            self.warn("name a source of the last answer, such as /read 1")
            return
        article = self.article(citation.article_id)
        text, start, end = article.text, citation.start, citation.end
        if article.digest == citation.version:
            self.screen.show(styled(text[:start], (text[start:end], "bold reverse"), text[end:]))
        else:
            self.warn("the article was changed after the answer, so the quote is not marked")
            self.screen.show(text)

    def _save(self, name: str) -> None:
        """Raises FileUnwritable."""
        if not name or not self.exchanges:
            self.warn("name a file: /save FILE" if not name else "nothing has been asked yet")
            return
        try:
            with Path(name).expanduser().open("x", encoding="utf-8") as file:
                file.write(markdown(self.exchanges))
        except OSError as error:
            raise FileUnwritable(Path(name), error.strerror or str(error)) from None
        self.screen.show(f"wrote {name}")


def line_reader(prompt: str) -> Callable[[], str]:
    """Gives lines of standard input; in a terminal after a prompt, with editing and what was typed
    before."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _next_line
    with suppress(ImportError):  # Python on Windows has none
        import readline  # noqa: F401  (from now on `input` edits lines)
    return lambda: input(prompt)


def _next_line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def markdown(exchanges: list[Exchange]) -> str:
    """A conversation with its sources. What articles say stays text: no sign in it is one of
    Markdown's, or of HTML's."""
    parts = []
    for one in exchanges:
        answer = replace(one.answer, answer=_escaped(one.answer.answer))
        parts += [f"## {_escaped(on_one_line(one.question))}", _escaped(above(answer)).strip()]
        parts.append(answer.answer)
        parts.append(below(answer, lambda *one: _escaped(on_two_lines(*one))).strip())
    return "\n\n".join(part for part in parts if part) + "\n"


def _escaped(text: str) -> str:
    marked = "".join(f"\\{sign}" if sign in _MARKDOWN else sign for sign in text)
    for joined in ("](", "][", "]:"):  # after a mark of ours, [1], it would make a link of it
        marked = marked.replace(joined, f"]\\{joined[1]}")
    return marked


_MARKDOWN = frozenset("\\`*_{}<>#|~&")
