"""The articles as tools of a language model, over the Model Context Protocol. The home of mcp."""

from collections.abc import Callable
from importlib.metadata import version
from threading import Lock
from typing import Annotated, TypeVar

from pydantic import Field, RootModel
from pydantic_core import to_jsonable_python

from qa.answer import Answer, Citation
from qa.errors import BroadsheetError, ToolsMissing
from qa.question import parse
from qa.settings import Settings
from ui.broadsheet import Broadsheet
from ui.client import NobodyThere, connect
from ui.found import Found
from ui.plain import headline, on_one_line, plain

Result = TypeVar("Result")

_Day = Annotated[str, Field(description="A day, such as 2024-08-13.")]


def serve(settings: Settings) -> None:
    """Answer on standard input and output until the client goes away. Raises ToolsMissing."""
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp.types import CallToolResult, TextContent, ToolAnnotations
    except ImportError:
        raise ToolsMissing from None

    articles = _Articles(settings)
    server = MCPServer(
        "broadsheet",
        title=settings.title,
        instructions="Answers from articles, with the sentences they rest on, to be quoted.",
        version=version("broadsheet"),
        log_level="WARNING",
    )
    reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)

    def told(use: Callable[[Broadsheet], Result]) -> Result:
        try:
            return articles.use(use)
        except BroadsheetError as error:
            raise ToolError(str(error)) from error

    def result(text: str, found: Answer | Found) -> CallToolResult:
        return CallToolResult(
            content=[TextContent(text=text)], structured_content=to_jsonable_python(found)
        )

    # RootModel, because the SDK makes no schema of records with slots.
    @server.tool(annotations=reads)
    def ask(
        question: Annotated[str, Field(description="A question that stands alone.")],
        since: _Day = "",
        until: _Day = "",
        source: Annotated[str, Field(description="Part of the article's source or title.")] = "",
    ) -> Annotated[CallToolResult, RootModel[Answer]]:
        """Answer a question from the articles, with verbatim quotes; or say that they do not."""
        asked = {"question": question, "since": since, "until": until, "source": source}
        answer = told(lambda broadsheet: broadsheet.ask(parse(asked)))
        return result(_answer_text(answer), answer)

    @server.tool(annotations=reads)
    def search_articles(
        question: Annotated[str, Field(description="What the passages should be about.")],
        k: Annotated[int, Field(ge=1, le=50, description="How many passages.")] = 10,
    ) -> Annotated[CallToolResult, RootModel[Found]]:
        """The passages of the articles that are nearest to a question, the best first."""
        found = told(lambda broadsheet: broadsheet.search(parse(question), k))
        return result(_found_text(found), found)

    try:
        server.run("stdio")
    finally:
        articles.close()


class _Articles:
    """A running Broadsheet, or the index opened here when the first call comes."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._broadsheet: Broadsheet | None = None
        self._lock = Lock()

    def use(self, what: Callable[[Broadsheet], Result]) -> Result:
        try:
            return what(self._connected())
        except NobodyThere:
            # It may have been started anew, at another address. After any other failure the
            # question may have reached a language model, and asking again would be paid again.
            self.close()
            return what(self._connected())

    def _connected(self) -> Broadsheet:
        with self._lock:
            if self._broadsheet is None:
                self._broadsheet = connect(self._settings, "mcp")
            return self._broadsheet

    def close(self) -> None:
        with self._lock:
            if self._broadsheet is not None:
                self._broadsheet.close()
                self._broadsheet = None


def _answer_text(answer: Answer) -> str:
    """The answer with its notice and its quotes, or what came nearest, for a client that reads text
    alone."""

    def told(citation: Citation) -> str:
        return on_one_line(citation, f"({citation.deep_link or citation.source})")

    return plain(answer, told)


def _found_text(found: Found) -> str:
    return "\n\n".join(f"{headline(one)} ({one.source})\n{one.text}" for one in found.passages)
