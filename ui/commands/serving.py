"""Serving the articles: to browsers and programs, and to language models; a server's helpers."""

from typing import Annotated

import typer

from qa.access import PUBLIC, Access
from ui.commands.given import check_shared, settings_of
from ui.commands.messages import say
from ui.commands.options import Commands, DataDir

app = Commands()


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
    is killed another does it two minutes later.
    """
    from ui import worker

    settings = settings_of(context, data)
    check_shared(settings, "worker")
    worker.run(settings, say)


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
