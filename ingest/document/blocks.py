"""What stands in a document becomes the blocks of a text, without the marks of its notes."""

import re

from ingest.html.blocks import blocks
from ingest.html.document import joined_blocks, opening_heading
from ingest.html.markup import Element, parse, text_of

_NOTE = re.compile(r"\W{0,4}(?:\d{1,4}|[^\W\d_])?\W{0,4}")
"""The mark of a note: a number, a letter or signs, as "[1]", "*" and the arrow back."""


def text_blocks(root: Element | None) -> tuple[str, str]:
    """The heading above all else, and the text of an element, with a blank line between two of its
    blocks."""
    if root is None:
        return "", ""
    for link in list(root.iter("a")):
        if "#" in link.get("href", "") and _NOTE.fullmatch(text_of(link)):
            link.drop_tree()
    for menu in list(root.iter("nav")):
        menu.drop_tree()
    found = blocks(root)
    return opening_heading(found), joined_blocks(found)


def html_blocks(html: str) -> tuple[str, str]:
    """The same of a document in HTML, or of a piece of one."""
    return text_blocks(parse(html))
