"""XML from outside: it defines no entities, loads nothing, and may be broken."""

import re
from collections.abc import Iterator
from contextlib import suppress
from html.entities import html5
from io import BytesIO
from typing import Any

from lxml import etree

_HEAD = 64_000
"""Characters in which the first element begins."""

_MOST = 1_000_000
"""Elements: 50,000 pages, as many as a sitemap may name, with all that may be said of each."""

_SAFE = {
    "recover": True,
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "encoding": "utf-8",
}

_AMPERSAND = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31};)|(?!#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};))")

Element = Any
"""An element of lxml, which carries no types."""


def root_name(text: str) -> str:
    """The name of the first element, in small letters and without its namespace; "" without one."""
    parser = etree.XMLPullParser(("start",), **_SAFE)
    with suppress(etree.XMLSyntaxError):
        parser.feed(text[:_HEAD].lstrip().encode(errors="ignore"))
        for _, element in parser.read_events():
            return local(element).lower()
    return ""


class Elements:
    """Each element with one of these names, in any namespace, when it is read to its end. What is
    cleared then takes no memory.

    When all are read, `root` is the first element of all, or None, and `problem` says what is
    broken, or "": what follows it may be missing. Raises ValueError for too many elements.
    """

    def __init__(self, text: str, *names: str) -> None:
        self.root: Element = None
        self.problem = ""
        self._names = names
        self._xml = BytesIO(_mended(text.lstrip()).encode(errors="ignore"))

    def __iter__(self) -> Iterator[Element]:
        events = etree.iterparse(self._xml, ("start", "end"), **_SAFE)
        count = 0
        with suppress(etree.XMLSyntaxError):  # it is in the log, too
            for event, element in events:
                self.root = element if self.root is None else self.root
                count += event == "start"
                if count > _MOST:
                    raise ValueError(f"it has more than {_MOST:,} elements")
                if event == "end" and local(element) in self._names:
                    yield element
        for error in events.error_log.filter_from_fatals():
            said = error.message.strip().partition("\n")[0][:80]
            self.problem = f"it is broken in line {error.line} ({said}): the rest may be missing"
            break


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def child(element: Element, name: str) -> Element:
    """The first element with this name that stands in another; None without one."""
    return next((inner for inner in element if local(inner) == name), None)


def text_in(element: Element, name: str) -> str:
    """The text of the first element with this name that stands in another; "" without one."""
    found = None if element is None else child(element, name)
    return "" if found is None else "".join(found.itertext()).strip()


def _mended(text: str) -> str:
    """Without entities but those of XML, and with every "&" that stands for itself written so."""
    first, *rest = text.split("<![CDATA[")
    parts = [_AMPERSAND.sub(_character, first)]
    for part in rest:
        literal, end, after = part.partition("]]>")
        parts.append(f"<![CDATA[{literal}{end}{_AMPERSAND.sub(_character, after)}")
    return "".join(parts)


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name in ("amp;", "lt;", "gt;", "quot;", "apos;"):
        return found[0]
    return html5.get(name, f"&amp;{name}")
