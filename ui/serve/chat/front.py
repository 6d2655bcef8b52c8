"""What a browser reads of the chat's page before Gradio has built it."""

from html import escape

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.serve.pages.frame import ICON

_GROUND = """
html { color-scheme: light dark; }
html, body { background: light-dark(#fbfaf7, #141517) !important; }
html[data-theme=light] { color-scheme: light; }
html[data-theme=dark] { color-scheme: dark; }
gradio-app > :not(.gradio-container), .gradio-container footer, .gradio-container .progress,
.toast-wrap, .toast-body { display: none !important; }
.gradio-container { background: none !important; }
"""
"""The page's ground, and no sign of Gradio on it."""

_THEME = """
try { document.documentElement.dataset.theme = localStorage.getItem("broadsheet theme") || "auto" }
catch {}
"""
"""Light or dark as it was chosen last, before anything is painted; a browser may forbid to look."""


class Front:
    """Puts name, icon, ground and script of the chat at the head of the page that Gradio sends.

    Gradio's own head names Gradio and its logo to whoever a link to the page is sent, and it loads
    scripts only once it has built the page.
    """

    def __init__(self, app: ASGIApp, title: str) -> None:
        self._app = app
        name = escape(title)
        self._head = (
            f'<head><title>{name}</title><meta property="og:title" content="{name}">'
            f'<meta name="application-name" content="{name}">'
            f'<link rel="icon" href="{ICON}">'
            f"<style>{_GROUND}</style><script>{_THEME}</script>"
            '<script type="module" src="./chat.js"></script>'
        ).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != "/":
            await self._app(scope, receive, send)
            return
        start: Message = {}
        page = b""

        async def send_with_head(message: Message) -> None:
            nonlocal start, page
            if message["type"] == "http.response.start":
                start = message
                return
            page += message.get("body", b"")
            if message.get("more_body"):
                return
            if "text/html" in Headers(scope=start).get("content-type", ""):
                page = page.replace(b"<head>", self._head, 1)
                MutableHeaders(scope=start)["Content-Length"] = str(len(page))
            await send(start)
            await send({"type": "http.response.body", "body": page})

        await self._app(scope, receive, send_with_head)
