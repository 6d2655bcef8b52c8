"""The web chat. The home of gradio."""

import logging
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.middleware import Middleware

from qa.errors import BroadsheetError
from qa.question import LONGEST_TURN, MOST_TURNS, Question, Turn
from ui.local import Local
from ui.serve.chat_calls import ChatCalls, tell
from ui.serve.limits import Limits, counted_as
from ui.serve.render import STYLE, answer_html, text_html, text_of
from ui.serve.streams import one_by_one
from ui.serve.turns import Turns

if TYPE_CHECKING:
    import gradio as gr

_LOGGER = logging.getLogger("broadsheet.chat")

_STARTERS = 4


def mount(app: FastAPI, local: Local, limits: Limits, turns: Turns) -> FastAPI:
    """`app` with the chat at /, where `limits` and `turns` hold as elsewhere."""
    import gradio as gr

    mounted: FastAPI = gr.mount_gradio_app(
        app,
        _page(local, limits, turns),
        path="/",
        # Fonts that every machine has; nothing is fetched.
        theme=gr.themes.Default(font=["system-ui", "sans-serif"]),
        css=STYLE,
        show_error=False,
        footer_links=[],
        run_history=False,
        max_file_size=0,
        app_kwargs={"middleware": [Middleware(ChatCalls)]},
    )
    return mounted


def _page(local: Local, limits: Limits, turns: Turns) -> "gr.Blocks":
    import gradio as gr

    title = local.settings.title

    async def reply(message: str, history: list[Any], request: gr.Request) -> AsyncIterator[str]:
        try:
            limits.count(address=counted_as(request.client.host))
            turns.expect()
            asked = Question(message, history=tuple(_turns(history)))
        except BroadsheetError as error:
            yield text_html(str(error))
            return
        yield text_html("Searching the articles …")
        with _bugs_shown():
            async for html in one_by_one(_reply(local, message, asked), turns.turn()):
                yield html

    def welcome() -> Any:
        with _bugs_shown():
            return _welcome(local)

    page: gr.Blocks
    with _blocks()(title=title, analytics_enabled=False, fill_height=True) as page:
        chatbot = gr.Chatbot(
            show_label=False,
            scale=1,
            latex_delimiters=[],
            feedback_options=None,
            buttons=["copy"],
            layout="panel",
        )
        gr.ChatInterface(
            reply,
            title=title,
            chatbot=chatbot,
            textbox=gr.Textbox(
                placeholder="Ask your articles",
                label="Your question",
                show_label=False,
                autofocus=True,
                submit_btn=True,
                stop_btn=True,
            ),
            # Makes a click on a starter ask it; which ones there are comes with every visit.
            examples=["What happened?"],
            cache_examples=False,
            concurrency_limit=None,  # `turns` has the line
            api_visibility="private",
        )
        # On every visit, because articles come while the server runs.
        page.load(welcome, outputs=chatbot, api_visibility="private")
    return page


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


def _reply(local: Local, message: str, asked: Question) -> Generator[str, None, None]:
    """The answer as it grows, then whole with its citations."""
    try:
        with closing(local.stream(asked)) as growing:
            for answer in growing:
                yield text_html(answer.answer)
    except BroadsheetError as error:
        yield text_html(str(error))
    else:
        yield answer_html(answer, message)


def _turns(history: list[Any]) -> Iterator[Turn]:
    """The latest turns of Gradio's history, whose contents come in parts."""
    for message in history[-MOST_TURNS:]:
        said = "".join(part["text"] for part in message["content"] if part["type"] == "text")
        if message["role"] == "assistant":
            said = text_of(said)
        yield Turn(message["role"], said[:LONGEST_TURN])


def _welcome(local: Local) -> Any:
    """What the empty chat shows: how many articles there are, and questions to start with."""
    import gradio as gr

    local.index.settle()
    count = local.index.library.count_articles()
    if not count:
        return gr.Chatbot(
            placeholder="There are no articles yet. Add some with `broadsheet ingest FOLDER`.",
            examples=[],
        )
    articles = "1 article" if count == 1 else f"{count:,} articles"
    fresh = f" ({said})" if (said := str(local.freshness())) else ""
    return gr.Chatbot(
        placeholder=f"Ask about {articles}{fresh}. Every answer quotes the sentence it rests on.",
        examples=[{"text": starter} for starter in _starters(local)],
    )


def _starters(local: Local) -> tuple[str, ...]:
    """The questions of the settings, or one about each of the newest articles."""
    newest = local.index.library.summaries(limit=_STARTERS)
    return local.settings.starters or tuple(
        f"What happened in “{article.title}”?" for article in newest
    )
