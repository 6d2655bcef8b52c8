"""Authors and sources that a question names, as filters that can be set.

They are offered and not set: "What did Blair say" is no question to the articles that Blair wrote.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qa.store.stores import LibraryStore
from qa.text.words import WORD, words_in

_MOST = 3
"""Names of a kind that are offered."""

_SHORTEST = 2
"""Letters in a name."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Names as the library has them, the longest first."""

    authors: tuple[str, ...]
    sources: tuple[str, ...]


def offered(question: str, library: LibraryStore) -> Offered:
    """The authors and sources of the library whose whole names stand in a question.

    A name of one word, such as that of a folder, counts only where the question writes it with a
    capital and not at its beginning: "the BBC", and not "articles". One to which all articles
    belong narrows nothing.
    """
    listing = library.catalogue.page(limit=1)
    authors = [name for line in library.catalogue.authors() for name in line.split(", ")]
    sources = [one.name for one in listing.sources if one.count < listing.total]
    said = [(found[0], found.start()) for found in WORD.finditer(question)]
    return Offered(tuple(_named(authors, said)), tuple(_named(sources, said)))


def _named(names: Iterable[str], said: list[tuple[str, int]]) -> Iterator[str]:
    words = [word.casefold() for word, _ in said]
    found = [
        name
        for name in dict.fromkeys(names)
        if len(name) >= _SHORTEST and _stands(words_in(name), words, said)
    ]
    yield from sorted(found, key=len, reverse=True)[:_MOST]


def _stands(name: list[str], words: list[str], said: list[tuple[str, int]]) -> bool:
    for place in range(len(words) - len(name) + 1) if name else ():
        if words[place : place + len(name)] == name and (
            len(name) > 1 or (place > 0 and said[place][0][0].isupper())
        ):
            return True
    return False
