"""The articles as tools of a language model, over the Model Context Protocol. The home of mcp."""

import signal
from collections.abc import Callable
from importlib.metadata import version
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import Field, RootModel
from pydantic_core import to_jsonable_python

from qa.access import PUBLIC, Access
from qa.answer import Answer, Citation
from qa.errors.base import BroadsheetError
from qa.errors.packages import ToolsMissing
from qa.question import filters_of, parse
from qa.settings import Settings
from qa.store.library.catalogue import Listing
from qa.store.library.summaries import Summary
from ui.broadsheet import Broadsheet
from ui.client import NobodyThere, connect
from ui.found import ArticlePart, Found
from ui.plain import headline, on_one_line, plain

if TYPE_CHECKING:
    from mcp.types import CallToolResult

Result = TypeVar("Result")

_Tool = Callable[[Callable[..., Any]], Any]
"""Takes a function as one of the tools."""

_Since = Annotated[str, Field(description="Only articles of this day or later: 2024-08-13.")]
_Until = Annotated[str, Field(description="Only articles of this day or earlier: 2024-08-13.")]
_Source = Annotated[
    str, Field(description="Only articles with this in their source, title or address.")
]
_Author = Annotated[str, Field(description="Only articles whose author's name has this in it.")]
_Article = Annotated[str, Field(description="Only the article with this id.")]


def serve(settings: Settings, rights: Access = PUBLIC) -> None:
    """Answer on standard input and output, for somebody with these `rights`, until the client goes
    away. Raises ToolsMissing."""
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp.types import ToolAnnotations
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
    tool = server.tool(annotations=reads)
    _add_questions(tool, articles, rights)
    _add_lists(tool, articles, rights)
    # The SDK waits for its thread that reads standard input, which the client may keep open: so an
    # interrupt ends the process itself, as SIGTERM does. The system gives the data directory back.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        server.run("stdio")
    finally:
        signal.signal(signal.SIGINT, before)
        articles.close()


def _add_questions(tool: _Tool, articles: "_Articles", rights: Access) -> None:
    from mcp.types import CallToolResult

    # RootModel, because the SDK makes no schema of records with slots.
    @tool
    def ask(
        question: Annotated[str, Field(description="A question that stands alone.")],
        since: _Since = "",
        until: _Until = "",
        source: _Source = "",
        author: _Author = "",
        article: _Article = "",
    ) -> Annotated[CallToolResult, RootModel[Answer]]:
        """Answer a question from the articles, with verbatim quotes; or say that they do not."""
        within = {"since": since, "until": until, "source": source, "author": author}
        asked = {"question": question, **within, "article": article}
        answer = articles.told(lambda broadsheet: broadsheet.ask(parse(asked, rights=rights)))
        return _result(_answer_text(answer), answer)

    @tool
    def search_articles(
        question: Annotated[str, Field(description="What the passages should be about.")],
        k: Annotated[int, Field(ge=1, le=50, description="How many passages.")] = 10,
        since: _Since = "",
        until: _Until = "",
        source: _Source = "",
        author: _Author = "",
        article: _Article = "",
    ) -> Annotated[CallToolResult, RootModel[Found]]:
        """The passages of the articles that are nearest to a question, the best first."""
        within = {"since": since, "until": until, "source": source, "author": author}
        asked = {"question": question, **within, "article": article}
        found = articles.told(lambda broadsheet: broadsheet.search(parse(asked, rights=rights), k))
        return _result(_found_text(found), found)


