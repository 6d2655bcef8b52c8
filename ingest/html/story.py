"""Which blocks of a page are its article. The home of trafilatura."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from ingest.html.blocks import Block
from ingest.html.markup import HEADINGS, Element
from ingest.html.place import is_named_elsewhere

_RUN = 12
"""Letters and digits in a row by which a block is found again in what trafilatura keeps."""

_SAME = 0.8
"""Share of a block's runs that it keeps of a block of the article: it leaves out single words."""

_NEAR = 3
"""Blocks at most between two of the article, of which one is short."""

_PARAGRAPH = 60
"""Characters of a block that is no label, and shows where the article is."""

_LINK = 0.75
"""Share of links in a block that leads elsewhere, such as "Read more: ..."."""

_MENU = 0.5
"""Share of links in a block that is no prose."""

_LABEL = 20
"""Characters; what stands loose beside links and is less is a label of theirs."""

_PART = 0.25
"""Share of a part of the page that, if it is kept, shows that all of the part is the article."""

_PIECES = (
    *("p", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption"),
    *("table", "details", "summary", *HEADINGS),
)
"""Elements that are pieces of a part of a page, and no parts."""

_BESIDE = ("nav", "aside", "footer", "form", "header")
"""Parts of a page that go round its article."""

_PROGRAMS = ("nav", "aside", "footer", "form", "iframe", "script")
"""What a page has that was made for a site, and one that a person or a word processor wrote has
not."""


def story(page: Element, found: list[Block]) -> tuple[list[Block], float]:
    """The blocks of the page's article, of those `found` in it, and how much is left out: the share
    of the prose outside menus, from 0 to 1, that is in none of them.

    Trafilatura's word on a block counts; a part of the page of which it keeps a good share is then
    taken whole. In a page without anything of a site all is article but for lists of links.
    """
    parts = _by_part(found)
    beside = _beside(found)
    if _is_document(page):
        kept = _without_lists_of_links(found, parts)
    else:
        kept = _kept([_bare(block.written or block.text) for block in found], _extracted(page))
        kept = [
            keep and b.linked < _LINK * len(b.text) for b, keep in zip(found, kept, strict=True)
        ]
        _make_whole(found, parts, beside, kept)
    if not any(kept):
        kept = [_is_prose(block) and block.home not in beside for block in found]
    taken = [block for block, keep in zip(found, kept, strict=True) if keep]
    return list(_without_second_titles(taken)), _left_out(found, beside, kept)


def _without_second_titles(taken: list[Block]) -> Iterator[Block]:
    """The blocks; a title that stands on top of the page and of the article stands once."""
    for before, block in zip([None, *taken], taken, strict=False):
        if (
            before is None
            or before.text != block.text
            or not (before.is_heading or block.is_heading)
        ):
            yield block


def _extracted(page: Element) -> str:
    from copy import deepcopy

    from trafilatura import bare_extraction

    result: Any = bare_extraction(deepcopy(page), include_comments=False, favor_precision=True)
    return result.text if result is not None and result.text else ""


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _runs(text: str) -> Iterator[str]:
    return (text[at : at + _RUN] for at in range(len(text) - _RUN + 1))


def _kept(plain: list[str], text: str) -> list[bool]:
    """Whether each block is in a text."""
    runs = set(_runs(_bare(text)))
    lines = Counter(map(_bare, text.split("\n")))
    kept = [_is_in(block, runs) for block in plain]
    long = [at for at, keep in enumerate(kept) if keep and len(plain[at]) >= _PARAGRAPH]
    first, last = _edges(plain, lines, long)
    where = defaultdict(list)
    for at, block in enumerate(plain):
        if block and (kept[at] or (len(block) < 2 * _RUN and block in lines)):
            where[block].append(at)
    for block, places in where.items():
        # The same words may stand in a menu, and a title on top of the page and of the article.
        places.sort(key=lambda at: max(first - at, at - last, 0))
        for count, at in enumerate(places):
            within = first <= at <= last or len(block) >= 2 * _RUN
            kept[at] = within and count < max(lines[block], 1)
    return kept


def _edges(plain: list[str], lines: Counter[str], long: list[int]) -> tuple[int, int]:
    """The first and the last block of the article: paragraphs, or near them short ones in its
    text."""
    if not long:
        return 0, len(plain)
    first, last = long[0], long[-1]
    for at in range(first - 1, -1, -1):
        if first - at > _NEAR:
            break
        first = at if plain[at] in lines else first
    for at in range(last + 1, len(plain)):
        if at - last > _NEAR:
            break
        last = at if plain[at] in lines else last
    return first, last


def _is_in(block: str, runs: set[str]) -> bool:
    if len(block) < 2 * _RUN:
        return False
    return sum(run in runs for run in _runs(block)) >= _SAME * (len(block) - _RUN + 1)


def _by_part(found: list[Block]) -> dict[object, list[int]]:
    """Which blocks stand in each part of the page. Parts of one kind are one: those with the same
    classes in parents with the same."""
    parts = defaultdict(list)
    known: dict[Element, object] = {}
    for at, block in enumerate(found):
        parts[_part(block.home, known)].append(at)
    return parts


def _part(element: Element, known: dict[Element, object]) -> object:
    line = []
    while element not in known:
        line.append(element)
        parent = element.getparent()
        if parent is None or not (element.tag in _PIECES or _is_unnamed(element)):
            known[element] = _kind(element, parent)
        else:
            element = parent
    part = known[element]
    known.update(dict.fromkeys(line, part))
    return part


def _kind(element: Element, parent: Element | None) -> object:
    names = element.get("class")
    if not names or parent is None:
        return element
    return element.tag, names, parent.tag, parent.get("class")


def _is_unnamed(element: Element) -> bool:
    return element.tag in ("div", "section") and not element.get("class") and not element.get("id")


def _make_whole(
    found: list[Block], parts: dict[object, list[int]], beside: set[Element], kept: list[bool]
) -> None:
    """Keep the prose of each part of the page of which a good share is kept."""
    for places in parts.values():
        if found[places[0]].home in beside:
            continue
        prose = [at for at in places if _is_prose(found[at]) and found[at].home.tag != "figcaption"]
        length = sum(len(found[at].text) for at in prose)
        if sum(len(found[at].text) for at in prose if kept[at]) > _PART * length:
            for at in prose:
                kept[at] = True


def _without_lists_of_links(found: list[Block], parts: dict[object, list[int]]) -> list[bool]:
    """Whether each block is neither in a part that is mostly links nor a label beside one."""
    kept = [not _is_label(block) for block in found]
    for places in parts.values():
        length = sum(len(found[at].text) for at in places)
        if sum(found[at].linked for at in places) > _MENU * length:
            for at in places:
                kept[at] = _is_prose(found[at])
    return kept


def _is_prose(block: Block) -> bool:
    return block.linked <= _MENU * len(block.text) and not _is_label(block)


def _is_label(block: Block) -> bool:
    is_loose = block.home.tag not in _PIECES
    return is_loose and block.linked > 0 and len(block.text) - block.linked < _LABEL


def _beside(found: list[Block]) -> set[Element]:
    """The homes of the blocks that stand in a part of the page that goes round its article."""
    known: dict[Element, bool] = {}
    for block in found:
        line = []
        element = block.home
        while element is not None and element not in known:
            line.append(element)
            element = element.getparent()
        is_beside = known.get(element, False)
        for one in reversed(line):
            is_beside = is_beside or one.tag in _BESIDE or is_named_elsewhere(one)
            known[one] = is_beside
    return {block.home for block in found if known[block.home]}


def _is_document(page: Element) -> bool:
    scripts = (one for one in page.iter(*_PROGRAMS) if "json" not in one.get("type", ""))
    return next(scripts, None) is None


def _left_out(found: list[Block], beside: set[Element], kept: list[bool]) -> float:
    """The share of the text, in paragraphs outside menus, that is not kept. What stands on the page
    twice counts once."""
    taken = {block.text for block, keep in zip(found, kept, strict=True) if keep}
    left = {
        block.text
        for block in found
        if len(block.text) >= _PARAGRAPH and _is_prose(block) and block.home not in beside
    }
    length, lost = sum(map(len, taken)), sum(map(len, left - taken))
    return lost / (length + lost) if lost else 0.0
