"""Who may read an article: everybody, subscribers, or nobody but the house."""

import json
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, get_args
from urllib.parse import unquote, urlsplit

Access = Literal["public", "subscribers", "internal"]
"""Of an article: who may read it. Of somebody who reads: the strictest that is open to them, so
that `internal` stands for who sees all."""

LEVELS: tuple[Access, ...] = get_args(Access)
"""From open to closed."""

PUBLIC: Access = "public"
SUBSCRIBERS: Access = "subscribers"
EVERYTHING: Access = "internal"
"""What the owner may read."""

RIGHTS = "Broadsheet-Rights"
"""The header of a request that wants to see no more than somebody with these rights."""


def allows(rights: Access, access: Access) -> bool:
    """Whether an article with this `access` may be read whole with these `rights`."""
    return LEVELS.index(access) <= LEVELS.index(rights)


def strictest(stated: Iterable[Access]) -> Access:
    """The most closed of what is `stated`; public where nothing is."""
    return max(stated, key=LEVELS.index, default=PUBLIC)


def access_of(written: object) -> Access:
    """The access that is written as its name, in any case. Raises ValueError."""
    name = written.strip().casefold() if isinstance(written, str) else written
    for level in LEVELS:
        if name == level:
            return level
    raise ValueError(f"access {str(written)!r:.80} is none of {', '.join(LEVELS)}")


@dataclass(frozen=True, slots=True)
class Rule:
    """Articles whose source, address or file begins so have at least this `access`."""

    beginning: str
    access: Access


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules by source; of those that hold of an article the strictest counts."""

    rules: tuple[Rule, ...] = ()

    @classmethod
    def of(cls, written: str | Mapping[str, str]) -> Self:
        """Rules as `BEGINNING=ACCESS`, with spaces between them, or as a mapping, also in JSON.

        A beginning is an address, or a file or folder; a relative one is taken from where the
        program runs. Raises ValueError.
        """
        if isinstance(written, str):
            pairs = _read(written)
        else:
            pairs = [(str(name), access) for name, access in written.items()]
        if any(not name.strip() for name, _ in pairs):
            raise ValueError("a rule names no source: write SOURCE=ACCESS")
        return cls(tuple(Rule(name.strip(), access_of(access)) for name, access in pairs))

    def __bool__(self) -> bool:
        return bool(self.rules)

    def access(self, *names: str | None) -> Access:
        """The strictest access of those that have one of these `names`."""
        if not self.rules:
            return PUBLIC
        known = {form for name in names if name for form in (name, plain(name))}
        return strictest(
            rule.access
            for rule in self.rules
            if any(name.startswith(_beginnings(rule.beginning)) for name in known)
        )


NO_RULES = Rules()


def _read(written: str) -> list[tuple[str, object]]:
    if written.lstrip().startswith("{"):
        read = json.loads(written)  # raises ValueError; what begins so is an object or nothing
        return list(read.items())
    found: list[tuple[str, object]] = []
    for one in written.split():
        name, mark, access = one.rpartition("=")
        if not mark:
            raise ValueError(f"{one!r} is no rule: write SOURCE=ACCESS")
        found.append((name, access))
    return found


def _beginnings(beginning: str) -> tuple[str, ...]:
    """A beginning in all forms in which the names of articles are compared with it."""
    if _is_address(beginning):
        return (plain(beginning),)
    slash = "/" if beginning.endswith("/") else ""
    return beginning, str(Path(beginning).expanduser().resolve()) + slash


def plain(name: str) -> str:
    """An address in the one form that all ways of writing it share, without its scheme; any other
    name as it is."""
    if not _is_address(name):
        return name
    try:
        parts = urlsplit(name)
    except ValueError:  # such as http://[
        return name
    host = parts.netloc.rpartition("@")[2].lower().removeprefix("www.")
    for port in (":80", ":443"):
        host = host.removesuffix(port)
    path = posixpath.normpath("/" + unquote(parts.path).lstrip("/"))
    slash = "/" if parts.path.endswith("/") and path != "/" else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"//{host}{path}{slash}{query}"


def _is_address(name: str) -> bool:
    return name[:8].lower().startswith(("http://", "https://"))
