"""The page that is nothing but the chat, and where an article is shown."""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

EMBED_OPTIONS = (
    *("title", "greeting", "starters", "accent", "theme", "language"),
    *("persist", "follow-ups", "feedback", "privacy", "logo", "notice"),
)
"""Options of the widget that also mean something in a frame."""


def article_path(article_id: str, start: int, end: int) -> str:
    """Where our own page shows an article with `text[start:end]` marked."""
    return f"/article/{article_id}?{urlencode({'start': start, 'end': end})}#quote"


def embed_html(title: str, options: Mapping[str, str], accepted: str) -> str:
    """A page that is nothing but the chat, with the widget's `options`, in the first of the
    `accepted` languages (as in Accept-Language) unless they name one."""
    first = re.match(r"[a-z]{2,3}\b", accepted.lower())
    language = options.get("language") or (first[0] if first else "en")
    given = "".join(
        f' data-{name}="{escape(options[name])}"' for name in EMBED_OPTIONS if name in options
    )
    chat = f'<broadsheet-chat inline data-page-context="off"{given}></broadsheet-chat>'
    return (
        f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8">'
        f"<title>{escape(title)}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<style>html, body { height: 100%; margin: 0; --broadsheet-height: 100% }</style>"
        f'<main style="height: 100%">{chat}</main><script defer src="widget.js"></script></html>'
    )
