"""No text keeps an expression busy, however it is made: the time grows as the text does."""

import ast
import importlib
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from tests.test_structure import MODULES, ROOT

pytestmark = pytest.mark.slow

_SHORT, _LONG = 250, 2000
"""Characters. What is cubic shows at the first, in a tenth of a second, and what is quadratic at
the second, in ten milliseconds."""

_SECONDS = 0.004
"""Of CPU time. What takes longer is looked at again with a text four times as long."""

_GROWTH = 8.0
"""Between four times the time, which linear expressions take then, and sixteen."""

_WAYS: dict[str, Callable[[re.Pattern[Any], Any], object]] = {
    "search": lambda pattern, text: pattern.search(text),
    "match": lambda pattern, text: pattern.match(text),
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
    "finditer": lambda pattern, text: list(pattern.finditer(text)),
}
_WHOLE = {"findall": "finditer", "sub": "finditer", "subn": "finditer", "split": "finditer"}
"""What goes over all of a text, as `finditer` does."""

_SIGNS = (
    *(" ", "\n", "a", "A", "1", ".", ",", ":", "-", "'", '"', "(", "[", "<", "/", "|", "\u201c"),
    *("\u0436", "\u5b57"),
)
_PUMPS = (
    *_SIGNS,
    *("A ", "a ", "Aa ", "aA", "1 ", "1,", "1.", "1-", "1a", "1[", "a.", "A-", "a'", "A.", "1'"),
    *("a. A", "\n ", "\n-", ". ", "- ", "; ", "a: 1; ", "[1]", " [1]", " [", "'.", "a\n", "A1 "),
    *("![", "<!--", "](", "://", "1 a ", "Aa, "),
)
_HEADS = ("a", "1", "[", "\n")
_ENDS = ("", "!", "x")

_WORDS = 6
"""Words of an expression that texts are made of."""


@dataclass(frozen=True, slots=True)
class Use:
    """An expression at the top of a module, and one way in which the project runs it."""

    name: str
    pattern: re.Pattern[Any]
    way: str


def uses() -> Iterator[Use]:
    trees = {module: _tree(module) for module in MODULES}
    called: dict[tuple[str, str], set[str]] = defaultdict(set)
    for module, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                name = node.value.id
                called[module if name.startswith("_") else "", name].add(node.attr)
    for module, tree in trees.items():
        names = [
            target.id
            for node in tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign)
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        ]
        values = vars(importlib.import_module(module))
        for name in names:
            found = called[module if name.startswith("_") else "", name]
            ways = {_WHOLE.get(way, way) for way in found} & _WAYS.keys()
            for place, pattern in enumerate(_patterns(values[name])):
                # An expression that is handed on may be run in any way.
                for way in sorted(ways or _WAYS):
                    yield Use(f"{module}.{name}" + f"[{place}]" * bool(place), pattern, way)


def _tree(module: str) -> ast.Module:
    return ast.parse((ROOT / f"{module.replace('.', '/')}.py").read_text())


def _patterns(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _patterns(one)
    elif isinstance(value, dict):
        yield from _patterns([*value, *value.values()])


def texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Texts of about this length that the pattern may begin to match again and again."""
    source = re.sub(r"\\.", " ", _plainly(pattern.pattern))
    words = re.findall(r"[^\W\d_]{2,}", source)
    words = words[:: max(1, len(words) // _WORDS)][:_WORDS]
    pumps = (*_PUMPS, *words, *(f"{word} " for word in words))
    for pump in pumps:
        run = pump * (length // len(pump))
        for end in _ENDS:
            yield run + end
    for head in (*_HEADS, *words):
        for sign in _SIGNS:
            yield head + sign * length + "x"


def _plainly(source: str | bytes) -> str:
    return source.decode() if isinstance(source, bytes) else source


def ran(use: Use, text: str) -> Callable[[], object]:
    """The expression's run over the text, in bytes if it is about bytes."""
    is_text = isinstance(use.pattern.pattern, str)
    return partial(_WAYS[use.way], use.pattern, text if is_text else text.encode())


def seconds(run: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        run()
        best = min(best, time.process_time() - began)
        if best < _SECONDS:
            break
    return best


ALL = list(uses())


@pytest.mark.parametrize("use", ALL, ids=[f"{use.name}-{use.way}" for use in ALL])
def test_the_time_that_an_expression_takes_grows_as_the_text_does(use: Use) -> None:
    for length in (_SHORT, _LONG):
        longer = texts(use.pattern, 4 * length)
        for text, more in zip(texts(use.pattern, length), longer, strict=True):
            took = seconds(ran(use, text))
            if took > _SECONDS:
                growth = seconds(ran(use, more)) / took
                assert growth < _GROWTH, f"{use.way} in {text[:20]!r} ... {text[-20:]!r}"


def test_expressions_are_found_with_the_ways_in_which_they_are_used() -> None:
    found = {(use.name, use.way) for use in ALL}
    assert ("qa.writing.draft._MARKS", "match") in found
    assert ("qa.text.sentences.BLANK_LINE", "search") in found
    assert ("qa.text.sentences.BLANK_LINE", "finditer") in found
