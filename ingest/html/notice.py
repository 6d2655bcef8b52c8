"""A page's notice that its article was corrected."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from ingest.correction import correction_in, joined_notices
from ingest.html.blocks import Block
from ingest.html.described import text
from ingest.html.markup import HEADINGS, Element, text_of

_NAMED = re.compile(r"(?:^|[\s_-])correction(?:s|-?text|-?note|-?notice|-?body)?(?:$|[\s_-])")
_APART = ("em", "i", "small", "strong", "b", "mark")
_MOST = 5
_NEAR = 3
_WORDS = 4
"""Least words of a notice."""


def correction_of(
    page: Element, found: Sequence[Block], described: Mapping[str, Any]
) -> str | None:
    """The notice that a page describes, or marks as one, or else that its form shows as one, among
    the blocks of its article."""
    return (
        described_correction(described)
        or joined_notices(islice(_marked(page), _MOST))
        or correction_in(
            [(block.text, _is_apart(block)) for block in found if not _is_title(block)]
        )
    )


def described_correction(described: Mapping[str, Any]) -> str | None:
    """The notice that an article is described with."""
    return joined_notices(_described(described.get("correction")))


def _described(value: object) -> Iterator[str]:
    for one in (value if isinstance(value, list) else [value])[:_MOST]:
        said = text(one)
        if not said.startswith(("https://", "http://")):
            yield said


def _marked(page: Element) -> Iterator[str]:
    """What stands in elements with the name of a correction, the outermost of those within one
    another; not what asks for one."""
    within: set[Element] = set()
    for element in page.xpath("//*[@class or @id or @itemprop]"):
        if any(one in within for one in islice(element.iterancestors(), _NEAR)):
            continue
        names = (element.get(name, "").lower() for name in ("class", "id", "itemprop"))
        if not any(map(_NAMED.search, names)):
            continue
        within.add(element)
        linked = sum(len(text_of(link)) for link in element.iter("a"))
        said = text_of(element)
        if len(said.split()) >= _WORDS and linked < len(said) / 2:
            yield said


def _is_title(block: Block) -> bool:
    return block.home.tag in HEADINGS and len(block.text.split()) > _WORDS


def _is_apart(block: Block) -> bool:
    """Whether all of a block is in other letters."""
    element = block.home
    while not (element.text or "").strip() and (child := next(iter(element), None)) is not None:
        if (child.tail or "").strip() or child.getnext() is not None:
            return False
        if child.tag in _APART:
            return True
        element = child
    return False
