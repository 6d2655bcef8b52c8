"""Words in one form, and those of them that are facts: figures and names."""

import re
from collections.abc import Iterator

from qa.text.words import common_words

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-\u2019'][^\W\d_]+)*")
_SEPARATED = re.compile(r"(?<!\d)\d++(?:[.,]\d++)++")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*")
_ENDING = re.compile(r"(?:['\u2019]s|ing|edly|ed|es|s|ly|er|e|y|ies|ied|d)$")
_FIGURES = {
    "zero": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}
_NEGATIONS = frozenset(
    {"not", "no", "never", "nobody", "nothing", "none", "neither", "without", "cannot"}
)

NOT = "not"
"""Stands for every word that denies."""


def words_of(text: str) -> Iterator[tuple[str, bool]]:
    """The words in one form each, and whether they must be found as they are: figures and names."""
    found = [match[0] for match in _WORD.finditer(text)]
    for place, word in enumerate(found):
        plain = word.lower()
        if word[0].isdecimal():
            yield word.replace(",", ""), True
        elif all(part in _FIGURES for part in plain.split("-")):
            yield str(sum(int(_FIGURES[part]) for part in plain.split("-"))), plain != "one"
        elif plain in _NEGATIONS or plain.endswith(("n't", "n\u2019t")):
            yield NOT, False
        else:
            # The first word of a sentence has its capital for that, unless a name goes on.
            named = word[0].isupper() and plain not in common_words()
            if place == 0:
                named = named and len(found) > 1 and found[1][0].isupper()
            yield root(plain), named


def facts(text: str) -> frozenset[str]:
    """The figures and names of a text, each in one form."""
    return frozenset(word for word, exact in words_of(_SEPARATED.sub(_plain, text)) if exact)


def figures(text: str) -> frozenset[str]:
    """The figures: 6,5 is the same as 6.5, and 20.000 as 20,000."""
    return frozenset(
        word for word, _ in words_of(_SEPARATED.sub(_plain, text)) if word[0].isdecimal()
    )


def root(word: str) -> str:
    """One form for most forms of a word, right or wrong."""
    return _ENDING.sub("", word) if len(word) > 4 else word.removesuffix("s")


def _plain(figure: re.Match[str]) -> str:
    """The figure with a point before its decimals and nothing between its thousands."""
    *whole, last = figure[0].replace(",", ".").split(".")
    between = "" if _THOUSANDS.fullmatch(figure[0]) else "."
    return f"{''.join(whole)}{between}{last}"
