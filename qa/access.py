"""Who may read an article: everybody, subscribers, or nobody but the house."""

import json
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, get_args
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

import idna

Access = Literal["public", "subscribers", "internal"]
"""Of an article: who may read it. Of somebody who reads: the strictest that is open to them, so
that `internal` stands for who sees all."""

LEVELS: tuple[Access, ...] = get_args(Access)
"""From open to closed."""

PUBLIC: Access = "public"
SUBSCRIBERS: Access = "subscribers"
EVERYTHING: Access = "internal"
"""What the owner may read."""

_NONE = "none"
"""Written in place of rules: that there is none."""

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


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """Articles whose source, address or file begins so have at least this `access`.

    `place` is what the beginning stands for wherever the rule is looked at: an address as `plain`
    makes it, and of a file or folder the absolute path where the rule was read.
    """

    beginning: str
    access: Access
    place: str

    @classmethod
    def of(cls, beginning: str, access: Access) -> Self:
        """A relative file or folder is taken from where the program runs. Raises ValueError for
        one that cannot be told."""
        return cls(_composed(beginning), access, _composed(_place(beginning)))

    def __str__(self) -> str:
        moved = not _is_address(self.beginning) and self.place != self.beginning
        return f"{self.beginning}={self.access}" + f" ({self.place})" * moved

    def names(self, name: str) -> bool:
        """Whether a name, an address as `plain` makes it, begins so."""
        if _is_address(self.beginning):
            return name.startswith(self.place)
        return name.startswith((self.beginning, self.place))


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules by source; of those that hold of an article the strictest counts."""

    rules: tuple[Rule, ...] = ()

    @classmethod
    def of(cls, written: str | Mapping[str, str]) -> Self:
        """Rules as `BEGINNING=ACCESS`, with spaces between them, or as a mapping, also in JSON;
        `none` is no rule. Raises ValueError.

        A beginning is an address, or a file or folder; a relative one is taken from where the
        program runs.
        """
        if isinstance(written, str):
            pairs = _read(written)
        else:
            pairs = [(str(name), access) for name, access in written.items()]
        if any(not name.strip() for name, _ in pairs):
            raise ValueError("a rule names no source: write SOURCE=ACCESS")
        rules = {Rule.of(name.strip(), access_of(access)) for name, access in pairs}
        return cls(tuple(sorted(rules)))

    @classmethod
    def from_list(cls, values: Sequence[Sequence[str]]) -> Self:
        """The rules that `to_list` gave. Raises ValueError for what it cannot have given."""
        return cls(tuple(Rule(name, access_of(access), place) for name, access, place in values))

    def to_list(self) -> list[list[str]]:
        """Ready for JSON: they name the same, wherever they are read again."""
        return [[one.beginning, one.access, one.place] for one in self.rules]

    def __bool__(self) -> bool:
        return bool(self.rules)

    def __str__(self) -> str:
        return ", ".join(map(str, self.rules)) or "none"

    def but(self, others: Self) -> Self:
        """Those of the rules that are not among the `others`."""
        return type(self)(tuple(one for one in self.rules if one not in others.rules))

    def __or__(self, others: Self) -> Self:
        """Both these rules and the `others`."""
        return type(self)(tuple(sorted({*self.rules, *others.rules})))

    def also_at(self, others: Self) -> Self:
        """These rules, also at the places where the `others` have the same ones."""
        written = {(one.beginning, one.access) for one in self.rules}
        same = (one for one in others.rules if (one.beginning, one.access) in written)
        return self | type(self)(tuple(same))

    def access(self, *names: str | None) -> Access:
        """The strictest access of those that have one of these `names`."""
        if not self.rules:
            return PUBLIC
        known = {_composed(form) for name in names if name for form in (name, plain(name))}
        return strictest(
            rule.access for rule in self.rules if any(rule.names(name) for name in known)
        )


NO_RULES = Rules()


def _read(written: str) -> list[tuple[str, object]]:
    if written.strip().casefold() == _NONE:
        return []
    if written.lstrip().startswith("{"):
        read = json.loads(written)  # raises ValueError; what begins so is an object or nothing
        return list(read.items())
    found: list[tuple[str, object]] = []
    for one in written.split():
        name, mark, access = one.rpartition("=")
        if not mark:
            raise ValueError(f"{one!r} is no rule: write SOURCE=ACCESS, or {_NONE}")
        found.append((name, access))
    return found


def _place(beginning: str) -> str:
    if _is_address(beginning):
        return plain(beginning)
    slash = "/" if beginning.endswith("/") else ""
    try:
        return str(Path(beginning).expanduser().resolve()) + slash
    except (RuntimeError, OSError) as error:  # ~ of nobody, links in a circle
        raise ValueError(f"where {beginning!r} is cannot be told: {error}") from None


def _composed(name: str) -> str:
    """The form of a name in which é is one sign: some systems write it as two."""
    return normalize("NFC", name)


def plain(name: str) -> str:
    """An address in the one form that all ways of writing it share, without its scheme; any other
    name as it is."""
    if not _is_address(name):
        return name
    try:
        parts = urlsplit(name)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # such as http://[
        return name
    host = _in_ascii(host.removeprefix("www.").removesuffix("."))
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    path = posixpath.normpath("/" + unquote(parts.path).lstrip("/"))
    slash = "/" if parts.path.endswith("/") and path != "/" else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"//{host}{path}{slash}{query}"


def _in_ascii(host: str) -> str:
    """A host as it is looked up; as it is if there is no such name."""
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host


def _is_address(name: str) -> bool:
    return name[:8].lower().startswith(("http://", "https://"))
