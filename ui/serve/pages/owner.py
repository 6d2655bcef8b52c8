"""What the owner of the articles has on the page that lists them. /pages/articles.js does it."""

import json
from collections.abc import Sequence
from html import escape

from qa.store.library.withheld import Withheld
from ui.serve.pages.frame import with_code
from ui.serve.pages.words import Words

_TOLD = (
    *("sending", "working", "done", "withheld_some", "failures", "show", "broken", "nothing"),
    *("unpublished", "removed", "republished", "not_back"),
)
"""What the script says by itself."""


def owner_html(words: Words, withheld: Sequence[Withheld], articles: int) -> str:
    """Ways to add articles, open where there are none; and those that were taken back."""
    told = escape(json.dumps({name: words[name] for name in _TOLD}, ensure_ascii=False))
    return (
        f'<section class="owner" id="owner" data-words="{told}" data-language="{words.code}">'
        f'<noscript><p class="notice">{with_code(words["needs_script"])}</p></noscript>'
        f'<details class="adding"{"" if articles else " open"}><summary>{escape(words["add"])}'
        f'</summary><div class="drop" id="drop"><p>{escape(words["drop"])}</p><p class="acts">'
        f"{_chooser(words['add_files'], 'files', 'multiple')}"
        f"{_chooser(words['add_folder'], 'folder', 'webkitdirectory')}</p></div>"
        '<form id="address-form" class="line"><label class="unseen" for="address">'
        f'{escape(words["address"])}</label><input id="address" type="url" required'
        f' pattern="https?://.+" placeholder="{escape(words["address"])}" autocomplete="off">'
        f'<button class="act">{escape(words["add_address"])}</button></form>'
        f"{_refresh(words) if articles else ''}</details>"
        '<div id="progress" hidden><progress id="bar"></progress>'
        '<p id="told" role="status"></p></div>'
        '<div id="report" tabindex="-1" hidden></div>'
        f"{_withheld(words, withheld)}</section>"
    )


def _chooser(label: str, name: str, attribute: str) -> str:
    return (
        f'<button type="button" class="act" data-choose="{name}">{escape(label)}</button>'
        f'<input type="file" id="{name}" {attribute} hidden>'
    )


def _refresh(words: Words) -> str:
    return (
        '<p class="acts"><button type="button" class="act" id="refresh">'
        f"{escape(words['refresh'])}</button></p>"
    )


def _withheld(words: Words, withheld: Sequence[Withheld]) -> str:
    if not withheld:
        return ""
    rows = "".join(_taken_back(words, one) for one in withheld)
    count = words.number(len(withheld))
    return (
        f'<details class="withheld" id="withheld"><summary>{escape(words["withheld"])} ({count})'
        f'</summary><ul class="list">{rows}</ul></details>'
    )


def _taken_back(words: Words, one: Withheld) -> str:
    told = [words[f"reason_{one.reason}"], one.why, words.day(one.since.astimezone().date())]
    if one.until:
        until = one.until.astimezone()
        told.append(f"{words['until']} {words.day(until.date())}, {until:%H:%M}")
    about = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in told if part)
    return (
        f'<li><div><h2 dir="auto">{escape(one.title)}</h2><p class="about">{about}</p></div>'
        f'<div class="own"><button type="button" class="quiet" data-act="republish"'
        f' data-id="{escape(one.id)}" data-title="{escape(one.title)}"'
        f' aria-label="{escape(words["republish"])}: {escape(one.title)}">'
        f"{escape(words['republish'])}</button></div></li>"
    )


def dialogs(words: Words) -> str:
    """What is asked before an article is taken back or removed."""
    return _dialog(
        words,
        "unpublish",
        f'<label for="why">{escape(words["why"])}</label>'
        '<input id="why" name="why" required maxlength="1000" autocomplete="off">'
        f'<label for="until">{escape(words["until_when"])}</label>'
        '<input id="until" name="until" type="datetime-local">',
    ) + _dialog(words, "remove", "")


def _dialog(words: Words, act: str, fields: str) -> str:
    return (
        f'<dialog id="{act}-dialog" aria-labelledby="{act}-title" aria-describedby="{act}-text">'
        f'<form method="dialog" class="stacked"><h2 id="{act}-title">'
        f'{escape(words[f"{act}_title"])}</h2><p class="which" dir="auto"></p>'
        f'<p id="{act}-text">{escape(words[f"{act}_text"])}</p>{fields}'
        '<p class="notice" role="alert" hidden></p><p class="acts">'
        f'<button class="act main" value="do">{escape(words[f"{act}_do"])}</button>'
        f'<button type="button" class="act" data-cancel>{escape(words["cancel"])}</button>'
        "</p></form></dialog>"
    )
