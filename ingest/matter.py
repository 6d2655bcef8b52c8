"""What stands in front of a text for programs: YAML, TOML or JSON. The home of yaml."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

_YAML = re.compile(r"\s*---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?\n)??\+\+\+[ \t]*(?:\n|$)", re.DOTALL)

_NESTED = ("params", "extra", "taxonomies")
"""Where Hugo and Zola put what they have no names of their own for."""

_FIELD = re.compile(r"[\"']?([^\W_][\w .-]{0,60}?)[\"']?[ \t]{0,9}[:=](?:[ \t]+(.*))?")
_FILLED = re.compile(r"[{<]%|\{\{")
"""How a place begins that a program should have filled."""


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The values in front of a text, by their names in small letters without marks, and the text
    behind them.

    A value that cannot be read as what it claims to be is the words of its line. One that was to be
    filled in by a program is left out. Words between two rules that are no values are text.
    """
    if found := _TOML.match(text):
        meta = _read(found[1] or "", tomllib.loads)
    elif found := _YAML.match(text):
        meta = _read(found[1] or "", _yaml)
    else:
        return _json(text) if text.lstrip().startswith("{") else ({}, text)
    return ({}, text) if meta is None else (_named(meta), text[found.end() :])


def _read(matter: str, load: Callable[[str], object]) -> dict[str, Any] | None:
    try:
        meta = load(matter)
    except (ValueError, RecursionError):
        meta = dict(pair for field in _fields(matter) for pair in _pairs(field, load))
    if isinstance(meta, dict) and meta:
        return meta
    return {} if not matter.strip() and load is tomllib.loads else None


def _yaml(text: str) -> object:
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError from error


def _fields(matter: str) -> Iterator[str]:
    """The fields of front matter, each with the lines that belong to it; none if its lines are
    others."""
    fields: list[str] = []
    for line in matter.splitlines(keepends=True):
        if fields and (line[:1] in " \t-#]})" or not line.strip()):
            fields[-1] += line
        elif _FIELD.fullmatch(line.rstrip()):
            fields.append(line)
        elif line.strip() and not line.startswith(("#", "[")):
            return iter(())
    return iter(fields)


def _pairs(field: str, load: Callable[[str], object]) -> Iterator[tuple[Any, Any]]:
    try:
        read = load(field)
    except (ValueError, RecursionError):
        read = None
    if isinstance(read, dict):
        yield from read.items()
    elif named := _FIELD.fullmatch(field.split("\n", 1)[0].rstrip()):
        value = (named[2] or "").strip()
        if value[:1] in ("'", '"'):
            value = value[1:].removesuffix(value[0])
        if value and not _FILLED.match(value):
            yield named[1], value


def _json(text: str) -> tuple[dict[str, Any], str]:
    """The JSON object at the top of a text, and the rest; no values if there is none."""
    try:
        meta, end = json.JSONDecoder().raw_decode(text, text.index("{"))
    except (ValueError, RecursionError):
        return {}, text
    rest = text[end:]
    stands_alone = rest.lstrip(" \t").startswith("\n")
    return (_named(meta), rest) if meta and stands_alone else ({}, text)


def _named(meta: dict[str, Any]) -> dict[str, Any]:
    nested = [meta[name] for name in _NESTED if isinstance(meta.get(name), dict)]
    found: dict[str, Any] = {}
    for part in (*nested, meta):
        found |= {re.sub(r"[\W_]", "", str(name)).lower(): value for name, value in part.items()}
    return found
