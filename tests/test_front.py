"""What a browser, or whoever shows a link to the chat, reads of its page first."""

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.served import Served
from ui.serve.chat.front import Front

PAGE = "<html><head><title>Gradio</title></head><body>Gradio's <head></body></html>"


def page(_: Request) -> Response:
    return HTMLResponse(PAGE)


def test_the_title_stands_at_the_head_as_text() -> None:
    routes = [Route("/", page), Route("/other", page)]
    app = Starlette(routes=routes, middleware=[Middleware(Front, "Ask <the> “Courier”")])
    client = TestClient(app)
    front = client.get("/")
    assert "<head><title>Ask &lt;the&gt; “Courier”</title>" in front.text
    assert front.text.endswith("Gradio's <head></body></html>")
    assert front.headers["content-length"] == str(len(front.content))
    assert client.get("/other").text == PAGE


def test_gradios_page_begins_with_our_head(program: Served) -> None:
    front = httpx.get(program.address).text
    head = front[front.index("<head>") : front.index("Gradio")]
    for own in ("<title>Broadsheet</title>", 'rel="icon" href="data:image/svg', "./chat.js"):
        assert own in head
