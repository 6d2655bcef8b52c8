"""YAML as values that know their line, without what could grow or run.

Aliases are refused, so that a small file cannot stand for a large one, and so are tags. A value is
the text that is written: `no` is a language, and 2026-11-01 is not yet a day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qa.errors.base import BroadsheetError

MOST_BYTES = 1_000_000
_DEEPEST = 8
"""A text in its language in an entry in a list of a section is 5 deep."""

_KNOWN = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value")
)
_NULL = "tag:yaml.org,2002:null"


class BadYaml(BroadsheetError):
    """Text that is no YAML of the kind that is read, from `line` on."""

    code = "bad_desk"
    exit_code = 2

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


@dataclass(frozen=True, slots=True)
class Text:
    """What is written; None where nothing is."""

    line: int
    value: str | None


@dataclass(frozen=True, slots=True)
class List:
    line: int
    items: tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with their values, in their order; one may be written twice."""

    line: int
    rows: tuple[tuple[Text, "Value"], ...]


Value = Text | List | Table


def tree(content: bytes) -> Value:
    """The value that `content` is. Raises BadYaml."""
    import yaml

    text = _decoded(content)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _look_through(yaml.parse(text, Loader=loader))
        # Aliases and depth have been looked at, so that this neither grows nor recurs without end.
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadYaml(mark.line + 1 if mark else 1, _advice(error.problem)) from None
    except yaml.reader.ReaderError as error:
        place = error.position if isinstance(error.position, int) else 0
        line = text.count("\n", 0, place) + 1
        raise BadYaml(line, "a sign that cannot be printed stands here: delete it") from None
    return Text(1, None) if node is None else _value(node)


def _decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        size = f"{len(content):,} bytes"
        raise BadYaml(1, f"the file has {size}, and at most {MOST_BYTES:,} are read: shorten it")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadYaml(line, "this is not UTF-8: save the file as UTF-8") from None


def _look_through(events: Iterator[Any]) -> None:
    """Raises BadYaml for what is not read."""
    from yaml import AliasEvent, CollectionEndEvent, CollectionStartEvent, DocumentStartEvent

    depth = documents = 0
    for event in events:
        line = event.start_mark.line + 1
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        documents += isinstance(event, DocumentStartEvent)
        if isinstance(event, AliasEvent):
            raise BadYaml(line, f"`*{event.anchor}` is not read: write out what it stands for")
        if depth > _DEEPEST:
            raise BadYaml(
                line, "lists and keys are nested too deep: docs/desk.example.yaml shows how"
            )
        if documents > 1:
            raise BadYaml(line, "a second document begins here: delete the line `---`")


def _advice(problem: str | None) -> str:
    return (
        f"this is not YAML ({problem or 'it cannot be read'}): put a text that has `: ` or `#` in "
        "it, or begins with a sign, in quotation marks, or write it below `>-`, further in"
    )


def _value(node: Any) -> Value:
    import yaml

    line = node.start_mark.line + 1
    if node.tag not in _KNOWN:
        raise BadYaml(line, f"the tag {node.tag.rpartition(',2002:')[2]!r} is not read: delete it")
    if isinstance(node, yaml.ScalarNode):
        return Text(line, None if node.tag == _NULL else node.value)
    if isinstance(node, yaml.SequenceNode):
        return List(line, tuple(_value(item) for item in node.value))
    rows = []
    for key, item in node.value:
        named = _value(key)
        if not isinstance(named, Text) or named.value is None:
            raise BadYaml(named.line, "a list stands where a key is wanted: put it in quotes")
        rows.append((named, _value(item)))
    return Table(line, tuple(rows))