def _add_lists(tool: _Tool, articles: "_Articles", rights: Access) -> None:
    from mcp.types import CallToolResult

    @tool
    def list_articles(
        query: Annotated[
            str, Field(description="Words in title, source or address; empty for all articles.")
        ] = "",
        since: _Since = "",
        until: _Until = "",
        source: _Source = "",
        author: _Author = "",
        limit: Annotated[int, Field(ge=1, le=500, description="How many articles.")] = 20,
    ) -> Annotated[CallToolResult, RootModel[Listing]]:
        """The articles, the newest first, with their ids, and how many there are in all."""
        within = {"since": since, "until": until, "source": source, "author": author}
        found = articles.told(
            lambda broadsheet: broadsheet.listing(query, filters_of(within), limit, rights=rights)
        )
        return _result(_listing_text(found), found)

    @tool
    def read_article(
        id: Annotated[  # noqa: A002 - what it is called in every answer
            str, Field(description="The article's id, as lists and citations name it.")
        ],
        offset: Annotated[
            int, Field(ge=0, description="Where to go on: the next_offset of the part before.")
        ] = 0,
    ) -> Annotated[CallToolResult, RootModel[ArticlePart]]:
        """The text of one article, in parts of 20,000 characters."""
        part = articles.told(lambda broadsheet: broadsheet.part(id, offset, rights=rights))
        return _result(_part_text(part), part)


def _result(text: str, found: Answer | Found | Listing | ArticlePart) -> "CallToolResult":
    from mcp.types import CallToolResult, TextContent

    return CallToolResult(
        content=[TextContent(text=text)], structured_content=to_jsonable_python(found)
    )


class _Articles:
    """A running Broadsheet, or the index opened here when the first call comes."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._broadsheet: Broadsheet | None = None
        self._lock = Lock()

    def told(self, use: Callable[[Broadsheet], Result]) -> Result:
        """What a use of Broadsheet gives. Raises ToolError, which tells the client a problem."""
        from mcp.server.mcpserver.exceptions import ToolError

        try:
            return self.use(use)
        except BroadsheetError as error:
            raise ToolError(str(error)) from error

    def use(self, what: Callable[[Broadsheet], Result]) -> Result:
        asked = self._connected()
        try:
            return what(asked)
        except NobodyThere:
            # It may have been started anew, at another address. After any other failure the
            # question may have reached a language model, and asking again would be paid again.
            self._forget(asked)
            return what(self._connected())

    def _connected(self) -> Broadsheet:
        with self._lock:
            if self._broadsheet is None:
                self._broadsheet = connect(self._settings, "mcp")
            return self._broadsheet

    def _forget(self, away: Broadsheet) -> None:
        # It is not closed, because other calls may still hear answers from it; and another may have
        # found it away before, and connected anew.
        with self._lock:
            if self._broadsheet is away:
                self._broadsheet = None

    def close(self) -> None:
        with self._lock:
            if self._broadsheet is not None:
                self._broadsheet.close()
                self._broadsheet = None


def _answer_text(answer: Answer) -> str:
    """The answer with its notice and its quotes, or what came nearest, for a client that reads text
    alone."""

    def told(citation: Citation, language: str | None) -> str:
        return on_one_line(citation, f"({citation.deep_link or citation.source})", language)

    return plain(answer, told)


def _found_text(found: Found) -> str:
    return "\n\n".join(f"{headline(one)} ({one.source})\n{one.text}" for one in found.passages)


def _listing_text(listing: Listing) -> str:
    of = "" if len(listing.articles) == listing.total else f" of {listing.total:,}"
    lines = [f"{len(listing.articles):,}{of} articles"]
    return "\n".join([*lines, *map(_on_a_line, listing.articles)])


def _on_a_line(article: Summary) -> str:
    by = f", {article.author}" if article.author else ""
    return f"{article.id}  {headline(article)}{by} ({article.url or article.source})"


def _part_text(part: ArticlePart) -> str:
    by = f", {part.author}" if part.author else ""
    told = [f"{headline(part)}{by} ({part.url or part.source})"]
    if part.correction:
        told.append(f"Correction: {part.correction}")
    told.append(part.text)
    if part.next_offset is not None:
        told.append(
            f"(characters {part.offset:,} to {part.next_offset:,} of {part.characters:,}; "
            f"the next part begins at offset {part.next_offset})"
        )
    return "\n\n".join(told)
