"""The web chat. The home of gradio."""

import logging
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from pydantic import ValidationError
from starlette.middleware import Middleware

from qa.access import PUBLIC
from qa.errors.base import BroadsheetError
from qa.errors.requests import BadRequest
from ui.local import Local
from ui.serve.admission.limits import Limits, counted_as
from ui.serve.admission.turns import Turns
from ui.serve.admission.visitor import rights_of
from ui.serve.answering import Answering
from ui.serve.chat.chat_calls import ChatCalls, tell
from ui.serve.chat.front import Front
from ui.serve.events import Event, error_event
from ui.serve.feedback import Feedback
from ui.serve.shapes.asking import Ask, asked
from ui.serve.streams import one_by_one

if TYPE_CHECKING:
    import gradio as gr

_LOGGER = logging.getLogger("broadsheet.chat")

Told = list[dict[str, Any]]
"""Events of an answer, as `{"event", "data"}`."""


def mount(app: FastAPI, local: Local, limits: Limits, feedback: Feedback, turns: Turns) -> FastAPI:
    """`app` with the chat at /, where `limits`, `feedback` and `turns` hold as elsewhere."""
    import gradio as gr

    mounted: FastAPI = gr.mount_gradio_app(
        app,
        _page(local, limits, feedback, turns),
        path="/",
        # Fonts that every machine has; nothing is fetched.
        theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace"]),
        show_error=False,
        footer_links=[],
        run_history=False,
        max_file_size=0,
        app_kwargs={"middleware": [Middleware(ChatCalls), Middleware(Front, local.settings.title)]},
    )
    return mounted


def _page(local: Local, limits: Limits, feedback: Feedback, turns: Turns) -> "gr.Blocks":
    import gradio as gr
    from gradio.events import api

    async def ask(body: dict[str, Any], request: gr.Request) -> AsyncIterator[Told]:
        try:
            wanted = Ask.model_validate(body)
            limits.count(address=counted_as(request.client.host))
            turns.expect()
            rights = rights_of(local, request.request) if request.request else PUBLIC
            answering = Answering(local, feedback, asked(wanted, rights), way="chat")
        except ValidationError as error:
            yield [_told(error_event(_unfit(error)))]
            return
        except BroadsheetError as error:
            yield [_told(error_event(error))]
            return
        with _bugs_shown():
            async for event in one_by_one(_events(answering.events()), turns.turn()):
                yield [_told(event)]

    page: gr.Blocks
    with _blocks()(title=local.settings.title, analytics_enabled=False) as page:
        gr.Column(elem_id="broadsheet")
        # `turns` has the line. What the page calls is nobody else's to use: that is the API.
        api(ask, api_name="ask", api_visibility="undocumented", concurrency_limit=None)
    return page


def _told(event: Event) -> dict[str, Any]:
    return {"event": event.name, "data": event.data}


def _events(coming: Generator[Event, None, None]) -> Generator[Event, None, None]:
    """The events; an error is the last of them."""
    with closing(coming):
        try:
            yield from coming
        except BroadsheetError as error:
            yield error_event(error)


def _unfit(error: ValidationError) -> BadRequest:
    first = error.errors()[0]
    return BadRequest(".".join(map(str, first["loc"])) or "body", first["msg"])


def _blocks() -> "type[gr.Blocks]":
    """Gradio's blocks, except that a call they cannot read shows no traceback."""
    import gradio as gr

    class Page(gr.Blocks):
        async def process_api(self, *given: Any, **named: Any) -> dict[str, Any]:
            try:
                return await super().process_api(*given, **named)
            except gr.Error:
                raise
            except Exception as error:  # a bug of our own has been shown
                tell(error)
                raise gr.Error("the chat takes no such call", print_exception=False) from error

    return Page


@contextmanager
def _bugs_shown() -> Iterator[None]:
    """Show the traceback of a bug here, because Gradio is kept from it."""
    try:
        yield
    except Exception:
        _LOGGER.exception("the chat has failed")
        raise
